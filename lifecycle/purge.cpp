#include "lifecycle/purge.hpp"

#include <chrono>
#include <set>

namespace ecluse::lifecycle {
namespace {

constexpr int page_size = 1000;  // flux

Done remove_file(Disk& disk, const Root& root, const Purge& purge) {
  const auto path = root.archive_of(purge.day, purge.sha256);
  if (!is_component(purge.sha256) || !disk.exists(path)) return {};
  if (auto done = disk.remove(path); !done) return done;
  return disk.sync_folder(root.archive_of(purge.day));
}

}  // namespace

Result<std::vector<Purge>> purgeable(const DiskView& disk, const Root& root, Ledger& ledger,
                                     Date before) {
  std::vector<Purge> files;
  std::set<std::string> told;
  FluxFilter filter;
  filter.standing = Standing::finished;
  filter.until = Instant{std::chrono::sys_days{before}};
  for (Page page{page_size};;) {
    const auto rows = ledger.flux(filter, page);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : *rows) {
      page.before = row.row;
      const Date day{std::chrono::floor<std::chrono::days>(row.received)};
      const auto path = root.archive_of(day, row.sha256);
      if (row.sha256.empty() || !told.insert(path).second) continue;
      if (const auto facts = disk.facts(path))
        files.push_back({day, row.sha256, static_cast<std::int64_t>(facts->size), {}, {}, {}});
    }
    if (rows->size() < static_cast<std::size_t>(page_size)) return files;
  }
}

Done purge_files(Disk& disk, const Root& root, Ledger& ledger, const std::vector<Purge>& files) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  for (const auto& file : files)
    if (auto done = (*batch)->purge(file); !done) return done;
  if (auto done = (*batch)->commit(); !done) return done;
  const auto all = ledger.purged("");
  if (!all) return tl::unexpected(all.error());
  for (const auto& one : *all)
    if (auto done = remove_file(disk, root, one); !done) return done;
  return {};
}

}  // namespace ecluse::lifecycle
