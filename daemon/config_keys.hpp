// The keys of ecluse.toml: the table daemon/tables/config_keys.tsv says what each one is called,
// takes and means; here is where its value goes in a Config. Read by daemon/config for every root,
// and by `ecluse config`. A key of the table without a place here, or the other way round, fails a
// test. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daemon/config.hpp"

namespace ecluse::daemon {

enum class KeyType : std::uint8_t { choice, integer, integers, text, list };

/// When a changed value is taken up by a daemon at work.
enum class Applies : std::uint8_t { reload, restart };

/// A row of the table. Views live as long as the program.
struct ConfigKey {
  std::string_view section;  ///< empty for the keys before any section
  std::string_view name;
  KeyType type = KeyType::text;
  std::string_view range;     ///< "least..most", names between bars, or the name of a form
  std::string_view fallback;  ///< as TOML writes it; empty when the key has no default
  std::string_view example;   ///< as TOML writes it, of a key without default
  std::string_view unit;      ///< "-" for none
  Applies applies = Applies::reload;
  std::string_view expected_en, expected_fr;
  std::string_view words_en, words_fr;

  [[nodiscard]] std::string_view expected(Language language) const {
    return language == Language::fr ? expected_fr : expected_en;
  }
  [[nodiscard]] std::string_view words(Language language) const {
    return language == Language::fr ? words_fr : words_en;
  }
  /// "pickup.quiet_ms", "language".
  [[nodiscard]] std::string path() const;
};

/// The value of a key; of a choice, the place of the name in its range. monostate: none.
using ConfigValue = std::variant<std::monostate, std::int64_t, std::string,
                                 std::vector<std::int64_t>, std::vector<std::string>>;

/// Every key, in the order of the example.
const std::vector<ConfigKey>& config_keys();

/// Whether a value has the range, or the form, of its key.
bool fits(const ConfigKey& key, const ConfigValue& value);

/// The place of a name in the range of a choice; -1 for none.
std::int64_t choice_of(const ConfigKey& key, std::string_view name);

/// Puts a value that fits where it belongs.
void store(const ConfigKey& key, const ConfigValue& value, Config& config);
ConfigValue load(const ConfigKey& key, const Config& config);

/// As TOML writes it; empty for none.
std::string value_text(const ConfigKey& key, const ConfigValue& value);

/// The keys whose values differ, and which a daemon at work does not take up: paths.
std::vector<std::string> asking_restart(const Config& before, const Config& after);

}  // namespace ecluse::daemon
