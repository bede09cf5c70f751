// The schemas that documents are validated with: those of the house, embedded, or an operator's own
// (`ecluse schemas import`). Made once by daemon/ before the workers start, then shared by all of
// them: reading is thread-safe, add() is not. Each schema is compiled on first need, once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.hpp"

namespace ecluse::parsers {

class Schema;  // parsers/schema_entry.hpp: one schema and what is compiled of it

/// A schema as text. Files refer to one another by names relative to their own ("a.xsd",
/// "../common/a.xsd"); what is not in `files` cannot be imported: nothing is ever opened.
struct SchemaSource {
  std::string key;                                         ///< "ubl-2.1-invoice"
  std::string entry;                                       ///< name of the first file
  std::vector<std::pair<std::string, std::string>> files;  ///< name, bytes
  std::string root_namespace;                              ///< empty for none
  std::string root_element;                                ///< local name
};

class SchemaSet {
 public:
  SchemaSet();
  SchemaSet(SchemaSet&&) noexcept;
  SchemaSet& operator=(SchemaSet&&) noexcept;
  ~SchemaSet();

  /// The schemas of the house (schemas/schema_index.hpp).
  static SchemaSet embedded();

  /// Adds a schema, or replaces the one of that key, once it compiles with both libraries. Error
  /// E_SCHEMA (the file, the line, what the library says) leaves the set as it was.
  Done add(SchemaSource source);

  /// Whether a document may be read with that key.
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

  /// Null when the set has no such key. For Reader.
  [[nodiscard]] const Schema* find(std::string_view key) const;

 private:
  std::vector<std::unique_ptr<Schema>> schemas_;
};

}  // namespace ecluse::parsers
