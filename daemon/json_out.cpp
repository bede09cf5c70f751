#include "daemon/json_out.hpp"

#include <nlohmann/json.hpp>

#include "daemon/ticket_told.hpp"

namespace ecluse::daemon {
namespace {

using Json = nlohmann::ordered_json;

/// Bytes that are not UTF-8 are replaced: a hostile file name must not break the line.
std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json amount_or_null(const std::optional<Decimal>& amount) {
  return amount ? Json(amount->text(2)) : Json();
}

Json finding_json(const WordedFinding& worded) {
  const auto& [finding, words] = worded;
  Json json{{"code", finding.code},
            {"severity", name_of(finding.severity)},
            {"layer", name_of(finding.layer)},
            {"message", words.message},
            {"line", finding.place.line},
            {"column", finding.place.column},
            {"path", text_or_null(finding.place.path)},
            {"term", text_or_null(finding.place.term)},
            {"value", nullptr},
            {"advice", words.advice},
            {"actor", words.actor},
            {"label", text_or_null(words.label)},
            {"more", text_or_null(words.more)},
            {"values", Json::object()}};
  for (const auto& value : finding.values) {
    json["values"][value.name] = value.text;
    if (value.name == "seen") json["value"] = value.text;
  }
  return json;
}

Json findings_json(const std::vector<WordedFinding>& all) {
  auto list = Json::array();
  for (const auto& worded : all) list.push_back(finding_json(worded));
  return list;
}

double milliseconds_of(const LayerResult& result) {
  return static_cast<double>(result.spent.count()) / 1000.0;
}

Json antivirus_json(const LayerResult& result) {
  return {{"status", name_of(result.status)}, {"ms", milliseconds_of(result)}};
}

Json layers_json(const LayerResults& layers) {
  auto list = Json::array();
  for (std::size_t i = 0; i < layers.size(); ++i)
    list.push_back({{"layer", name_of(static_cast<Layer>(i))},
                    {"status", name_of(layers[i].status)},
                    {"ms", milliseconds_of(layers[i])},
                    {"findings", layers[i].findings}});
  return list;
}

Json route_json(const std::optional<Route>& route) {
  if (!route) return nullptr;
  auto actors = Json::array();
  for (const auto& actor : route->actors)
    actors.push_back({{"role", name_of(actor.role)},
                      {"identifier", text_or_null(actor.identifier)},
                      {"name", text_or_null(actor.name)},
                      {"service", text_or_null(actor.service)}});
  auto circuit = Json::array();
  for (const auto role : route->circuit) circuit.push_back(name_of(role));
  return {{"space", route->space},
          {"destination", route->destination},
          {"name", text_or_null(route->name)},
          {"service", text_or_null(route->service)},
          {"next", name_of(route->next)},
          {"circuit", circuit},
          {"actors", actors},
          {"reason", route->reason}};
}

Json summary_fields(const PieceSummary& summary) {
  return {{"number", text_or_null(summary.number)},
          {"type", text_or_null(summary.type)},
          {"cadre", text_or_null(summary.cadre)},
          {"supplier", text_or_null(summary.supplier)},
          {"supplier_name", text_or_null(summary.supplier_name)},
          {"recipient", text_or_null(summary.recipient)},
          {"service", text_or_null(summary.service)},
          {"engagement", text_or_null(summary.engagement)},
          {"marche", text_or_null(summary.marche)},
          {"issue_date", summary.issue_date ? Json(iso_text(*summary.issue_date)) : Json()},
          {"currency", text_or_null(summary.currency)},
          {"amount_payable", amount_or_null(summary.payable)}};
}

Json signatures_json(const std::vector<Signature>& signatures) {
  auto list = Json::array();
  for (const auto& one : signatures)
    list.push_back({{"kind", name_of(one.kind)},
                    {"state", name_of(one.state)},
                    {"cause", text_or_null(one.cause)},
                    {"detail", text_or_null(one.detail)},
                    {"label", text_or_null(one.label)},
                    {"signer", text_or_null(one.signer)},
                    {"declared_at", text_or_null(one.declared_at)},
                    {"covers_all", one.covers_all},
                    {"revocation", "not checked"},
                    {"time_stamp", "not checked"}});
  return list;
}

Json deposit_json(const DepositFacts& deposit) {
  return {{"format", text_or_null(std::string(name_of(deposit.format)))},
          {"facturx", deposit.facturx},
          {"signatures", signatures_json(deposit.signatures)}};
}

Json digest_json(const Sha256Digest& digest) {
  return digest == Sha256Digest{} ? Json() : Json(hex_text(digest));
}

Json attachments_json(const std::vector<AttachmentFacts>& attachments) {
  auto list = Json::array();
  for (const auto& one : attachments) {
    auto files = Json::array();
    for (const auto& file : one.files)
      files.push_back({{"name", file.name},
                       {"size", file.size},
                       {"packed_size", file.packed_size},
                       {"type", name_of(file.type)},
                       {"sha256", digest_json(file.sha256)}});
    list.push_back({{"name", one.name},
                    {"code", text_or_null(one.code)},
                    {"designation", text_or_null(one.designation)},
                    {"kind", text_or_null(one.kind)},
                    {"line", text_or_null(one.line)},
                    {"mime", text_or_null(one.mime)},
                    {"size", one.size},
                    {"type", name_of(one.type)},
                    {"sha256", digest_json(one.sha256)},
                    {"files", files}});
  }
  return list;
}

/// What a status said; nothing of what it did.
Json said_json(const StatusNotice& notice) {
  const bool of_piece = notice.object == StatusObject::piece;
  return {{"object", name_of(notice.object)},
          {"number", of_piece ? text_or_null(notice.number) : Json()},
          {"about_flux", of_piece ? Json() : text_or_null(notice.flux_id)},
          {"code", text_or_null(notice.code)},
          {"status", text_or_null(notice.status)},
          {"at", notice.when ? Json(utc_text(*notice.when)) : Json()},
          {"motif", text_or_null(notice.motif)},
          {"comment", text_or_null(notice.comment)},
          {"mandate", text_or_null(notice.mandate)},
          {"amount", amount_or_null(notice.amount)},
          {"sender", text_or_null(notice.sender)},
          {"actor", text_or_null(notice.actor)}};
}

/// A status of this flux: what it said, what became of it, the steps it made its piece take.
Json status_json(const Outcome& outcome, std::size_t index) {
  auto json = said_json(outcome.examined.pieces[index].statuses.front());
  json["fate"] = name_of(lifecycle::event_fate(outcome, index));
  json["steps"] = Json::array();
  for (const auto& [piece, step, told_by] : outcome.moves)
    if (told_by == static_cast<int>(index))
      json["steps"].push_back({{"from", step.from}, {"to", step.to}, {"actor", step.actor}});
  return json;
}

Json piece_json(const Outcome& outcome, const lifecycle::OutcomeWords& words, std::size_t index) {
  const auto& piece = outcome.examined.pieces[index];
  Json json{{"file", piece.file}};
  json.update(summary_fields(piece.summary));
  json["state"] = state_after(outcome, static_cast<int>(index));
  json["deposit"] = deposit_json(piece.deposit);
  json["attachments"] = attachments_json(piece.attachments);
  json["layers"] = layers_json(piece.layers);
  json["route"] = route_json(piece.route);
  json["findings"] = findings_json(words.pieces[index]);
  if (!piece.statuses.empty()) json["status"] = status_json(outcome, index);
  return json;
}

Json row_fields(const lifecycle::FluxRow& row) {
  return {{"file", row.file_name},
          {"flux_id", text_or_null(row.flux_id)},
          {"arrival_id", row.arrival_id},
          {"partner", row.partner},
          {"interface", text_or_null(row.interface)},
          {"format", text_or_null(row.format)},
          {"sha256", text_or_null(row.sha256)},
          {"size", row.size},
          {"received", utc_text(row.received)},
          {"state", text_or_null(row.state)},
          {"state_at", row.state.empty() ? Json() : Json(utc_text(row.state_at))},
          {"fate", row.fate ? Json(name_of(*row.fate)) : Json()},
          {"cause", text_or_null(row.cause)},
          {"attempts", row.attempts},
          {"piece_count", row.pieces},
          {"accepted_count", row.accepted}};
}

Json transition_json(const lifecycle::TransitionRow& row) {
  const auto& step = row.step;
  return {{"at", utc_text(step.at)},
          {"piece", step.piece == Transition::whole_flux ? Json() : Json(step.piece)},
          {"from", text_or_null(step.from)},
          {"to", step.to},
          {"actor", step.actor},
          {"cause", text_or_null(step.cause)},
          {"comment", text_or_null(step.comment)}};
}

/// The interface it was judged by, or the one its name claims.
Json interface_json(const ExaminedFlux& flux) {
  if (flux.served) return flux.served->code;
  return flux.name ? Json(flux.name->interface) : Json();
}

Json fields_json(const JsonFields& object) {
  Json json;
  for (const auto& [name, value] : object.fields)
    std::visit(
        [&json, &key = name](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<JsonFields>>) {
            json[key] = Json::array();
            for (const auto& one : held) json[key].push_back(fields_json(one));
          } else {
            json[key] = held;
          }
        },
        value);
  return json;
}

}  // namespace

