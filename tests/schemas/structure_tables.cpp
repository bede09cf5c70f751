#include "tests/schemas/structure_tables.hpp"

#include <stdexcept>

#include "tests/support/places.hpp"

namespace ecluse::tests {

std::string tables_folder() {
  return std::string(ECLUSE_SOURCE_DIR) + "/schemas/tables/";
}

std::vector<TableRow> rows_of(std::vector<std::string>& texts, const std::string& file,
                              const std::vector<std::string_view>& columns) {
  if (texts.empty()) texts.reserve(8);  // the rows view them: they may not move
  texts.push_back(read_file(tables_folder() + file));
  auto rows = read_table(texts.back(), columns);
  if (!rows) throw std::runtime_error(file + ": " + rows.error().detail);
  return std::move(*rows);
}

StructureTables read_structure_tables(const std::string& set) {
  StructureTables tables;
  for (const auto& row : rows_of(tables.texts, set + ".namespaces.tsv",
                                 {"prefix", "namespace", "suffix", "wildcards"}))
    tables.namespaces[row.cells[0]] = row.cells[1];
  for (const auto& row : rows_of(tables.texts, set + ".declarations.tsv",
                                 {"kind", "name", "base", "attributes", "facets"}))
    tables.declarations.push_back(
        {row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.cells[4]});
  for (const auto& row :
       rows_of(tables.texts, set + ".structure.tsv",
               {"type", "order", "element", "min", "max", "element_type", "term"}))
    tables.particles.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3],
                                row.cells[4], row.cells[5], row.cells[6]});
  return tables;
}

}  // namespace ecluse::tests
