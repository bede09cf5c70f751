#include "tests/lifecycle/outcomes.hpp"

#include <utility>

#include "model/states.hpp"

namespace ecluse::tests {
namespace {

void step(Outcome& outcome, int piece, std::string_view from, std::string_view to,
          std::string_view cause = {}) {
  outcome.transitions.push_back(
      {piece, std::string(from), std::string(to), noon, "ecluse", std::string(cause)});
}

void step_piece(Outcome& outcome, int piece, bool good) {
  if (!good) {
    step(outcome, piece, "", piece_status::not_conform, "G1.10");
    return;
  }
  step(outcome, piece, "", piece_status::deposited);
  step(outcome, piece, piece_status::deposited, piece_status::on_its_way);
  step(outcome, piece, piece_status::on_its_way, piece_status::available);
}

Fate fate_of(const ExaminedFlux& flux) {
  const auto good = accepted_count(flux);
  if (good == 0) return Fate::rejected;
  return good == flux.pieces.size() ? Fate::integrated : Fate::partially_integrated;
}

std::vector<WordedFinding> worded(const std::vector<Finding>& findings) {
  std::vector<WordedFinding> all;
  all.reserve(findings.size());
  for (const auto& finding : findings)
    all.push_back({finding,
                   {"message de " + finding.code, "conseil de " + finding.code, "fournisseur",
                    "Libelle de " + finding.code}});
  return all;
}

}  // namespace

lifecycle::Machines machines() {
  return lifecycle::Machines::standard().value();
}

ExaminedFlux flux_numbered(int number, std::string_view arrival_id) {
  auto sequence = std::to_string(number);
  sequence.insert(0, 15 - sequence.size(), '0');
  ExaminedFlux flux;
  flux.name = FluxName{"FSO1100A", "AAA999", "AAA9991100" + sequence};
  flux.flux = {std::string(arrival_id), "AAA999", "FSO1100A_AAA999_" + flux.name->id, "", {}, noon};
  flux.flux.file.size = 1000;
  flux.format = Format::ubl_invoice;
  flux.sha256 = std::string(64 - sequence.size(), 'a') + sequence;
  flux.tables = "tables-1";
  flux.layers[0] = {LayerStatus::passed, std::chrono::microseconds{12}, 0};
  return flux;
}

ExaminedPiece good_piece(std::string_view number) {
  ExaminedPiece piece;
  piece.file = std::string(number) + ".xml";
  piece.summary = {std::string(number),
                   "380",
                   "A1",
                   "EUR",
                   IdentifierType::siret,
                   "11111111100011",
                   "Société d'Étude",
                   "22222222200022",
                   "Mairie de X",
                   "SERVICE",
                   "",
                   "EJ-7",
                   "M-3",
                   parse_iso_date("2026-01-10"),
                   Decimal::parse("1000.00"),
                   Decimal::parse("200.000001"),
                   Decimal::parse("1200.000001"),
                   Decimal::parse("1200.00")};
  piece.layers[1] = {LayerStatus::passed, std::chrono::microseconds{34}, 0};
  piece.route = Route{"factures",
                      "22222222200022",
                      "Mairie de X",
                      "SERVICE",
                      "Service des eaux",
                      Role::destinataire,
                      {},
                      {{Role::fournisseur, "11111111100011", "Société\td'Étude", ""}},
                      "ROUTE_SIRET"};
  return piece;
}

ExaminedPiece bad_piece(std::string_view number) {
  auto piece = good_piece(number);
  piece.findings = {finding_of("G1.10", Severity::error, Layer::referentiel)};
  piece.route.reset();
  return piece;
}

Finding finding_of(std::string_view code, Severity severity, Layer layer) {
  return {std::string(code),
          severity,
          layer,
          {14, 207, "/Invoice[1]/ID[1]", "BT-1"},
          {{"seen", "a\tb\nc\\d"}, {"expected", ""}}};
}

Outcome decided(ExaminedFlux flux, std::vector<ExaminedPiece> pieces) {
  flux.pieces = std::move(pieces);
  Outcome outcome{std::move(flux), {}, {}, {}};
  outcome.fate = fate_of(outcome.examined);
  const auto whole = Transition::whole_flux;
  step(outcome, whole, "", flux_state::received);
  step(outcome, whole, flux_state::received, flux_state::exchanged);
  step(outcome, whole, flux_state::exchanged, flux_state::processing);
  for (int at = 0; at < static_cast<int>(outcome.examined.pieces.size()); ++at)
    step_piece(outcome, at, accepted(outcome.examined.pieces[static_cast<std::size_t>(at)]));
  step(outcome, whole, flux_state::processing, state_of(outcome.fate));
  return outcome;
}

Outcome refused(ExaminedFlux flux, Fate fate, std::string_view code) {
  flux.findings = {finding_of(code, Severity::error, Layer::technique)};
  Outcome outcome{std::move(flux), fate, {}, {}};
  step(outcome, Transition::whole_flux, "", flux_state::received);
  step(outcome, Transition::whole_flux, flux_state::received, state_of(fate), code);
  return outcome;
}

lifecycle::OutcomeWords words_of(const Outcome& outcome) {
  lifecycle::OutcomeWords words{worded(outcome.examined.findings), {}};
  for (const auto& piece : outcome.examined.pieces) words.pieces.push_back(worded(piece.findings));
  return words;
}

}  // namespace ecluse::tests
