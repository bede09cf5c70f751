#include "daemon/config_keys.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "console/endpoint.hpp"
#include "daemon/clamd.hpp"
#include "daemon/console_settings.hpp"
#include "daemon/loopback.hpp"
#include "lifecycle/privileges.hpp"
#include "model/tsv.hpp"

#include "embedded/daemon.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::array<std::string_view, 5> type_names{"choice", "integer", "integers", "text",
                                                     "list"};

/// Where a key goes: how its value is put in a Config and read from it.
struct Slot {
  std::string_view section, name;
  void (*store)(Config&, const ConfigValue&);
  ConfigValue (*load)(const Config&);
};

template <class Target>
void put(Target& target, const ConfigValue& value) {
  if constexpr (std::is_same_v<Target, std::chrono::milliseconds>)
    target = std::chrono::milliseconds(std::get<std::int64_t>(value));
  else if constexpr (std::is_same_v<Target, std::string> ||
                     std::is_same_v<Target, std::vector<std::string>>)
    target = std::get<Target>(value);
  else if constexpr (std::is_same_v<Target, std::vector<int>>) {
    target.clear();
    for (const auto one : std::get<std::vector<std::int64_t>>(value))
      target.push_back(static_cast<int>(one));
  } else
    target = static_cast<Target>(std::get<std::int64_t>(value));
}

template <class Choice>
void put(std::optional<Choice>& target, const ConfigValue& value) {
  target = static_cast<Choice>(std::get<std::int64_t>(value));
}

template <class Target>
ConfigValue got(const Target& target) {
  if constexpr (std::is_same_v<Target, std::chrono::milliseconds>)
    return static_cast<std::int64_t>(target.count());
  else if constexpr (std::is_same_v<Target, std::string> ||
                     std::is_same_v<Target, std::vector<std::string>>)
    return target;
  else if constexpr (std::is_same_v<Target, std::vector<int>>)
    return std::vector<std::int64_t>(target.begin(), target.end());
  else
    return static_cast<std::int64_t>(target);
}

template <class Choice>
ConfigValue got(const std::optional<Choice>& target) {
  return target ? got(*target) : ConfigValue{};
}

template <auto member>
constexpr Slot top(std::string_view name) {
  return {"", name, [](Config& config, const ConfigValue& value) { put(config.*member, value); },
          [](const Config& config) { return got(config.*member); }};
}

template <auto section, auto member>
constexpr Slot in(std::string_view section_name, std::string_view name) {
  return {section_name, name,
          [](Config& config, const ConfigValue& value) { put(config.*section.*member, value); },
          [](const Config& config) { return got(config.*section.*member); }};
}

