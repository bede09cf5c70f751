// The types of XPath 2.0 that the engine knows: those that an item has, and those that a signature
// or an `instance of` asks for. Spoken by everything in this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ecluse::xpath {

enum class Type : std::uint8_t {
  // what a node is
  document,
  element,
  attribute,
  text,
  // what an atomic value is
  untyped_atomic,
  string,
  any_uri,
  boolean,
  integer,
  decimal,
  double_,
  date,
  date_time,
  time,
  duration,
  year_month_duration,
  day_time_duration,
  qname,
  // what is only asked for; no item is
  any_item,
  any_node,
  comment,
  processing_instruction,
  any_atomic,
  numeric,  ///< integer, decimal or double: of signatures
  nothing,  ///< of empty-sequence()
};

constexpr bool is_node(Type type) {
  return type <= Type::text;
}
constexpr bool is_atomic(Type type) {
  return type >= Type::untyped_atomic && type <= Type::qname;
}
constexpr bool is_text(Type type) {
  return type >= Type::untyped_atomic && type <= Type::any_uri;
}
constexpr bool is_numeric(Type type) {
  return type >= Type::integer && type <= Type::double_;
}
constexpr bool is_duration(Type type) {
  return type >= Type::duration && type <= Type::day_time_duration;
}
constexpr bool is_moment(Type type) {
  return type >= Type::date && type <= Type::time;
}

/// Whether an item of type `found` is one of type `asked` (derivation included).
constexpr bool derives(Type found, Type asked) {
  if (found == asked || asked == Type::any_item) return true;
  switch (asked) {
    case Type::any_node:
      return is_node(found);
    case Type::any_atomic:
      return is_atomic(found);
    case Type::numeric:
      return is_numeric(found);
    case Type::decimal:
      return found == Type::integer;
    case Type::duration:
      return is_duration(found);
    default:
      return false;
  }
}

/// "xs:decimal", "element()": as XPath writes it.
std::string_view name_of(Type type);

/// The atomic type of a local name in the namespace of XML Schema: "decimal". Nothing for the types
/// that the engine does not know.
std::optional<Type> atomic_type(std::string_view local);

enum class Occurs : std::uint8_t { once, optional, many, at_least_once };

/// A name in a Names (tree.hpp); 0 for none.
using NameId = std::uint32_t;

struct SequenceType {
  Type item = Type::any_item;
  Occurs occurs = Occurs::many;
  NameId name = 0;  ///< of element(name), attribute(name); 0 for any

  [[nodiscard]] constexpr bool takes_none() const {
    return occurs == Occurs::optional || occurs == Occurs::many || item == Type::nothing;
  }
  [[nodiscard]] constexpr bool takes_several() const {
    return occurs == Occurs::many || occurs == Occurs::at_least_once;
  }
};

}  // namespace ecluse::xpath
