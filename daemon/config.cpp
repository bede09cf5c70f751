#include "daemon/config.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include <toml++/toml.h>

#include "daemon/config_keys.hpp"

#include "embedded/daemon.hpp"

namespace ecluse::daemon {
namespace {

using Kind = ConfigFault::Kind;

constexpr std::size_t comment_width = 98;

ConfigFault fault_at(Kind kind, const toml::source_region& source, std::string key) {
  ConfigFault fault{kind, source.begin.line, source.begin.column};
  fault.key = std::move(key);
  return fault;
}

template <class Item>
std::optional<ConfigValue> list_of(const toml::node& node) {
  const auto* array = node.as_array();
  if (!array) return std::nullopt;
  std::vector<Item> items;
  for (const auto& item : *array) {
    const auto value = item.value_exact<Item>();
    if (!value) return std::nullopt;
    items.push_back(*value);
  }
  return items;
}

template <class Item>
std::optional<ConfigValue> one_of(const toml::node& node) {
  const auto value = node.value_exact<Item>();
  return value ? std::optional<ConfigValue>(*value) : std::nullopt;
}

/// The value of a node when it has the type of its key.
std::optional<ConfigValue> value_of(const ConfigKey& key, const toml::node& node) {
  switch (key.type) {
    case KeyType::choice: {
      const auto name = node.value_exact<std::string>();
      return name ? std::optional<ConfigValue>(choice_of(key, *name)) : std::nullopt;
    }
    case KeyType::integer:
      return one_of<std::int64_t>(node);
    case KeyType::integers:
      return list_of<std::int64_t>(node);
    case KeyType::text:
      return one_of<std::string>(node);
    case KeyType::list:
      return list_of<std::string>(node);
  }
  return std::nullopt;
}

const ConfigKey* find_key(std::string_view section, std::string_view name) {
  const auto& keys = config_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ConfigKey& key) {
    return key.section == section && key.name == name;
  });
  return found == keys.end() ? nullptr : &*found;
}

bool is_section(std::string_view name) {
  const auto& keys = config_keys();
  return std::any_of(keys.begin(), keys.end(),
                     [&](const ConfigKey& key) { return key.section == name; });
}

void take(const ConfigKey& key, const toml::node& node, Settings& settings) {
  const auto value = value_of(key, node);
  if (value && fits(key, *value)) {
    store(key, *value, settings.config);
    settings.said.insert(key.path());
    return;
  }
  auto fault = fault_at(Kind::bad_value, node.source(), std::string(key.name));
  fault.detail = key.expected_en;
  fault.detail_fr = key.expected_fr;
  settings.faults.push_back(std::move(fault));
}

void take_table(const toml::table& table, std::string_view section, Settings& settings) {
  for (const auto& [name, node] : table) {
    const auto* key = find_key(section, name.str());
    if (section.empty() && node.is_table() && is_section(name.str()))
      take_table(*node.as_table(), name.str(), settings);
    else if (key)
      take(*key, node, settings);
    else
      settings.faults.push_back(
          fault_at(Kind::unknown_key, name.source(), std::string(name.str())));
  }
}

/// A text as comment lines of a bounded width.
std::string comment(std::string_view words) {
  std::string lines;
  while (!words.empty()) {
    auto end = words.size();
    if (end > comment_width) end = words.rfind(' ', comment_width);
    if (end == std::string_view::npos) end = words.size();
    lines += "# " + std::string(words.substr(0, end)) + '\n';
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return lines;
}

}  // namespace

std::string fault_text(const ConfigFault& fault) {
  const auto where = fault.line == 0 ? std::string()
                                     : "line " + std::to_string(fault.line) + ", column " +
                                           std::to_string(fault.column) + ": ";
  switch (fault.kind) {
    case Kind::syntax:
      return where + fault.detail;
    case Kind::unknown_key:
      return where + "unknown key " + fault.key;
    case Kind::bad_value:
      return where + fault.key + " must be " + fault.detail;
    case Kind::no_command:
      break;
  }
  return where + "antivirus: the engine is a command, and there is no command";
}

Settings read_settings(std::string_view text) {
  Settings settings;
  try {
    take_table(toml::parse(text), "", settings);
    const auto& antivirus = settings.config.antivirus;
    if (antivirus.engine == AntivirusEngine::command && antivirus.command.empty() &&
        settings.faults.empty())
      settings.faults.push_back({Kind::no_command});
  } catch (const toml::parse_error& error) {
    settings.faults.push_back(fault_at(Kind::syntax, error.source(), {}));
    settings.faults.back().detail = error.description();
  }
  std::ranges::stable_sort(settings.faults, {}, [](const ConfigFault& fault) {
    return std::pair(fault.line, fault.column);
  });
  return settings;
}

Result<Config> read_config(std::string_view text) {
  auto settings = read_settings(text);
  if (settings.faults.empty()) return std::move(settings.config);
  std::string detail;
  for (const auto& fault : settings.faults)
    detail += (detail.empty() ? "" : "; ") + fault_text(fault);
  return failure("E_CONFIG", detail);
}

std::string example_config() {
  std::string text(embedded::daemon("config_head.txt"));
  std::string_view section;
  for (const auto& key : config_keys()) {
    if (key.section != section) text += "\n[" + std::string(section = key.section) + "]\n";
    if (section.empty()) text += '\n';
    text += comment(key.words_en) + comment(key.words_fr);
    const auto& value = key.fallback.empty() ? key.example : key.fallback;
    text += (key.fallback.empty() ? "# " : "") + std::string(key.name) + " = " +
            std::string(value) + '\n';
  }
  return text;
}

}  // namespace ecluse::daemon
