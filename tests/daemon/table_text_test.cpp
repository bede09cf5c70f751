#include "daemon/table_text.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(TableText, IsWhatWasAskedFor) {
  const Cells cells{{"a", "b"}, {"long", "1"}};
  EXPECT_EQ(table_text(cells, Output::human), "a     b\nlong  1\n");
  EXPECT_EQ(table_text(cells, Output::csv_excel_fr),
            "\xEF\xBB\xBF"
            "a;b\r\nlong;1\r\n");
  EXPECT_EQ(table_text({{"a", "b"}, {"1.5", "1.5"}}, Output::csv_excel_fr, {1}),
            "\xEF\xBB\xBF"
            "a;b\r\n1.5;1,5\r\n");
  EXPECT_EQ(table_text(cells, Output::csv_rfc4180), "a,b\r\nlong,1\r\n");
}

}  // namespace
}  // namespace ecluse::daemon
