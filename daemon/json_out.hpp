// Machine output: the stable JSON of `check`, `run`, `list` and `show` (house: "The command line").
// nlohmann-json is met here only in this room. Field names are a contract: added to, never changed.
#pragma once

#include <string>
#include <vector>

#include "daemon/process.hpp"
#include "daemon/tally.hpp"
#include "lifecycle/ledger_rows.hpp"

namespace ecluse::daemon {

/// One flux on one line: file, flux_id, interface, format, sha256, state, layers, findings, pieces.
/// `words` are in the language of the reader.
std::string flux_json(const Outcome& outcome, const lifecycle::OutcomeWords& words);

/// The last line of `run --json` and `check --json`: {"summary": {…}}.
std::string summary_json(const Tally& tally);

/// One row of `list --json`.
std::string flux_row_json(const lifecycle::FluxRow& row);

/// Everything `show` tells of one flux.
struct FluxStory {
  lifecycle::FluxRow flux;
  std::vector<lifecycle::PieceRow> pieces;
  std::vector<WordedFinding> findings;  ///< in the order of `finding_pieces`
  std::vector<int> finding_pieces;      ///< whose each is: a position, or Transition::whole_flux
  std::vector<lifecycle::TransitionRow> transitions;
  std::vector<lifecycle::AnswerRow> answers;
  std::vector<lifecycle::EventRow> events{};  ///< of a flux of statuses, which has no pieces
};

std::string story_json(const FluxStory& story);

/// {"error": {code, detail}} for whoever reads --json.
std::string error_json(const Error& error, const std::string& words);

}  // namespace ecluse::daemon
