#include "lifecycle/fsck_states.hpp"

#include <map>
#include <utility>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/states.hpp"
#include "model/states.hpp"

namespace ecluse::lifecycle {
namespace {

/// Where the steps of an object leave it.
struct Left {
  std::string state;
  std::int64_t at = 0;
  std::string cause;
};

class StateCheck {
 public:
  StateCheck(Statement flux, Statement pieces, FsckReport& report)
      : flux_(std::move(flux)), pieces_(std::move(pieces)), report_(report) {}

  /// A row of: id, piece, origin, state, at, cause.
  Done step(const Cursor& row) {
    const auto id = row.integer(0);
    if (const auto flux = id >> 24U; flux != current_) {
      if (auto done = end(); !done) return done;
      current_ = flux;
    }
    auto& left = left_[row.integer(1)];
    if (row.view(2) != left.state)
      report_.add(Fault::step_broken, "transition " + std::to_string(id));
    left = {row.text(3), row.integer(4), row.text(5)};
    return {};
  }

  /// The flux whose steps were read stands where they say, and so do its pieces.
  Done end() {
    if (left_.empty()) return {};
    if (auto done = check_flux(left_[Transition::whole_flux]); !done) return done;
    auto done = check_pieces();
    left_.clear();
    return done;
  }

 private:
  Done check_flux(const Left& left) {
    auto rows = flux_.query(current_);
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    if (!*some || rows.view(0) != left.state || rows.integer(1) != left.at ||
        rows.view(2) != left.cause)
      report_.add(Fault::state_wrong, "flux " + std::to_string(current_));
    return {};
  }

  Done check_pieces() {
    for (auto rows = pieces_.query(slot(current_, 0), last_slot(current_));;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return {};
      const auto& left = left_[rows.integer(1)];
      if (rows.view(2) != left.state || rows.integer(3) != left.at)
        report_.add(Fault::state_wrong, "piece " + std::to_string(rows.integer(0)));
    }
  }

  Statement flux_, pieces_;
  FsckReport& report_;
  std::int64_t current_ = 0;
  std::map<std::int64_t, Left> left_;  ///< by position; -1 is the flux
};

/// Which integrated pieces there should be: those of a flux that came in, which passed, and have
/// not yielded their number.
constexpr std::string_view integrated_sql =
    "SELECT piece.id FROM piece JOIN flux ON flux.id = piece.flux WHERE piece.integrated <>"
    " (flux.fate IN ('integrated', 'partially_integrated') AND piece.state NOT IN"
    " ('NON_CONFORME', '')) AND NOT (piece.integrated = 0 AND EXISTS (SELECT 1 FROM memoire"
    " WHERE memoire.piece = piece.id))";

}  // namespace

Done tell_each(Connection& connection, std::string_view sql, std::string_view table, Fault fault,
               FsckReport& report) {
  auto statement = connection.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  for (auto rows = statement->rows();;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    report.add(fault, std::string(table) + ' ' + rows.text(0));
  }
}

Done check_states(Connection& connection, FsckReport& report) {
  auto steps =
      connection.prepare("SELECT id, piece, origin, state, at, cause FROM transition ORDER BY id");
  auto flux = connection.prepare("SELECT state, state_at, cause FROM flux WHERE id = ?1");
  auto pieces = connection.prepare(
      "SELECT id, position, state, state_at FROM piece WHERE id BETWEEN ?1 AND ?2");
  for (const auto* statement : {&steps, &flux, &pieces})
    if (!*statement) return tl::unexpected(statement->error());
  StateCheck check(std::move(*flux), std::move(*pieces), report);
  for (auto rows = steps->rows();;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (auto done = check.step(rows); !done) return done;
  }
  if (auto done = check.end(); !done) return done;
  return tell_each(connection, integrated_sql, "piece", Fault::state_wrong, report);
}

Done check_conservation(Connection& connection, FsckReport& report) {
  const auto law = read_conservation(connection);
  if (!law) return tl::unexpected(law.error());
  if (!law->holds())
    report.add(Fault::conservation, "flux", std::to_string(law->received) + " received");
  struct Question {
    std::string_view sql;
    Fault fault;
  };
  for (const auto& [sql, fault] :
       {Question{"SELECT DISTINCT flux FROM attempt WHERE NOT EXISTS"
                 " (SELECT 1 FROM flux WHERE flux.id = attempt.flux)",
                 Fault::row_missing},
        Question{"SELECT id FROM flux WHERE attempts <> (SELECT COUNT(*) FROM attempt"
                 " WHERE attempt.flux = flux.id) OR received IS NOT (SELECT at FROM attempt"
                 " WHERE attempt.flux = flux.id AND nth = 1)",
                 Fault::conservation}})
    if (auto done = tell_each(connection, sql, "flux", fault, report); !done) return done;
  return {};
}

}  // namespace ecluse::lifecycle