std::string flux_json(const Outcome& outcome, const lifecycle::OutcomeWords& words) {
  const auto& flux = outcome.examined;
  Json json{{"file", flux.flux.file_name},
            {"flux_id", flux.name ? Json(flux.name->id) : Json()},
            {"interface", interface_json(flux)},
            {"format", name_of(flux.format)},
            {"sha256", text_or_null(flux.sha256)},
            {"state", state_after(outcome)},
            {"antivirus", antivirus_json(flux.antivirus)},
            {"layers", layers_json(flux.layers)},
            {"findings", findings_json(words.flux)},
            {"pieces", Json::array()}};
  for (std::size_t i = 0; i < flux.pieces.size(); ++i)
    json["pieces"].push_back(piece_json(outcome, words, i));
  json["tables"] = flux.tables;
  return line(json);
}

std::string summary_json(const Tally& tally) {
  return line({{"summary",
                {{"flux", tally.flux()},
                 {"integrated", tally.integrated},
                 {"partially_integrated", tally.partially_integrated},
                 {"rejected", tally.rejected},
                 {"duplicates", tally.duplicates},
                 {"quarantined", tally.quarantined},
                 {"left", tally.left.size()},
                 {"undelivered", tally.undelivered.size()},
                 {"pieces_accepted", tally.pieces_accepted},
                 {"pieces_rejected", tally.pieces_rejected},
                 {"bytes", tally.bytes}}}});
}

