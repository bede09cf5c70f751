// What the console asks of the house, and what it is answered: daemon implements it over the
// ledger, the archive, the tables and the catalogue. Every question says who asks: nothing is found
// that he may not see, and what is personal is masked. A Desk is used by one thread at a time.
// Errors: E_LEDGER_* (E_LEDGER_SLOW: what is asked takes too long), E_DISK_*, E_SEARCH (a criterion
// that cannot be read).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "console/exports.hpp"
#include "console/hands.hpp"
#include "console/people.hpp"
#include "console/request.hpp"
#include "console/shelf.hpp"
#include "console/tickets.hpp"
#include "lifecycle/dossier.hpp"
#include "lifecycle/overview.hpp"
#include "lifecycle/search.hpp"
#include "lifecycle/sight.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

/// Who reads. Nobody, before he has signed in.
struct Reader {
  std::string account{};  ///< e-mail; empty: nobody
  std::string name{};
  lifecycle::Sight sight{};
  bool manages = false;                  ///< gestionnaire: sees how partners are connected
  std::optional<Instant> seen_before{};  ///< last connection, before this one
  std::string token{};  ///< that a form must bring back; empty: this reader sends no form
};

/// The criteria of a search by the names of the options of `ecluse search` without their dashes
/// ("supplier-name"), and free words.
struct Wish {
  std::string words{};
  Fields criteria{};  ///< and those of the screens (SCR-06): hide-refused (days), hide-taken
  lifecycle::SortOrder order{};
};

struct Found {
  std::vector<lifecycle::FoundPiece> pieces;  ///< in the order of the wish
  std::set<std::int64_t> taken{};             ///< rows of those that the reader has downloaded
  lifecycle::FoundCount count;
  std::set<std::int64_t> taken_beside{};  ///< or another reader of the same structure (STS-26)
};

/// One finding in the words of the reader, and the faulty line when it is known, between the lines
/// around it.
struct ToldFinding {
  int piece = Transition::whole_flux;  ///< position
  WordedFinding worded;
  std::string before{}, marked{}, after{};
  std::string above{}, below{};
};

/// One flux from its reception to its answers.
struct Story {
  lifecycle::FluxRow flux;
  std::vector<lifecycle::PieceRow> pieces;
  std::vector<ToldFinding> findings;
  std::vector<lifecycle::TransitionRow> transitions;  ///< oldest first
  std::vector<lifecycle::AnswerRow> answers;
  std::vector<lifecycle::EventRow> events;
  bool whole = false;  ///< the reader may see all of the flux, and its files
};

/// A dashboard: rows by columns, and the search that gives each count.
struct Board {
  struct Row {
    std::string key, name;
    std::vector<std::int64_t> counts;
    std::vector<Wish> searches;  ///< of each count; without criteria where none may be shown
  };
  std::vector<std::string> labels;
  std::vector<Row> rows;
  /// Of the sum of each column; without criteria, or none, where no search finds those pieces only.
  std::vector<Wish> totals{};
  std::string last{};  ///< what the next page begins behind; empty: there is no other page
};

/// The pieces of one recipient, in one currency, of a liste fiscale.
struct FiscalRow {
  std::string recipient, name, currency;
  std::int64_t pieces = 0;
  Decimal gross{};
};

/// A partner as it is connected, and a structure of the directory.
struct PartnerRow {
  std::string code, name, interfaces;
  bool active = true;
};
struct StructureRow {
  std::string identifier, name, city, state;
  std::vector<std::pair<std::string, std::string>> services;  ///< code and name
};

/// Bytes to be downloaded.
struct File {
  std::string name, type, bytes;
};
enum class Copy : std::uint8_t { original, certificate, certificate_page };

class Desk {
 public:
  Desk() = default;
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  virtual ~Desk() = default;

  /// A text of the catalogue: flux.IN_REJETE, role.moe; nothing when it has none.
  [[nodiscard]] virtual std::optional<std::string> text(std::string_view key,
                                                        Language language) const = 0;
  /// The roles that may take the next step of a piece in that state, but the house.
  [[nodiscard]] virtual std::vector<std::string> next_roles(std::string_view state) const = 0;
  /// The codes of the machine of pieces, in their order.
  [[nodiscard]] virtual std::vector<std::string> piece_states() const = 0;
  [[nodiscard]] virtual bool terminal(std::string_view state) const = 0;

  virtual Result<lifecycle::Overview> overview(const Reader& reader) = 0;
  virtual Result<Found> find(const Wish& wish, const lifecycle::Page& page,
                             const Reader& reader) = 0;
  virtual Result<std::vector<lifecycle::FluxRow>> flux(const lifecycle::FluxFilter& filter,
                                                       const lifecycle::Page& page,
                                                       const Reader& reader) = 0;
  /// By flux id, file name, arrival id or the number of a piece.
  virtual Result<std::vector<lifecycle::FluxRow>> flux_named(std::string_view name,
                                                             const Reader& reader) = 0;
  /// Nothing when there is none of that row, or none that this reader may see.
  virtual Result<std::optional<Story>> story(std::int64_t flux_row, const Reader& reader,
                                             Language language) = 0;
  virtual Result<std::vector<lifecycle::Dossier>> dossiers(std::string_view number,
                                                           const Reader& reader) = 0;
  /// `space`: memoires (structure × status), travaux or factures (status × age). `page`: of the
  /// structures.
  virtual Result<Board> board(std::string_view space, const lifecycle::BoardPage& page,
                              const Reader& reader, Language language) = 0;
  virtual Result<std::vector<FiscalRow>> fiscal(const std::string& structure,
                                                const std::string& from, const std::string& until,
                                                const Reader& reader) = 0;
  virtual Result<std::vector<PartnerRow>> partners(const Reader& reader) = 0;
  virtual Result<std::vector<StructureRow>> structures(const std::string& words) = 0;

  /// A file of a flux: an answer by its row; its original, its certificate, or those of the piece
  /// at `position`. Nothing when there is none or when the reader may not have it.
  virtual Result<std::optional<File>> answer(std::int64_t flux_row, std::int64_t answer_row,
                                             const Reader& reader) = 0;
  virtual Result<std::optional<File>> copy(Copy kind, std::int64_t flux_row,
                                           std::optional<int> position, const Reader& reader,
                                           Language language) = 0;

  /// What leaves the house as a file made while it is sent; lives as long as the desk.
  virtual Exports& exports() = 0;
  /// What this house lets its readers do; lives as long as the desk.
  virtual Hands& hands() = 0;
  /// Who its readers are; lives as long as the desk.
  virtual People& people() = 0;
  /// The files that are joined to mémoires; lives as long as the desk.
  virtual Shelf& shelf() = 0;
  /// The tickets of support portals; lives as long as the desk.
  virtual TicketDesk& tickets() = 0;
};

}  // namespace ecluse::console
