#include "daemon/console_tickets.hpp"

#include <algorithm>
#include <utility>

#include "console/telling.hpp"
#include "daemon/console_story.hpp"
#include "daemon/ticket_sheet.hpp"
#include "model/text.hpp"

namespace ecluse::daemon {
namespace {

using console::object_of;
using console::Reader;
using console::TicketObject;
using lifecycle::Ticket;

constexpr std::string_view piece_act = "ticket", flux_act = "ticket_flux";
}  // namespace

Result<lifecycle::Tickets*> ConsoleTickets::reading() {
  if (!reading_) {
    auto opened = lifecycle::Tickets::open(premises_.root.ledger(), lifecycle::Access::read_only);
    if (!opened) return tl::unexpected(opened.error());
    reading_.emplace(std::move(*opened));
  }
  return &*reading_;
}

Result<std::optional<ConsoleTickets::Matter>> ConsoleTickets::matter(const TicketObject& about,
                                                                     const Reader& reader) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  if (about.piece_row >= 0) {
    const auto found = found_piece(about.piece_row, ledger_, reader);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return std::optional<Matter>();
    const auto& [flux, piece] = **found;
    return std::optional(Matter{flux.row, piece.position, flux.partner, piece.summary.number,
                                entitlement_.may(*rights, piece_act, piece, flux.partner)});
  }
  const auto found = found_flux(about.flux_row, ledger_, reader);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::optional<Matter>();
  const auto& flux = **found;
  return std::optional(
      Matter{flux.row, Transition::whole_flux, flux.partner,
             flux.flux_id.empty() ? flux.file_name : flux.flux_id,
             entitlement_.may(*rights, flux_act, lifecycle::partner_holder(flux.partner))});
}

Result<std::vector<Ticket>> ConsoleTickets::seen_of(std::vector<Ticket> all, const Reader& reader) {
  std::vector<Ticket> seen;
  for (auto& one : all) {
    const auto found = matter(object_of(one), reader);
    if (!found) return tl::unexpected(found.error());
    if (*found) seen.push_back(std::move(one));
  }
  return seen;
}

Result<std::vector<Ticket>> ConsoleTickets::of(const TicketObject& about, const Reader& reader) {
  const auto tickets = reading();
  if (!tickets) return tl::unexpected(tickets.error());
  const bool of_piece = about.piece_row >= 0;
  const auto row = of_piece ? console::flux_of_piece(about.piece_row) : about.flux_row;
  auto all = (*tickets)->of_flux(row);
  if (!all) return all;
  if (of_piece)
    std::erase_if(*all, [&](const Ticket& one) {
      const auto piece = object_of(one).piece_row;
      return piece >= 0 && piece != about.piece_row;
    });
  return seen_of(std::move(*all), reader);
}

Result<std::vector<Ticket>> ConsoleTickets::called(std::string_view text, const Reader& reader) {
  const auto reference = premises_.tables.tickets.reference_in(text);
  if (!reference) return std::vector<Ticket>();
  const auto tickets = reading();
  if (!tickets) return tl::unexpected(tickets.error());
  auto all = (*tickets)->called(*reference);
  if (!all) return all;
  return seen_of(std::move(*all), reader);
}

Result<std::optional<console::TicketSheet>> ConsoleTickets::sheet(const TicketObject& about,
                                                                  const Reader& reader,
                                                                  Language language) {
  using Given = std::optional<console::TicketSheet>;
  const auto found = matter(about, reader);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return Given();
  lifecycle::FluxFilter filter;
  filter.row = (*found)->flux_row;
  const auto flux = ledger_.flux(filter, {1});
  if (!flux) return tl::unexpected(flux.error());
  const auto story = read_story(ledger_, flux->front(), reader.sight);
  if (!story) return tl::unexpected(story.error());
  if (!*story) return Given();
  const auto& pieces = (*story)->pieces;
  const auto piece = std::ranges::find(pieces, (*found)->position, &lifecycle::PieceRow::position);
  const Printer printer(premises_.tables.catalogue, language, Colour::no);
  auto sheet =
      ticket_sheet(**story, piece == pieces.end() ? nullptr : &*piece, premises_.tables, printer);
  for (auto& field : sheet.fields)
    if (field.code == "email") field.value = reader.account;  // his own
  return Given(std::move(sheet));
}

Result<bool> ConsoleTickets::may_attach(const TicketObject& about, const Reader& reader) {
  const auto found = matter(about, reader);
  if (!found) return tl::unexpected(found.error());
  return *found && (*found)->may.has_value();
}

Result<std::vector<console::Effect>> ConsoleTickets::attach(const console::TicketOrder& order,
                                                            const Reader& reader,
                                                            Language language) {
  if (trimmed(order.comment).empty()) return failure("E_ORDER_COMMENT", order.reference);
  const auto found = matter(order.about, reader);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return failure("E_ORDER_UNKNOWN", order.reference);
  const auto& matter = **found;
  const auto reference = premises_.tables.tickets.reference_in(order.reference);
  const auto what = matter.partner + '/' + matter.called + ' ' + reference.value_or(std::string()) +
                    ": " + order.comment;
  const auto now = clock_();
  const ConsoleRights rights{accounts_, entitlement_, now};
  if (auto may = rights.kept(matter.may, reader, std::string(piece_act) + ' ' + what); !may)
    return tl::unexpected(may.error());
  if (!reference) return failure("E_TICKET_FORMAT", order.reference);
  auto tickets = lifecycle::Tickets::open(premises_.root.ledger(), lifecycle::Access::write);
  if (!tickets) return tl::unexpected(tickets.error());
  const Ticket ticket{matter.flux_row, matter.position, *reference, now,
                      reader.account,  order.comment};
  const auto kept =
      tickets->attach(ticket, {now, reader.account, std::string(piece_act), what, {}});
  if (!kept) return tl::unexpected(kept.error());
  const Printer printer(premises_.tables.catalogue, language, Colour::no);
  console::Effect effect{matter.flux_row, matter.partner, matter.called, true};
  effect.words = printer.text("ticket.tied", {{"ticket", *reference}, {"object", matter.called}});
  effect.piece_row = order.about.piece_row;
  return std::vector{std::move(effect)};
}

}  // namespace ecluse::daemon
