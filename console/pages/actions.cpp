// What people do about flux: the form on the page of a flux, the list of what has not ended with
// its selection, and what came of it (SCR-09). The forms need no script, and are those of the API.
#include "console/pages/actions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/telling.hpp"
#include "model/tsv.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403, conflict = 409;
constexpr std::string_view everything = "ALL";  // in capitals: nobody types it by mistake
constexpr std::string_view replay_now = "replay_now", sending = "send", confirmed = "oui";

/// Of a selection, which may be all that waits.
constexpr std::array<std::string_view, 4> acts_of_stock{"hold", "release", "requeue", "expire"};

View act_view(const std::string& act, const std::string& chosen, const Visit& visit) {
  return View{}
      .add("act", act)
      .add("label", visit.word("act_" + act))
      .add("hint", visit.word("act_" + act + "_hint"))
      .add("_chosen", act == chosen);
}

/// A replay is offered as of then, and as of now.
std::vector<View> act_views(const std::vector<std::string>& acts, const Visit& visit) {
  const auto chosen = visit.request.filled("acte");
  std::vector<View> views;
  for (const auto& act : acts) {
    views.push_back(act_view(act, chosen, visit));
    if (act == "replay") views.push_back(act_view(std::string(replay_now), chosen, visit));
  }
  return views;
}

void add_form(View& view, const std::string& to, const Visit& visit) {
  view.add("_act_to", to)
      .add("_token", visit.reader.token)
      .add("_comment", visit.request.filled("commentaire"));
}

Order order_of(const Visit& visit) {
  const auto& request = visit.request;
  Order order{request.filled("acte"), request.filled("commentaire")};
  if (order.act == replay_now) {
    order.act = "replay";
    order.as_of = "now";
  }
  return order;
}

/// What a box of the list stands for: encoded, so that a comma in a name is none of ours.
std::string box_of(const Unended& one) {
  if (one.flux_row >= 0) return std::to_string(one.flux_row);
  return query_of({{"partenaire", one.partner}, {"fichier", one.file_name}}).substr(1);
}

/// The boxes that were ticked; nothing when one is none of ours.
bool read_boxes(const std::string& boxes, Order& order) {
  if (boxes.empty()) return true;
  for (const auto box : split(boxes, ',')) {
    if (const auto row = number_in(box)) {
      order.flux.push_back(*row);
      continue;
    }
    const auto fields = read_form(box);
    if (!fields || fields->size() != 2 || !fields->contains("partenaire") ||
        !fields->contains("fichier"))
      return false;
    order.files.push_back({fields->at("partenaire"), fields->at("fichier")});
  }
  return true;
}

std::vector<View> changes_of(const Effect& effect) {
  std::vector<View> views;
  for (const auto& one : effect.changes)
    views.push_back(View{}
                        .add("piece", one.piece)
                        .add("what", one.what)
                        .add("before", one.before)
                        .add("after", one.after));
  return views;
}

std::vector<View> effects_of(const std::vector<Effect>& effects) {
  std::vector<View> views;
  for (const auto& one : effects) {
    View view;
    view.add("flux_row", one.flux_row)
        .add("piece_row", one.piece_row)
        .add("_to", one.piece_row >= 0  ? "/piece/" + std::to_string(one.piece_row)
                    : one.flux_row >= 0 ? "/flux/" + std::to_string(one.flux_row)
                                        : std::string())
        .add("partner", one.partner)
        .add("called", one.called)
        .add("done", one.done)
        .add("error", one.error)
        .add("words", one.words)
        .add("tone", one.done ? "good" : "bad")
        .add_list("changes", changes_of(one));
    views.push_back(std::move(view));
  }
  return views;
}

/// Why nothing was done, in words, over the form as it was filled.
Answered refused(const Error& error, unsigned status, const std::string& words,
                 const std::string& to, const Visit& visit) {
  View view;
  view.add("error", error.code).add("words", words).add("_back", to);
  add_form(view, to, visit);
  return Page{"acted", visit.word("acted_not"), std::move(view), status};
}

