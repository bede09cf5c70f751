// Tickets of support portals, between the console and the house: the form of a portal as it would
// be filled in about a flux or a piece (acceptance.md SUP-01), and what is asked to be tied to one.
// Implemented by daemon; a TicketDesk is used by one thread at a time, with its Desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/hands.hpp"
#include "lifecycle/ticket.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

struct Reader;

/// One field of the form; empty where whoever asks fills it in himself.
struct TicketField {
  std::string code;   ///< category, object_number, siret…
  std::string label;  ///< in the language of the reader
  std::string value;
  bool demanded = false;  ///< the portal refuses a ticket without it
};

/// The form. Nothing of it is personal but the address of whoever asks.
struct TicketSheet {
  std::vector<TicketField> fields;      ///< in the order of the portal
  std::string summary, description;     ///< « résumé », « description longue »: several lines
  std::vector<std::string> enclosures;  ///< names of the files to join
};

/// What a ticket is about: a flux, or one of its pieces where `piece_row` is not negative.
struct TicketObject {
  std::int64_t flux_row = -1, piece_row = -1;
};

/// What it was tied to.
TicketObject object_of(const lifecycle::Ticket& ticket);

/// A ticket that is asked to be tied to it, and why.
struct TicketOrder {
  TicketObject about;
  std::string reference, comment;
};

class TicketDesk {
 public:
  TicketDesk() = default;
  TicketDesk(const TicketDesk&) = delete;
  TicketDesk& operator=(const TicketDesk&) = delete;
  virtual ~TicketDesk() = default;

  /// Those tied to it: of a flux, also to its pieces that the reader sees; of a piece, also to its
  /// flux. Oldest first; none of what he does not see. E_LEDGER_*.
  virtual Result<std::vector<lifecycle::Ticket>> of(const TicketObject& about,
                                                    const Reader& reader) = 0;
  /// What the ticket whose reference the whole text is was tied to and the reader sees, newest
  /// first.
  virtual Result<std::vector<lifecycle::Ticket>> called(std::string_view text,
                                                        const Reader& reader) = 0;
  /// Nothing where there is no such object, or none that the reader sees.
  virtual Result<std::optional<TicketSheet>> sheet(const TicketObject& about, const Reader& reader,
                                                   Language language) = 0;
  /// Whether the reader may tie a ticket to it.
  virtual Result<bool> may_attach(const TicketObject& about, const Reader& reader) = 0;
  /// Ties it. E_ORDER_COMMENT, E_ORDER_UNKNOWN (nothing that the reader sees), E_RIGHT_* (kept in
  /// the audit), E_TICKET_FORMAT (no portal writes references so), E_TICKET_TWICE, E_TICKET_MANY.
  virtual Result<std::vector<Effect>> attach(const TicketOrder& order, const Reader& reader,
                                             Language language) = 0;
  /// The words of portals, in the order of their table.
  [[nodiscard]] virtual std::vector<lifecycle::TicketWord> words() const = 0;
};

}  // namespace ecluse::console
