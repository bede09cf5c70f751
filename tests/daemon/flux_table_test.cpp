#include "daemon/flux_table.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(FluxTable, HasACellUnderEachHeader) {
  const auto catalogue = validation::Catalogue::standard().value();
  const auto headers = flux_headers(Printer(catalogue, Language::fr, Colour::no));
  lifecycle::FluxRow row;
  row.partner = "ABC123";
  row.pieces = 3;
  const auto cells = flux_cells(row);
  ASSERT_EQ(cells.size(), headers.size());
  EXPECT_EQ(cells[1], "ABC123");
  EXPECT_EQ(cells[5], "3");
  EXPECT_EQ(headers.back(), "SHA-256");
}

}  // namespace
}  // namespace ecluse::daemon
