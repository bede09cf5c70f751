// Mon compte (ESP-02, ESP-14): who reads, what he is attached to, what he asks his gestionnaires
// for; and, for a gestionnaire, what others ask of him.
#include <utility>

#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403;
constexpr std::string_view asking = "demander", accepting = "accepter", refusing = "refuser";

std::vector<View> belonging_views(const std::vector<Belonging>& all) {
  std::vector<View> views;
  views.reserve(all.size());
  for (const auto& one : all)
    views.push_back(View{}
                        .add("holder", one.holder)
                        .add("name", one.name)
                        .add("service", one.service)
                        .add("service_name", one.service_name)
                        .add("profiles", one.profiles));
  return views;
}

std::vector<View> asking_views(const std::vector<Asking>& all, const Visit& visit) {
  std::vector<View> views;
  views.reserve(all.size());
  for (const auto& one : all)
    views.push_back(
        View{}
            .add("row", one.row)
            .add("account", one.account)
            .add("kind", one.kind)
            .add("holder", one.holder)
            .add("application", one.application)
            .add("what",
                 one.application.empty() ? visit.word("asking_attachment") : one.application)
            .add("comment", one.comment)
            .add("at", moment(one.at))
            .add("answer", one.answer)
            .add("answer_label",
                 visit.word(one.answer.empty() ? "asking_waits" : "asking_" + one.answer))
            .add("decides", one.decides));
  return views;
}

std::vector<View> application_views(const Visit& visit) {
  std::vector<View> views;
  for (const auto& [code, label] : visit.desk.people().applications(visit.language))
    views.push_back(View{}.add("code", code).add("label", label));
  return views;
}

Answered shown(View view, unsigned status, const Visit& visit) {
  auto& people = visit.desk.people();
  const auto& reader = visit.reader;
  const auto belongings = people.belongings(reader, visit.language);
  if (!belongings) return tl::unexpected(belongings.error());
  const auto askings = people.askings(reader);
  if (!askings) return tl::unexpected(askings.error());
  view.add("account", reader.account)
      .add("name", reader.name)
      .add("token", reader.token)
      .add("manages", reader.manages)
      .add("last_seen", reader.seen_before ? moment(*reader.seen_before) : std::string())
      .add_list("belongings", belonging_views(*belongings))
      .add_list("askings", asking_views(*askings, visit))
      .add("_applications", application_views(visit));
  return Page{"account", visit.word("account_title"), std::move(view), status};
}

Done acted(const Visit& visit) {
  const auto& request = visit.request;
  const auto wish = request.filled("geste");
  auto& people = visit.desk.people();
  if (wish == asking)
    return people.ask({request.filled("nature"), request.filled("titulaire"),
                       request.filled("application"), request.filled("commentaire")},
                      visit.reader);
  const auto row = number_in(request.filled("demande"));
  if (!row || (wish != accepting && wish != refusing)) return failure("E_ORDER_ACT", wish);
  return people.answer(*row, wish == accepting ? Verdict::accept : Verdict::refuse, visit.reader);
}

}  // namespace

Answered account(const Visit& visit) {
  return shown({}, 200, visit);
}

Answered account_act(const Visit& visit) {
  const auto done = acted(visit);
  View view;
  if (done) {
    view.add("done", visit.word("asking_done"));
    return shown(std::move(view), 200, visit);
  }
  const auto& code = done.error().code;
  const bool right = code.starts_with("E_RIGHT_");
  if (!right && !code.starts_with("E_REQUEST_") && code != "E_ORDER_ACT")
    return tl::unexpected(done.error());
  view.add("error", code).add("words", told(code, visit));
  return shown(std::move(view), right ? forbidden : wrong_form, visit);
}

}  // namespace ecluse::console
