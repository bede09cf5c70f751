// How the fields of a repeating group are named and reached, in its last member. Used by draft and
// line_fields, which list them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "parsers/draft.hpp"

namespace ecluse::parsers {

inline constexpr std::size_t most_reserved = 10'000;  ///< a hostile document may name millions

inline std::size_t same_named_from(const Element& element) {
  std::size_t count = 0;
  for (const auto* one = &element; one; one = one->next) count += one->name == element.name;
  return count;
}

/// A member more in a vector of groups that know their element. The first makes room for all that
/// follow.
template <class T>
void add_member(std::vector<T>& members, const Element& at) {
  if (members.empty()) members.reserve(std::min(same_named_from(at), most_reserved));
  members.emplace_back().at = &at;
}

template <auto Group>
GroupSlot group() {
  return {[](Draft& d, const Element& at) { add_member(d.piece.*Group, at); }};
}

/// The field F of the last member of the group.
template <auto Group, auto F>
FieldEntry text_in(const char* name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return (d.piece.*Group).back().*F; }}};
}

template <auto Group, auto F>
FieldEntry number_in(const char* name) {
  return {name, NumberSlot{[](Draft& d) -> Number& { return (d.piece.*Group).back().*F; }}};
}

template <auto Group, auto F>
FieldEntry day_in(const char* name) {
  return {name, DaySlot{[](Draft& d) -> Day& { return (d.piece.*Group).back().*F; }}};
}

}  // namespace ecluse::parsers
