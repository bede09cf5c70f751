#include "ingest/entry_names.hpp"

#include <algorithm>
#include <vector>

#include "ingest/display.hpp"
#include "ingest/technical.hpp"

namespace ecluse::ingest {

namespace {

/// The steps of a path, those that lead nowhere left out. Backslashes separate too: what unpacks
/// the archive elsewhere may take them so.
std::vector<std::string_view> steps(std::string_view name) {
  std::vector<std::string_view> found;
  while (!name.empty()) {
    const auto step = name.substr(0, name.find_first_of("/\\"));
    if (!step.empty() && step != ".") found.push_back(step);
    name.remove_prefix(std::min(name.size(), step.size() + 1));
  }
  return found;
}

std::string joined(const std::vector<std::string_view>& steps) {
  std::string path;
  for (const auto step : steps) path.append("/").append(step);
  return path;
}

bool has_control(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

/// From the root of a disk: "/x", "\x", "C:x".
bool is_absolute(std::string_view name) {
  return name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':');
}

Finding wrong(std::string_view code, std::string_view name, std::string_view cause) {
  return technical(code, {{"file", displayed_name(name)}, {"cause", std::string(cause)}});
}

}  // namespace

std::string displayed_name(std::string_view name) {
  return displayed(name, Shown::utf8);
}

std::optional<Finding> EntryNames::judge(std::string_view name) {
  const auto path = steps(name);
  if (path.empty()) return wrong("IRR_NOM_F", name, "empty");
  if (name.size() > longest_) return wrong("IRR_NOM_F", name, "length");
  if (has_control(name)) return wrong("IRR_NOM_F", name, "control");
  if (is_absolute(name)) return wrong("IRR_EXTRAC", name, "absolute");
  if (std::find(path.begin(), path.end(), "..") != path.end())
    return wrong("IRR_EXTRAC", name, "parent");
  const bool new_path = paths_.insert(joined(path)).second;
  const bool new_to_see = shown_.insert(displayed_name(name)).second;
  if (!new_path || !new_to_see) return wrong("IRR_EXTRAC", name, "duplicate");
  return std::nullopt;
}

}  // namespace ecluse::ingest
