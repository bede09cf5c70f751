// The fields of a party, by the names that the maps have for them: "supplier.name",
// "payee.address.city". Part of all_fields() (parsers/draft), which calls it.
#pragma once

#include <string>
#include <vector>

#include "parsers/draft.hpp"

namespace ecluse::parsers {

/// Adds the fields of every party of a piece.
void add_parties(std::vector<FieldEntry>& fields);

/// Adds "<name>.line", "<name>.city"… reached through `reach`, of the type Reach<Address>.
template <auto reach>
void add_address(std::vector<FieldEntry>& fields, const std::string& name) {
  const auto text = [&](const char* field, Reach<Text> of) {
    fields.push_back({name + "." + field, TextSlot{of}});
  };
  text("line", [](Draft& d) -> Text& { return reach(d).line; });
  text("additional_line", [](Draft& d) -> Text& { return reach(d).additional_line; });
  text("third_line", [](Draft& d) -> Text& { return reach(d).third_line; });
  text("city", [](Draft& d) -> Text& { return reach(d).city; });
  text("postal_code", [](Draft& d) -> Text& { return reach(d).postal_code; });
  text("subdivision", [](Draft& d) -> Text& { return reach(d).subdivision; });
  text("country", [](Draft& d) -> Text& { return reach(d).country; });
  fields.push_back({name + ".lines", AddressSlot{reach}});
}

}  // namespace ecluse::parsers
