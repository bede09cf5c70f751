#include "lifecycle/report_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "lifecycle/error_lines.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::lifecycle {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t label_limit = 200;                   // §3.4
constexpr std::string_view done_label = "TRA_MSG_00.000";  // §5.1: the request was served

const std::string& label_of(const WordedFinding& worded) {
  return worded.words.label.empty() ? worded.words.message : worded.words.label;
}

bool is_error(const WordedFinding& worded) {
  return worded.finding.severity == Severity::error;
}

Json technical_errors(const std::vector<WordedFinding>& findings) {
  auto list = Json::array();
  for (const auto& worded : findings)
    if (is_error(worded))
      list.push_back({{"codeErreur", clean_text(worded.finding.code)},
                      {"libelleErreur", clean_text(label_of(worded))},
                      {"natureErreur", error_nature(worded.finding.layer)}});
  return list;
}

/// The labels of the errors of a piece joined by '|' and cut, as Chorus Pro does (§3.4).
std::string joined_labels(const std::vector<WordedFinding>& findings) {
  std::string joined;
  for (const auto& worded : findings) {
    if (!is_error(worded)) continue;
    if (!joined.empty()) joined += '|';
    joined += label_of(worded);
  }
  return cut_text(joined, label_limit);
}

Json rejected_pieces(const Outcome& outcome, const OutcomeWords& words) {
  auto list = Json::array();
  const auto& pieces = outcome.examined.pieces;
  for (std::size_t at = 0; at < std::min(pieces.size(), words.pieces.size()); ++at) {
    if (accepted(pieces[at])) continue;
    const auto& sum = pieces[at].summary;
    list.push_back({{"numeroDP", clean_text(sum.number)},
                    {"identifiantFournisseur", clean_text(sum.supplier)},
                    {"identifiantDestinataire", clean_text(sum.recipient)},
                    {"libelleErreurDP", joined_labels(words.pieces[at])}});
  }
  return list;
}

Json detail(const WordedFinding& worded, const ExaminedPiece* piece, const AnswerContext& context) {
  const auto& [finding, words] = worded;
  Json one;
  if (piece) {
    one["fichier"] = clean_text(piece->file);
    one["numeroDP"] = clean_text(piece->summary.number);
  }
  one["code"] = clean_text(finding.code);
  one["gravite"] = name_of(finding.severity);
  one["couche"] = name_of(finding.layer);
  one["message"] = clean_text(words.message);
  one["conseil"] = clean_text(words.advice);
  one["acteur"] = clean_text(words.actor);
  one["ligne"] = finding.place.line;
  one["colonne"] = finding.place.column;
  one["chemin"] = clean_text(finding.place.path);
  one["terme"] = clean_text(finding.place.term);
  if (const auto address = documentation_of(finding.code, context); !address.empty())
    one["documentation"] = clean_text(address);
  return one;
}

Json details(const Outcome& outcome, const OutcomeWords& words, const AnswerContext& context) {
  auto list = Json::array();
  for (const auto& worded : words.flux) list.push_back(detail(worded, nullptr, context));
  const auto& pieces = outcome.examined.pieces;
  for (std::size_t at = 0; at < std::min(pieces.size(), words.pieces.size()); ++at)
    for (const auto& worded : words.pieces[at])
      list.push_back(detail(worded, &pieces[at], context));
  return list;
}

/// For those whose pieces were refused: whom to ask (SYS-08), what the law says (LEG-01, LEG-02).
void add_mentions(Json& report, const AnswerContext& context) {
  auto mentions = Json::array();
  for (const auto* text : {&context.support, &context.legal})
    if (!text->empty()) mentions.push_back(clean_text(*text));
  if (!mentions.empty()) report["mentions"] = mentions;
}

}  // namespace

Answer report_json(const Outcome& outcome, const OutcomeWords& words, const AnswerContext& context,
                   std::uint64_t number) {
  const auto& examined = outcome.examined;
  Json report{
      {"numeroFluxDepot", clean_text(deposit_number(examined))},
      {"codeInterfaceDepotFlux", examined.name ? examined.name->interface : ""},
      {"nomFichier", clean_text(examined.flux.file_name)},
      {"dateDepotFlux", paris_iso_text(examined.flux.received)},
      {"dateHeureEtatCourantFlux", paris_iso_text(context.now)},
      {"etatCourantDepotFlux", state_of(outcome.fate)},
      {"listeErreurDP", rejected_pieces(outcome, words)},
      {"listeErreurTechnique", technical_errors(words.flux)},
      {"codeRetour", 0},
      {"libelle", done_label},
      {"plateforme", clean_text(context.platform)},
      {"details", details(outcome, words, context)},
  };
  if (outcome.fate != Fate::integrated) add_mentions(report, context);
  return {"CR", context.folder, answer_name(report_interface(examined), context, number) + ".json",
          report.dump(2) + "\n"};
}

}  // namespace ecluse::lifecycle
