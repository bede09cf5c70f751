// How the nodes of a context are found; that they are the right ones is told by matcher_test.cpp.
#include <gtest/gtest.h>

#include "tests/validation/schematron/matched.hpp"
#include "validation/schematron/matcher.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::Matched;
using Paths = std::vector<std::string>;

TEST(Candidates, MatchWhereNamesAreAllThatTheContextAsksFor) {
  const std::pair<const char*, Paths> rows[] = {
      {"b:z", {"/a:r/a:x[2]/a:x/b:z"}},
      {"a:x/a:x", {"/a:r/a:x[2]/a:x"}},
      {"/a:r", {"/a:r"}},
      {"/a:x", {}},
      {"//*[local-name() = 'z' or self::b:z]", {"/a:r/a:x[2]/a:x/b:z"}},
      {"//b:*[ends-with(name(), 'z') or self::b:z]", {"/a:r/a:x[2]/a:x/b:z"}},
      {"//a:*[local-name() = 'z' or self::b:z]", {}},
  };
  for (const auto& [context, known] : rows) {
    const Matched matched(context);
    EXPECT_EQ(matched.known, known) << context;
    EXPECT_EQ(matched.paths, known) << context;
  }
}

TEST(Candidates, AreLookedAtWhereTheContextAsksForMore) {
  for (const auto* context : {"a:x[@n]", "a:x//b:z", "//*[ends-with(name(), 'z') and ..]",
                              "/*[name() = 'a:r']", "a:x/@n", "//*[ends-with(name(), 'x')][2]"}) {
    const Matched matched(context);
    EXPECT_EQ(matched.known, Paths{}) << context;
    EXPECT_FALSE(matched.paths.empty()) << context;
  }
}

TEST(Matcher, TellsTheNamesOfItsElements) {
  const std::pair<const char*, std::size_t> rows[] = {
      {"a:x", 1}, {"a:x | b:y[1] | a:r/a:x", 2}, {"a:x | *", 0}, {"a:x/@n", 0}, {"/", 0}};
  for (const auto& [context, names] : rows) EXPECT_EQ(Matched(context).names, names) << context;
}

}  // namespace
}  // namespace ecluse::validation::schematron
