#include "model/amounts.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Amounts, AreWrittenAsPeopleReadThem) {
  struct Row {
    const char* amount;
    const char* french;
    const char* english;
  };
  for (const auto& row : {Row{"0", "0,00", "0.00"}, Row{"5816", "5\u202F816,00", "5,816.00"},
                          Row{"-1234567.5", "-1\u202F234\u202F567,50", "-1,234,567.50"},
                          Row{"999.123", "999,123", "999.123"}}) {
    const auto amount = Decimal::parse(row.amount).value();
    EXPECT_EQ(amount_text(amount, Language::fr), row.french);
    EXPECT_EQ(amount_text(amount, Language::en), row.english);
  }
}

}  // namespace
}  // namespace ecluse
