#include "lifecycle/ledger_sqlite_batch.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "lifecycle/cells.hpp"
#include "lifecycle/ledger_slot.hpp"

namespace ecluse::lifecycle {
namespace {

/// As it was written: with its decimals.
std::optional<std::string> exact_text(const std::optional<Decimal>& amount) {
  return amount ? std::optional(amount->text(amount->written_decimals())) : std::nullopt;
}

/// Cents within 64 bits: an amount beyond, which no invoice has, sorts as the greatest there is.
std::optional<std::int64_t> cents_of(const std::optional<Decimal>& amount) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  if (!amount) return std::nullopt;
  if (amount->abs() > Decimal::of(most / 1000)) return amount->is_negative() ? -most : most;
  return amount->cents();
}

/// The one flux that a query finds, if any.
Result<std::optional<EarlierFlux>> earlier_of(Cursor rows) {
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return std::optional<EarlierFlux>{};
  return EarlierFlux{rows.text(0), rows.text(1), rows.text(2), rows.instant(3)};
}

tl::unexpected<Error> illegal(const Transition& step, std::string_view standing) {
  const auto object = step.piece < 0 ? std::string("flux") : "piece " + std::to_string(step.piece);
  return failure("E_TRANSITION", object + " in '" + std::string(standing) + "': '" + step.from +
                                     "' -> '" + step.to + "'");
}

/// The place of the object of a step among the flux, then its pieces.
std::size_t place_of(const Transition& step) {
  return static_cast<std::size_t>(std::int64_t{step.piece} + 1);
}

/// The last step of the flux, then of each piece; null for those that took none.
std::vector<const Transition*> last_steps(const Outcome& outcome) {
  std::vector<const Transition*> last(outcome.examined.pieces.size() + 1);
  for (const auto& step : outcome.transitions) last[place_of(step)] = &step;
  return last;
}

}  // namespace

Result<std::unique_ptr<Batch>> SqliteBatch::begin(WriteStatements& statements,
                                                  const Machines& machines) {
  if (auto begun = statements.begin.run(); !begun) return tl::unexpected(begun.error());
  return std::unique_ptr<Batch>(new SqliteBatch(statements, machines));
}

SqliteBatch::~SqliteBatch() {
  if (open_) roll_back();
}

void SqliteBatch::roll_back() {
  open_ = false;
  // SQLite may have rolled back by itself (disk full): there is nothing left to do then.
  static_cast<void>(sql_.roll_back.run().has_value());
}

Done SqliteBatch::kept(Done done) {
  if (!done && open_) roll_back();
  return done;
}

Done SqliteBatch::commit() {
  if (!open_) return failure("E_LEDGER", "the batch is broken: nothing of it was committed");
  auto done = kept(seals_.seal_rest());
  if (done) done = kept(counts_.write());
  if (done) done = kept(sql_.commit.run());
  open_ = false;
  return done;
}

Result<Attempt> SqliteBatch::attempt(const Flux& flux) {
  std::int64_t row = 0;
  Attempt attempt;
  {
    auto rows = sql_.receive.query(flux.arrival_id, flux.partner, flux.file_name, flux.file.size,
                                   flux.received);
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    row = rows.integer(0);
    attempt = {static_cast<int>(rows.integer(1)), rows.instant(2)};
  }
  const auto written = kept(sql_.attempt.run(row, attempt.count, flux.received));
  if (!written) return tl::unexpected(written.error());
  if (attempt.count == 1) counts_.flux(flux.partner, "", 1);
  return attempt;
}

Result<std::optional<SqliteBatch::Standing>> SqliteBatch::standing(std::string_view arrival_id) {
  auto rows = sql_.flux_by_arrival.query(arrival_id);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return std::optional<Standing>{};
  Standing found{rows.integer(0), rows.text(1)};
  found.received = rows.instant(4);
  found.partner = rows.text(5);
  found.file_name = rows.text(6);
  found.size = rows.integer(7);
  found.attempts = rows.integer(8);
  if (const auto fate = fate_named(rows.text(2)))
    found.end = Finished{*fate, rows.text(3), rows.instant(4)};
  return found;
}

