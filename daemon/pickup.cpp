#include "daemon/pickup.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "lifecycle/sha256.hpp"

#include "embedded/ingest.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_table = 10'000'000;  // bytes

using ingest::Missing;

struct Code {
  Missing missing;
  const char* code;
};
constexpr std::array codes{
    Code{Missing::content, "E_WAITS_CONTENT"},   Code{Missing::zeros, "E_WAITS_ZEROS"},
    Code{Missing::gzip_end, "E_WAITS_GZIP"},     Code{Missing::tar_end, "E_WAITS_TAR"},
    Code{Missing::xml_end, "E_WAITS_XML"},       Code{Missing::pdf_end, "E_WAITS_PDF"},
    Code{Missing::zip_end, "E_WAITS_ZIP"},       Code{Missing::writer, "E_WAITS_WRITER"},
    Code{Missing::renaming, "E_WAITS_RENAMING"}, Code{Missing::done_file, "E_WAITS_DONE"},
    Code{Missing::manifest, "E_WAITS_MANIFEST"}};

Result<std::string> text_of(const DiskView& disk, const lifecycle::Root& root,
                            std::string_view file) {
  const auto path = lifecycle::join(root.referentiel(), file);
  if (!disk.exists(path)) return std::string(embedded::ingest(file));
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, largest_table);
}

}  // namespace

Result<ingest::PickupRules> read_pickup_rules(const DiskView& disk, const lifecycle::Root& root) {
  const auto names = text_of(disk, root, "temporary_names.tsv");
  if (!names) return tl::unexpected(names.error());
  const auto partners = text_of(disk, root, "pickup.tsv");
  if (!partners) return tl::unexpected(partners.error());
  return ingest::PickupRules::load(*names, *partners);
}

ingest::Settle settle_of(const Config::Pickup& pickup, std::size_t at_most) {
  ingest::Settle settle;
  settle.quiet = pickup.quiet;
  settle.at_most = at_most;
  settle.patience = pickup.refuse_after;
  return settle;
}

ingest::HashOf hash_of(const DiskView& disk) {
  return [&disk](const std::string& path) -> Result<std::string> {
    const auto reader = disk.open(path);
    if (!reader) return tl::unexpected(reader.error());
    lifecycle::HashingReader hashing(**reader);
    if (auto done = hashing.drain(); !done) return tl::unexpected(done.error());
    return hashing.hash().hex();
  };
}

std::optional<Error> low_disk(const DiskView& disk, const lifecycle::Root& root,
                              const Config::Pickup& pickup) {
  const auto room = disk.room(root.folder());
  if (!room || (room->bytes >= pickup.free_bytes && room->files >= pickup.free_files))
    return std::nullopt;
  // Without the figures of the moment: the same trouble is told once.
  return Error{"E_DISK_LOW", root.folder() + ": " +
                                 (room->bytes < pickup.free_bytes
                                      ? "free_bytes = " + std::to_string(pickup.free_bytes)
                                      : "free_files = " + std::to_string(pickup.free_files))};
}

Result<std::vector<ingest::Unfinished>> waiting_files(const DiskView& disk,
                                                      const lifecycle::Root& root,
                                                      const Config::Pickup& pickup, Instant now,
                                                      std::size_t at_most) {
  ingest::Inbox inbox(disk, root.inbound(), settle_of(pickup, at_most), pickup.rules,
                      hash_of(disk));
  if (const auto ripe = inbox.ripe(now); !ripe) return tl::unexpected(ripe.error());
  return inbox.unfinished();
}

std::string code_of(Missing missing) {
  for (const auto& row : codes)
    if (row.missing == missing) return row.code;
  return {};
}

std::vector<Error> overdue(const std::vector<ingest::Unfinished>& unfinished,
                           const Config::Pickup& pickup, Instant now) {
  std::vector<Error> errors;
  for (const auto& file : unfinished)
    if (now - file.since >= pickup.report_after)
      errors.push_back({code_of(file.missing),
                        file.partner + '/' + file.name + ": " + std::to_string(file.size) +
                            " bytes, unchanged since " + utc_text(file.since)});
  return errors;
}

Done forget_announcement(Disk& disk, const lifecycle::Root& root, const ingest::PickupRules& rules,
                         const Arrival& claimed) {
  for (const auto& ending : rules.of(claimed.partner).done) {
    const auto path = lifecycle::join(root.inbound_of(claimed.partner), claimed.file.name + ending);
    if (!disk.exists(path)) continue;
    if (auto removed = disk.remove(path); !removed) return removed;
  }
  return {};
}

}  // namespace ecluse::daemon
