#include "daemon/decide.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/controls.hpp"
#include "model/states.hpp"
#include "routing/attachment_kinds.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view gate = "ecluse";
constexpr std::string_view duplicate_flux = "IRR_UNICITE";

/// Writes the steps of one object of the two machines one after the other.
class Steps {
 public:
  Steps(Outcome& outcome, int piece) : outcome_(outcome), piece_(piece) {}

  void to(std::string_view state, Instant at, std::string_view cause = {}) {
    outcome_.transitions.push_back({piece_, std::string(state_), std::string(state), at,
                                    std::string(gate), std::string(cause)});
    state_ = state;
  }

 private:
  Outcome& outcome_;
  int piece_;
  std::string_view state_;
};

std::string_view first_error(const std::vector<Finding>& findings) {
  const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::error;
  });
  return found == findings.end() ? std::string_view{} : std::string_view(found->code);
}

bool is_duplicate(const ExaminedFlux& flux) {
  return std::any_of(flux.findings.begin(), flux.findings.end(), [](const Finding& finding) {
    return finding.code == duplicate_flux && finding.severity == Severity::error;
  });
}

Fate fate_of(const ExaminedFlux& flux) {
  if (is_duplicate(flux)) return Fate::duplicate;
  const auto good = accepted_count(flux);
  if (has_error(flux.findings) || good == 0) return Fate::rejected;
  return good == flux.pieces.size() ? Fate::integrated : Fate::partially_integrated;
}

/// The status in which the gate leaves an accepted piece (chorus-edi.md §4.2, §4.4).
std::string_view arrival_status(Role next) {
  switch (next) {
    case Role::valideur:
      return piece_status::to_validate;
    case Role::moe:
      return piece_status::available_moe;
    case Role::moa:
      return piece_status::available_moa;
    case Role::fournisseur:
      return piece_status::to_associate_supplier;
    default:
      return piece_status::available;
  }
}

/// A demand that its titulaire validated before it was sent: the attestation is joined (TRV-21).
bool validated_outside(const ExaminedPiece& piece) {
  return piece.summary.cadre == "A10" && piece.route && piece.route->circuit.size() == 2 &&
         piece.route->next == Role::valideur &&
         std::any_of(piece.attachments.begin(), piece.attachments.end(), [](const auto& one) {
           return one.kind == routing::attachment_kind::attestation;
         });
}

void step_piece(Outcome& outcome, int index, Instant now) {
  auto& piece = outcome.examined.pieces[static_cast<std::size_t>(index)];
  if (!piece.statuses.empty()) return;  // it tells of another piece, and is none
  Steps step(outcome, index);
  if (!accepted(piece)) {
    piece.route.reset();  // it goes nowhere
    step.to(piece_status::not_conform, now, first_error(piece.findings));
    return;
  }
  step.to(piece_status::deposited, now);
  step.to(piece_status::on_its_way, now);
  step.to(arrival_status(piece.route ? piece.route->next : Role::destinataire), now,
          piece.route ? piece.route->reason : std::string_view{});
  if (!validated_outside(piece)) return;
  piece.route->next = piece.route->circuit.back();
  step.to(piece_status::validated, now, "VALIDATION_HORS_OUTIL");
  step.to(arrival_status(piece.route->next), now);
}

/// Why a flux ends as it does: its own first error, or that of its first rejected piece.
std::string_view cause_of(const ExaminedFlux& flux) {
  const auto own = first_error(flux.findings);
  if (!own.empty()) return own;
  const auto bad = std::find_if_not(flux.pieces.begin(), flux.pieces.end(), accepted);
  return bad == flux.pieces.end() ? std::string_view{} : first_error(bad->findings);
}

}  // namespace

Outcome decide(ExaminedFlux examined, Instant now) {
  ingest::put_in_official_order(examined.findings);
  Outcome outcome{std::move(examined), Fate::rejected, {}, {}};
  outcome.fate = fate_of(outcome.examined);
  const bool admitted = !has_error(outcome.examined.findings);
  if (!admitted) outcome.examined.pieces.clear();

  Steps step(outcome, Transition::whole_flux);
  step.to(flux_state::received, outcome.examined.flux.received);
  if (admitted) {
    step.to(flux_state::exchanged, now);
    step.to(flux_state::processing, now);
  }
  for (int i = 0; i < static_cast<int>(outcome.examined.pieces.size()); ++i)
    step_piece(outcome, i, now);
  step.to(state_of(outcome.fate), now, cause_of(outcome.examined));
  return outcome;
}

Outcome quarantine(ExaminedFlux examined, const std::string& cause, Instant now) {
  examined.pieces.clear();
  Outcome outcome{std::move(examined), Fate::quarantined, {}, {}};
  Steps step(outcome, Transition::whole_flux);
  step.to(flux_state::received, outcome.examined.flux.received);
  step.to(flux_state::incident, now, cause);
  return outcome;
}

}  // namespace ecluse::daemon