Result<std::optional<Finished>> SqliteBatch::finished(std::string_view arrival_id) {
  auto found = standing(arrival_id);
  if (!found) return tl::unexpected(found.error());
  return *found ? (*found)->end : std::optional<Finished>{};
}

Result<std::optional<EarlierFlux>> SqliteBatch::earlier_flux_with_id(std::string_view flux_id,
                                                                     std::string_view not_arrival) {
  return earlier_of(sql_.earlier_by_id.query(flux_id, not_arrival));
}

Result<std::optional<EarlierFlux>> SqliteBatch::integrated_flux_with_bytes(
    std::string_view sha256, std::string_view not_arrival) {
  return earlier_of(sql_.integrated_by_bytes.query(sha256, not_arrival));
}

Result<bool> SqliteBatch::number_taken(IdentifierType supplier_type, std::string_view supplier,
                                       std::string_view number, int year) {
  auto rows = sql_.taken.query(supplier, number, static_cast<int>(supplier_type), year);
  return rows.next();
}

Result<std::uint64_t> SqliteBatch::next_number(std::string_view interface) {
  auto rows = sql_.sequence.query(interface);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  return static_cast<std::uint64_t>(rows.integer(0));
}

const StateMachine& SqliteBatch::machine_of(int piece) const {
  return piece == Transition::whole_flux ? machines_.flux : machines_.piece;
}

/// Every step is legal from where its object stands, and the flux ends where its fate says.
Done SqliteBatch::check_steps(const Outcome& outcome) const {
  std::vector<std::string_view> standing(outcome.examined.pieces.size() + 1);  // the flux is first
  for (const auto& step : outcome.transitions) {
    const auto at = place_of(step);
    if (at >= standing.size()) return illegal(step, "no such piece");
    if (step.from != standing[at] || !machine_of(step.piece).legal(step.from, step.to))
      return illegal(step, standing[at]);
    standing[at] = step.to;
  }
  if (standing[0] != state_of(outcome.fate))
    return failure("E_TRANSITION", "flux left in '" + std::string(standing[0]) + "', its fate is " +
                                       std::string(name_of(outcome.fate)));
  return {};
}

Done SqliteBatch::record(const Outcome& outcome) {
  const auto& arrival = outcome.examined.flux.arrival_id;
  const auto found = standing(arrival);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return failure("E_ARRIVAL", arrival + ": never attempted");
  if ((*found)->end) return failure("E_ARRIVAL", arrival + ": recorded already");
  if (auto legal = check_steps(outcome); !legal) return legal;
  return kept(sealed(write_all(**found, outcome), (*found)->row, outcome.transitions.back().at));
}

Done SqliteBatch::write_all(const Standing& flux, const Outcome& outcome) {
  const auto& examined = outcome.examined;
  const auto row = flux.row;
  const auto last = last_steps(outcome);
  auto finding = slot(row, 0);
  if (auto done = write_steps(row, outcome.transitions); !done) return done;
  if (auto done = write_flux(flux, outcome, *last.front()); !done) return done;
  if (auto done = write_findings(finding, Transition::whole_flux, examined.findings); !done)
    return done;
  for (int position = 0; position < static_cast<int>(examined.pieces.size()); ++position) {
    const auto at = static_cast<std::size_t>(position);
    auto done = examined.pieces[at].statuses.empty()
                    ? write_piece(flux, outcome, position, last[at + 1])
                    : write_event(slot(row, position), outcome, position);
    if (done) done = write_findings(finding, position, examined.pieces[at].findings);
    if (!done) return done;
  }
  for (const auto& answer : outcome.answers)
    if (auto done = write_answer(row, answer); !done) return tl::unexpected(done.error());
  return make_moves(row, outcome);
}

/// The first steps of a flux and of its pieces: it had none.
Done SqliteBatch::write_steps(std::int64_t row, const std::vector<Transition>& steps) {
  for (std::size_t rank = 0; rank < steps.size(); ++rank)
    if (auto done = write_step(slot(row, static_cast<std::int64_t>(rank)), steps[rank]); !done)
      return done;
  return {};
}

Done SqliteBatch::write_step(std::int64_t slot, const Transition& step) {
  return write_row(sql_.transition, seals_.content(), Journal::transition, slot, step.piece,
                   step.from, step.to, step.at, step.actor, step.cause, step.comment);
}

