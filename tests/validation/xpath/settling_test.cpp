#include "validation/xpath/settling.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/settled.hpp"

namespace ecluse::xpath {
namespace {

using tests::Settled;

TEST(Settling, PutsWhatIsAbsentAndWhatIsEverywhereTogether) {
  const Settled lines("<r><l><a>1</a><b/></l><l><a>2</a><a>3</a><b/></l></r>", "l");
  for (const auto* text : {"b and not(x)", "a or x", "x or b", "not(x) or a = 7",
                           "count(b) <= 1 and a", "not(not(a) or x)", "(x or b) and (a or x)",
                           "b or count(x) = 1", "exists(a) and (not(x) or b)"})
    EXPECT_TRUE(lines.is_settled(text, true)) << text;
  for (const auto* text : {"not(b)", "x or not(a)", "not(a) and b"})
    EXPECT_TRUE(lines.is_settled(text, false)) << text;
}

TEST(Settling, LeavesWhatIsDifferentFromLineToLine) {
  const Settled lines("<r><l><a>1</a><c/></l><l><a>2</a><a>3</a></l></r>", "l");
  for (const auto* text : {"c", "count(a) = 1", "count(a) <= 1", "a and c", "not(c)", "c or x",
                           "count(c) = 1", "a = 1", "exists(c/x) or c"})
    for (const bool held : {false, true}) EXPECT_FALSE(lines.is_settled(text, held)) << text;
}

/// What comes first may end in an error, which is then for the evaluation to find; not what is
/// settled itself.
TEST(Settling, LeavesErrors) {
  const Settled lines("<r><l><a>x</a></l></r>", "l");
  EXPECT_TRUE(lines.is_settled("xs:decimal(y) = xs:decimal(a) or (not(y) and not(z))", true));
  EXPECT_FALSE(lines.is_settled("xs:decimal(a) = xs:decimal(y) or (not(y) and not(z))", true));
  EXPECT_FALSE(lines.is_settled("xs:decimal(a) = 1 or a", true));
  EXPECT_TRUE(lines.is_settled("not(@n) or a", true));
}

TEST(Settling, SpeaksOfTheElementsOfItsNamesAlone) {
  const std::string_view xml = "<r><l><a/></l><m/></r>";
  EXPECT_TRUE(Settled(xml, "l").is_settled("a", true));
  EXPECT_FALSE(Settled(xml, "m").is_settled("a", true));
  EXPECT_FALSE(Settled(xml, "").is_settled("a", true)) << "of any node";
  EXPECT_TRUE(Settled(xml, "none").is_settled("a", true)) << "of no node at all";
}

/// Each `or` in another asks its parts twice: two dozen would take hours.
TEST(Settling, DoesNotAskForEver) {
  std::string deep = "x = number(a)";
  for (int i = 0; i < 24; ++i) deep = "(x = number(a) or (" + deep + " and x = number(a)))";
  EXPECT_EQ(Settled("<r><l><a>1</a></l></r>", "l").check(deep), 1U);
}

TEST(Settling, FindsTheTraitThatIsEnoughForAll) {
  const std::pair<TraitGroups, Trait> rows[] = {
      {{}, 0}, {{{7}}, 7}, {{{7, 8}}, 7}, {{{7, 8}, {9, 8}}, 8}, {{{7}, {8}}, 0}};
  for (const auto& [groups, trait] : rows) EXPECT_EQ(trait_of_all(groups), trait);
}

/// Of every document and expression: what is said to be settled is so at each element.
TEST(Settling, IsTrueOfEachElement) {
  const char* const documents[] = {
      "<r><l/><l/></r>",
      "<r><l><a>1</a></l><l><a> </a></l></r>",
      "<r><l><a>1</a><b n='2'/></l><l><a>2</a><b n='3'/></l></r>",
      "<r><l><a>1</a><a/></l><l><b><a>x</a></b></l></r>",
      "<r><l n='1'><b><a/></b></l><l n=''><b><a>x</a><a/></b></l></r>",
      "<r><l>t<a/>u</l></r>",
  };
  const char* const parts[] = {"a",
                               "b/a",
                               "@n",
                               "b/@n",
                               "count(a) = 1",
                               "count(b/a) le 1",
                               "count(a) >= 1",
                               "normalize-space(a) != ''",
                               "normalize-space(b/a) != ''",
                               "normalize-space(@n) != ''",
                               "a = 'x'",
                               "b[a = 'x']",
                               "b/a[normalize-space(.) = 'x']",
                               "a = b/a"};
  std::size_t settled = 0;
  for (const auto* document : documents)
    for (const auto* a : parts)
      for (const auto* b : parts)
        for (const std::string joint : {" and ", " or ", " and not ", " or not "}) {
          const auto text = std::string(a) + joint + "(" + b + ")";
          settled += Settled(document, "l").check(text);
        }
  EXPECT_GT(settled, 700U);
}

}  // namespace
}  // namespace ecluse::xpath
