#include "tests/acceptance/works.hpp"

#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

constexpr const char* partners =
    "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
    "ABC123\tUn\tEDI\toui\toui\toui\t-\n"
    "API042\tDeux\tAPI\toui\toui\toui\t-\n"
    "POR042\tTrois\tPORTAIL\toui\toui\toui\t-\n"
    "OPE001\tOpérateur\tEDI\toui\toui\toui\t-\n";

/// OPE001 speaks for everybody.
constexpr const char* habilitations = "partner\trole\tstructure\nOPE001\t*\t*\n";

std::string swapped(std::string text, std::string_view from, std::string_view to) {
  return from == to ? text : replaced(std::move(text), from, to);
}

}  // namespace

std::string works_piece(const WorksWish& wish) {
  const std::string summation = "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>";
  auto text = sample_bytes("works-draft-statement");
  text = swapped(text, "<ram:ID>A4</ram:ID>", "<ram:ID>" + std::string(wish.cadre) + "</ram:ID>");
  text = swapped(text, "CHE-2025-M03", wish.number);
  text = swapped(text, "M2024-017", wish.marche);
  text = swapped(text, "00000104000013", wish.supplier);
  text = swapped(text, "21990001600011", wish.recipient);
  text = swapped(text, "18990006100012", wish.validator);
  text = swapped(text, "<ram:BuyerReference>TECH</ram:BuyerReference>",
                 wish.service.empty() ? std::string()
                                      : "<ram:BuyerReference>" + std::string(wish.service) +
                                            "</ram:BuyerReference>");
  if (wish.previous.empty()) return text;
  return swapped(text, summation,
                 summation + "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>" +
                     std::string(wish.previous) +
                     "</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>");
}

WorksWish demand(std::string_view number) {
  return {.cadre = "A10",
          .number = number,
          .supplier = "00000105700017",
          .validator = "00000104000013"};
}

WorksHouse::WorksHouse()
    : house_({.annuaire = {},
              .partenaires = partners,
              .cadres = {},
              .habilitations = habilitations,
              .marches = {}}) {}

lifecycle::PieceRow WorksHouse::piece(const std::string& number) {
  return house_.pieces({.number = number}).at(0);
}

std::vector<std::string> WorksHouse::history(const std::string& number) {
  std::vector<std::string> states;
  const auto one = piece(number);
  const auto rows = house_.ledger().transitions_of(one.flux_row).value();
  for (const auto& row : rows)
    if (row.step.piece == one.position) states.push_back(row.step.to);
  return states;
}

std::vector<std::string> WorksHouse::say(const std::string& number, const std::string& status,
                                         const std::string& motif, const std::string& comment) {
  StatusNotice notice;
  notice.number = number;
  notice.status = status;
  notice.motif = motif;
  notice.comment = comment;
  notice.actor = "Anne Lebrun";
  return codes_of(house_.say(notice));
}

Outcome WorksHouse::tell(const std::vector<StatusWish>& wishes) {
  return deposit(cpp_statut(wishes), "OPE001", "FSO1300A");
}

Outcome WorksHouse::tell_cdar(const StatusWish& wish) {
  return deposit(cdar(wish), "OPE001", "FSO1304A");
}

Outcome WorksHouse::deposit(const std::string& document, const std::string& partner,
                            std::string_view interface) {
  house_.drop(partner, flux_name(interface, ++count_, partner), document);
  return house_.run().at(0).outcome;
}

const ExaminedPiece& only_piece(const Outcome& outcome) {
  return outcome.examined.pieces.at(0);
}

std::vector<std::string> refusals(const Outcome& outcome) {
  return codes_of(only_piece(outcome).findings, Severity::error);
}

}  // namespace ecluse::tests