Done SqliteBatch::write_flux(const Standing& flux, const Outcome& outcome, const Transition& last) {
  const auto& examined = outcome.examined;
  seal_flux(flux, outcome);
  if (auto done = seal_attempts(flux.row); !done) return done;
  counts_.flux(flux.partner, flux.state, -1);
  counts_.flux(flux.partner, last.to, 1);
  return sql_.finish_flux.run(flux.row, examined.name ? examined.name->id : "",
                              examined.name ? examined.name->interface : "",
                              name_of(examined.format), examined.sha256, examined.tables, last.to,
                              last.at, name_of(outcome.fate), last.cause, examined.pieces.size(),
                              accepted_count(examined), packed(examined.layers));
}

Done SqliteBatch::write_piece(const Standing& flux, const Outcome& outcome, int position,
                              const Transition* last) {
  const auto slot = lifecycle::slot(flux.row, position);
  const auto& piece = outcome.examined.pieces[static_cast<std::size_t>(position)];
  const auto& sum = piece.summary;
  if (last) counts_.piece({flux.partner, sum.cadre, last->to, last->at}, 1);
  const Route* route = piece.route ? &*piece.route : nullptr;
  const auto routed = [&](std::string Route::*field) {
    return route ? std::optional<std::string_view>(route->*field) : std::nullopt;
  };
  const auto write = [&](const auto& facts, const auto& details) {
    return write_piece_row(sql_.piece, seals_.content(), slot,
                           {last ? std::string_view(last->to) : "", last ? last->at : Instant{},
                            integrates(outcome, piece)},
                           facts, details);
  };
  auto done = write(std::forward_as_tuple(
                        piece.file, sum.number, sum.type, sum.cadre, sum.currency,
                        static_cast<int>(sum.supplier_type), sum.supplier, sum.supplier_name,
                        sum.recipient, sum.recipient_name, sum.service, sum.engagement, sum.marche,
                        sum.issue_date ? std::optional(iso_text(*sum.issue_date)) : std::nullopt,
                        exact_text(sum.net), exact_text(sum.vat), exact_text(sum.gross),
                        exact_text(sum.discount), exact_text(sum.payable)),
                    std::forward_as_tuple(
                        year_of_number(sum), sum.validator, cents_of(sum.payable),
                        packed(piece.layers), routed(&Route::space), routed(&Route::destination),
                        routed(&Route::name), routed(&Route::service), routed(&Route::service_name),
                        route ? std::optional(name_of(route->next)) : std::nullopt,
                        route ? std::optional(packed(route->actors)) : std::nullopt,
                        routed(&Route::reason), packed(piece.deposit)));
  return done ? write_search_data(slot, piece) : done;
}

Done SqliteBatch::write_findings(std::int64_t& slot, int piece,
                                 const std::vector<Finding>& findings) {
  for (const auto& finding : findings) {
    auto done = write_row(sql_.finding, seals_.content(), Journal::finding, slot++, piece,
                          finding.code, name_of(finding.severity), name_of(finding.layer),
                          finding.place.line, finding.place.column, finding.place.path,
                          finding.place.term, packed(finding.values));
    if (!done) return done;
  }
  return {};
}

Done SqliteBatch::write_event(std::int64_t slot_of_event, const Outcome& outcome, int position) {
  const auto at = static_cast<std::size_t>(position);
  const auto& notice = outcome.examined.pieces[at].statuses.front();
  const auto moved = std::find_if(outcome.moves.begin(), outcome.moves.end(),
                                  [&](const Move& move) { return move.told_by == position; });
  std::optional<std::int64_t> target;
  if (moved != outcome.moves.end()) {
    const auto flux = standing(moved->piece.arrival_id);
    if (!flux) return tl::unexpected(flux.error());
    if (*flux) target = slot((*flux)->row, moved->piece.position);
  }
  const auto& subject = notice.object == StatusObject::piece ? notice.number : notice.flux_id;
  return write_row(sql_.event, seals_.content(), Journal::event, slot_of_event,
                   name_of(notice.object), subject, notice.supplier, notice.recipient, notice.code,
                   notice.status, notice.when, notice.sender, notice.actor, notice.motif,
                   notice.comment, exact_text(notice.amount), name_of(event_fate(outcome, at)),
                   target);
}

