// One datum of a piece, with what was written and where: so that a finding can point at it. Views
// the arena of a Document. Made by parsers, read by validation and routing.
#pragma once

#include <optional>
#include <string_view>

#include "model/date.hpp"
#include "model/decimal.hpp"
#include "model/document.hpp"

namespace ecluse {

/// One datum: absent (`at` null), unreadable (`at` set, `value` empty) or read.
template <class T>
struct Field {
  std::optional<T> value;
  std::string_view written;     ///< the trimmed text of the element or attribute
  const Element* at = nullptr;  ///< the element that carries it
  std::string_view term;        ///< business term, static storage

  [[nodiscard]] bool present() const { return at != nullptr; }
  [[nodiscard]] bool unreadable() const { return present() && !value; }

  /// Twins: the same datum from two syntaxes is equal whatever its place and its writing.
  friend bool operator==(const Field& a, const Field& b) { return a.value == b.value; }
};

/// Text fields: present and empty is a value too ("").
using Text = Field<std::string_view>;
using Number = Field<Decimal>;
using Day = Field<Date>;

/// The text of a field, empty when absent.
inline std::string_view text_of(const Text& field) {
  return field.value.value_or(std::string_view{});
}

}  // namespace ecluse
