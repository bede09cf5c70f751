#include "daemon/config.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <sstream>
#include <type_traits>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "daemon/clamd.hpp"

#include "embedded/daemon.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::string_view_literals;

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

bool take_trust(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  if (!value || value->empty()) return false;
  config.signatures.trust = *value;
  return true;
}

bool take_emitter(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  const bool good =
      value && value->size() == 6 && std::all_of(value->begin(), value->end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  if (good) config.emitter = *value;
  return good;
}

/// A line of text for people: neither control characters nor more than 500 bytes.
bool take_line(const toml::node& node, std::string& target) {
  const auto value = node.value_exact<std::string>();
  const bool good = value && value->size() <= 500 &&
                    std::none_of(value->begin(), value->end(),
                                 [](unsigned char c) { return c < ' ' || c == 127; });
  if (good) target = *value;
  return good;
}

bool take_label(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  return value && !value->empty() && take_line(node, config.platform.label);
}

bool take_matricule(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  const bool good =
      value && value->size() == 4 &&
      std::all_of(value->begin(), value->end(), [](char c) { return c >= '0' && c <= '9'; });
  if (good) config.platform.matricule = *value;
  return good;
}

/// A value among named ones.
template <class Choice, std::size_t count>
bool take_choice(const toml::node& node, const std::array<Choice, count>& choices,
                 const std::array<std::string_view, count>& names, Choice& target) {
  const auto value = node.value_exact<std::string_view>();
  const auto found = value ? std::find(names.begin(), names.end(), *value) : names.end();
  if (found == names.end()) return false;
  target = choices.at(static_cast<std::size_t>(found - names.begin()));
  return true;
}

template <class Item>
bool take_list(const toml::node& node, std::vector<Item>& target,
               bool (*fits)(const std::vector<Item>&)) {
  const auto* array = node.as_array();
  if (!array) return false;
  std::vector<Item> items;
  for (const auto& item : *array) {
    const auto value = item.value_exact<
        std::conditional_t<std::is_same_v<Item, int>, std::int64_t, std::string>>();
    if (!value) return false;
    items.push_back(static_cast<Item>(*value));
  }
  if (!fits(items)) return false;
  target = std::move(items);
  return true;
}

/// A program is called by its path: no shell, no search.
bool is_command(const std::vector<std::string>& words) {
  return !words.empty() && words.front().starts_with('/');
}

bool are_statuses(const std::vector<int>& statuses) {
  return !statuses.empty() && std::all_of(statuses.begin(), statuses.end(),
                                          [](int one) { return one >= 0 && one <= 255; });
}

bool take_address(const toml::node& node, Config& config) {
  const auto value = node.value_exact<std::string>();
  if (!value || !is_clamd_address(*value)) return false;
  config.antivirus.address = *value;
  return true;
}

constexpr std::int64_t day_in_ms = 86'400'000;
constexpr std::int64_t largest_flux = 100'000'000'000;

constexpr Key keys[] = {
    {"", "language", "\"fr\" or \"en\"", take_language},
    {"", "emitter", "six capitals or digits", take_emitter},
    {"plateforme", "libelle", "a line of text", take_label},
    {"plateforme", "matricule", "four digits", take_matricule},
    {"plateforme", "documentation", "an address, or nothing",
     [](const toml::node& node, Config& config) {
       return take_line(node, config.platform.documentation);
     }},
    {"plateforme", "support", "a line of text, or nothing",
     [](const toml::node& node, Config& config) {
       return take_line(node, config.platform.support);
     }},
    {"archive", "keep_days", "0 to 36500",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 0, 36'500, config.archive.keep_days);
     }},
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
    {"signatures", "trust", "a folder, below the root or absolute", take_trust},
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
    {"memoires", "number_width", "1 to 18",
     [](const toml::node& node, Config& config) {
       return take_integer(node, 1, 18, config.memoires.number_width);
     }},
    {"controls", "whole_flux", "\"2026\", \"all\" or \"none\"",
     [](const toml::node& node, Config& config) {
       return take_choice(node,
                          std::array{WholeFlux::interfaces_2026, WholeFlux::every_interface,
                                     WholeFlux::no_interface},
                          std::array{"2026"sv, "all"sv, "none"sv}, config.controls.whole_flux);
     }},
    {"antivirus", "engine", "\"none\", \"command\" or \"clamd\"",
     [](const toml::node& node, Config& config) {
       return take_choice(
           node,
           std::array{AntivirusEngine::none, AntivirusEngine::command, AntivirusEngine::clamd},
           std::array{"none"sv, "command"sv, "clamd"sv}, config.antivirus.engine);
     }},
    {"antivirus", "command", "a list: the path of a program and its arguments",
     [](const toml::node& node, Config& config) {
       return take_list(node, config.antivirus.command, is_command);
     }},
    {"antivirus", "clean", "a list of exit statuses, 0 to 255",
     [](const toml::node& node, Config& config) {
       return take_list(node, config.antivirus.clean, are_statuses);
     }},
    {"antivirus", "infected", "a list of exit statuses, 0 to 255",
     [](const toml::node& node, Config& config) {
       return take_list(node, config.antivirus.infected, are_statuses);
     }},
    {"antivirus", "address", "\"unix:/path\" or \"tcp:127.0.0.1:port\"", take_address},
    {"antivirus", "timeout_ms", "1 to one day",
     [](const toml::node& node, Config& config) {
       return take_milliseconds(node, 1, day_in_ms, config.antivirus.timeout);
     }},
    {"antivirus", "unjudged", "\"hold\" or \"warn\"",
     [](const toml::node& node, Config& config) {
       return take_choice(node, std::array{Unjudged::held, Unjudged::warned},
                          std::array{"hold"sv, "warn"sv}, config.antivirus.unjudged);
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
    if (config.antivirus.engine == AntivirusEngine::command && config.antivirus.command.empty())
      return failure("E_CONFIG", "antivirus: the engine is a command, and there is no command");
    return config;
  } catch (const toml::parse_error& error) {
    return failure("E_CONFIG", at(error.source()) + std::string(error.description()));
  }
}

std::string_view example_config() {
  return embedded::daemon("ecluse.toml");
}

}  // namespace ecluse::daemon
