// The counts of the console's first page over the embedded ledger: by state as each commit counts
// them, by cause and hour from the rows of the last days.
#include <chrono>
#include <utility>

#include "lifecycle/overview.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;

constexpr auto causes_since = std::chrono::days{30};
constexpr int hours_told = 24;
constexpr std::int64_t hour_in_ms = 3'600'000;

using Partners = std::optional<std::vector<std::string>>;

/// A condition on the rows of flux, with a mark for each partner.
std::string deposited_by(const Partners& partners) {
  if (!partners) return "1";
  std::string marks;
  for (std::size_t at = 0; at < partners->size(); ++at) marks += marks.empty() ? "?" : ",?";
  return "partner IN (" + marks + ")";
}

class SqliteOverviewDesk final : public OverviewDesk {
 public:
  explicit SqliteOverviewDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<Overview> overview(const Partners& partners, Instant now) override {
    Overview told;
    auto done = count_standing(told.flux, "flux", partners);
    if (done) done = count_standing(told.pieces, "piece", partners);
    if (done) done = count_causes(told.causes, partners, now - causes_since);
    if (done) done = count_hours(told.hours, partners, now);
    if (!done) return tl::unexpected(done.error());
    return told;
  }

 private:
  /// By the counts that each commit keeps.
  Done count_standing(std::vector<NamedCount>& told, const std::string& machine,
                      const Partners& partners) {
    return count(told,
                 "SELECT state, SUM(objects) FROM standing_count WHERE machine = '" + machine +
                     "' AND " + deposited_by(partners) + " GROUP BY state ORDER BY state",
                 partners);
  }

  Done count(std::vector<NamedCount>& told, const std::string& sql, const Partners& partners) {
    auto statement = connection_.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    int place = 0;
    if (partners)
      for (const auto& partner : *partners) statement->bind(++place, std::string_view(partner));
    auto rows = statement->rows();
    while (true) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return {};
      told.push_back({rows.text(0), rows.integer(1)});
    }
  }

  Done count_causes(std::vector<NamedCount>& told, const Partners& partners, Instant from) {
    // By the index of when they came; a clock that was put back leaves a few of them out of turn.
    const auto first = connection_.number(
        "SELECT COALESCE((SELECT MIN(id) FROM (SELECT id FROM flux INDEXED BY flux_by_received"
        " WHERE received >= " +
        std::to_string(from.time_since_epoch().count()) +
        " ORDER BY received LIMIT 1000)), (SELECT MAX(id) + 1 FROM flux), 0)");
    if (!first) return tl::unexpected(first.error());
    const auto whose =
        partners ? "finding.flux IN (SELECT id FROM flux WHERE " + deposited_by(partners) + ")"
                 : std::string("1");
    return count(told,
                 "SELECT code, COUNT(*) AS times FROM finding WHERE id >= " +
                     std::to_string(*first) + " * 16777216 AND severity = 'error' AND " + whose +
                     " GROUP BY code ORDER BY times DESC, code LIMIT 8",
                 partners);
  }

  Done count_hours(std::vector<HourCount>& told, const Partners& partners, Instant now) {
    const auto last = now.time_since_epoch().count() / hour_in_ms;
    const auto first = last - hours_told + 1;
    for (auto hour = first; hour <= last; ++hour)
      told.push_back({Instant{std::chrono::milliseconds{hour * hour_in_ms}}, 0});
    std::vector<NamedCount> found;
    auto done = count(found,
                      "SELECT received / 3600000, COUNT(*) FROM flux INDEXED BY flux_by_received"
                      " WHERE received >= " +
                          std::to_string(first * hour_in_ms) + " AND " + deposited_by(partners) +
                          " GROUP BY 1",
                      partners);
    for (const auto& one : found) {
      const auto at = std::stoll(one.name) - first;
      if (at >= 0 && at < hours_told) told[static_cast<std::size_t>(at)].count = one.count;
    }
    return done;
  }

  Connection connection_;
};

}  // namespace

Result<std::unique_ptr<OverviewDesk>> open_overview_desk(const std::string& path,
                                                         Patience patience) {
  auto connection = Connection::open(path, Access::read_only, patience);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteOverviewDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
