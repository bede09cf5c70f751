// The structure tables as the tests read them. One thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/tsv.hpp"

namespace ecluse::tests {

/// One row of the structure table.
struct Particle {
  std::string_view type;
  std::string_view order;
  std::string_view element;
  std::string_view min;
  std::string_view max;
  std::string_view element_type;
  std::string_view term;
};

/// One row of the table of declarations.
struct Declaration {
  std::string_view kind;
  std::string_view name;
  std::string_view base;
  std::string_view attributes;
  std::string_view facets;
};

struct StructureTables {
  std::vector<std::string> texts;  ///< what the rows view
  std::map<std::string_view, std::string_view> namespaces;
  std::vector<Declaration> declarations;
  std::vector<Particle> particles;
};

/// Where the tables are.
std::string tables_folder();

/// The tables of a set ("ubl-2.1"); a fault in them fails the test by an exception.
StructureTables read_structure_tables(const std::string& set);

/// The rows of one table of the folder.
std::vector<TableRow> rows_of(std::vector<std::string>& texts, const std::string& file,
                              const std::vector<std::string_view>& columns);

}  // namespace ecluse::tests
