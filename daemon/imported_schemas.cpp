#include "daemon/imported_schemas.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "daemon/file_set.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t hash_length = 64;  // bytes of a SHA-256 in hexadecimal

std::string schemas_folder(const lifecycle::Root& root) {
  return lifecycle::join(root.referentiel(), "schemas");
}

/// The .xsd files of a folder.
Result<FileSet> read_schemas(const DiskView& disk, const std::string& folder) {
  return read_set(disk, folder, {.suffixes = {".xsd"}});
}

bool declares(std::string_view xsd, const schemas::SchemaEntry& entry) {
  const auto quoted = [&](std::string_view name, std::string_view value) {
    return xsd.find(std::string(name).append("=\"").append(value).append("\"")) !=
           std::string_view::npos;
  };
  return quoted("targetNamespace", entry.ns) && quoted("name", entry.root);
}

/// A set of files as the source of one schema, when one of them declares its root.
std::vector<parsers::SchemaSource> sources_in(const FileSet& files) {
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

/// Adds what the set has for a root element.
Done add_set(const DiskView& disk, const std::string& folder, const std::string& set,
             std::string_view element, parsers::SchemaSet& schemas) {
  const auto files = read_schemas(disk, folder);
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

Done add_kept_schema(const DiskView& disk, const lifecycle::Root& root,
                     const lifecycle::SetPart& part, parsers::SchemaSet& schemas) {
  const auto folder = lifecycle::join(schemas_folder(root), part.value);
  if (!lifecycle::is_component(part.value)) return failure("E_SCHEMA", folder + ": names no set");
  return add_set(disk, folder, part.value, part.name, schemas);
}

Result<std::vector<lifecycle::SetPart>> add_imported_schemas(const DiskView& disk,
                                                             const lifecycle::Root& root,
                                                             parsers::SchemaSet& schemas) {
  const auto home = schemas_folder(root);
  std::vector<lifecycle::SetPart> in_use;
  for (const auto& element : all_root_elements()) {
    const auto pointer = lifecycle::join(home, element);
    if (!disk.exists(pointer)) continue;
    const auto set = read_file(disk, pointer, hash_length);
    if (!set) return tl::unexpected(set.error());
    if (!lifecycle::is_component(*set)) return failure("E_SCHEMA", pointer + ": names no set");
    in_use.push_back({"schema", element, *set});
    const auto added = add_kept_schema(disk, root, in_use.back(), schemas);
    if (!added) return tl::unexpected(added.error());
  }
  return in_use;
}

Result<std::vector<std::string>> import_schemas(Disk& disk, const lifecycle::Root& root,
                                                const std::string& folder) {
  const auto files = read_schemas(disk, folder);
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
  auto done = copy_set(disk, lifecycle::join(home, set), *files);
  for (const auto& element : elements)
    if (done) done = replace_file(disk, home, element, set);
  if (!done) return tl::unexpected(done.error());
  return keys;
}

}  // namespace ecluse::daemon
