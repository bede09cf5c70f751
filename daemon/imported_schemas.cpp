#include "daemon/imported_schemas.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "schemas/schema_index.hpp"

namespace ecluse::daemon {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;  // relative name, bytes

constexpr std::size_t largest_schema = 20'000'000;  // bytes of one file
constexpr int deepest = 8;                          // folders inside one another

std::string schemas_folder(const lifecycle::Root& root) {
  return lifecycle::join(root.referentiel(), "schemas");
}

/// Reads every .xsd below a folder; names are relative to where the reading began.
Done read_folder(const DiskView& disk, const std::string& folder, const std::string& prefix,
                 int depth, Files& files) {
  const auto listed = disk.list(folder);
  if (!listed) return tl::unexpected(listed.error());
  for (const auto& file : *listed) {
    if (!file.regular || !file.name.ends_with(".xsd")) continue;
    auto reader = disk.open(lifecycle::join(folder, file.name));
    if (!reader) return tl::unexpected(reader.error());
    auto bytes = read_all(**reader, largest_schema);
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
    if (entry.ns.empty()) continue;
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

}  // namespace

Done add_imported_schemas(const DiskView& disk, const lifecycle::Root& root,
                          parsers::SchemaSet& schemas) {
  const auto home = schemas_folder(root);
  if (!disk.exists(home)) return {};
  const auto sets = disk.folders(home);
  if (!sets) return tl::unexpected(sets.error());
  for (const auto& set : *sets) {
    Files files;
    const auto read = read_folder(disk, lifecycle::join(home, set), "", 0, files);
    if (!read) return read;
    for (auto& source : sources_in(files)) {
      const auto added = schemas.add(std::move(source));
      if (!added) return added;
    }
  }
  return {};
}

Result<std::vector<std::string>> import_schemas(Disk& disk, const lifecycle::Root& root,
                                                const std::string& folder) {
  Files files;
  const auto read = read_folder(disk, folder, "", 0, files);
  if (!read) return tl::unexpected(read.error());
  auto sources = sources_in(files);
  if (sources.empty()) return failure("E_SCHEMA", folder + ": no schema of the house in it");
  auto trial = parsers::SchemaSet::embedded();
  std::vector<std::string> keys;
  for (auto& source : sources) {
    keys.push_back(source.key);
    const auto home = lifecycle::join(schemas_folder(root), source.root_element);
    const auto added = trial.add(std::move(source));
    if (!added) return tl::unexpected(added.error());
    const auto copied = copy_files(disk, home, files);
    if (!copied) return tl::unexpected(copied.error());
  }
  return keys;
}

}  // namespace ecluse::daemon
