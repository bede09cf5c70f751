// A flux on one page: where it is, why, who must act; its controls, findings, steps and files.
#include "console/pages/flux.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/pages/actions.hpp"
#include "console/pages/question.hpp"
#include "console/pages/tickets.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

/// "28 µs" or "3.4 ms".
std::string spent(std::chrono::microseconds time) {
  if (time.count() < 1000) return std::to_string(time.count()) + " µs";
  const auto tenths = time.count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " ms";
}

View layer_view(std::size_t at, const LayerResult& result, const Visit& visit) {
  const std::string name(name_of(static_cast<Layer>(at))), status(name_of(result.status));
  View view;
  const bool skipped = result.status == LayerStatus::skipped;
  view.add("layer", name)
      .add("label", told("layer." + name, visit))
      .add("status", status)
      .add("status_label", told("status." + status, visit))
      .add("tone", result.status == LayerStatus::failed ? "bad"
                   : skipped                            ? "over"
                                                        : "good")
      .add("spent", skipped ? std::string() : spent(result.spent))
      .add("findings", std::int64_t{result.findings})
      .add("_any", result.findings > 0);
  return view;
}

std::vector<View> layers_of(const LayerResults& layers, const Visit& visit) {
  std::vector<View> views;
  for (std::size_t at = 0; at < layers.size(); ++at)
    views.push_back(layer_view(at, layers.at(at), visit));
  return views;
}

std::vector<View> findings_of(const Story& story, int piece, const Visit& visit) {
  std::vector<View> views;
  for (const auto& found : story.findings)
    if (found.piece == piece) views.push_back(finding_view(found, visit));
  return views;
}

std::string subject_of(const Story& story, int piece) {
  for (const auto& one : story.pieces)
    if (one.position == piece) return one.summary.number.empty() ? one.file : one.summary.number;
  return {};
}

/// Both machines on one line of time, newest first.
std::vector<View> timeline(const Story& story, const Visit& visit) {
  std::vector<View> views;
  for (auto row = story.transitions.rbegin(); row != story.transitions.rend(); ++row)
    views.push_back(
        step_view(row->step, subject_of(story, row->step.piece), story.findings, visit));
  return views;
}

/// What a return file is, by the beginning of its kind; the kind itself where nobody said.
std::string kind_in_words(std::string_view kind, const Visit& visit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"CSO", "kind_report"},
       {"CR", "kind_twin"},
       {"FEN12", "kind_life"},
       {"FEN00", "kind_pivot"}}};
  for (const auto& [beginning, word] : words)
    if (kind.starts_with(beginning)) return visit.word(word);
  return std::string(kind);
}