std::string flux_row_json(const lifecycle::FluxRow& row) {
  return line(row_fields(row));
}

std::string story_json(const FluxStory& story) {
  Json json = row_fields(story.flux);
  json["layers"] = layers_json(story.flux.layers);
  json["findings"] = Json::array();
  auto pieces = Json::array();
  for (const auto& row : story.pieces) {
    Json piece{{"file", row.file}};
    piece.update(summary_fields(row.summary));
    piece["state"] = row.state;
    piece["state_at"] = utc_text(row.state_at);
    piece["deposit"] = deposit_json(row.deposit);
    piece["layers"] = layers_json(row.layers);
    const auto position = static_cast<std::size_t>(row.position);
    piece["attachments"] = position < story.attachments.size()
                               ? attachments_json(story.attachments[position])
                               : Json();
    piece["route"] = route_json(row.route);
    piece["findings"] = Json::array();
    pieces.push_back(std::move(piece));
  }
  auto statuses = Json::array();
  for (const auto& row : story.events) {
    auto status = said_json(row.notice);
    status["fate"] = name_of(row.fate);
    status["findings"] = Json::array();
    statuses.push_back(std::move(status));
  }
  for (std::size_t i = 0; i < story.findings.size(); ++i) {
    const int owner = story.finding_pieces[i];
    auto& owners = statuses.empty() ? pieces : statuses;  // a flux has the ones or the others
    auto& target =
        owner == Transition::whole_flux ? json : owners.at(static_cast<std::size_t>(owner));
    target["findings"].push_back(finding_json(story.findings[i]));
  }
  if (!statuses.empty()) json["statuses"] = std::move(statuses);
  json["pieces"] = std::move(pieces);
  json["history"] = Json::array();
  for (const auto& row : story.transitions) json["history"].push_back(transition_json(row));
  json["tickets"] = Json::array();
  for (const auto& one : story.tickets) json["tickets"].push_back(fields_json(ticket_fields(one)));
  json["answers"] = Json::array();
  for (const auto& row : story.answers)
    json["answers"].push_back(
        {{"kind", row.answer.kind},
         {"folder", row.answer.folder},
         {"file", row.answer.file_name},
         {"delivered", row.delivered ? Json(utc_text(*row.delivered)) : Json()}});
  return line(json);
}

