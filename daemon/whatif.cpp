#include "daemon/whatif.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace ecluse::daemon {
namespace {

/// The rules that fired, with a star on those that only warn.
std::set<std::string> rules_of(const ExaminedPiece& piece) {
  std::set<std::string> rules;
  for (const auto& one : piece.findings)
    if (one.layer == Layer::rulebooks)
      rules.insert(one.severity == Severity::error ? one.code : one.code + "*");
  return rules;
}

std::vector<std::string> without(const std::set<std::string>& some,
                                 const std::set<std::string>& others) {
  std::vector<std::string> left;
  std::ranges::set_difference(some, others, std::back_inserter(left));
  return left;
}

}  // namespace

std::vector<VerdictChange> changes(const ExaminedFlux& before, const ExaminedFlux& after) {
  std::vector<VerdictChange> all;
  const auto pieces = std::min(before.pieces.size(), after.pieces.size());
  for (std::size_t i = 0; i < pieces; ++i) {
    const auto& was = before.pieces[i];
    const auto& is = after.pieces[i];
    const auto old_rules = rules_of(was), new_rules = rules_of(is);
    if (old_rules == new_rules && accepted(was) == accepted(is)) continue;
    all.push_back({before.flux.file_name, was.summary, accepted(was), accepted(is),
                   without(old_rules, new_rules), without(new_rules, old_rules)});
  }
  return all;
}

}  // namespace ecluse::daemon
