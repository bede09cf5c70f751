// The searches of "Suivi des flux": the criteria of acceptance.md SRH-01 and SRH-02, and free text
// (SRH-04). Plain values; asked by the command line and the console through SearchDesk, which reads
// a ledger of its own, read only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifecycle/dossier.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/overview.hpp"
#include "lifecycle/patience.hpp"
#include "lifecycle/sight.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// The role of whoever sends or receives: both keep a liste fiscale (FIS-01).
inline constexpr const char* fiscal_role = "emetteur_ou_recepteur";

/// Every criterion that is set must be met; nothing set means every piece. Texts are exact, but the
/// names and the words, which are found whatever their case and accents, by the beginning of each
/// word.
struct PieceSearch {
  std::string words{};   ///< each begins a number, an identifier, a word of a name or of a reason
  std::string number{};  ///< of the piece: its supplier's, TMP… or MJ…
  std::string own_invoice{};            ///< numéro de facture of a mémoire
  std::vector<std::string> cadres{};    ///< any of them
  std::vector<std::string> states{};    ///< any of them: codes of the machine
  std::string structure{}, role{};      ///< plays that role; any of the four when role is empty
  std::string supplier{}, recipient{};  ///< identifier; nine digits are a SIREN: its structures
  std::string supplier_name{}, recipient_name{};
  std::string service{};           ///< of the recipient
  std::string supplier_service{};  ///< service prestataire, of a mémoire
  std::string engagement{}, marche{}, dossier{};
  std::string ticket{};                                        ///< tied to it, or to its flux
  std::string type{};                                          ///< 380, 381
  std::string category{}, reference{}, case_number{};          ///< of a mémoire
  std::string partner{};                                       ///< depositor of the flux
  std::optional<Date> issued_from{}, issued_until{};           ///< bounds included
  std::optional<Instant> deposited_from{}, deposited_until{};  ///< `until` excluded
  std::optional<Instant> state_from{}, state_until{};          ///< `until` excluded
  std::optional<Decimal> payable_from{}, payable_until{};      ///< bounds included
  std::vector<std::string> hidden_states{};  ///< SCR-06: what stands in one of them since before
  std::optional<Instant> hidden_before{};    ///< that instant is not shown
  std::vector<std::string> not_taken_by{};   ///< SCR-06: hides what one of them has downloaded
  std::optional<Sight> sight{};  ///< of whoever asks; nothing: the owner of the root, all

  friend bool operator==(const PieceSearch&, const PieceSearch&) = default;
};

/// A piece, and what its flux says of its deposit.
struct FoundPiece {
  PieceRow piece;
  std::string partner, flux_id;
  Instant deposited{};
  std::string dossier{};  ///< number of its dossier, its own when it is alone
};

/// What a list is sorted by; pieces that are equal there stand by age.
enum class SortBy : std::uint8_t {
  deposit,
  number,
  type,
  cadre,
  dossier,
  own_invoice,
  supplier,
  supplier_name,
  recipient,
  recipient_name,
  service,
  engagement,
  marche,
  issued,
  net,
  gross,
  payable,
  state,
  state_at,
};
enum class Direction : bool { descending, ascending };
struct SortOrder {
  SortBy by = SortBy::deposit;
  Direction direction = Direction::descending;
  std::string key{};  ///< key_of() the last row seen, so that its next step moves no page
};

/// "supplier-name"; nothing when no column is called so.
std::string_view name_of(SortBy by);
std::optional<SortBy> sort_named(std::string_view name);
/// Whether any number of pieces can be sorted by it. By the others 10,000 can.
bool always_sorted(SortBy by);
/// What SortOrder::key has of a row: empty where it cannot change.
std::string key_of(const PieceRow& piece, SortBy by);

/// How many pieces meet the criteria; at most `rows` were counted when it is not exact.
struct FoundCount {
  std::int64_t rows = 0;
  bool exact = true;
};

/// One cell of a dashboard: so many pieces of a structure stand in a state (SCR-12).
struct BoardCell {
  std::string structure, name, state;
  std::int64_t pieces = 0;
  std::int64_t row = 0;         ///< of one of them: tells a page where the next begins
  bool natural_person = false;  ///< what the structure is, which is not shown as it is then
};

/// Some rows of a dashboard, in their order.
struct BoardPage {
  std::string after{};  ///< the last seen: an engagement, or BoardCell::row of the last structure,
                        ///< since an identifier may be a person's; one that is not seen has no next
  int limit = 0;        ///< structures or engagements; 0: all
};

/// One piece of the stock: where it stands, since when (SCR-13).
struct StockCell {
  std::string state;
  int days = 0;  ///< days of Paris since it came there; 0: today
  std::int64_t pieces = 0;
};

class SearchDesk {
 public:
  SearchDesk() = default;
  SearchDesk(const SearchDesk&) = delete;
  SearchDesk& operator=(const SearchDesk&) = delete;
  virtual ~SearchDesk() = default;

  /// One page; the next is asked for with the row of the last one seen, and its key. What has no
  /// value in the column comes last. E_SEARCH_SORT: too many for a column that is not
  /// always_sorted().
  virtual Result<std::vector<FoundPiece>> find(const PieceSearch& search, const Page& page,
                                               const SortOrder& order) = 0;
  /// Newest first.
  Result<std::vector<FoundPiece>> find(const PieceSearch& search, const Page& page) {
    return find(search, page, SortOrder{});
  }
  /// Counts up to `most`. Asked right after the first page of the same search, what was learned for
  /// the page serves the count.
  virtual Result<FoundCount> count(const PieceSearch& search, std::int64_t most) = 0;
  /// The pieces of these cadres, by supplier and state. `structure`: of that supplier, of all when
  /// empty. `sight`: as in PieceSearch.
  virtual Result<std::vector<BoardCell>> board(const std::vector<std::string>& cadres,
                                               const std::string& structure,
                                               const std::optional<Sight>& sight,
                                               const BoardPage& page) = 0;
  /// The engagements with a piece that is paid (MISE_EN_PAIEMENT), of those that `sight` sees, and
  /// where their pieces stand that it sees (ESP-08). BoardCell::structure is the engagement.
  virtual Result<std::vector<BoardCell>> engagements(const std::optional<Sight>& sight,
                                                     const BoardPage& page) = 0;
  /// Where the pieces stand that someone sees; of `most` at the most.
  virtual Result<std::vector<NamedCount>> states(const Sight& sight, std::int64_t most) = 0;
  /// The pieces of these cadres in one of these states, by state and age at `now`.
  virtual Result<std::vector<StockCell>> stock(const std::vector<std::string>& cadres,
                                               const std::vector<std::string>& states,
                                               const std::string& structure,
                                               const std::optional<Sight>& sight, Instant now) = 0;
  /// As Ledger::flux_named, of what is seen as a whole: the newest 100 of those.
  virtual Result<std::vector<FluxRow>> flux_named(std::string_view name, const Sight& sight) = 0;
  /// As Ledger::dossiers, of those with a piece that is seen: the newest 100 of those. They are
  /// told whole.
  virtual Result<std::vector<Dossier>> dossiers(std::string_view number, const Sight& sight) = 0;
  /// The transitions of one piece, newest first.
  virtual Result<std::vector<TransitionRow>> history(const PieceRow& piece) = 0;
};

/// Opens the ledger of a file (Root::ledger()) to search it. E_LEDGER_*. With `patience` a search
/// that takes longer ends in E_LEDGER_SLOW, and the next one is answered as any.
Result<std::unique_ptr<SearchDesk>> open_search_desk(const std::string& path,
                                                     Patience patience = {});

}  // namespace ecluse::lifecycle