struct Refusal {
  std::string_view code, word;
};
constexpr std::array refusals{
    Refusal{"E_ORDER_COMMENT", "act_no_comment"}, Refusal{"E_ORDER_ACT", "act_unknown"},
    Refusal{"E_ORDER_ALL", "act_all_wrong"}, Refusal{"E_ORDER_NOTHING", "act_nothing"}};

Answered not_done(const Error& error, const std::string& to, const Visit& visit) {
  if (error.code == "E_ORDER_UNKNOWN") return Missing{};
  if (error.code.starts_with("E_RIGHT_"))
    return refused(error, forbidden, told(error.code, visit), to, visit);
  if (error.code == "E_DURATION" || error.code.starts_with("E_TICKET_"))
    return refused(error, wrong_form, told(error.code, visit), to, visit);
  for (const auto& [code, word] : refusals)
    if (error.code == code) return refused(error, wrong_form, visit.word(word), to, visit);
  return tl::unexpected(error);
}

Answered done(const Order& order, const std::string& to, const Visit& visit) {
  return told_of(visit.desk.hands().act(order, visit.reader, visit.language),
                 visit.request.filled("acte"), order.comment, to, visit);
}

/// What is sent under the warning of the law is sent once confirmed (MFJ-18).
Answered done_with(const PieceOrder& order, const std::string& to, const Visit& visit) {
  if (order.act == sending && visit.request.filled("confirme") != confirmed)
    return refused({"E_DEPOSIT_CONFIRM", {}}, wrong_form, visit.word("act_confirm_first"), to,
                   visit);
  return told_of(visit.desk.hands().act_on(order, visit.reader, visit.language), order.act,
                 order.comment, to, visit);
}

Choice choice_of(const Fields& fields) {
  const auto value = [&](std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
  };
  return {value("partenaire"), value("etat"), value("age")};
}

std::vector<View> stands(const std::string& chosen, const Visit& visit) {
  std::vector<View> views;
  for (const std::string stand : {"waiting", "pending", "quarantined", "held"})
    views.push_back(View{}
                        .add("code", stand)
                        .add("label", visit.word("stand_" + stand))
                        .add("chosen", stand == chosen));
  return views;
}

