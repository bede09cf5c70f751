#include "daemon/orders_told.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

lifecycle::OrderBook book() {
  return {{{lifecycle::OrderKind::hold, "AAA111", "one", tests::monday, "marie", "un \x1b[2J"},
           {lifecycle::OrderKind::hold, "BBB222", "", tests::monday, "paul", "tout"}},
          {{"a-1", "AAA111", "two", "E_ANTIVIRUS", tests::monday}}};
}

TEST(OrdersTold, SayWhoWhyAndSinceWhen) {
  const auto& tables = tests::example_tables();
  const Printer printer(tables.catalogue, Language::fr, Colour::no);
  const auto text = orders_text(orders_told(book(), ""), printer);
  EXPECT_THAT(text, HasSubstr("02/03/2026 10:00:00  AAA111  one"));
  EXPECT_THAT(text, HasSubstr("retenu"));
  EXPECT_THAT(text, HasSubstr("marie: un"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b"))) << "what people write is made harmless";
  EXPECT_THAT(text, HasSubstr("nouvel essai"));
  EXPECT_THAT(orders_text({}, printer), IsEmpty());
}

TEST(OrdersTold, AreObjectsOfOnePartnerWhereAsked) {
  const auto line = nlohmann::json::parse(orders_json(orders_told(book(), "BBB222")));
  EXPECT_EQ(line["order"], "hold");
  EXPECT_TRUE(line["name"].is_null()) << "all of the partner";
  EXPECT_EQ(line["who"], "paul");
  EXPECT_EQ(line["since"], "2026-03-02T10:00:00.000+01:00");
}

}  // namespace
}  // namespace ecluse::daemon
