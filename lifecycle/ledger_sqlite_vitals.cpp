// The counting half of the embedded ledger, for health and metrics.
#include <utility>

#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/sqlite.hpp"
#include "lifecycle/vitals.hpp"

namespace ecluse::lifecycle {
namespace {

class SqliteVitalsDesk final : public VitalsDesk {
 public:
  explicit SqliteVitalsDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<Vitals> vitals() override {
    Vitals told;
    const auto conservation = read_conservation(connection_);
    if (!conservation) return tl::unexpected(conservation.error());
    told.conservation = *conservation;
    const auto owed = connection_.number("SELECT COUNT(*) FROM outbox WHERE delivered IS NULL");
    if (!owed) return tl::unexpected(owed.error());
    told.owed = *owed;
    if (*owed == 0) return told;
    const auto since = connection_.number(
        "SELECT received FROM flux WHERE id ="
        " (SELECT flux FROM outbox WHERE delivered IS NULL ORDER BY id LIMIT 1)");
    if (!since) return tl::unexpected(since.error());
    told.owed_since = Instant{std::chrono::milliseconds{*since}};
    return told;
  }

 private:
  Connection connection_;
};

}  // namespace

Result<std::unique_ptr<VitalsDesk>> open_vitals_desk(const std::string& path) {
  auto connection = Connection::open(path, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteVitalsDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