std::vector<View> unended_views(const std::vector<Unended>& all, const Visit& visit) {
  std::vector<View> views;
  for (const auto& one : all) {
    View view;
    view.add("flux_row", one.flux_row)
        .add("_row", one.flux_row >= 0 ? std::to_string(one.flux_row) : std::string())
        .add("box", box_of(one))
        .add("partner", one.partner)
        .add("file_name", one.file_name)
        .add("called", one.called)
        .add("stand", one.stand)
        .add("stand_label", visit.word("stand_" + one.stand))
        .add("tone", one.stand == "quarantined" ? "bad"
                     : !one.standing.empty()    ? "act"
                                                : "wait")
        .add("since", one.since)
        .add("standing", one.standing);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

Answered told_of(const Result<std::vector<Effect>>& effects, const std::string& act,
                 const std::string& comment, const std::string& to, const Visit& visit) {
  if (!effects) return not_done(effects.error(), to, visit);
  if (effects->empty()) return not_done({"E_ORDER_NOTHING", {}}, to, visit);
  std::int64_t good = 0;
  for (const auto& one : *effects) good += one.done ? 1 : 0;
  View view;
  view.add("act", act)
      .add("act_label", visit.word("act_" + act))
      .add("hint", visit.word("act_" + act + "_hint"))
      .add("comment", comment)
      .add("done", good)
      .add("_any_done", good > 0)
      .add("_back", to)
      .add("effects", effects_of(*effects));
  return Page{"acted", visit.word(good > 0 ? "acted" : "acted_not"), std::move(view),
              good > 0 ? 200U : conflict};
}

Done add_acts(View& view, std::int64_t flux_row, const Visit& visit) {
  const auto offers = visit.desk.hands().offers(flux_row, visit.reader);
  if (!offers) return tl::unexpected(offers.error());
  view.add("standing", offers->standing).add_list("offers", act_views(offers->acts, visit));
  add_form(view, "/flux/" + std::to_string(flux_row) + "/actes", visit);
  return {};
}

Done add_piece_acts(View& view, std::int64_t piece_row, const Visit& visit) {
  const auto offers = visit.desk.hands().piece_offers(piece_row, visit.reader);
  if (!offers) return tl::unexpected(offers.error());
  const bool sends = std::ranges::find(*offers, sending) != offers->end();
  view.add_list("offers", act_views(*offers, visit))
      .add("_warning", sends ? told("memoire.warning", visit) : std::string());
  add_form(view, "/piece/" + std::to_string(piece_row) + "/actes", visit);
  return {};
}

void add_drafts_form(View& view, const Visit& visit) {
  view.add("offers", act_views({"send", "abandon", "delete"}, visit))
      .add("_warning", told("memoire.warning", visit));
  add_form(view, "/pieces", visit);
}

Answered piece_act(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  if (!row) return Missing{};
  const PieceOrder order{visit.request.filled("acte"), visit.request.filled("commentaire"), {*row}};
  return done_with(order, "/piece/" + std::to_string(*row), visit);
}

Answered pieces_act(const Visit& visit) {
  PieceOrder order{visit.request.filled("acte"), visit.request.filled("commentaire")};
  if (const auto boxes = visit.request.filled("piece"); !boxes.empty())
    for (const auto box : split(boxes, ',')) {
      const auto row = number_in(box);
      if (!row) return Missing{};
      order.pieces.push_back(*row);
    }
  if (order.pieces.empty()) return not_done({"E_ORDER_NOTHING", order.act}, "/memoire", visit);
  return done_with(order, "/memoire", visit);
}

Answered flux_act(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  if (!row) return Missing{};
  auto order = order_of(visit);
  order.flux = {*row};
  return done(order, "/flux/" + std::to_string(*row), visit);
}

Answered orders(const Visit& visit) {
  const auto choice = choice_of(visit.request.query);
  const auto all = visit.desk.hands().unended(choice, visit.reader);
  if (!all && all.error().code == "E_DURATION") return not_done(all.error(), "/ordres", visit);
  if (!all) return tl::unexpected(all.error());
  View view;
  view.add("partner", choice.partner)
      .add("state", choice.state)
      .add("older", choice.older)
      .add("_stands", stands(choice.state, visit))
      .add("total", static_cast<std::int64_t>(all->size()))
      .add_list("unended", unended_views(*all, visit))
      .add_list("offers", act_views({acts_of_stock.begin(), acts_of_stock.end()}, visit));
  add_form(view, "/ordres", visit);
  return Page{"orders", visit.word("orders_title"), std::move(view)};
}

Answered orders_act(const Visit& visit) {
  auto order = order_of(visit);
  const auto said = visit.request.filled("tout");
  const bool of_stock =
      std::find(acts_of_stock.begin(), acts_of_stock.end(), order.act) != acts_of_stock.end();
  if (!of_stock) return not_done({"E_ORDER_ACT", order.act}, "/ordres", visit);
  if (!read_boxes(visit.request.filled("flux"), order)) return Missing{};
  const bool ticked = !order.flux.empty() || !order.files.empty();
  if (!said.empty() && (said != everything || ticked))
    return not_done({"E_ORDER_ALL", said}, "/ordres", visit);
  if (said == everything) order.all = choice_of(visit.request.form);
  if (!order.all && !ticked) return not_done({"E_ORDER_NOTHING", order.act}, "/ordres", visit);
  return done(order, "/ordres", visit);
}

}  // namespace ecluse::console
