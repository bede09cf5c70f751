// Machine output: the stable JSON of `check`, `run`, `list` and `show` (house: "The command line").
// nlohmann-json is met here only in this room. Field names are a contract: added to, never changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/process.hpp"
#include "daemon/tally.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/ticket.hpp"
#include "validation/rule_register.hpp"

namespace ecluse::daemon {

/// One flux on one line: file, flux_id, interface, format, sha256, state, layers, findings, pieces.
/// `words` are in the language of the reader.
std::string flux_json(const Outcome& outcome, const lifecycle::OutcomeWords& words);

/// The last line of `run --json` and `check --json`: {"summary": {…}}.
std::string summary_json(const Tally& tally);

/// One row of `list --json`.
std::string flux_row_json(const lifecycle::FluxRow& row);

/// A file that extract wrote.
struct ExtractedFile {
  std::string piece;   ///< file of the piece in its flux
  std::string number;  ///< of the invoice
  std::string name;    ///< of the attachment, as the invoice says
  std::string path;
  std::uint64_t size = 0;
  ContentType type = ContentType::empty;
  Sha256Digest sha256{}, attachment_sha256{};  ///< they differ when a ZIP was taken off
};

/// One row of `extract --json`: piece, number, name, path, size, type, sha256, attachment_sha256.
std::string extracted_json(const ExtractedFile& file);

/// Everything `show` tells of one flux.
struct FluxStory {
  lifecycle::FluxRow flux;
  std::vector<lifecycle::PieceRow> pieces;
  std::vector<WordedFinding> findings;  ///< in the order of `finding_pieces`
  std::vector<int> finding_pieces;      ///< whose each is: a position, or Transition::whole_flux
  std::vector<lifecycle::TransitionRow> transitions;
  std::vector<lifecycle::AnswerRow> answers;
  std::vector<lifecycle::EventRow> events{};  ///< of a flux of statuses, which has no pieces
  /// By position of the piece; empty when the bytes are no longer in the archive.
  std::vector<std::vector<AttachmentFacts>> attachments{};
  std::vector<lifecycle::Ticket> tickets{};  ///< of the flux and its pieces, oldest first
};

std::string story_json(const FluxStory& story);

/// One row of `rules list --json`, and what `rules show --json` gives: code, layer, severity (null
/// when a table decides), scope, confidence, source, term, paths, and the words in both languages.
std::string rule_json(const validation::KnownRule& rule, const validation::Catalogue& catalogue);

/// One row of `rules gaps --json`.
std::string gap_json(const validation::Gap& gap);

/// What `statut --json` gives: piece, asked, state, steps, findings.
std::string statut_json(const StatusNotice& asked, const std::vector<Move>& moves,
                        const std::vector<WordedFinding>& findings);

/// An object whose fields a command tells itself, in order; lists hold objects.
struct JsonFields;
using JsonValue =
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, std::vector<JsonFields>>;
struct JsonFields {
  std::vector<std::pair<std::string, JsonValue>> fields;
};
std::string object_json(const JsonFields& object);

/// {"error": {code, detail}} for whoever reads --json.
std::string error_json(const Error& error, const std::string& words);

}  // namespace ecluse::daemon