using C = Config;
constexpr std::array slots{
    top<&C::language>("language"),
    top<&C::emitter>("emitter"),
    in<&C::platform, &C::Platform::label>("plateforme", "libelle"),
    in<&C::platform, &C::Platform::matricule>("plateforme", "matricule"),
    in<&C::platform, &C::Platform::documentation>("plateforme", "documentation"),
    in<&C::platform, &C::Platform::support>("plateforme", "support"),
    in<&C::process, &C::Process::user>("daemon", "user"),
    in<&C::process, &C::Process::group>("daemon", "group"),
    in<&C::process, &C::Process::umask>("daemon", "umask"),
    in<&C::answers, &C::Answers::mode>("answers", "mode"),
    in<&C::answers, &C::Answers::group>("answers", "group"),
    in<&C::log, &C::Logging::to>("log", "to"),
    in<&C::log, &C::Logging::form>("log", "form"),
    in<&C::log, &C::Logging::level>("log", "level"),
    in<&C::metrics, &C::Metrics::listen>("metrics", "listen"),
    in<&C::console, &C::Console::listen>("console", "listen"),
    in<&C::console, &C::Console::certificate>("console", "certificate"),
    in<&C::console, &C::Console::key>("console", "key"),
    in<&C::console, &C::Console::client_authorities>("console", "client_authorities"),
    in<&C::console, &C::Console::behind_proxy>("console", "behind_proxy"),
    in<&C::console, &C::Console::trusted_proxies>("console", "trusted_proxies"),
    in<&C::console, &C::Console::identity_header>("console", "identity_header"),
    in<&C::console, &C::Console::search>("console", "search_ms"),
    in<&C::archive, &C::Archive::keep_days>("archive", "keep_days"),
    in<&C::pickup, &C::Pickup::quiet>("pickup", "quiet_ms"),
    in<&C::pickup, &C::Pickup::scan>("pickup", "scan_ms"),
    in<&C::pickup, &C::Pickup::report_after>("pickup", "report_after_ms"),
    in<&C::pickup, &C::Pickup::refuse_after>("pickup", "refuse_after_ms"),
    in<&C::pickup, &C::Pickup::free_bytes>("pickup", "free_bytes"),
    in<&C::pickup, &C::Pickup::free_files>("pickup", "free_files"),
    in<&C::work, &C::Work::workers>("work", "workers"),
    in<&C::work, &C::Work::in_flight>("work", "in_flight"),
    in<&C::signatures, &C::Signatures::trust>("signatures", "trust"),
    in<&C::limits, &C::Limits::flux_bytes>("limits", "flux_bytes"),
    in<&C::limits, &C::Limits::pieces>("limits", "pieces"),
    in<&C::limits, &C::Limits::piece_bytes>("limits", "piece_bytes"),
    in<&C::memoires, &C::Memoires::number_width>("memoires", "number_width"),
    in<&C::controls, &C::Controls::whole_flux>("controls", "whole_flux"),
    in<&C::antivirus, &C::Antivirus::engine>("antivirus", "engine"),
    in<&C::antivirus, &C::Antivirus::command>("antivirus", "command"),
    in<&C::antivirus, &C::Antivirus::clean>("antivirus", "clean"),
    in<&C::antivirus, &C::Antivirus::infected>("antivirus", "infected"),
    in<&C::antivirus, &C::Antivirus::address>("antivirus", "address"),
    in<&C::antivirus, &C::Antivirus::timeout>("antivirus", "timeout_ms"),
    in<&C::antivirus, &C::Antivirus::unjudged>("antivirus", "unjudged"),
};

const Slot& slot_of(const ConfigKey& key) {
  const auto found = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) {
    return slot.section == key.section && slot.name == key.name;
  });
  if (found == slots.end()) throw std::logic_error("no place for the key " + key.path());
  return *found;
}

/// A line of text for people: neither control characters nor more than 500 bytes.
bool is_line(const std::string& text) {
  return text.size() <= 500 && std::none_of(text.begin(), text.end(),
                                            [](unsigned char c) { return c < ' ' || c == 127; });
}

bool all_in(std::string_view text, std::string_view alphabet) {
  return text.find_first_not_of(alphabet) == std::string_view::npos;
}

/// The forms that texts have, by the names of the table.
struct Form {
  std::string_view name;
  bool (*has)(const std::string& text);
};

constexpr std::array forms{
    Form{"six_capitals",
         [](const std::string& text) {
           return text.size() == 6 && all_in(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
         }},
    Form{"four_digits",
         [](const std::string& text) { return text.size() == 4 && all_in(text, "0123456789"); }},
    Form{"line", is_line},
    Form{"named_line", [](const std::string& text) { return !text.empty() && is_line(text); }},
    Form{"folder", [](const std::string& text) { return !text.empty() && is_line(text); }},
    Form{"account",
         [](const std::string& text) {
           return text.size() <= 32 && !text.starts_with('-') &&
                  all_in(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
         }},
    Form{"mode", [](const std::string& text) { return text.empty() || lifecycle::mode_of(text); }},
    Form{"log_place",
         [](const std::string& text) {
           return text == "stderr" || (text.starts_with('/') && !text.ends_with('/'));
         }},
    Form{"loopback",
         [](const std::string& text) { return text.empty() || loopback_address(text); }},
    Form{"endpoint",
         [](const std::string& text) { return text.empty() || console::read_endpoint(text); }},
    Form{"file",
         [](const std::string& text) {
           return text.empty() || (text.starts_with('/') && !text.ends_with('/') && is_line(text));
         }},
    Form{"addresses", [](const std::string& text) { return addresses_in(text).has_value(); }},
    Form{"header",
         [](const std::string& text) {
           return text.size() <= 64 &&
                  all_in(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
         }},
    Form{"clamd", [](const std::string& text) { return is_clamd_address(text); }},
};

bool has_form(std::string_view name, const std::string& text) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.name == name; });
  if (found == forms.end()) throw std::logic_error("no form " + std::string(name));
  return found->has(text);
}

