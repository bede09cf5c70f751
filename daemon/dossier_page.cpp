#include "daemon/dossier_page.hpp"

#include <utility>

#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/spill.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Dossier;
using lifecycle::DossierPiece;

constexpr std::string_view house = "ecluse";

std::string harmless(std::string_view text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

std::string label_of(const std::string& cadre, const routing::Cadres& cadres, Language language) {
  const auto* known = cadres.find(cadre);
  if (!known) return {};
  return language == Language::fr ? known->label_fr : known->label_en;
}

/// "15/01/2026".
std::string day_text(Instant instant) {
  return lifecycle::paris_text(instant).substr(0, 10);
}

std::string piece_text(const DossierPiece& one, const routing::Cadres& cadres,
                       const Printer& printer) {
  const auto& [piece, flux, history, before] = one;
  auto page = printer.text("dossier.piece",
                           {{"cadre", harmless(piece.summary.cadre)},
                            {"label", label_of(piece.summary.cadre, cadres, printer.language())},
                            {"number", harmless(piece.summary.number)},
                            {"state", printer.text("piece." + piece.state)},
                            {"date", day_text(piece.state_at)}}) +
              '\n';
  for (const auto& [sequence, step] : history) {
    page += "    " + lifecycle::paris_text(step.at) + " – " + printer.text("piece." + step.to);
    if (step.actor != house) page += " – " + harmless(step.actor);
    if (!step.comment.empty()) page += " – " + harmless(step.comment);
    page += '\n';
  }
  return page;
}

JsonValue text_or_null(const std::string& text) {
  return text.empty() ? JsonValue(nullptr) : JsonValue(text);
}

JsonFields step_json(const lifecycle::TransitionRow& row) {
  return {{{"at", utc_text(row.step.at)},
           {"sequence", row.sequence},
           {"state", row.step.to},
           {"actor", row.step.actor},
           {"cause", text_or_null(row.step.cause)},
           {"comment", text_or_null(row.step.comment)}}};
}

/// The number of the piece it was made from, or took the place of.
JsonValue made_from(const DossierPiece& one, const Dossier& dossier) {
  for (const auto& other : dossier.pieces)
    if (one.before == other.piece.row) return other.piece.summary.number;
  return nullptr;
}

JsonFields piece_json(const DossierPiece& one, const Dossier& dossier,
                      const routing::Cadres& cadres) {
  const auto& sum = one.piece.summary;
  std::vector<JsonFields> history;
  for (const auto& row : one.history) history.push_back(step_json(row));
  return {{{"number", sum.number},
           {"cadre", sum.cadre},
           {"label", label_of(sum.cadre, cadres, Language::fr)},
           {"type", sum.type},
           {"supplier", sum.supplier},
           {"recipient", sum.recipient},
           {"marche", text_or_null(sum.marche)},
           {"engagement", text_or_null(sum.engagement)},
           {"state", one.piece.state},
           {"state_at", utc_text(one.piece.state_at)},
           {"file", one.piece.file},
           {"flux_id", text_or_null(one.flux.flux_id)},
           {"made_from", made_from(one, dossier)},
           {"history", std::move(history)}}};
}

}  // namespace

std::string dossier_file_name(std::size_t rank, const lifecycle::DossierPiece& one) {
  const auto digits = std::to_string(rank);
  const auto& piece = one.piece;
  return lifecycle::safe_file_name((rank < 10 ? "0" : "") + digits + '-' + piece.summary.cadre +
                                   '-' + piece.file);
}

std::string dossier_text(const Dossier& dossier, const routing::Cadres& cadres,
                         const Printer& printer) {
  auto page = printer.text("dossier.title", {{"number", harmless(dossier.number)}}) + '\n';
  for (const auto& piece : dossier.pieces) page += piece_text(piece, cadres, printer);
  return page;
}

JsonFields dossier_json(const Dossier& dossier, const routing::Cadres& cadres) {
  std::vector<JsonFields> pieces;
  for (const auto& piece : dossier.pieces) pieces.push_back(piece_json(piece, dossier, cadres));
  return {{{"dossier", dossier.number}, {"pieces", std::move(pieces)}}};
}

std::string manifest_json(const Dossier& dossier, const std::vector<DossierFile>& files) {
  std::vector<JsonFields> rows;
  for (const auto& file : files) {
    const auto& piece = file.of->piece;
    rows.push_back({{{"name", file.name},
                     {"size", static_cast<std::int64_t>(file.size)},
                     {"sha256", file.sha256},
                     {"number", piece.summary.number},
                     {"cadre", piece.summary.cadre},
                     {"state", piece.state},
                     {"state_at", utc_text(piece.state_at)},
                     {"flux_sha256", file.of->flux.sha256}}});
  }
  return object_json({{{"dossier", dossier.number}, {"files", std::move(rows)}}}) + '\n';
}

std::string sha256_sums(const std::vector<DossierFile>& files) {
  std::string text;
  for (const auto& file : files) text += file.sha256 + "  " + file.name + '\n';
  return text;
}

}  // namespace ecluse::daemon