std::vector<View> answers_of(const Story& story, const Visit& visit) {
  std::vector<View> views;
  for (const auto& row : story.answers) {
    View view;
    view.add("row", row.row)
        .add("flux_row", story.flux.row)
        .add("kind", row.answer.kind)
        .add("_kind", kind_in_words(row.answer.kind, visit))
        .add("name", row.answer.file_name)
        .add("delivered", row.delivered ? moment(*row.delivered) : std::string())
        .add("delivered_label", row.delivered ? moment(*row.delivered) : told("print.owed", visit));
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> events_of(const Story& story, const Visit& visit) {
  std::vector<View> views;
  for (const auto& row : story.events) {
    const auto& notice = row.notice;
    View view;
    const auto fate = std::string(lifecycle::name_of(row.fate));
    view.add("subject", notice.object == StatusObject::piece ? notice.number : notice.flux_id)
        .add("code", notice.code)
        .add("status", notice.status)
        .add("status_label",
             notice.status.empty() ? notice.code : piece_label(notice.status, visit))
        .add("at", notice.when ? moment(*notice.when) : std::string())
        .add("motif", notice.motif)
        .add("comment", notice.comment)
        .add("fate", fate)
        .add("fate_label", told("event." + fate, visit))
        .add("tone", row.fate == lifecycle::EventFate::refused ? "bad" : "good")
        .add("_to", row.target ? "/piece/" + std::to_string(*row.target) : std::string())
        .add("findings", findings_of(story, row.position, visit));
    views.push_back(std::move(view));
  }
  return views;
}

const ToldFinding* first_error(const Story& story, std::optional<int> piece) {
  const auto found =
      std::find_if(story.findings.begin(), story.findings.end(), [&](const ToldFinding& one) {
        return one.worded.finding.severity == Severity::error && (!piece || one.piece == *piece);
      });
  return found == story.findings.end() ? nullptr : &*found;
}

/// The last thing that was said of a piece, when it says why: words of a partner, or a motif.
std::string last_words(const Story& story, int piece, const Visit& visit) {
  for (auto row = story.transitions.rbegin(); row != story.transitions.rend(); ++row) {
    if (row->step.piece != piece) continue;
    const auto cause = row->step.cause.empty() ? std::string() : told(row->step.cause, visit);
    const auto between = cause.empty() || row->step.comment.empty() ? "" : " — ";
    return cause + between + row->step.comment;
  }
  return {};
}

/// Where it is, why, who must act: what the agent on the phone says first.
void add_verdict(View& view, const std::string& why, const std::string& who, const Visit& visit) {
  view.add("why", why.empty() ? visit.word("why_nothing") : why)
      .add("who", who.empty() ? visit.word("who_nobody") : who)
      .add("_who_nobody", who.empty());
}

void add_verdict_of_flux(View& view, const Story& story, const Visit& visit) {
  const auto* error = first_error(story, std::nullopt);
  if (error)
    return add_verdict(view, error->worded.words.message, error->worded.words.actor, visit);
  std::string who;
  for (const auto& piece : story.pieces)
    if (const auto acts = who_acts(piece.state, visit); who.find(acts) == std::string::npos)
      who.append(who.empty() ? "" : ", ").append(acts);
  if (story.flux.state.empty()) who = visit.word("who_house");
  add_verdict(view, visit.word(story.flux.state.empty() ? "why_pending" : "why_good"), who, visit);
}

View verdict_of_piece(View view, const Story& story, const lifecycle::PieceRow& piece,
                      const Visit& visit) {
  const auto* error = first_error(story, piece.position);
  const bool refused = piece.state == "NON_CONFORME";
  if (refused && !error) error = first_error(story, Transition::whole_flux);
  auto why =
      refused && error ? error->worded.words.message : last_words(story, piece.position, visit);
  add_verdict(view, why,
              refused && error ? error->worded.words.actor : who_acts(piece.state, visit), visit);
  return view;
}

View piece_of_story(const Story& story, const lifecycle::PieceRow& piece, const Visit& visit) {
  auto view = verdict_of_piece(piece_view(piece, visit), story, piece, visit);
  auto findings = findings_of(story, piece.position, visit);
  view.add_list("findings", std::move(findings));
  if (!piece.route) return view.add("route_space", "");
  return view.add("route_space", told("space." + piece.route->space, visit))
      .add("route_destination", piece.route->destination)
      .add("route_name", piece.route->name)
      .add("route_service", piece.route->service)
      .add("route_service_name", piece.route->service_name)
      .add("route_reason", told(piece.route->reason, visit));
}

/// Where the identifiers of a piece lead: what strangers wrote is encoded.
void add_links(View& view, const PieceSummary& summary) {
  const auto search = [](const char* name, const std::string& value) {
    return "/rechercher" + query_of({{name, value}});
  };
  view.add("_supplier_to", search("supplier", summary.supplier))
      .add("_recipient_to", search("recipient", summary.recipient))
      .add("_engagement_to", search("engagement", summary.engagement))
      .add("_marche_to", search("marche", summary.marche))
      .add("_dossier_to", "/dossier" + query_of({{"numero", summary.number}}));
}

/// The bar of steps: received, the layers, answered.
std::vector<View> steps_of(const Story& story, const Visit& visit) {
  std::vector<View> views;
  View received;
  received.add("label", visit.word("step_received"))
      .add("tone", "good")
      .add("note", moment(story.flux.received));
  views.push_back(std::move(received));
  for (auto& layer : layers_of(story.flux.layers, visit)) {
    View step;
    for (auto& [name, value] : layer.fields)
      if (name == "label" || name == "tone") step.add(name, value);
    const auto& result = story.flux.layers.at(views.size() - 1);
    const auto status = told("status." + std::string(name_of(result.status)), visit);
    step.add("note",
             result.status == LayerStatus::skipped ? status : status + " · " + spent(result.spent));
    views.push_back(std::move(step));
  }
  const auto delivered = std::count_if(story.answers.begin(), story.answers.end(),
                                       [](const auto& row) { return row.delivered.has_value(); });
  View answered;
  answered.add("label", visit.word("step_answered"))
      .add("tone", story.answers.empty() ? "over"
                   : delivered == 0      ? "wait"
                                         : "good")
      .add("note", visit.word("step_answers", {{"count", std::to_string(delivered)}}));
  views.push_back(std::move(answered));
  return views;
}

/// The story that the first {…} of the route names.
Result<std::optional<Story>> story_asked(const Visit& visit, std::int64_t flux_row) {
  return visit.desk.story(flux_row, visit.reader, visit.language);
}

std::int64_t row_asked(const Visit& visit, std::size_t place = 0) {
  return visit.places.size() > place ? number_in(visit.places[place]).value_or(-1) : -1;
}

/// A file to be downloaded, or the page that says that there is none.
Answered given(Result<std::optional<File>> file) {
  if (!file) return tl::unexpected(file.error());
  if (!*file) return Missing{};
  return std::move(**file);
}

Answered copy_of_piece(Copy kind, const Visit& visit) {
  const auto row = row_asked(visit);
  if (row < 0) return Missing{};
  const auto position = row & ((std::int64_t{1} << bits_of_position) - 1);
  return given(visit.desk.copy(kind, flux_of_piece(row), static_cast<int>(position), visit.reader,
                               visit.language));
}

Copy certificate_asked(const Visit& visit) {
  return visit.request.asked("forme") == "json" ? Copy::certificate : Copy::certificate_page;
}

}  // namespace

View story_view(const Story& story, const Visit& visit) {
  auto view = flux_view(story.flux, visit);
  add_verdict_of_flux(view, story, visit);
  std::vector<View> pieces;
  for (const auto& one : story.pieces) pieces.push_back(piece_of_story(story, one, visit));
  view.add("steps", steps_of(story, visit))
      .add("layers", layers_of(story.flux.layers, visit))
      .add("attempts", std::int64_t{story.flux.attempts})
      .add_list("findings", findings_of(story, Transition::whole_flux, visit))
      .add_list("list", std::move(pieces))
      .add_list("events", events_of(story, visit))
      .add("timeline", timeline(story, visit));
  return view;
}

Answered flux(const Visit& visit) {
  const auto story = story_asked(visit, row_asked(visit));
  if (!story) return tl::unexpected(story.error());
  if (!*story) return Missing{};
  const auto& told_story = **story;
  auto view = story_view(told_story, visit);
  auto acts = add_acts(view, told_story.flux.row, visit);
  if (acts) acts = add_tickets(view, {told_story.flux.row}, visit);
  if (!acts) return tl::unexpected(acts.error());
  view.add("_any_files", told_story.whole)
      .add("answers", told_story.whole ? answers_of(told_story, visit) : std::vector<View>{})
      .add("_certified", told_story.flux.fate == Fate::integrated ||
                             told_story.flux.fate == Fate::partially_integrated);
  return Page{"flux", visit.word("flux_title", {{"flux", told_story.flux.file_name}}),
              std::move(view)};
}

Answered piece(const Visit& visit) {
  const auto row = row_asked(visit);
  if (row < 0) return Missing{};
  const auto story = story_asked(visit, flux_of_piece(row));
  if (!story) return tl::unexpected(story.error());
  if (!*story) return Missing{};
  const auto& pieces = (*story)->pieces;
  const auto found = std::find_if(pieces.begin(), pieces.end(),
                                  [&](const lifecycle::PieceRow& one) { return one.row == row; });
  if (found == pieces.end()) return Missing{};
  auto view = piece_of_story(**story, *found, visit);
  auto acts = add_piece_acts(view, row, visit);
  if (acts) acts = add_tickets(view, {found->flux_row, row}, visit);
  if (!acts) return tl::unexpected(acts.error());
  add_links(view, found->summary);
  auto layers = found->layers;
  layers.at(0) = (*story)->flux.layers.at(0);  // the technical controls are those of the flux
  std::vector<View> steps;
  const auto& all = (*story)->transitions;
  for (auto step = all.rbegin(); step != all.rend(); ++step)
    if (step->step.piece == Transition::whole_flux || step->step.piece == found->position)
      steps.push_back(step_view(step->step, {}, (*story)->findings, visit));
  view.add("timeline", std::move(steps))
      .add("layers", layers_of(layers, visit))
      .add("flux_file", (*story)->flux.file_name)
      .add("flux_id", (*story)->flux.flux_id)
      .add("partner", (*story)->flux.partner)
      .add("deposited", moment((*story)->flux.received))
      .add("flux_state_label", flux_label((*story)->flux.state, visit))
      .add("flux_tone", std::string(tone_of((*story)->flux.state)))
      .add("_certified", found->integrated)
      .add("question", question_about(*found, (*story)->flux, visit));
  const auto& number = found->summary.number.empty() ? found->file : found->summary.number;
  return Page{"piece", visit.word("piece_title", {{"piece", number}}), std::move(view)};
}

Answered flux_answer(const Visit& visit) {
  return given(visit.desk.answer(row_asked(visit), row_asked(visit, 1), visit.reader));
}

Answered flux_original(const Visit& visit) {
  return given(visit.desk.copy(Copy::original, row_asked(visit), std::nullopt, visit.reader,
                               visit.language));
}

Answered flux_certificate(const Visit& visit) {
  return given(visit.desk.copy(certificate_asked(visit), row_asked(visit), std::nullopt,
                               visit.reader, visit.language));
}

Answered piece_original(const Visit& visit) {
  return copy_of_piece(Copy::original, visit);
}

Answered piece_certificate(const Visit& visit) {
  return copy_of_piece(certificate_asked(visit), visit);
}

}  // namespace ecluse::console
