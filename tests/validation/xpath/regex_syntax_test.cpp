#include "validation/xpath/regex_syntax.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

CodePointSet no_members(const std::string& re2_class) {
  ADD_FAILURE() << "asked for " << re2_class;
  return {};
}

std::string translated(std::string_view pattern, RegexFlags flags = {}) {
  const auto regex = translate_regex(pattern, flags, no_members);
  return regex ? regex->pattern : std::string(regex.error().code);
}

struct Row {
  std::string_view pattern;
  std::string_view re2;
};

constexpr Row rows[] = {
    {"", ""},
    {"ab9", "ab9"},
    {"é€", "é€"},
    {"^a$", "\\Aa\\z"},
    {".", "[^\\n]"},
    {"a|(b|)*", "a|(b|)*"},
    {"(?:ab){1,19}?", "(?:ab){1,19}?"},
    {"a{2,}b{3}", "a{2,}b{3}"},
    {"\\.\\$\\n", "\\x{2e}\\x{24}\\x{a}"},
    {"\\d\\D", "[\\p{Nd}][^\\p{Nd}]"},
    {"[a-c-]", "[\\x{2d}\\x{61}-\\x{63}]"},
    {"[-a]", "[\\x{2d}\\x{61}]"},
    {"[^a\\]]", "[^\\x{5d}\\x{61}]"},
    {"[a-z-[b-y]]", "[\\x{61}\\x{7a}]"},
    {"[a-[a]]", "[^\\x{0}-\\x{10ffff}]"},
    {"[+-/]", "[\\x{2b}-\\x{2f}]"},
};

TEST(RegexSyntax, IsWrittenAnewForRe2) {
  for (const auto& [pattern, re2] : rows) EXPECT_EQ(translated(pattern), re2) << pattern;
}

TEST(RegexSyntax, FollowsTheFlags) {
  EXPECT_EQ(translated("^.$", {.dot_all = true}), "\\A(?s:.)\\z");
  EXPECT_EQ(translated("^$", {.multi_line = true}), "(?m:^)(?m:$)");
  EXPECT_EQ(translated("a\\d", {.ignore_case = true}), "(?i)a(?-i:[\\p{Nd}])");
  EXPECT_EQ(translated("a b\n[ x]\\ ", {.free_spaces = true}), "FORX0002");
  EXPECT_EQ(translated("a b\n[ x] c", {.free_spaces = true}), "ab[\\x{20}\\x{78}]c");
}

TEST(RegexSyntax, CountsTheGroupsThatCapture) {
  EXPECT_EQ(translate_regex("(a(?:b)(c))()", {}, no_members)->groups, 3);
}

TEST(RegexSyntax, RefusesWhatIsNoExpression) {
  for (const auto* bad :
       {"*",     "a**",   "(",     ")",    "[",      "[]",    "[^]",     "[a",
        "]",     "}",     "a{",    "a{x}", "a{2,1}", "a{1",   "{2}",     "[z-a]",
        "[a[b]", "\\",    "\\b",   "\\p",  "\\pL",   "\\p{L", "\\p{Zz}", "[a-[b]c]",
        "[\\b]", "(?=a)", "(?i)a", "\\0",  "a|*",    "(+)",   "[a-\\d]"})
    EXPECT_EQ(translated(bad), "FORX0002") << bad;
}

TEST(RegexSyntax, TellsWhatIsGoodButNotLinear) {
  for (const auto* pattern : {"(a)\\1", "a{1001}", "a{0,5000}"})
    EXPECT_TRUE(translate_regex(pattern, {}, no_members).error().unsupported) << pattern;
  EXPECT_FALSE(translate_regex("(", {}, no_members).error().unsupported);
  EXPECT_TRUE(translate_regex(std::string(300, '('), {}, no_members).error().unsupported);
  EXPECT_TRUE(translate_regex("[^a-[b]]", {.ignore_case = true}, no_members).error().unsupported);
}

TEST(RegexSyntax, AsksForMembersOnlyWhereAClassCannotBeWritten) {
  std::string asked;
  const auto members = [&](const std::string& re2_class) {
    asked += re2_class + ' ';
    return CodePointSet{{'0', '9'}};
  };
  EXPECT_EQ(translate_regex("[\\w-[\\d]][\\D]", {}, members)->pattern,
            "[^\\x{0}-\\x{10ffff}][\\x{30}-\\x{39}]");
  EXPECT_EQ(asked, "[\\p{Nd}] [\\pL\\pM\\pN\\pS] [^\\p{Nd}] ");
}

TEST(RegexFlags, AreFourLetters) {
  EXPECT_TRUE(read_regex_flags("smix")->free_spaces);
  EXPECT_TRUE(read_regex_flags("ss")->dot_all);
  EXPECT_FALSE(read_regex_flags("")->ignore_case);
  for (const auto* bad : {"q", "I", "i ", "g"})
    EXPECT_EQ(read_regex_flags(bad).error().code, "FORX0001") << bad;
}

}  // namespace
}  // namespace ecluse::xpath
