// Dépôt (SCR-01, MFJ-18): a file is checked and nothing of it is kept, or it is submitted, once who
// submits it has confirmed, and then goes the way of any file that its partner drops.
#include "console/pages/deposits.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/pages/flux.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403, conflict = 409;
constexpr std::string_view checking = "controler", submitting = "deposer", confirmed = "oui";

std::vector<View> way_views(const std::vector<Way>& ways, const Visit& visit) {
  const auto chosen = visit.request.filled("partenaire");
  std::vector<View> views;
  views.reserve(ways.size());
  for (const auto& way : ways)
    views.push_back(View{}
                        .add("partner", way.partner)
                        .add("name", way.name)
                        .add("deposits", way.deposits)
                        .add("_chosen", way.partner == chosen));
  return views;
}

std::vector<View> interface_views(const Visit& visit) {
  const auto chosen = visit.request.filled("interface");
  std::vector<View> views;
  for (const auto& code : visit.desk.hands().interfaces())
    views.push_back(View{}.add("code", code).add("_chosen", code == chosen));
  return views;
}

std::vector<View> waiting_views(const std::vector<Unended>& all) {
  std::vector<View> views;
  for (const auto& one : all) {
    View view;
    view.add("partner", one.partner)
        .add("file_name", one.file_name)
        .add("since", one.since)
        .add("standing", one.standing);
    views.push_back(std::move(view));
  }
  return views;
}

Done add_form(View& view, const Visit& visit) {
  const auto ways = visit.desk.hands().ways(visit.reader);
  if (!ways) return tl::unexpected(ways.error());
  const bool any = std::ranges::any_of(*ways, &Way::deposits);
  view.add_list("ways", way_views(*ways, visit))
      .add("_interfaces", interface_views(visit))
      .add("_deposits", any)
      .add("_token", visit.reader.token)
      .add("_warning", told("memoire.warning", visit));
  return {};
}

/// Why not, over the form as it was filled: but for the file, which no browser gives back.
Answered refused(const std::string& code, unsigned status, const std::string& words,
                 const Visit& visit) {
  View view;
  view.add("error", code).add("words", words);
  if (auto done = add_form(view, visit); !done) return tl::unexpected(done.error());
  return Page{"deposit_not", visit.word("deposit_not"), std::move(view), status};
}

Answered not_taken(const Error& error, const Visit& visit) {
  const auto& code = error.code;
  if (code.starts_with("E_RIGHT_")) return refused(code, forbidden, told(code, visit), visit);
  if (code == "E_DROP_EXISTS") return refused(code, conflict, told(code, visit), visit);
  if (code == "E_DROP_NAME" || code.starts_with("E_DEPOSIT_"))
    return refused(code, wrong_form, told(code, visit), visit);
  return tl::unexpected(error);
}

Answered checked(const Given& given, const Visit& visit) {
  const auto story = visit.desk.hands().check(given, visit.reader, visit.language);
  if (!story) return not_taken(story.error(), visit);
  auto view = story_view(*story, visit);
  view.add("kept", false);
  if (auto done = add_form(view, visit); !done) return tl::unexpected(done.error());
  return Page{"verdict", visit.word("verdict_title", {{"file", given.file.name}}), std::move(view)};
}

Answered submitted(const Given& given, const Visit& visit) {
  if (visit.request.filled("confirme") != confirmed)
    return refused("E_DEPOSIT_CONFIRM", wrong_form, visit.word("deposit_confirm_first"), visit);
  const auto deposited = visit.desk.hands().submit(given, visit.reader);
  if (!deposited) return not_taken(deposited.error(), visit);
  return deposited_page(*deposited, visit);
}

}  // namespace

Page deposited_page(const Deposited& deposited, const Visit& visit) {
  View view;
  view.add("partner", deposited.partner)
      .add("name", deposited.name)
      .add("flux_id", deposited.flux_id)
      .add("sha256", deposited.sha256)
      .add("size", static_cast<std::int64_t>(deposited.size))
      .add("at", moment(deposited.at))
      .add("account", visit.reader.account)
      .add("follow", "/chercher" + query_of({{"q", deposited.flux_id}}))
      .add("warning", told("memoire.warning", visit));
  return Page{"deposited", visit.word("deposited"), std::move(view)};
}

Done add_deposit_form(View& view, const Visit& visit) {
  const auto waiting = visit.desk.hands().unended({"", "waiting", ""}, visit.reader);
  if (!waiting) return tl::unexpected(waiting.error());
  view.add_list("waiting", waiting_views(*waiting));
  return add_form(view, visit);
}

Answered deposit_act(const Visit& visit) {
  const auto& request = visit.request;
  if (!request.upload || request.upload->name.empty())
    return refused("E_DEPOSIT_FILE", wrong_form, visit.word("deposit_no_file"), visit);
  const Given given{request.filled("partenaire"), request.filled("interface"), *request.upload};
  const auto wish = request.filled("geste");
  if (wish == checking) return checked(given, visit);
  if (wish == submitting) return submitted(given, visit);
  return refused("E_ORDER_ACT", wrong_form, visit.word("act_unknown"), visit);
}

}  // namespace ecluse::console
