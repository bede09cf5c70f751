// The tickets of support portals: the form of a portal filled in about a flux or a piece, to be
// copied, and the references that portals gave, tied to it (SUP-01 to SUP-04, SYS-09).
#include "console/pages/tickets.hpp"

#include <array>
#include <utility>

#include "console/pages/actions.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr const char* act = "ticket";
constexpr std::array<std::string_view, 6> kinds{"category", "subcategory", "tab",
                                                "action",   "state",       "channel"};

std::vector<View> ticket_views(const std::vector<lifecycle::Ticket>& tickets,
                               const TicketObject& about, const Visit& visit) {
  std::vector<View> views;
  for (const auto& one : tickets) {
    const bool whole = one.piece == Transition::whole_flux;
    const auto object = object_of(one);
    const bool elsewhere = whole ? about.piece_row >= 0 : about.piece_row < 0;
    View view;
    view.add("ticket", one.reference)
        .add("flux_row", one.flux_row)
        .add("piece_row", object.piece_row)
        .add("at", moment(one.at))
        .add("who", one.who)
        .add("comment", one.comment)
        .add("_where", visit.word(whole ? "ticket_of_flux" : "ticket_of_piece"))
        .add("_to", elsewhere ? page_of(object) : std::string());
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> field_views(const TicketSheet& sheet, const Visit& visit) {
  std::vector<View> views;
  for (const auto& field : sheet.fields)
    views.push_back(
        View{}
            .add("field", field.code)
            .add("label", field.label)
            .add("value", field.value)
            .add("demanded", field.demanded)
            .add("_shown", field.value.empty() ? told("ticket.blank", visit) : field.value));
  return views;
}

std::vector<View> named_views(const std::vector<std::string>& names) {
  std::vector<View> views;
  views.reserve(names.size());
  for (const auto& name : names) views.push_back(View{}.add("name", name));
  return views;
}

/// The vocabulary of portals: what the agent will read there.
std::vector<View> word_views(const Visit& visit) {
  std::vector<View> groups;
  const auto all = visit.desk.tickets().words();
  for (const auto kind : kinds) {
    std::vector<View> words;
    for (const auto& one : all)
      if (one.kind == kind)
        words.push_back(View{}
                            .add("code", one.code)
                            .add("label", told("ticket." + one.kind + "." + one.code, visit)));
    View group;
    group.add("kind", std::string(kind))
        .add("label", visit.word("ticket_words_" + std::string(kind)))
        .add("words", std::move(words));
    groups.push_back(std::move(group));
  }
  return groups;
}

/// What the place of the route names; nothing when it is no number.
std::optional<TicketObject> flux_asked(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  return row ? std::optional(TicketObject{*row}) : std::nullopt;
}
std::optional<TicketObject> piece_asked(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  return row ? std::optional(TicketObject{flux_of_piece(*row), *row}) : std::nullopt;
}

Answered sheet_page(const std::optional<TicketObject>& about, const Visit& visit) {
  if (!about) return Missing{};
  const auto sheet = visit.desk.tickets().sheet(*about, visit.reader, visit.language);
  if (!sheet) return tl::unexpected(sheet.error());
  if (!*sheet) return Missing{};
  std::string object;
  for (const auto& field : (*sheet)->fields)
    if (field.code == "object_number") object = field.value;
  View view;
  view.add("object", object)
      .add("fields", field_views(**sheet, visit))
      .add("summary", (*sheet)->summary)
      .add("description", (*sheet)->description)
      .add("enclosures", named_views((*sheet)->enclosures))
      .add("vocabulary", word_views(visit))
      .add("_back", page_of(*about));
  for (const std::string name : {"summary", "description", "enclosures"})
    view.add("_" + name + "_label", told("ticket.field." + name, visit));
  if (auto added = add_tickets(view, *about, visit); !added) return tl::unexpected(added.error());
  return Page{"ticket", visit.word("ticket_title", {{"object", object}}), std::move(view)};
}

Answered attached(const std::optional<TicketObject>& about, const Visit& visit) {
  if (!about) return Missing{};
  const TicketOrder order{*about, visit.request.filled("ticket"),
                          visit.request.filled("commentaire")};
  return told_of(visit.desk.tickets().attach(order, visit.reader, visit.language), act,
                 order.comment, page_of(*about), visit);
}

}  // namespace

std::string page_of(const TicketObject& about) {
  return about.piece_row >= 0 ? "/piece/" + std::to_string(about.piece_row)
                              : "/flux/" + std::to_string(about.flux_row);
}

TicketObject object_of(const lifecycle::Ticket& ticket) {
  if (ticket.piece == Transition::whole_flux) return {ticket.flux_row};
  return {ticket.flux_row, (ticket.flux_row << bits_of_position) + ticket.piece};
}

Done add_tickets(View& view, const TicketObject& about, const Visit& visit) {
  const auto tickets = visit.desk.tickets().of(about, visit.reader);
  if (!tickets) return tl::unexpected(tickets.error());
  const auto may = visit.desk.tickets().may_attach(about, visit.reader);
  if (!may) return tl::unexpected(may.error());
  view.add_list("tickets", ticket_views(*tickets, about, visit))
      .add("may_attach", *may)
      .add("_ticket_to", page_of(about) + "/ticket")
      .add("_token", visit.reader.token);
  return {};
}

Answered flux_ticket(const Visit& visit) {
  return sheet_page(flux_asked(visit), visit);
}

Answered piece_ticket(const Visit& visit) {
  return sheet_page(piece_asked(visit), visit);
}

Answered flux_ticket_act(const Visit& visit) {
  return attached(flux_asked(visit), visit);
}

Answered piece_ticket_act(const Visit& visit) {
  return attached(piece_asked(visit), visit);
}

}  // namespace ecluse::console
