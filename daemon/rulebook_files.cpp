#include "daemon/rulebook_files.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/zip.hpp"
#include "lifecycle/root.hpp"
#include "parsers/mixed.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view schematron_ns = "http://purl.oclc.org/dsdl/schematron";
constexpr std::size_t most_files = 500;  ///< of one rulebook
const SetLimits release_limits{.suffixes = {".sch", ".xml"}};

using Release = std::map<std::string, std::string>;  ///< relative names, bytes

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

std::string name_of_schema(const std::string& file) {
  auto name = file.substr(folder_of(file).size());
  name.resize(name.size() - std::string_view(".sch").size());
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name;
}

/// Whether a name stays below the folder it is looked for in.
bool stays_inside(std::string_view name) {
  while (!name.empty()) {
    const auto part = name.substr(0, name.find('/'));
    if (!lifecycle::is_component(part)) return false;
    name.remove_prefix(std::min(name.size(), part.size() + 1));
  }
  return true;
}

/// The names in document('…') of an expression.
void add_documents(std::string_view expression, std::set<std::string>& names) {
  constexpr std::string_view call = "document(";
  for (auto at = expression.find(call); at != std::string_view::npos;
       at = expression.find(call, at + 1)) {
    auto rest = trimmed(expression.substr(at + call.size()));
    if (rest.empty() || (rest.front() != '\'' && rest.front() != '"')) continue;
    const auto end = rest.find(rest.front(), 1);
    if (end != std::string_view::npos) names.emplace(rest.substr(1, end - 1));
  }
}

/// The files that a schema calls by their names.
void add_references(const Element& element, std::set<std::string>& names) {
  if (element.name == "include" && element.ns == schematron_ns)
    names.emplace(attribute(element, "href"));
  for (const auto& one : element.attributes) add_documents(one.value, names);
  for (const auto* child = element.first_child; child; child = child->next)
    add_references(*child, names);
}

Result<std::set<std::string>> references(const std::string& file, const std::string& bytes) {
  const auto document = parsers::read_mixed(bytes);
  if (!document) return failure(document.error().code, file + ": " + document.error().detail);
  std::set<std::string> names;
  add_references(*document->root(), names);
  return names;
}

/// Follows what a schema refers to, from file to file.
class Gathering {
 public:
  Gathering(const Release& release, std::string folder)
      : release_(release), folder_(std::move(folder)) {}

  Done add(const std::string& name) {
    if (files_.contains(name)) return {};
    const auto found = release_.find(folder_ + name);
    if (!stays_inside(name) || found == release_.end())
      return failure("E_RULEBOOK", folder_ + name + ": not beside the schema");
    if (files_.size() >= most_files) return failure("E_RULEBOOK", folder_ + name + ": too many");
    files_.emplace(name, found->second);
    if (!name.ends_with(".sch")) return {};
    const auto needed = references(folder_ + name, found->second);
    if (!needed) return tl::unexpected(needed.error());
    for (const auto& other : *needed)
      if (auto done = add(other); !done) return done;
    return {};
  }

  FileSet files() && { return {files_.begin(), files_.end()}; }

 private:
  const Release& release_;
  std::string folder_;
  Release files_;
};

Result<RulebookFiles> gather(const Release& release, const std::string& schema) {
  const auto folder = folder_of(schema);
  const auto entry = schema.substr(folder.size());
  Gathering gathering(release, folder);
  if (auto done = gathering.add(entry); !done) return tl::unexpected(done.error());
  return RulebookFiles{name_of_schema(schema), entry, std::move(gathering).files()};
}

/// Every schema that no other includes.
Result<std::vector<RulebookFiles>> all_of(const Release& release) {
  std::set<std::string> included;
  std::vector<RulebookFiles> found;
  for (const auto& [name, bytes] : release) {
    if (!name.ends_with(".sch")) continue;
    auto one = gather(release, name);
    if (!one) return tl::unexpected(one.error());
    for (const auto& [part, _] : one->files)
      if (part != one->entry) included.insert(folder_of(name) + part);
    one->name = name;
    found.push_back(std::move(*one));
  }
  std::erase_if(found, [&](const RulebookFiles& one) { return included.contains(one.name); });
  for (auto& one : found) one.name = name_of_schema(one.name);
  return found;
}

Result<Release> read_zip(const DiskView& disk, const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  ingest::Buffered source(**reader);
  ingest::ZipReader zip(source);
  Release release;
  std::size_t total = 0;
  while (const auto member = zip.next()) {
    const bool wanted = member->kind == ingest::MemberKind::file && stays_inside(member->name) &&
                        (member->name.ends_with(".sch") || member->name.ends_with(".xml"));
    if (!wanted) continue;
    auto& bytes = release[member->name];
    for (auto part = zip.take(); !part.empty(); part = zip.take()) {
      if ((total += part.size()) > release_limits.total_bytes)
        return failure("E_FILES", path + ": too much in it");
      bytes.append(part);
    }
  }
  if (zip.damage()) return failure("E_RULEBOOK", path + ": " + zip.damage()->cause);
  return release;
}

Result<Release> read_folder(const DiskView& disk, const std::string& folder) {
  auto files = read_set(disk, folder, release_limits);
  if (!files) return tl::unexpected(files.error());
  return Release(std::make_move_iterator(files->begin()), std::make_move_iterator(files->end()));
}

Result<std::vector<RulebookFiles>> one_of(const DiskView& disk, const std::string& path) {
  const auto slash = path.rfind('/');
  const auto folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const auto release = read_folder(disk, folder);
  if (!release) return tl::unexpected(release.error());
  auto one = gather(*release, path.substr(folder_of(path).size()));
  if (!one) return tl::unexpected(one.error());
  std::vector<RulebookFiles> found;
  found.push_back(std::move(*one));
  return found;
}

}  // namespace

Result<std::vector<RulebookFiles>> rulebooks_of(const DiskView& disk, const std::string& path) {
  if (path.ends_with(".sch")) return one_of(disk, path);
  const auto release = path.ends_with(".zip") ? read_zip(disk, path) : read_folder(disk, path);
  if (!release) return tl::unexpected(release.error());
  auto found = all_of(*release);
  if (found && found->empty()) return failure("E_RULEBOOK", path + ": no .sch in it");
  return found;
}

Result<validation::Rulebook> compile(const FileSet& files, const std::string& entry) {
  validation::RulebookSources sources;
  sources.entry = entry;
  for (const auto& [name, bytes] : files) {
    auto document = parsers::read_mixed(bytes);
    if (!document) return failure(document.error().code, name + ": " + document.error().detail);
    sources.files.emplace(name, std::move(*document));
  }
  return validation::Rulebook::load(std::move(sources));
}

}  // namespace ecluse::daemon
