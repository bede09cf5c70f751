// A ticket of a support portal, tied to a flux or to one of its pieces (acceptance.md SYS-09), and
// what is known of such portals: how they number tickets and the words of their forms
// (tables/ticket_formats.tsv, ticket_words.tsv). Plain values, constant once loaded, any thread;
// the tickets themselves are kept by lifecycle/tickets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/flux.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// One row of the ledger: who tied it to what, when and why.
struct Ticket {
  std::int64_t flux_row = 0;
  int piece = Transition::whole_flux;  ///< position, or whole_flux
  std::string reference;               ///< as reference_in() gives it
  Instant at{};
  std::string who, comment;

  friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// A word of a ticket's form, or of what becomes of tickets.
struct TicketWord {
  std::string kind;                  ///< category, subcategory, tab, action, state, channel
  std::string code;                  ///< its text is "ticket.<kind>.<code>"
  std::vector<std::string> objects;  ///< "flux", or spaces of cadres, that it is for
};

class TicketRules {
 public:
  /// Columns portal, prefix (letters and figures), figures (1 to 20); and kind, code, object.
  /// E_TABLE with the table and the line at fault.
  static Result<TicketRules> load(std::string_view formats, std::string_view words);

  /// The reference that the whole of a text is, with whatever blanks and in whatever case it was
  /// typed; nothing when no portal writes it so.
  [[nodiscard]] std::optional<std::string> reference_in(std::string_view text) const;

  /// The code of that kind under which a ticket about such an object is filed; "" when none is.
  [[nodiscard]] std::string filed_under(std::string_view kind, std::string_view object) const;

  /// In the order of the table.
  [[nodiscard]] const std::vector<TicketWord>& words() const { return words_; }

 private:
  struct Format {
    std::string prefix;
    std::size_t figures = 0;
  };
  Done read_formats(std::string_view tsv);
  Done read_words(std::string_view tsv);

  std::vector<Format> formats_;
  std::vector<TicketWord> words_;
};

}  // namespace ecluse::lifecycle
