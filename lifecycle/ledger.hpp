// All that is remembered: what came, what was decided, what is owed. An interface, so that
// PostgreSQL can take the place of SQLite (ledger_sqlite). Writing goes through one Batch at a
// time, held by the thread that owns the ledger; a reader opens its own Ledger, read only.
// Errors: E_LEDGER_BUSY (another writer), E_LEDGER_FULL (no room), E_LEDGER_CORRUPT, E_LEDGER
// (anything else the storage says), E_TRANSITION (an illegal step), E_ARRIVAL (recorded twice, or
// never attempted).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/dossier.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/orders.hpp"
#include "lifecycle/proof_rows.hpp"
#include "lifecycle/returns.hpp"
#include "lifecycle/spool.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// How often an arrival was begun, and when it was first received.
struct Attempt {
  int count = 0;
  Instant received{};
};

/// A flux that came before, and of which the one in hand may be the duplicate.
struct EarlierFlux {
  std::string arrival_id, file_name, flux_id;
  Instant received{};
};

/// The year of the uniqueness rule (supplier, number, year): of the issue date, 0 without one.
int year_of_number(const PieceSummary& summary);

/// Whether the number of a piece is taken once the outcome is recorded: the piece passed, and so
/// did its flux, wholly or partly.
bool integrates(const Outcome& outcome, const ExaminedPiece& piece);

/// How many valideurs a piece has to pass, where its cadre has any: 1 or 2.
int validators_of(const std::optional<Route>& route);

/// What became of a status of that flux: an error refuses it, a move applies it.
EventFate event_fate(const Outcome& outcome, std::size_t position);

/// A new piece made from a refused one (MFJ-25): its number until it is sent, who asked for it.
struct Copy {
  std::string temporary, actor;
  Instant at{};
};

/// Who was given what should not leave the house by itself: unmasked data, an export (MFJ-28).
struct AuditEntry {
  Instant at{};
  std::string who;     ///< account of the operator
  std::string what;    ///< "unmasked", "fiscale"
  std::string detail;  ///< the command and its criteria
  std::string sha256;  ///< hexadecimal, of the bytes given; empty when they are not kept apart
};

/// A group of flux recorded together: one transaction, rolled back when destroyed uncommitted.
/// E_TRANSITION and E_ARRIVAL leave the batch as it was; after any other error it cannot be
/// committed any more.
class Batch {
 public:
  Batch() = default;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  virtual ~Batch() = default;

  /// Writes that a flux is begun; commit it before thinking (house §4.6). How many attempts of
  /// this arrival exist now, and its first reception time, which is that of `flux` the first time.
  virtual Result<Attempt> attempt(const Flux& flux) = 0;
  /// How an arrival ended; nothing while it is pending or unknown.
  virtual Result<std::optional<Finished>> finished(std::string_view arrival_id) = 0;