bool within(std::string_view range, std::int64_t value) {
  const auto dots = range.find("..");
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::from_chars(range.data(), range.data() + dots, least);
  std::from_chars(range.data() + dots + 2, range.data() + range.size(), most);
  return value >= least && value <= most;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

template <class Item, class Text>
std::string listed(const std::vector<Item>& items, Text text) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + text(item);
  return '[' + out + ']';
}

ConfigKey key_of(const TableRow& row) {
  const auto& cells = row.cells;
  ConfigKey key;
  key.section = cells[0] == "-" ? std::string_view() : cells[0];
  key.name = cells[1];
  const auto type = std::find(type_names.begin(), type_names.end(), cells[2]);
  if (type == type_names.end()) throw std::logic_error("no type " + std::string(cells[2]));
  key.type = static_cast<KeyType>(type - type_names.begin());
  key.range = cells[3];
  (cells[4].starts_with('#') ? key.example : key.fallback) =
      cells[4].substr(cells[4].starts_with('#') ? 1 : 0);
  key.unit = cells[5];
  key.applies = cells[6] == "restart" ? Applies::restart : Applies::reload;
  key.expected_en = cells[7];
  key.expected_fr = cells[8];
  key.words_en = cells[9];
  key.words_fr = cells[10];
  return key;
}

std::vector<ConfigKey> read_keys() {
  const auto rows = read_table(embedded::daemon("config_keys.tsv"),
                               {"section", "key", "type", "range", "default", "unit", "applies",
                                "expected_en", "expected_fr", "en", "fr"});
  if (!rows) throw std::logic_error(rows.error().detail);
  std::vector<ConfigKey> keys;
  for (const auto& row : *rows) keys.push_back(key_of(row));
  return keys;
}

}  // namespace

std::string ConfigKey::path() const {
  return section.empty() ? std::string(name) : std::string(section) + '.' + std::string(name);
}

const std::vector<ConfigKey>& config_keys() {
  static const auto keys = read_keys();
  return keys;
}

bool fits(const ConfigKey& key, const ConfigValue& value) {
  switch (key.type) {
    case KeyType::choice:
      return std::get<std::int64_t>(value) >= 0;
    case KeyType::integer:
      return within(key.range, std::get<std::int64_t>(value));
    case KeyType::integers: {
      const auto& all = std::get<std::vector<std::int64_t>>(value);
      return !all.empty() && std::all_of(all.begin(), all.end(),
                                         [&](std::int64_t one) { return within(key.range, one); });
    }
    case KeyType::text:
      return has_form(key.range, std::get<std::string>(value));
    case KeyType::list: {
      // A program is called by its path: no shell, no search.
      const auto& words = std::get<std::vector<std::string>>(value);
      return !words.empty() && words.front().starts_with('/');
    }
  }
  return false;
}

std::int64_t choice_of(const ConfigKey& key, std::string_view name) {
  const auto names = split(key.range, '|');
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : found - names.begin();
}

void store(const ConfigKey& key, const ConfigValue& value, Config& config) {
  slot_of(key).store(config, value);
}

ConfigValue load(const ConfigKey& key, const Config& config) {
  return slot_of(key).load(config);
}

std::string value_text(const ConfigKey& key, const ConfigValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return {};
  if (key.type == KeyType::choice)
    return quoted(
        split(key.range, '|').at(static_cast<std::size_t>(std::get<std::int64_t>(value))));
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value))
    return listed(*numbers, [](std::int64_t one) { return std::to_string(one); });
  const auto& words = std::get<std::vector<std::string>>(value);
  return words.empty() ? std::string() : listed(words, quoted);
}

std::vector<std::string> asking_restart(const Config& before, const Config& after) {
  std::vector<std::string> paths;
  for (const auto& key : config_keys())
    if (key.applies == Applies::restart && load(key, before) != load(key, after))
      paths.push_back(key.path());
  return paths;
}

}  // namespace ecluse::daemon
