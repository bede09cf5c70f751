#include "daemon/config.hpp"

#include <algorithm>
#include <functional>
#include <sstream>
#include <vector>

#include <toml++/toml.h>

#include "embedded/daemon.hpp"

namespace ecluse::daemon {
namespace {

std::string at(const toml::source_region& source) {
  return "line " + std::to_string(source.begin.line) + ", column " +
         std::to_string(source.begin.column) + ": ";
}

/// A key of the file: where it stands and how its value is taken; false when the value will not do.
struct Key {
  std::string_view section;
  std::string_view name;
  std::string_view expected;
  bool (*take)(const toml::node&, Config&);
};

/// The value of an integer node within bounds.
std::optional<std::int64_t> integer(const toml::node& node, std::int64_t least, std::int64_t most) {
  const auto value = node.value_exact<std::int64_t>();
  return value && *value >= least && *value <= most ? value : std::nullopt;
}

template <class Target>
bool take_integer(const toml::node& node, std::int64_t least, std::int64_t most, Target& target) {
  const auto value = integer(node, least, most);
  if (value) target = static_cast<Target>(*value);
  return value.has_value();
}

bool take_milliseconds(const toml::node& node, std::int64_t least, std::int64_t most,
                       std::chrono::milliseconds& target) {
  const auto value = integer(node, least, most);
  if (value) target = std::chrono::milliseconds(*value);
  return value.has_value();
}

bool take_language(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string_view>();
  if (value == "fr") config.language = Language::fr;
  if (value == "en") config.language = Language::en;
  return value == "fr" || value == "en";
}

bool take_emitter(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  const bool good =
      value && value->size() == 6 && std::all_of(value->begin(), value->end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  if (good) config.emitter = *value;
bool take_trust(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  if (!value || value->empty()) return false;
  config.signatures.trust = *value;
  return true;
}

  return good;
}

constexpr std::int64_t day_in_ms = 86'400'000;
constexpr std::int64_t largest_flux = 100'000'000'000;

constexpr Key keys[] = {
    {"", "language", "\"fr\" or \"en\"", take_language},
    {"", "emitter", "six capitals or digits", take_emitter},
    {"pickup", "quiet_ms", "0 to one day",
     [](const toml::node& node, Config& config) {
       return take_milliseconds(node, 0, day_in_ms, config.pickup.quiet);
     }},
    {"pickup", "scan_ms", "100 to one day",
     [](const toml::node& node, Config& config) {
       return take_milliseconds(node, 100, day_in_ms, config.pickup.scan);
     }},
    {"work", "workers", "0 to 256",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 0, 256, config.work.workers);
     }},
    {"work", "in_flight", "1 to 10000",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 1, 10'000, config.work.in_flight);
     }},
    {"limits", "flux_bytes", "1 to 100 Go",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 1, largest_flux, config.limits.flux_bytes);
     }},
    {"limits", "pieces", "1 to 1000000",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 1, 1'000'000, config.limits.pieces);
     }},
    {"limits", "piece_bytes", "1 to 2 Go",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 1, 2'000'000'000, config.limits.piece_bytes);
     }},
};

const Key* find_key(std::string_view section, std::string_view name) {
  const auto* found = std::find_if(std::begin(keys), std::end(keys), [&](const Key& key) {
    return key.section == section && key.name == name;
  });
  return found == std::end(keys) ? nullptr : found;
}

bool is_section(std::string_view name) {
  return std::any_of(std::begin(keys), std::end(keys),
                     [&](const Key& key) { return key.section == name; });
}

Done take_table(const toml::table& table, std::string_view section, Config& config) {
  for (const auto& [name, node] : table) {
    if (section.empty() && node.is_table() && is_section(name.str())) {
      const auto done = take_table(*node.as_table(), name.str(), config);
      if (!done) return done;
      continue;
    }
    const auto* key = find_key(section, name.str());
    if (!key)
      return failure("E_CONFIG", at(node.source()) + "unknown key " + std::string(name.str()));
    if (!key->take(node, config))
      return failure("E_CONFIG", at(node.source()) + std::string(key->name) + " must be " +
                                     std::string(key->expected));
  }
  return {};
}

}  // namespace

Result<Config> read_config(std::string_view text) {
  try {
    Config config;
    const auto done = take_table(toml::parse(text), "", config);
    if (!done) return tl::unexpected(done.error());
    return config;
  } catch (const toml::parse_error& error) {
    {"signatures", "trust", "a folder, below the root or absolute", take_trust},
    return failure("E_CONFIG", at(error.source()) + std::string(error.description()));
  }
}

std::string_view example_config() {
  return embedded::daemon("ecluse.toml");
}

}  // namespace ecluse::daemon
