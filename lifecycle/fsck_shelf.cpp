// The part of fsck that looks at jointes/: every file that a row of the shelf names, whole. People
// take files away meanwhile: what is missing is missed when its row still stands afterwards.
#include <set>

#include "lifecycle/fsck.hpp"
#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

Result<std::vector<std::string>> contents_of_shelf(Connection& connection) {
  auto statement = connection.prepare("SELECT DISTINCT sha256 FROM shelf ORDER BY sha256");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->rows(), [](const Cursor& row) { return row.text(0); });
}

/// The hash of the bytes of a file; the error of the disk where they cannot be read.
Result<std::string> hash_of(const DiskView& disk, const std::string& path) {
  const auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  HashingReader bytes(**reader);
  if (auto read = bytes.drain(); !read) return tl::unexpected(read.error());
  return bytes.hash().hex();
}

}  // namespace

Done check_shelf(Connection& connection, const DiskView& disk, const Root& root,
                 FsckReport& report) {
  const auto kept = contents_of_shelf(connection);
  if (!kept) return tl::unexpected(kept.error());
  std::set<std::string> missing;
  for (const auto& sha256 : *kept) {
    ++report.files;
    const auto path = join(root.shelf(), sha256);
    const auto hash = hash_of(disk, path);
    if (hash == sha256) continue;
    if (!hash && !disk.exists(path))
      missing.insert(sha256);
    else
      report.add(Fault::shelf_altered, "jointes/" + sha256,
                 hash ? std::string() : hash.error().code);
  }
  if (missing.empty()) return {};
  const auto still = contents_of_shelf(connection);
  if (!still) return tl::unexpected(still.error());
  for (const auto& sha256 : *still)
    if (missing.contains(sha256)) report.add(Fault::shelf_missing, "jointes/" + sha256);
  return {};
}

}  // namespace ecluse::lifecycle
