#include "model/tsv.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Table, IsReadRowByRowWithItsLines) {
  const auto rows = read_table("# facts\ncode\tlabel\n\nA1\tfacture\r\nA2\t\n", {"code", "label"});
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->at(0).line, 4U);
  EXPECT_EQ(rows->at(0).cells.at(1), "facture");
  EXPECT_EQ(rows->at(1).cells.at(1), "");
}

TEST(Table, IsRefusedWithTheLineAtFault) {
  struct Row {
    const char* text;
    const char* words;
  };
  for (const auto& row : {Row{"", "line 1: no header"}, Row{"a\tb\n", "line 1: unexpected columns"},
                          Row{"code\tlabel\nA1\n", "line 2: 1 cells, 2 expected"},
                          Row{"code\tlabel\nA1\tx\ty\n", "line 2: 3 cells, 2 expected"}}) {
    const auto rows = read_table(row.text, {"code", "label"});
    ASSERT_FALSE(rows) << row.text;
    EXPECT_EQ(rows.error(), (Error{"E_TABLE", row.words}));
  }
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

}  // namespace
}  // namespace ecluse
