#include "lifecycle/kept_sets.hpp"

#include <algorithm>
#include <utility>

#include "lifecycle/sha256.hpp"
#include "lifecycle/write_whole.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t largest_file = 500'000'000;  // bytes
constexpr std::size_t cells_of_part = 3;

std::string files_folder(const Root& root) {
  return join(root.versions(), "fichiers");
}

/// A cell of the text: it holds neither tabs nor line ends.
std::string cell(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' '; }, ' ');
  return text;
}

std::string text_of(const std::vector<SetPart>& parts) {
  std::string text;
  for (const auto& one : parts) text += one.kind + '\t' + one.name + '\t' + one.value + '\n';
  return text;
}

/// A file that says by its name what it holds.
Result<std::string> read_named(const DiskView& disk, const std::string& folder,
                               std::string_view sha256) {
  if (!is_component(sha256)) return failure("E_SET_ABSENT", std::string(sha256));
  const auto path = join(folder, sha256);
  if (!disk.exists(path)) return failure("E_SET_ABSENT", path);
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto bytes = read_all(**reader, largest_file);
  if (bytes && sha256_hex(*bytes) != sha256) return failure("E_SET_CHANGED", path);
  return bytes;
}

}  // namespace

void TableSet::add(std::string kind, std::string name, std::string content) {
  auto sha256 = sha256_hex(content);
  parts.push_back({std::move(kind), cell(std::move(name)), sha256});
  bytes.insert_or_assign(std::move(sha256), std::move(content));
}

void TableSet::tell(std::string kind, std::string name, std::string value) {
  parts.push_back({std::move(kind), cell(std::move(name)), cell(std::move(value))});
}

std::string TableSet::version() const {
  return sha256_hex(text_of(parts));
}

Done keep_set(Disk& disk, const Root& root, const TableSet& set) {
  const auto version = set.version();
  if (disk.exists(join(root.versions(), version))) return {};
  const auto folder = files_folder(root);
  if (auto done = disk.make_folder(folder); !done) return done;
  for (const auto& [sha256, bytes] : set.bytes) {
    if (disk.exists(join(folder, sha256))) continue;
    if (auto done = write_whole(disk, join(folder, sha256), bytes); !done) return done;
  }
  if (auto done = disk.sync_all(folder); !done) return done;  // folders too may be new
  if (auto done = write_whole(disk, join(root.versions(), version), text_of(set.parts)); !done)
    return done;
  return disk.sync_folder(root.versions());
}

Result<std::vector<SetPart>> kept_parts(const DiskView& disk, const Root& root,
                                        std::string_view version) {
  const auto text = read_named(disk, root.versions(), version);
  if (!text) return tl::unexpected(text.error());
  std::vector<SetPart> parts;
  for (const auto line : split(*text, '\n')) {
    if (line.empty()) continue;
    const auto cells = split(line, '\t');
    if (cells.size() != cells_of_part) return failure("E_SET_CHANGED", std::string(version));
    parts.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2])});
  }
  return parts;
}

Result<std::string> kept_bytes(const DiskView& disk, const Root& root, std::string_view sha256) {
  return read_named(disk, files_folder(root), sha256);
}

}  // namespace ecluse::lifecycle
