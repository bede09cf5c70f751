#include "lifecycle/shelf.hpp"

#include <utility>

#include "lifecycle/secrets.hpp"
#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t largest_file = 120'000'000;  // bytes
constexpr std::string_view columns =
    "id, structure, kind, designation, name, type, size, sha256, who, at";

ShelfItem told_item(const Cursor& row) {
  return {row.integer(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          static_cast<std::uint64_t>(row.integer(6)),
          row.text(7),
          row.text(8),
          row.instant(9)};
}

bool is_over(const ShelfItem& item, Instant now) {
  return item.structure.empty() && item.at + own_stay <= now;
}

/// Since the epoch.
std::int64_t nanoseconds(Instant at) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

}  // namespace

Result<Shelf> Shelf::open(Disk& disk, const Root& root) {
  auto connection = Connection::open(root.ledger(), Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return Shelf(disk, root, std::move(*connection));
}

/// Everything or nothing, while nobody else writes.
template <class Work>
Done Shelf::together(Work work) {
  if (auto begun = connection_.execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = work();
  if (done) done = connection_.execute("COMMIT");
  if (!done) (void)connection_.execute("ROLLBACK");
  return done;
}

template <class... Values>
Done Shelf::run(std::string_view sql, const Values&... values) {
  auto statement = connection_.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  return statement->run(values...);
}

template <class... Values>
Result<std::vector<ShelfItem>> Shelf::items(const std::string& where, const Values&... values) {
  auto statement = connection_.prepare("SELECT " + std::string(columns) + " FROM shelf WHERE " +
                                       where + " ORDER BY id DESC");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(values...), told_item);
}

Result<std::string> Shelf::set_aside(std::string_view bytes) {
  const auto token = random_token();
  if (!token) return tl::unexpected(token.error());
  auto path = join(root_.shelf(), "." + *token);
  auto done = disk_->make_folder(root_.shelf());
  if (done) done = disk_->write(path, bytes);
  if (done) done = disk_->sync_file(path);
  if (!done) return tl::unexpected(done.error());
  return path;
}

Done Shelf::note(const AuditEntry& audit) {
  return run("INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
             audit.at, audit.who, audit.what, audit.detail, audit.sha256);
}

/// The file has its name, durably, before a row says so.
Done Shelf::add(ShelfItem& item, const std::string& aside, const AuditEntry& audit) {
  const auto there =
      item.structure.empty() ? of_account(item.who, item.at) : of_structure(item.structure);
  if (!there) return tl::unexpected(there.error());
  if (there->size() >= most_shelved) return failure("E_SHELF_FULL", std::to_string(most_shelved));
  auto done = disk_->rename(aside, join(root_.shelf(), item.sha256));
  if (done) done = disk_->sync_folder(root_.shelf());
  if (done) done = disk_->sync_folder(root_.folder());  // the folder too may be new
  if (done)
    done =
        run("INSERT INTO shelf (structure, kind, designation, name, type, size, sha256, who, at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            item.structure, item.kind, item.designation, item.name, item.type,
            static_cast<std::int64_t>(item.size), item.sha256, item.who, item.at);
  if (!done) return done;
  const auto row = connection_.number("SELECT last_insert_rowid()");
  if (!row) return tl::unexpected(row.error());
  item.row = *row;
  return note(audit);
}

Result<ShelfItem> Shelf::keep(ShelfItem item, const std::string& aside, const AuditEntry& audit) {
  auto done = together([&] { return add(item, aside, audit); });
  if (!done && disk_->exists(aside)) (void)give_up(aside);
  if (done) done = sweep(item.at);
  if (!done) return tl::unexpected(done.error());
  return item;
}

Done Shelf::remove(const ShelfItem& item, const AuditEntry& audit) {
  const auto done = together([&]() -> Done {
    auto gone = run("DELETE FROM shelf WHERE id = ?1", item.row);
    return gone ? note(audit) : gone;
  });
  return done ? sweep(audit.at) : done;
}

Result<bool> Shelf::is_kept(const std::string& sha256) {
  const auto there = items("sha256 = ?1", sha256);
  if (!there) return tl::unexpected(there.error());
  return !there->empty();
}

/// What nobody has any more: rows whose day is over first, then, once that is durable, the files
/// that no row names and what was set aside and never kept. Nobody adds one meanwhile.
Done Shelf::sweep(Instant now) {
  if (auto done = run("DELETE FROM shelf WHERE structure = '' AND at <= ?1", now - own_stay); !done)
    return done;
  return together([&]() -> Done {
    const auto files = disk_->list(root_.shelf());
    if (!files) return tl::unexpected(files.error());
    for (const auto& file : *files) {
      const bool aside = file.name.starts_with('.');
      if (aside && file.modified_ns > nanoseconds(now - own_stay)) continue;
      const auto kept = aside ? Result<bool>(false) : is_kept(file.name);
      if (!kept) return tl::unexpected(kept.error());
      if (*kept || !file.regular) continue;
      if (auto gone = disk_->remove(join(root_.shelf(), file.name)); !gone) return gone;
    }
    return {};
  });
}

Result<std::vector<ShelfItem>> Shelf::of_structure(const std::string& structure) {
  return items("structure = ?1 AND structure <> ''", structure);
}

Result<std::vector<ShelfItem>> Shelf::of_account(const std::string& account, Instant now) {
  return items("structure = '' AND who = ?1 AND at > ?2", account, now - own_stay);
}

Result<std::optional<ShelfItem>> Shelf::item(std::int64_t row, Instant now) {
  auto found = items("id = ?1", row);
  if (!found) return tl::unexpected(found.error());
  if (found->empty() || is_over(found->front(), now)) return std::optional<ShelfItem>();
  return std::optional(std::move(found->front()));
}

Result<std::string> Shelf::bytes(const ShelfItem& item) const {
  auto reader = disk_->open(join(root_.shelf(), item.sha256));
  if (!reader) return tl::unexpected(reader.error());
  auto bytes = read_all(**reader, largest_file);
  if (bytes && sha256_hex(*bytes) != item.sha256) return failure("E_SHELF_CHANGED", item.sha256);
  return bytes;
}

}  // namespace ecluse::lifecycle
