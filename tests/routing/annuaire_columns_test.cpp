#include "routing/annuaire_columns.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing::annuaire {
namespace {

/// A row whose cells are read under the name of one column of ours, after the required ones.
struct OneCell {
  CsvRow header_row, row;
  Header header{};

  OneCell(Column column, std::string_view text) {
    for (std::size_t i = identifier; i < vat_number; ++i) {
      header_row.cells.push_back(name_of(static_cast<Column>(i)));
      row.cells.push_back(i == column ? text : std::string_view{});
    }
    if (column >= vat_number) {
      header_row.cells.push_back(name_of(column));
      row.cells.push_back(text);
    }
    header = read_header(header_row).value();
  }
  [[nodiscard]] Cells cells() const { return {header, row}; }
};

TEST(AnnuaireColumns, ReadTheWordsOfEachColumn) {
  EXPECT_EQ(OneCell(identifier_type, "RIDET").cells().type(), IdentifierType::ridet);
  EXPECT_EQ(OneCell(identifier_type, "").cells().type(), IdentifierType::siret);
  EXPECT_EQ(OneCell(kind, "Entité publique").cells().entity(), StructureKind::publique);
  EXPECT_EQ(OneCell(kind, "PRIVEE").cells().entity(), StructureKind::entreprise);
  EXPECT_EQ(OneCell(kind, "association").cells().entity(), StructureKind::association);
  EXPECT_EQ(OneCell(works_space, "non").cells().works(), Opened::no);
  EXPECT_EQ(OneCell(works_space, "").cells().works(), Opened::untold);
  EXPECT_TRUE(OneCell(emits_edi, "Oui").cells().flag(emits_edi));
  EXPECT_FALSE(OneCell(status, "Inactif").cells().active());
  EXPECT_EQ(OneCell(city, "X").cells().given_columns(), 1U << city);
}

TEST(AnnuaireColumns, BlameTheFirstCellThatCannotBeRead) {
  auto type = OneCell(identifier_type, "RIDE");
  auto cells = type.cells();
  cells.type();
  cells.flag(identifier_type);
  EXPECT_EQ(cells.fault(), "Type d'identifiant: RIDE");
  auto mairie = OneCell(kind, "mairie");
  auto entity = mairie.cells();
  entity.entity();
  EXPECT_EQ(entity.fault(), "Type d'entité: mairie");
  auto perhaps = OneCell(works_space, "peut-être");
  auto works = perhaps.cells();
  works.works();
  EXPECT_EQ(works.fault(), "Factures de travaux: peut-être");
}

}  // namespace
}  // namespace ecluse::routing::annuaire
