#include "validation/xpath/conjuncts.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

struct Row {
  const char* predicate;
  std::size_t by_name;
};

TEST(Conjuncts, CountsWhatTheNameDecides) {
  tests::Asked asked("<r/>");
  for (const auto& [predicate, by_name] : {
           Row{"ends-with(name(), 'a')", 1},
           Row{"ends-with(name(), 'a') and not(ends-with(name(), 'ba')) and not(b)", 2},
           Row{"local-name() = ('a', 'b') or namespace-uri() = 'urn:p'", 1},
           Row{"b and ends-with(name(), 'a')", 0},
           Row{"ends-with(name(), 'x:a')", 0},
           Row{"ends-with(name(), 'a') and not(self::p:a)", 2},
           Row{"not(self::a/b)", 0},
           Row{"not(self::a[b])", 0},
           Row{"ends-with(name(..), 'a')", 0},
           Row{"ends-with(name(), .)", 0},
           Row{"local-name()", 0},
       })
    EXPECT_EQ(parts_by_name(compile(predicate, asked.context).value()), by_name) << predicate;
}

TEST(Conjuncts, KnowWhatANameMustEndWith) {
  tests::Asked asked("<r/>");
  const auto ending = [&](std::string_view text) {
    return std::string(ending_of_name(compile(text, asked.context).value()));
  };
  EXPECT_EQ(ending("ends-with(name(), 'a')"), "a");
  EXPECT_EQ(ending("ends-with(local-name(.), 'a') and b"), "a");
  for (const auto* text : {"ends-with(name(), ':a')", "ends-with(name(..), 'a')", "a",
                           "starts-with(name(), 'a')", "ends-with(., 'a')", "ends-with(name(), .)",
                           "b and ends-with(name(), 'a')", "not(ends-with(name(), 'a'))"})
    EXPECT_EQ(ending(text), "") << text;
}

TEST(Conjuncts, AreAskedFromOneToAnother) {
  tests::Asked asked("<a/>");
  const auto predicate =
      compile("ends-with(name(), 'b') and not(c) and xs:decimal(.) = 1", asked.context).value();
  auto& evaluation = asked.begin();
  const auto truth = [&](PartsAsked parts) {
    return truth_of_parts(predicate, parts, evaluation, asked.tree().item(1), {});
  };
  EXPECT_EQ(truth({}), Truth::no);
  EXPECT_EQ(truth({.first = 0, .end = 1}), Truth::no);
  EXPECT_EQ(truth({.first = 1, .end = 2}), Truth::yes);
  EXPECT_EQ(truth({.first = 3}), Truth::yes);
  EXPECT_EQ(truth({.first = 1}), Truth::failed);
  EXPECT_EQ(evaluation.take_error().code, "FORG0001");
}

TEST(NameSamples, TellTheNamesThatPass) {
  tests::Asked asked("<r/>");
  auto& names = asked.shared().names();
  const std::vector<NameId> passing{names.add("urn:p", "a"), names.add("", "aa")};
  names.add("", "b");
  const auto ends = compile("ends-with(name(), 'a') and b", asked.context).value();
  const auto fails = compile("matches(local-name(), 'a', '!')", asked.context).value();
  NameSamples samples(asked.shared());
  EXPECT_EQ(samples.passing(ends), passing);
  EXPECT_EQ(parts_by_name(fails), 1U);
  EXPECT_FALSE(samples.passing(fails));
}

}  // namespace
}  // namespace ecluse::xpath
