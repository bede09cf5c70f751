// What the scheme of a party's identifier means: the table tables/identifiers.tsv. Used by
// FieldMap; one per thread or shared, constant once made.
#pragma once

#include <string_view>
#include <vector>

#include "model/party.hpp"
#include "model/result.hpp"

namespace ecluse::parsers {

class IdentifierTypes {
 public:
  /// Columns scheme, digits, type; views `table`. Error E_TABLE.
  static Result<IdentifierTypes> read(std::string_view table);

  /// `scheme` as written (may be empty), `id` trimmed; unknown when no row fits.
  [[nodiscard]] IdentifierType type_of(std::string_view scheme, std::string_view id) const;

 private:
  struct Row {
    std::string_view scheme;
    std::size_t digits;  ///< how many digits the id must have; 0 for any text
    IdentifierType type;
  };
  std::vector<Row> rows_;
};

}  // namespace ecluse::parsers
