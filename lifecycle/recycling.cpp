#include "lifecycle/recycling.hpp"

#include <algorithm>

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view sent_again = "RECYCLAGE";  // cause: a text of the catalogue

}  // namespace

std::optional<Transition> recycle(const KnownPiece& piece, std::string_view actor,
                                  const Machines& machines, Instant now) {
  const auto& steps = machines.piece.steps_from(piece.state);
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [](const Step& step) { return lists(step.by, "recyclage"); });
  if (found == steps.end()) return std::nullopt;
  return Transition{piece.position,         piece.state, found->to, now, std::string(actor),
                    std::string(sent_again)};
}

std::vector<std::string_view> changed_terms(const PieceSummary& first, const PieceSummary& again) {
  std::vector<std::string_view> terms;
  const auto compare = [&](const auto& one, const auto& other, std::string_view term) {
    if (one != other) terms.push_back(term);
  };
  compare(first.issue_date, again.issue_date, "BT-2");
  compare(first.type, again.type, "BT-3");
  compare(first.currency, again.currency, "BT-5");
  compare(first.marche, again.marche, "BT-12");
  compare(first.cadre, again.cadre, "BT-23");
  compare(first.net, again.net, "BT-109");
  compare(first.vat, again.vat, "BT-110");
  compare(first.gross, again.gross, "BT-112");
  compare(first.payable, again.payable, "BT-115");
  return terms;
}

}  // namespace ecluse::lifecycle
