#include "lifecycle/orders.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;

StandingOrder order(OrderKind kind, const std::string& partner, const std::string& name) {
  return {kind, partner, name, tests::noon, "marie", "on m'a appelé"};
}

Flux claimed(const std::string& arrival, const std::string& partner, const std::string& file) {
  return {arrival, partner, file, {}, {}, tests::noon};
}

TEST(OrderBook, HoldsAFileAFluxOrAllOfAPartner) {
  const OrderBook book(
      {order(OrderKind::hold, "AAA111", "one"), order(OrderKind::hold, "AAA111", "a-2"),
       order(OrderKind::hold, "BBB222", "")},
      {});
  const auto holds = [&](const std::string& partner, const std::string& name) {
    return book.holds({partner, {name}});
  };
  EXPECT_TRUE(holds("AAA111", "one"));
  EXPECT_FALSE(holds("AAA111", "two"));
  EXPECT_FALSE(holds("CCC333", "one")) << "the same name from another";
  EXPECT_TRUE(holds("BBB222", "whatever"));
  EXPECT_TRUE(book.holds_all("BBB222"));
  EXPECT_FALSE(book.holds_all("AAA111"));
  EXPECT_TRUE(book.keeps(claimed("a-2", "AAA111", "two"), tests::noon));
  EXPECT_TRUE(book.keeps(claimed("a-3", "AAA111", "one"), tests::noon)) << "by the name it had";
  EXPECT_FALSE(book.keeps(claimed("a-3", "AAA111", "two"), tests::noon));
}

TEST(OrderBook, GivesAFluxUpThoughItsPartnerIsHeld) {
  const OrderBook book(
      {order(OrderKind::hold, "AAA111", ""), order(OrderKind::expire, "AAA111", "one")}, {});
  EXPECT_FALSE(book.holds({"AAA111", {"one"}}));
  ASSERT_NE(book.about(claimed("a-1", "AAA111", "one")), nullptr);
  EXPECT_EQ(book.about(claimed("a-1", "AAA111", "one"))->kind, OrderKind::expire);
  EXPECT_TRUE(book.of_kind(OrderKind::requeue).empty());
  EXPECT_EQ(book.of_kind(OrderKind::expire).size(), 1U);
}

TEST(OrderBook, KeepsWhatIsTriedAgainUntilItsHour) {
  const OrderBook book({}, {{"a-1", "AAA111", "one", "E_ANTIVIRUS", tests::noon}});
  const auto flux = claimed("a-1", "AAA111", "one");
  EXPECT_TRUE(book.keeps(flux, tests::noon - 1ms));
  EXPECT_FALSE(book.keeps(flux, tests::noon));
  EXPECT_EQ(book.retry_of(flux)->cause, "E_ANTIVIRUS");
  EXPECT_EQ(book.retry_of(claimed("a-2", "AAA111", "one")), nullptr);
}

TEST(OrderKind, IsWrittenAndReadByItsName) {
  for (const auto kind : {OrderKind::hold, OrderKind::expire, OrderKind::requeue})
    EXPECT_EQ(order_named(name_of(kind)), kind);
  EXPECT_FALSE(order_named("burn"));
}

}  // namespace
}  // namespace ecluse::lifecycle
