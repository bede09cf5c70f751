#include "ingest/manifest.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "model/tsv.hpp"

namespace ecluse::ingest {
namespace {

constexpr std::size_t most_manifests = 1000;
constexpr std::size_t largest_manifest = 10'000'000;  // bytes
constexpr std::size_t hash_digits = 64;

constexpr std::string_view spaces = " \t";

/// Takes the first word of a line away.
std::string_view take_word(std::string_view& line) {
  const auto word = line.substr(0, line.find_first_of(spaces));
  line.remove_prefix(word.size());
  line.remove_prefix(std::min(line.find_first_not_of(spaces), line.size()));
  return word;
}

std::string small(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

bool is_hash(std::string_view text) {
  return text.size() == hash_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace

std::map<std::string, ManifestLine> read_manifest(std::string_view text) {
  std::map<std::string, ManifestLine> listed;
  for (auto line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#')) continue;
    const auto hash = small(take_word(line));
    const auto size = number(take_word(line));
    if (is_hash(hash) && size && !line.empty())
      listed.insert_or_assign(std::string(line), ManifestLine{*size, hash});
  }
  return listed;
}

void Manifests::met(const FileFacts& file) {
  if (!known_.contains(file.name) && known_.size() >= most_manifests) return;
  auto& known = known_[file.name];
  if (known.facts != file) known = Known{file, true, false, {}};
  known.met = true;
}

void Manifests::settle(const DiskView& disk, const std::string& folder) {
  std::erase_if(known_, [](const auto& each) { return !each.second.met; });
  for (auto& [name, known] : known_) {
    known.met = false;
    if (std::exchange(known.read, true)) continue;
    std::string path = folder;
    path.append("/").append(name);
    const auto text = disk.slice(path, 0, largest_manifest);
    if (text) known.lines = read_manifest(*text);
  }
}

const ManifestLine* Manifests::find(const std::string& name) const {
  const Known* best = nullptr;
  for (const auto& [path, known] : known_)
    if (known.lines.contains(name) && (!best || known.facts.modified_ns > best->facts.modified_ns))
      best = &known;
  return best ? &best->lines.at(name) : nullptr;
}

}  // namespace ecluse::ingest
