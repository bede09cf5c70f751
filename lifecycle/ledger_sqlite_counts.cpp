#include "lifecycle/ledger_sqlite_counts.hpp"

#include <chrono>
#include <initializer_list>

#include "lifecycle/fsck_states.hpp"
#include "model/paris.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view add_standing =
    "INSERT INTO standing_count (machine, partner, state, objects) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET objects = objects + excluded.objects";
constexpr std::string_view drop_standing =
    "DELETE FROM standing_count WHERE machine = ?1 AND partner = ?2 AND state = ?3 AND objects = 0";
constexpr std::string_view add_stock =
    "INSERT INTO stock_count (cadre, state, partner, day, pieces) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET pieces = pieces + excluded.pieces";
constexpr std::string_view drop_stock =
    "DELETE FROM stock_count WHERE cadre = ?1 AND state = ?2 AND partner = ?3 AND day = ?4"
    " AND pieces = 0";

void put(std::string& key, std::initializer_list<std::string_view> fields) {
  key.clear();
  for (const auto field : fields) key.append(field) += '\n';
}

constexpr std::string_view wrong_standing_sql =
    "SELECT machine || ' ' || partner || ' ' || state FROM (SELECT machine, partner, state, objects"
    " AS n FROM standing_count UNION ALL SELECT 'flux', partner, state, -COUNT(*) FROM flux"
    " GROUP BY partner, state UNION ALL SELECT 'piece', partner, piece.state, -COUNT(*) FROM piece"
    " JOIN flux ON flux.id = piece.flux WHERE piece.state <> '' GROUP BY partner, piece.state)"
    " GROUP BY machine, partner, state HAVING SUM(n) <> 0 ORDER BY 1";

/// Days are not told again by SQL: the clock of Paris is not there.
constexpr std::string_view wrong_stock_sql =
    "SELECT 'stock ' || cadre || ' ' || partner || ' ' || state FROM (SELECT cadre, partner, state,"
    " pieces AS n FROM stock_count UNION ALL SELECT cadre, partner, piece.state, -COUNT(*)"
    " FROM piece JOIN flux ON flux.id = piece.flux WHERE piece.state <> ''"
    " GROUP BY cadre, partner, piece.state) GROUP BY cadre, partner, state HAVING SUM(n) <> 0"
    " ORDER BY 1";

}  // namespace

CountStatements CountStatements::prepare(Preparation& prepared) {
  return {.standing = prepared.of(add_standing),
          .stock = prepared.of(add_stock),
          .no_standing = prepared.of(drop_standing),
          .no_stock = prepared.of(drop_stock)};
}

std::int64_t counted_day(Instant at) {
  const auto shown = at + paris_offset(at);
  return std::chrono::floor<std::chrono::days>(shown).time_since_epoch().count();
}

void SqliteCounts::standing(std::string_view machine, std::string_view partner,
                            std::string_view state, int by) {
  const auto is_it = [&](const Standing& one) {
    return one.state == state && one.partner == partner && one.machine == machine;
  };
  if (!last_standing_ || !is_it(*last_standing_)) {
    put(key_, {machine, partner, state});
    auto& sum = standing_[key_];
    if (sum.machine.empty()) sum = {std::string(machine), std::string(partner), std::string(state)};
    last_standing_ = &sum;
  }
  last_standing_->by += by;
}

void SqliteCounts::flux(std::string_view partner, std::string_view state, int by) {
  standing("flux", partner, state, by);
}

void SqliteCounts::piece(const CountedPiece& piece, int by) {
  if (piece.state.empty()) return;
  standing("piece", piece.partner, piece.state, by);
  if (piece.since != last_since_) {
    last_since_ = piece.since;
    last_day_ = counted_day(piece.since);
  }
  const auto is_it = [&](const Stock& one) {
    return one.day == last_day_ && one.state == piece.state && one.cadre == piece.cadre &&
           one.partner == piece.partner;
  };
  if (!last_stock_ || !is_it(*last_stock_)) {
    put(key_, {piece.cadre, piece.state, piece.partner, std::to_string(last_day_)});
    auto& sum = stock_[key_];
    if (sum.state.empty())
      sum = {std::string(piece.cadre), std::string(piece.state), std::string(piece.partner),
             last_day_};
    last_stock_ = &sum;
  }
  last_stock_->by += by;
}

Done SqliteCounts::write() {
  for (const auto& [key, sum] : standing_) {
    const auto& [machine, partner, state, by] = sum;
    if (by == 0) continue;
    if (auto done = sql_.standing.run(machine, partner, state, by); !done) return done;
    if (by > 0) continue;
    if (auto done = sql_.no_standing.run(machine, partner, state); !done) return done;
  }
  for (const auto& [key, sum] : stock_) {
    const auto& [cadre, state, partner, day, by] = sum;
    if (by == 0) continue;
    if (auto done = sql_.stock.run(cadre, state, partner, day, by); !done) return done;
    if (by > 0) continue;
    if (auto done = sql_.no_stock.run(cadre, state, partner, day); !done) return done;
  }
  standing_.clear();
  stock_.clear();
  last_standing_ = nullptr;
  last_stock_ = nullptr;
  return {};
}

Done check_counts(Connection& connection, FsckReport& report) {
  if (auto done = tell_each(connection, wrong_standing_sql, "count", Fault::state_wrong, report);
      !done)
    return done;
  return tell_each(connection, wrong_stock_sql, "count", Fault::state_wrong, report);
}

}  // namespace ecluse::lifecycle
