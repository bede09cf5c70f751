// What is wrong, and where: a value. A Finding says nothing of what happens next (that is decided
// in daemon/decide) and holds no sentence: its words are looked up in the catalogue by its code.
// Made by ingest, parsers, validation, routing and the duplicate check; from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse {

/// The layers of control in their order (house: "The way of a flux").
enum class Layer : std::uint8_t { technique, syntaxe, chorus, rulebooks, referentiel };
inline constexpr int layer_count = 5;

/// "technique", "syntaxe"… as in JSON and in the ledger.
std::string_view name_of(Layer layer);

enum class Severity : std::uint8_t { warning, error };

/// "warning", "error".
std::string_view name_of(Severity severity);

/// Where in a document. Line and column count from 1; 0 means that no document exists there (an
/// empty file, an unreadable envelope). `path` is an XPath with positions, `term` the business term
/// ("BT-1"); either may be empty.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string path;
  std::string term;

  friend bool operator==(const Place&, const Place&) = default;
};

/// A named value that the sentence of a finding quotes: {"seen", "AB-12"}, {"expected", "380,
/// 381"}.
struct Value {
  std::string name;
  std::string text;

  friend bool operator==(const Value&, const Value&) = default;
};

struct Finding {
  std::string code;  ///< key of the catalogue: IRR_*, ERR_XSD_*, G1.05…
  Severity severity = Severity::error;
  Layer layer = Layer::technique;
  Place place;
  std::vector<Value> values;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// The text of the value of that name, empty when there is none.
std::string_view value_of(const Finding& finding, std::string_view name);

/// Whether one finding at least is an error.
bool has_error(const std::vector<Finding>& findings);

}  // namespace ecluse