std::string rule_json(const validation::KnownRule& rule, const validation::Catalogue& catalogue) {
  const auto text = [](std::string_view words) { return text_or_null(std::string(words)); };
  Json json{{"code", rule.code},
            {"layer", name_of(rule.layer)},
            {"severity", rule.severity ? Json(name_of(*rule.severity)) : Json()},
            {"scope", name_of(rule.scope)},
            {"confidence", name_of(rule.confidence)},
            {"source", rule.source},
            {"term", text(rule.term)},
            {"paths", {{"ubl", text(rule.where.ubl)}, {"cii", text(rule.where.cii)}}}};
  const auto* words = catalogue.find(rule.code);
  json["actor"] = words->actor;
  json["label"] = words->label;
  for (const auto language : {Language::fr, Language::en}) {
    const auto at = static_cast<std::size_t>(language);
    json[language == Language::fr ? "fr" : "en"] = {{"message", words->message.at(at)},
                                                    {"advice", words->advice.at(at)},
                                                    {"more", catalogue.more(rule.code, language)}};
  }
  return line(json);
}

std::string gap_json(const validation::Gap& gap) {
  return line({{"rule", gap.rule},
               {"met_by", text_or_null(std::string(gap.met_by))},
               {"source", gap.source},
               {"fr", {{"subject", gap.subject[0]}, {"reason", gap.reason[0]}}},
               {"en", {{"subject", gap.subject[1]}, {"reason", gap.reason[1]}}}});
}

std::string extracted_json(const ExtractedFile& file) {
  return line({{"piece", text_or_null(file.piece)},
               {"number", text_or_null(file.number)},
               {"name", file.name},
               {"path", file.path},
               {"size", file.size},
               {"type", name_of(file.type)},
               {"sha256", digest_json(file.sha256)},
               {"attachment_sha256", digest_json(file.attachment_sha256)}});
}

std::string statut_json(const StatusNotice& asked, const std::vector<Move>& moves,
                        const std::vector<WordedFinding>& findings) {
  auto steps = Json::array();
  for (const auto& move : moves) steps.push_back(transition_json({0, move.step}));
  return line({{"piece", asked.number},
               {"asked", asked.status},
               {"state", moves.empty() ? Json() : Json(moves.back().step.to)},
               {"steps", steps},
               {"findings", findings_json(findings)}});
}

std::string object_json(const JsonFields& object) {
  return fields_json(object).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string error_json(const Error& error, const std::string& words) {
  return line({{"error", {{"code", error.code}, {"detail", error.detail}, {"message", words}}}});
}

}  // namespace ecluse::daemon
