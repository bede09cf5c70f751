#include "lifecycle/purge.hpp"

#include <chrono>
#include <set>

namespace ecluse::lifecycle {
namespace {

constexpr int page_size = 1000;   // flux
constexpr int few_answers = 100;  // each with its bytes

Done remove_file(Disk& disk, const Root& root, const Purge& purge) {
  const auto path = root.archive_of(purge.day, purge.sha256);
  if (!is_component(purge.sha256) || !disk.exists(path)) return {};
  if (auto done = disk.remove(path); !done) return done;
  return disk.sync_folder(root.archive_of(purge.day));
}

/// The hashes of the flux of which an answer still owed carries a document.
Result<std::set<std::string>> still_needed(Ledger& ledger) {
  std::set<std::string> needed;
  for (std::int64_t last = 0;;) {
    const auto owed = ledger.owed(few_answers, last);
    if (!owed) return tl::unexpected(owed.error());
    for (const auto& row : *owed) {
      last = row.row;
      if (row.answer.original) needed.insert(row.answer.original->sha256);
    }
    if (owed->size() < static_cast<std::size_t>(few_answers)) return needed;
  }
}

}  // namespace

Result<std::vector<Purge>> purgeable(const DiskView& disk, const Root& root, Ledger& ledger,
                                     Date before) {
  const auto needed = still_needed(ledger);
  if (!needed) return tl::unexpected(needed.error());
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
      if (row.sha256.empty() || needed->contains(row.sha256) || !told.insert(path).second) continue;
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
