// ecluse ticket ID: the form of a support portal about a flux or a piece, to be pasted; with
// --attach the reference that the portal gave is attached (acceptance.md SUP-01, SYS-09).
#include <algorithm>
#include <chrono>
#include <optional>

#include "daemon/called.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/console_story.hpp"
#include "daemon/entitled.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/speaker.hpp"
#include "daemon/ticket_sheet.hpp"
#include "daemon/ticket_told.hpp"
#include "lifecycle/tickets.hpp"
#include "model/text.hpp"

namespace ecluse::daemon {
namespace {

using console::Story;
using lifecycle::Ticket;

/// What is meant: a flux as its reader sees it, or a piece of it.
struct Meant {
  Story story;
  int position = Transition::whole_flux;
  std::vector<Ticket> tickets;  ///< of that flux and its pieces

  [[nodiscard]] const lifecycle::PieceRow* piece() const {
    const auto found = std::ranges::find(story.pieces, position, &lifecycle::PieceRow::position);
    return found == story.pieces.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string name() const {
    if (const auto* one = piece()) return one->summary.number;
    return story.flux.flux_id.empty() ? story.flux.file_name : story.flux.flux_id;
  }
};

class Asking {
 public:
  Asking(const TicketCommand& command, const Premises& premises, const Terminal& terminal)
      : command_(command),
        premises_(premises),
        terminal_(terminal),
        printer_(printer_of(premises, terminal)) {}

  Result<std::optional<Meant>> meant(lifecycle::Ledger& ledger, lifecycle::Tickets& tickets,
                                     const lifecycle::Sight& sight) const {
    const auto name = premises_.tables.tickets.reference_in(command_.id).value_or(command_.id);
    const auto rows = ledger.flux_named(name);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : *rows) {
      auto story = read_story(ledger, row, sight);
      if (!story) return tl::unexpected(story.error());
      if (!*story) continue;
      auto tied = tickets.of_flux(row.row);
      if (!tied) return tl::unexpected(tied.error());
      Meant found{std::move(**story), Transition::whole_flux, std::move(*tied)};
      if (const auto position = position_of(found, name)) {
        found.position = *position;
        return std::optional(std::move(found));
      }
    }
    return std::optional<Meant>();
  }

  [[nodiscard]] ExitStatus tell(const Meant& meant) const {
    const auto sheet = ticket_sheet(meant.story, meant.piece(), premises_.tables, printer_);
    if (command_.output == Output::json) {
      terminal_.out << json_of(sheet, meant) << '\n';
      return ExitStatus::all_accepted;
    }
    terminal_.out << sheet_text(sheet, printer_);
    for (const auto* one : tied_to(meant)) terminal_.out << ticket_text(*one, printer_) << '\n';
    return ExitStatus::all_accepted;
  }

  [[nodiscard]] ExitStatus tie(const Meant& meant, lifecycle::Tickets& tickets) const {
    const auto reference = premises_.tables.tickets.reference_in(command_.attach);
    if (!reference) return refused({"E_TICKET_FORMAT", command_.attach}, ExitStatus::usage);
    if (trimmed(command_.comment).empty())
      return refused({"E_ORDER_COMMENT", "--comment"}, ExitStatus::usage);
    const auto who = operator_account();
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto what =
        meant.story.flux.partner + '/' + meant.name() + ' ' + *reference + ": " + command_.comment;
    const auto kept = tickets.attach(
        {meant.story.flux.row, meant.position, *reference, now, who, command_.comment},
        {now, who, "ticket", what, {}});
    if (!kept && kept.error().code.starts_with("E_TICKET_"))
      return refused(kept.error(), ExitStatus::all_rejected);
    if (!kept) return say(kept.error(), terminal_);
    terminal_.out << (command_.output == Output::json
                          ? object_json({{{"ticket", *reference}, {"object", meant.name()}}})
                          : printer_.text("ticket.tied",
                                          {{"ticket", *reference}, {"object", meant.name()}}))
                  << '\n';
    return ExitStatus::all_accepted;
  }

 private:
  [[nodiscard]] ExitStatus refused(const Error& error, ExitStatus status) const {
    say(error, terminal_);
    return status;
  }

  /// Nothing where that flux has no such piece, or the reader does not see it.
  [[nodiscard]] std::optional<int> position_of(const Meant& found, const std::string& name) const {
    const auto& pieces = found.story.pieces;
    const auto piece = std::ranges::find_if(pieces, [&](const lifecycle::PieceRow& one) {
      return command_.piece > 0 ? one.position + 1 == command_.piece : is_called(one, name);
    });
    if (command_.piece == 0 && is_called(found.story.flux, name)) return Transition::whole_flux;
    if (piece != pieces.end()) return piece->position;
    for (const auto& one : found.tickets)
      if (one.reference == name && command_.piece == 0 && sees_all(found, one)) return one.piece;
    return std::nullopt;
  }

  [[nodiscard]] static bool sees_all(const Meant& found, const Ticket& ticket) {
    if (ticket.piece == Transition::whole_flux) return found.story.whole;
    return std::ranges::find(found.story.pieces, ticket.piece, &lifecycle::PieceRow::position) !=
           found.story.pieces.end();
  }

  [[nodiscard]] static std::vector<const Ticket*> tied_to(const Meant& meant) {
    std::vector<const Ticket*> mine;
    for (const auto& one : meant.tickets)
      if (one.piece == meant.position && sees_all(meant, one)) mine.push_back(&one);
    return mine;
  }

  static std::string json_of(const console::TicketSheet& sheet, const Meant& meant) {
    JsonFields json;
    for (const auto& field : sheet.fields) json.fields.emplace_back(field.code, field.value);
    json.fields.emplace_back("summary", sheet.summary);
    json.fields.emplace_back("description", sheet.description);
    std::vector<JsonFields> enclosures, tickets;
    for (const auto& name : sheet.enclosures) enclosures.push_back({{{"name", name}}});
    for (const auto* one : tied_to(meant)) tickets.push_back(ticket_fields(*one));
    json.fields.emplace_back("enclosures", std::move(enclosures));
    json.fields.emplace_back("tickets", std::move(tickets));
    return object_json(json);
  }

  const TicketCommand& command_;
  const Premises& premises_;
  const Terminal& terminal_;
  Printer printer_;
};

}  // namespace

ExitStatus ticket(const TicketCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto access =
      command.attach.empty() ? lifecycle::Access::read_only : lifecycle::Access::write;
  auto tickets = lifecycle::Tickets::open((*premises)->root.ledger(), access);
  if (!tickets) return say(tickets.error(), terminal);
  lifecycle::Sight everything;
  everything.everything = true;
  const Asking asking(command, **premises, terminal);
  const auto meant = asking.meant(**ledger, *tickets, sight_of(*viewer).value_or(everything));
  if (!meant) return say(meant.error(), terminal);
  if (!*meant) {
    terminal.err << printer_of(**premises, terminal).text("show.none", {{"id", command.id}})
                 << '\n';
    return ExitStatus::nothing_to_do;
  }
  return command.attach.empty() ? asking.tell(**meant) : asking.tie(**meant, *tickets);
}

}  // namespace ecluse::daemon
