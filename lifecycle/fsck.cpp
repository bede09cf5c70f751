#include "lifecycle/fsck.hpp"

#include <array>

namespace ecluse::lifecycle {

std::string_view name_of(Fault fault) {
  static constexpr std::array<std::string_view, fault_count> names{
      "seal_missing",    "seal_broken",    "seal_backdated",  "row_altered",     "row_missing",
      "row_foreign",     "step_broken",    "state_wrong",     "day_root_wrong",  "day_root_missing",
      "root_file_wrong", "conservation",   "archive_missing", "archive_altered", "archive_foreign",
      "answer_altered",  "answer_foreign", "set_missing",     "set_altered",     "shelf_missing",
      "shelf_altered"};
  return names.at(static_cast<std::size_t>(fault));
}

Result<FsckReport> fsck(const DiskView& disk, const Root& root, const FsckProgress& progress) {
  // The files first: what stands there then, the ledger knows.
  const auto standing = list_files(disk, root);
  if (!standing) return tl::unexpected(standing.error());
  auto connection = Connection::open(root.ledger(), Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  if (auto begun = connection->execute("BEGIN"); !begun) return tl::unexpected(begun.error());
  FsckReport report;
  if (auto done = check_journal(*connection, report, progress); !done)
    return tl::unexpected(done.error());
  if (auto done = check_files(*connection, disk, root, *standing, report); !done)
    return tl::unexpected(done.error());
  if (auto done = check_sets(*connection, disk, root, report); !done)
    return tl::unexpected(done.error());
  // The shelf is looked at as it stands: people take files away meanwhile.
  if (auto ended = connection->execute("COMMIT"); !ended) return tl::unexpected(ended.error());
  if (auto done = check_shelf(*connection, disk, root, report); !done)
    return tl::unexpected(done.error());
  return report;
}

}  // namespace ecluse::lifecycle