  /// The first finished flux of that 25-character id but this arrival: whatever became of it, the
  /// one in hand is a duplicate (chorus-edi.md §2.4). Quarantined ones do not count: an incident
  /// says that the whole flux must be sent again (§4.1).
  virtual Result<std::optional<EarlierFlux>> earlier_flux_with_id(std::string_view flux_id,
                                                                  std::string_view not_arrival) = 0;
  /// The first wholly integrated flux of the same bytes but this arrival. A refused flux may be
  /// sent again under another id, as the numbers of its pieces may (§2.4).
  virtual Result<std::optional<EarlierFlux>> integrated_flux_with_bytes(
      std::string_view sha256, std::string_view not_arrival) = 0;
  /// Whether an integrated piece has this number, this batch's earlier flux included; a refused
  /// number may come again.
  virtual Result<bool> number_taken(IdentifierType supplier_type, std::string_view supplier,
                                    std::string_view number, int year) = 0;
  /// The integrated pieces of that number, oldest first, where they stand now; 100 at the most.
  virtual Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) = 0;
  /// The last integrated piece of this number, where it stands now: may it come again?
  virtual Result<std::optional<KnownPiece>> holder_of_number(IdentifierType supplier_type,
                                                             std::string_view supplier,
                                                             std::string_view number, int year) = 0;
  /// The integrated pieces of that market and cadre, newest first; 100 at the most.
  virtual Result<std::vector<KnownPiece>> pieces_of_marche(std::string_view marche,
                                                           std::string_view cadre) = 0;
  /// The pieces whose delay has run out, first those that are due for the longest time.
  virtual Result<std::vector<KnownPiece>> overdue(Instant now, int limit) = 0;
  /// Whether a piece was made from another one, or from one that took its place, and so on up.
  virtual Result<bool> made_from(const KnownPiece& piece, const KnownPiece& before) = 0;
  /// Whether what is not found here was never received: no for a preview, which knows nothing of
  /// the past.
  [[nodiscard]] virtual bool knows_the_past() const { return true; }
  /// The next of a persistent sequence, from 1; consumed by the commit. One sequence an interface.
  virtual Result<std::uint64_t> next_number(std::string_view interface) = 0;

  /// Transitions, projections, findings and answers owed of one flux, and the steps that it makes
  /// pieces of other flux take. E_TRANSITION when a step is not legal from where its object stands.
  virtual Done record(const Outcome& outcome) = 0;
  /// One later step of a flux or of one of its pieces (a recipient's status, an operator's action).
  virtual Done move(std::string_view arrival_id, const Transition& step) = 0;
  /// Until when a piece of a recorded flux waits for someone; nothing: no more.
  virtual Done wait(std::string_view arrival_id, int position, std::optional<Instant> until) = 0;
  /// Gives a mémoire its definitive number, once. E_LEDGER when it has one, or is none.
  virtual Done number_memoire(std::string_view arrival_id, int position,
                              std::string_view number) = 0;
  /// Makes a draft from a refused mémoire, which ends so; the copy has the number of the supplier
  /// from then on. E_TRANSITION when it stands elsewhere.
  virtual Result<KnownPiece> duplicate(const KnownPiece& refused, const Copy& copy) = 0;
  virtual Done audit(const AuditEntry& entry) = 0;
  /// An answer owed after the flux was recorded, with one of its later steps.
  virtual Done owe(std::string_view arrival_id, const Answer& answer) = 0;
  /// What the return files need that are not those of one flux; part of the same transaction.
  virtual Returns& returns() = 0;
  /// What operators order, and what is tried again; part of the same transaction.
  virtual Orders& orders() = 0;
  /// The answers of these rows stand in outbound, for good.
  virtual Done delivered(std::span<const std::int64_t> rows, Instant at) = 0;

  /// Closes the day of Paris of the last seal, when `now` is of a later one; whether it did. What
  /// is recorded closes it too.
  virtual Result<bool> close_day(Instant now) = 0;
  /// The file of the root of that day stands in preuves/, for good.
  virtual Done root_written(std::string_view day, Instant at) = 0;
  /// A file leaves the archive by order: commit it before it does.
  virtual Done purge(const Purge& purge) = 0;

  /// Durable when it returns. The batch is then finished: nothing more may be asked of it.
  virtual Done commit() = 0;
};

/// What Batch::finished says, as a Spool asks it. `batch` must outlive it.
IsFinished finished_in(Batch& batch);

class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  virtual ~Ledger() = default;

  /// The one writer's transaction. The ledger must outlive it.
  virtual Result<std::unique_ptr<Batch>> begin() = 0;

  virtual Result<std::vector<FluxRow>> flux(const FluxFilter& filter, const Page& page) = 0;
  /// The flux called so: its 25-character id, arrival id, file name, or the number of one of its
  /// pieces; newest first, at most 100.
  virtual Result<std::vector<FluxRow>> flux_named(std::string_view name) = 0;
  /// Of one flux, in order of position.
  virtual Result<std::vector<PieceRow>> pieces_of(std::int64_t flux_row) = 0;
  /// The statuses that a flux told, in order of position.
  virtual Result<std::vector<EventRow>> events_of(std::int64_t flux_row) = 0;
  virtual Result<std::vector<FindingRow>> findings_of(std::int64_t flux_row) = 0;
  /// The whole history of a flux and its pieces, oldest first.
  virtual Result<std::vector<TransitionRow>> transitions_of(std::int64_t flux_row) = 0;
  /// The return files of a flux, without their bytes.
  virtual Result<std::vector<AnswerRow>> answers_of(std::int64_t flux_row) = 0;
  /// The return files not yet delivered, with their bytes, oldest first, after a row.
  virtual Result<std::vector<AnswerRow>> owed(int limit, std::int64_t after = 0) = 0;
  virtual Result<Conservation> conservation() = 0;
  virtual Result<OrderBook> order_book() = 0;
  /// The roots of days whose files were not yet written, oldest first.
  virtual Result<std::vector<DayRoot>> roots_owed() = 0;
  /// The files that left the archive, of one content or of any when it is empty; oldest first.
  virtual Result<std::vector<Purge>> purged(std::string_view sha256) = 0;
  /// When the first of the delays runs out.
  virtual Result<std::optional<Instant>> next_due() = 0;
  /// The dossiers that an integrated piece of that number stands in, newest first; 100 at the most.
  /// `supplier` may be empty: of any.
  virtual Result<std::vector<Dossier>> dossiers(std::string_view number,
                                                std::string_view supplier) = 0;
  /// The pieces that a valideur has to speak of, the most urgent first. `valideur`: identifier, of
  /// any when empty.
  virtual Result<std::vector<WaitingRow>> to_validate(std::string_view valideur, int limit) = 0;
};

}  // namespace ecluse::lifecycle