/// A piece that makes another one step, and is no status, stands in its dossier from then on.
Done SqliteBatch::make_moves(std::int64_t row, const Outcome& outcome) {
  for (const auto& [piece, step, told_by] : outcome.moves) {
    if (auto done = take_step(piece.arrival_id, step); !done) return tl::unexpected(done.error());
    const auto at = static_cast<std::size_t>(told_by);
    if (at >= outcome.examined.pieces.size() || !outcome.examined.pieces[at].statuses.empty())
      continue;
    if (auto done = link(slot(row, told_by), piece); !done) return done;
  }
  return {};
}

Done SqliteBatch::owe(std::string_view arrival_id, const Answer& answer) {
  const auto flux = standing(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux) return failure("E_ARRIVAL", std::string(arrival_id) + ": never attempted");
  const auto written = write_answer((*flux)->row, answer);
  return kept(written ? Done{} : tl::unexpected(written.error()));
}

Result<std::int64_t> SqliteBatch::write_answer(std::int64_t row, const Answer& answer) {
  auto id = next_answer();
  if (!id) return id;
  auto done = write_row(sql_.answer, seals_.content(), Journal::outbox, *id, row, answer.kind,
                        answer.folder, answer.file_name, Bytes{answer.bytes});
  if (!done) return tl::unexpected(done.error());
  return id;
}

Result<SqliteBatch::Stands> SqliteBatch::piece_before(std::int64_t slot, const Transition& step) {
  auto rows = sql_.piece_state.query(slot);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return illegal(step, "no such piece");
  return Stands{rows.text(0), rows.text(1), rows.instant(2)};
}

void SqliteBatch::count_step(const Standing& flux, const Stands& before, const Transition& step) {
  if (step.piece == Transition::whole_flux) {
    counts_.flux(flux.partner, before.state, -1);
    counts_.flux(flux.partner, step.to, 1);
    return;
  }
  counts_.piece({flux.partner, before.cadre, before.state, before.since}, -1);
  counts_.piece({flux.partner, before.cadre, step.to, step.at}, 1);
}

Result<std::int64_t> SqliteBatch::free_slot(std::int64_t row) {
  auto rows = sql_.last_step.query(slot(row, 0), last_slot(row));
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  return rows.integer(0) + 1;
}

Done SqliteBatch::move(std::string_view arrival_id, const Transition& step) {
  const auto row = take_step(arrival_id, step);
  return row ? kept(seals_.seal(*row, step.at)) : tl::unexpected(row.error());
}

Result<std::int64_t> SqliteBatch::take_step(std::string_view arrival_id, const Transition& step) {
  const auto flux = standing(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux || !(*flux)->end)
    return failure("E_ARRIVAL", std::string(arrival_id) + ": not finished");
  const auto row = (*flux)->row;
  const bool whole = step.piece == Transition::whole_flux;
  const auto before =
      whole ? Result<Stands>(Stands{(*flux)->state}) : piece_before(slot(row, step.piece), step);
  if (!before) return tl::unexpected(before.error());
  if (step.from != before->state || !machine_of(step.piece).legal(step.from, step.to))
    return illegal(step, before->state);
  const auto free = free_slot(row);
  if (!free) return tl::unexpected(free.error());
  if (auto done = kept(write_step(*free, step)); !done) return tl::unexpected(done.error());
  if (!step.cause.empty() || !step.comment.empty())
    if (auto done = kept(sql_.remark.run(*free, step.cause + ' ' + step.comment)); !done)
      return tl::unexpected(done.error());
  const auto moved = kept(whole ? sql_.move_flux.run(row, step.to, step.at, step.cause)
                                : sql_.move_piece.run(slot(row, step.piece), step.to, step.at));
  if (!moved) return tl::unexpected(moved.error());
  count_step(**flux, *before, step);
  return row;
}

Done SqliteBatch::delivered(std::span<const std::int64_t> rows, Instant at) {
  for (const auto row : rows)
    if (auto done = kept(sql_.delivered.run(row, at)); !done) return done;
  return {};
}

}  // namespace ecluse::lifecycle
