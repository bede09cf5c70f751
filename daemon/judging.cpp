#include "daemon/judging.hpp"

#include <iterator>

namespace ecluse::daemon {
namespace {

/// The syntax, whatever container it came in.
std::string_view document_of(const parsers::Reading& reading) {
  if (!reading.piece) return name_of(reading.format);
  switch (reading.piece->syntax) {
    case Syntax::ubl_invoice:
      return name_of(Format::ubl_invoice);
    case Syntax::ubl_credit_note:
      return name_of(Format::ubl_credit_note);
    case Syntax::cii:
      return name_of(Format::cii);
    case Syntax::cpp_mixte:
      return name_of(Format::cpp_mixte);
  }
  return {};
}

/// Rulebooks name the term they judge in their sentence: "… (BT-1)".
std::string term_in(std::string_view message) {
  for (const auto* kind : {"(BT-", "(BG-"}) {
    const auto at = message.find(kind);
    if (at == std::string_view::npos) continue;
    const auto end = message.find_first_not_of("BTG-0123456789", at + 1);
    return std::string(message.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
  }
  return {};
}

std::vector<Finding> found_by(const Judge& judge, const Document& document, Instant at) {
  auto findings = judge.rulebook->check(document, {.now = at}).findings;
  for (auto& one : findings) {
    if (judge.weight == validation::Weight::advise) one.severity = Severity::warning;
    if (one.place.term.empty()) one.place.term = term_in(value_of(one, "message"));
    one.values.push_back({"rulebook", std::string(judge.name)});
    if (const auto told = judge.elements->find(one.code); told != judge.elements->end())
      one.values.push_back({"element", std::string(told->second)});
  }
  return findings;
}

}  // namespace

Result<std::vector<Judge>> judges_of(const parsers::Reading& reading, const Interface* interface,
                                     const Tables& tables) {
  validation::ProfileAsk ask;
  if (interface) ask = {interface->code, interface->type, {}, {}};
  ask.document = document_of(reading);
  if (reading.piece) ask.profile = text_of(reading.piece->profile);
  std::vector<Judge> judges;
  for (const auto& name : tables.rulebooks.names()) {
    const auto weight = tables.profiles.weight(ask, name);
    if (!weight) continue;
    const auto rulebook = tables.rulebooks.get(name);
    if (!rulebook) return tl::unexpected(rulebook.error());
    judges.push_back({*rulebook, name, &tables.rulebooks.elements(name), *weight});
  }
  return judges;
}

std::vector<Finding> judge(const Document& document, const std::vector<Judge>& judges,
                           const validation::Derogations& derogations, Instant at, Date day) {
  std::vector<Finding> all;
  for (const auto& one : judges) {
    auto findings = found_by(one, document, at);
    derogations.apply(findings, one.name, day);
    all.insert(all.end(), std::make_move_iterator(findings.begin()),
               std::make_move_iterator(findings.end()));
  }
  return all;
}

}  // namespace ecluse::daemon
