#include "daemon/imported_schemas.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "lifecycle/sha256.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::daemon {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;  // relative name, bytes

constexpr std::size_t largest_schema = 20'000'000;  // bytes of one file
constexpr std::size_t hash_length = 64;             // bytes of a SHA-256 in hexadecimal
constexpr int deepest = 8;                          // folders inside one another

std::string schemas_folder(const lifecycle::Root& root) {
  return lifecycle::join(root.referentiel(), "schemas");
}

Result<std::string> read_file(const DiskView& disk, const std::string& path, std::size_t limit) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, limit);
}

/// Reads every .xsd below a folder; names are relative to where the reading began.
Done read_folder(const DiskView& disk, const std::string& folder, const std::string& prefix,
                 int depth, Files& files) {
  const auto listed = disk.list(folder);
  if (!listed) return tl::unexpected(listed.error());
  for (const auto& file : *listed) {
    if (!file.regular || !file.name.ends_with(".xsd")) continue;
    auto bytes = read_file(disk, lifecycle::join(folder, file.name), largest_schema);
    if (!bytes) return tl::unexpected(bytes.error());
    files.emplace_back(prefix + file.name, std::move(*bytes));
  }
  const auto folders = disk.folders(folder);
  if (!folders) return tl::unexpected(folders.error());
  for (const auto& name : *folders) {
    if (depth >= deepest) return failure("E_SCHEMA", folder + ": too deep");
    const auto done =
        read_folder(disk, lifecycle::join(folder, name), prefix + name + "/", depth + 1, files);
    if (!done) return done;
  }
  return {};
}

/// The files of a set, sorted by name.
Result<Files> read_set(const DiskView& disk, const std::string& folder) {
  Files files;
  const auto read = read_folder(disk, folder, "", 0, files);
  if (!read) return tl::unexpected(read.error());
  std::sort(files.begin(), files.end());
  return files;
}

/// The identity of a set: of the names and bytes of its files.
std::string hash_of(const Files& files) {
  lifecycle::Sha256 hash;
  for (const auto& [name, bytes] : files)
    hash.update(name + '\n' + lifecycle::sha256_hex(bytes) + '\n');
  return hash.hex();
}

bool declares(std::string_view xsd, const schemas::SchemaEntry& entry) {
  const auto quoted = [&](std::string_view name, std::string_view value) {
    return xsd.find(std::string(name).append("=\"").append(value).append("\"")) !=
           std::string_view::npos;
  };
  return quoted("targetNamespace", entry.ns) && quoted("name", entry.root);
}

/// A set of files as the source of one schema, when one of them declares its root.
std::vector<parsers::SchemaSource> sources_in(const Files& files) {
  std::vector<parsers::SchemaSource> sources;
  for (const auto& entry : schemas::all_schemas()) {
    if (entry.on_import == schemas::OnImport::kept) continue;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const auto& file) { return declares(file.second, entry); });
    if (found != files.end())
      sources.push_back({std::string(entry.key), found->first, files, std::string(entry.ns),
                         std::string(entry.root)});
  }
  return sources;
}

Done copy_files(Disk& disk, const std::string& folder, const Files& files) {
  for (const auto& [name, bytes] : files) {
    const auto path = lifecycle::join(folder, name);
    const auto made = disk.make_folder(path.substr(0, path.rfind('/')));
    if (!made) return made;
    const auto written = disk.write(path, bytes);
    if (!written) return written;
  }
  return disk.sync_all(folder);
}

/// Says which set serves a root element, from one instant to the next.
Done point(Disk& disk, const std::string& home, const std::string& element,
           const std::string& set) {
  const auto temporary = lifecycle::join(home, "." + element + ".tmp");
  auto done = disk.write(temporary, set);
  if (done) done = disk.sync_file(temporary);
  if (done) done = disk.rename(temporary, lifecycle::join(home, element));
  return done ? disk.sync_folder(home) : done;
}

/// Adds what the set has for a root element.
Done add_set(const DiskView& disk, const std::string& folder, const std::string& set,
             std::string_view element, parsers::SchemaSet& schemas) {
  const auto files = read_set(disk, folder);
  if (!files) return tl::unexpected(files.error());
  if (hash_of(*files) != set) return failure("E_SCHEMA", folder + ": changed since its import");
  for (auto& source : sources_in(*files)) {
    if (source.root_element != element) continue;
    const auto added = schemas.add(std::move(source));
    if (!added) return added;
  }
  return {};
}

std::set<std::string> all_root_elements() {
  std::set<std::string> elements;
  for (const auto& entry : schemas::all_schemas()) elements.emplace(entry.root);
  return elements;
}

}  // namespace

Result<std::string> add_imported_schemas(const DiskView& disk, const lifecycle::Root& root,
                                         parsers::SchemaSet& schemas) {
  const auto home = schemas_folder(root);
  std::string in_use;
  for (const auto& element : all_root_elements()) {
    const auto pointer = lifecycle::join(home, element);
    if (!disk.exists(pointer)) continue;
    const auto set = read_file(disk, pointer, hash_length);
    if (!set) return tl::unexpected(set.error());
    if (!lifecycle::is_component(*set)) return failure("E_SCHEMA", pointer + ": names no set");
    const auto added = add_set(disk, lifecycle::join(home, *set), *set, element, schemas);
    if (!added) return tl::unexpected(added.error());
    in_use += element + ' ' + *set + '\n';
  }
  return in_use;
}

Result<std::vector<std::string>> import_schemas(Disk& disk, const lifecycle::Root& root,
                                                const std::string& folder) {
  const auto files = read_set(disk, folder);
  if (!files) return tl::unexpected(files.error());
  auto sources = sources_in(*files);
  if (sources.empty()) return failure("E_SCHEMA", folder + ": no schema of the house in it");
  auto trial = parsers::SchemaSet::embedded();
  std::vector<std::string> keys;
  std::set<std::string> elements;
  for (auto& source : sources) {
    keys.push_back(source.key);
    elements.insert(source.root_element);
    const auto added = trial.add(std::move(source));
    if (!added) return tl::unexpected(added.error());
  }
  const auto home = schemas_folder(root);
  const auto set = hash_of(*files);
  auto done = copy_files(disk, lifecycle::join(home, set), *files);
  for (const auto& element : elements)
    if (done) done = point(disk, home, element, set);
  if (!done) return tl::unexpected(done.error());
  return keys;
}

}  // namespace ecluse::daemon
