#include "lifecycle/spool.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <tuple>
#include <utility>

namespace ecluse::lifecycle {
namespace {

constexpr char separator = '~';          // between the arrival id and the name of the file
constexpr std::size_t name_limit = 180;  // bytes kept of a name, so that id and name make one

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
  return {text.data(), end};
}

/// The identity of a file: its inode and its time.
std::string identity(const FileFacts& file) {
  return hexadecimal(file.inode) + '-' + hexadecimal(static_cast<std::uint64_t>(file.modified_ns));
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // within an UTF-8 sequence
}

/// At most name_limit bytes of a name, no UTF-8 character cut in two.
std::string cut(std::string_view name) {
  if (name.size() <= name_limit) return std::string(name);
  auto end = name_limit;
  while (end > name_limit - 4 && continues_character(name[end])) --end;
  return std::string(name.substr(0, end));
}

std::string spool_name(std::string_view id, std::string_view file_name) {
  return std::string(id) + separator + std::string(file_name);
}

/// The flux of a file of the spool.
Flux flux_standing(FileFacts file, const std::string& partner, const std::string& folder,
                   Instant now) {
  const auto path = join(folder, file.name);
  const auto at = file.name.find(separator);
  auto id = file.name.substr(0, at);
  file.name.erase(0, at + 1);
  return {std::move(id), partner, file.name, path, file, now};
}

/// Same bytes for the purposes of the archive: same SHA-256 by name, and same size.
Done check_same_size(const Disk& disk, const std::string& a, const std::string& b) {
  const auto first = disk.facts(a);
  const auto second = disk.facts(b);
  if (!first) return tl::unexpected(first.error());
  if (!second) return tl::unexpected(second.error());
  if (first->size != second->size)
    return failure("E_ARCHIVE", b + ": " + std::to_string(second->size) + " bytes, " +
                                    std::to_string(first->size) + " expected");
  return {};
}

bool earlier(const Flux& a, const Flux& b) {
  return std::tie(a.partner, a.file.modified_ns, a.file_name) <
         std::tie(b.partner, b.file.modified_ns, b.file_name);
}

}  // namespace

Result<Spool> Spool::open(Disk& disk, Root root, Instant now) {
  Spool spool(disk, std::move(root));
  if (auto done = spool.find(now); !done) return tl::unexpected(done.error());
  return spool;
}

Done Spool::find(Instant now) {
  const auto partners = disk_->folders(root_.spool());
  if (!partners) return tl::unexpected(partners.error());
  for (const auto& partner : *partners) {
    const auto files = disk_->list(root_.spool_of(partner));
    if (!files) return tl::unexpected(files.error());
    for (const auto& file : *files) {
      if (!file.regular || file.name.find(separator) == std::string::npos) continue;
      found_.push_back(flux_standing(file, partner, root_.spool_of(partner), now));
      standing_.insert(found_.back().arrival_id);
    }
  }
  std::sort(found_.begin(), found_.end(), earlier);
  return {};
}

Result<std::string> Spool::id_for(const FileFacts& file, const IsFinished& finished) const {
  const auto base = identity(file);
  auto id = base;
  for (int nth = 2;; ++nth) {
    const auto used = finished(id);
    if (!used) return tl::unexpected(used.error());
    if (!*used && !standing_.contains(id)) return id;
    id = base + '-' + std::to_string(nth);
  }
}

Result<std::optional<Flux>> Spool::claim(const Arrival& arrival, Instant now,
                                         const IsFinished& finished) {
  const auto source = join(root_.inbound_of(arrival.partner), arrival.file.name);
  const auto facts = disk_->facts(source);
  if (!facts && disk_->exists(source)) return tl::unexpected(facts.error());
  if (!facts || *facts != arrival.file) return std::optional<Flux>{};
  auto id = id_for(*facts, finished);
  if (!id) return tl::unexpected(id.error());
  const auto name = cut(arrival.file.name);
  const auto folder = root_.spool_of(arrival.partner);
  if (auto made = disk_->make_folder(folder); !made) return tl::unexpected(made.error());
  const auto target = join(folder, spool_name(*id, name));
  if (auto moved = disk_->rename(source, target); !moved) {
    if (disk_->exists(source)) return tl::unexpected(moved.error());
    return std::optional<Flux>{};
  }
  standing_.insert(*id);
  return Flux{std::move(*id), arrival.partner, name, target, *facts, now};
}

Result<std::optional<Flux>> Spool::take_back(const std::string& partner,
                                             std::string_view arrival_id, Instant now,
                                             const IsFinished& finished) {
  const auto from = root_.quarantine_of(partner);
  if (!disk_->exists(from)) return std::optional<Flux>{};
  const auto files = disk_->list(from);
  if (!files) return tl::unexpected(files.error());
  const auto wanted = spool_name(arrival_id, {});
  const auto found = std::find_if(files->begin(), files->end(), [&](const FileFacts& file) {
    return file.regular && file.name.starts_with(wanted);
  });
  if (found == files->end()) return std::optional<Flux>{};
  auto id = id_for(*found, finished);
  if (!id) return tl::unexpected(id.error());
  const auto folder = root_.spool_of(partner);
  if (auto made = disk_->make_folder(folder); !made) return tl::unexpected(made.error());
  auto facts = *found;
  facts.name = spool_name(*id, found->name.substr(wanted.size()));
  const auto moved = disk_->rename(join(from, found->name), join(folder, facts.name));
  if (!moved) return tl::unexpected(moved.error());
  standing_.insert(*id);
  return flux_standing(std::move(facts), partner, folder, now);
}

Done Spool::settle() {
  return disk_->sync_all(root_.spool());
}

Done Spool::put_away(const Flux& flux, const Finished& finished) {
  auto done = finished.fate == Fate::quarantined ? quarantine(flux) : archive(flux, finished);
  if (done) standing_.erase(flux.arrival_id);
  return done;
}

Done Spool::archive(const Flux& flux, const Finished& finished) {
  const Date day{std::chrono::floor<std::chrono::days>(finished.received)};
  const auto target = root_.archive_of(day, finished.sha256);
  if (disk_->exists(target)) {
    if (auto same = check_same_size(*disk_, target, flux.spool_path); !same) return same;
    return disk_->remove(flux.spool_path);
  }
  if (auto made = disk_->make_folder(root_.archive_of(day)); !made) return made;
  return disk_->rename(flux.spool_path, target);
}

Done Spool::quarantine(const Flux& flux) {
  const auto folder = root_.quarantine_of(flux.partner);
  if (auto made = disk_->make_folder(folder); !made) return made;
  return disk_->rename(flux.spool_path, join(folder, spool_name(flux.arrival_id, flux.file_name)));
}

}  // namespace ecluse::lifecycle
