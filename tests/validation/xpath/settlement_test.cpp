#include "validation/xpath/settlement.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

class SettlementTest : public testing::Test {
 protected:
  NameId name(std::string_view local) { return asked_.shared().names().add("", local); }
  Trait pair(std::string_view above, std::string_view below) {
    return asked_.shared().names().add_pair(name(above), name(below));
  }
  const Tree& tree() { return asked_.begin(), asked_.tree(); }

  tests::Asked asked_{"<r><a><b/></a><c/></r>"};
};

TEST_F(SettlementTest, HoldsForWhatLacksOneTraitOrOneOfEachGroup) {
  const auto a = name("a"), x = name("x"), a_b = pair("a", "b"), c_b = pair("c", "b");
  const auto& document = tree();
  EXPECT_TRUE((Settlement{x, {}}).holds_for(document));
  EXPECT_TRUE((Settlement{c_b, {}}).holds_for(document));
  EXPECT_FALSE((Settlement{a, {}}).holds_for(document));
  EXPECT_FALSE((Settlement{}).holds_for(document)) << "nothing is enough";
  EXPECT_TRUE((Settlement{0, {1, x, 2, a_b, c_b}}).holds_for(document));
  EXPECT_FALSE((Settlement{0, {1, x, 1, a_b}}).holds_for(document));
  EXPECT_TRUE((Settlement{a, {1, x}}).holds_for(document));
}

TEST_F(SettlementTest, LeavesOutTheNamesThatAPairImplies) {
  const auto settled = [&](std::string_view text) {
    const auto compiled = compile(text, asked_.context).value();
    return settlement_of(compiled, true, {}, asked_.shared());
  };
  const auto both = settled("not(a/b)");
  EXPECT_EQ(both.alone, pair("a", "b"));
  EXPECT_TRUE(both.groups.empty()) << "without an a there is none below it";
  const auto below_any = settled("not(a/*/b)");
  EXPECT_EQ(below_any.alone, name("b"));
  EXPECT_EQ(below_any.groups, (std::vector<Trait>{1, name("a")}));
}

TEST_F(SettlementTest, PrefersWhatTheContextLacks) {
  const auto of_c = [&](std::string_view text) {
    const auto compiled = compile(text, asked_.context).value();
    return settlement_of(compiled, true, std::vector<NameId>{name("c")}, asked_.shared());
  };
  EXPECT_EQ(of_c("not(a)").alone, pair("c", "a")) << "there is an a, but in no c";
  EXPECT_EQ(of_c("not(@b)").alone, pair("c", "b"));
  EXPECT_EQ(of_c("not(./a[b])").groups, std::vector<Trait>{});
  EXPECT_EQ(of_c("not(../a)").alone, name("a"));
  EXPECT_TRUE(of_c("string-length(substring-after(a, '.')) <= 2").holds_for(tree()));
  EXPECT_FALSE(of_c("not(../a[b])").holds_for(tree())) << "the b is of another context";
}

TEST_F(SettlementTest, WakesTheAssertionsOfWhatADocumentHas) {
  const std::vector<Settlement> all{{name("a"), {}},
                                    {name("x"), {}},
                                    {pair("a", "b"), {}},
                                    {pair("c", "b"), {}},
                                    {},
                                    {0, {1, name("x")}},
                                    {missing(pair("r", "a")), {}},
                                    {asked_.shared().names().add_text(name("b"), "X"), {}}};
  Settlements settlements;
  for (const auto& one : all) settlements.add(one);
  settlements.index(asked_.shared().names());
  Awake awake;
  settlements.wake(tree(), awake);
  const auto those = [&] {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; (i = awake.next(i, all.size())) < all.size(); ++i) numbers.push_back(i);
    return numbers;
  };
  EXPECT_EQ(those(), (std::vector<std::size_t>{0, 2, 4, 5, 6}));
  settlements.settle(tree(), 0, 6, awake);
  EXPECT_EQ(those(), (std::vector<std::size_t>{0, 2, 4, 6}));
  settlements.settle(tree(), 6, 7, awake);
  EXPECT_EQ(those(), (std::vector<std::size_t>{0, 2, 4}));
}

TEST(Awake, GivesTheNextNumberOverWordsWithoutAny) {
  Awake awake;
  awake.assign(std::vector<std::uint64_t>(4));
  for (const auto number : {0U, 63U, 64U, 200U}) awake.add(number);
  awake.add(70);
  awake.remove(70);
  EXPECT_EQ(awake.next(0, 256), 0U);
  EXPECT_EQ(awake.next(1, 256), 63U);
  EXPECT_EQ(awake.next(64, 256), 64U);
  EXPECT_EQ(awake.next(65, 256), 200U);
  EXPECT_EQ(awake.next(65, 200), 200U) << "not before the end";
  EXPECT_EQ(awake.next(201, 256), 256U);
  EXPECT_EQ(awake.next(5, 5), 5U);
}

}  // namespace
}  // namespace ecluse::xpath
