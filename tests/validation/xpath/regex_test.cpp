#include "validation/xpath/regex.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

Regex regex(std::string_view pattern, std::string_view flags = "") {
  auto compiled = Regex::compile(pattern, flags);
  EXPECT_TRUE(compiled) << pattern << ": " << compiled.error().reason;
  return std::move(*compiled);
}

struct Row {
  std::string_view pattern;
  std::string_view flags;
  std::string_view text;
  bool matches;
};

constexpr Row rows[] = {
    {"^[A-Za-z0-9+\\-_/]+$", "", "FA-2026/001", true},
    {"^[A-Za-z0-9+\\-_/]+$", "", "FA 1", false},
    {"^[-]?\\d{1,19}(\\.\\d{1,2})?$", "", "-12.50", true},
    {"^[-]?\\d{1,19}(\\.\\d{1,2})?$", "", "12.505", false},
    {"^\\d+$", "", "٣٤", true},
    {"^a$", "", "a\n", false},
    {"b", "", "abc", true},
    {"^.$", "", "€", true},
    {"^.$", "", "\n", false},
    {"^.$", "s", "\n", true},
    {"^b$", "", "a\nb\nc", false},
    {"^b$", "m", "a\nb\nc", true},
    {"HELLO", "i", "hello", true},
    {"[A-Z-[IO]]", "i", "o", false},
    {"[A-Z-[IO]]", "i", "b", true},
    {"^\\p{Lu}$", "i", "a", false},
    {"^[\\i-[:]][\\c-[:]]*$", "", "cbc", true},
    {"^[\\i-[:]][\\c-[:]]*$", "", "cbc:ID", false},
    {"^[\\w-[\\d]]+$", "", "été", true},
    {"^[\\w-[\\d]]+$", "", "été2", false},
    {"^[\\D\\s]+$", "", "a b", true},
    {"^[\\D\\s]+$", "", "a1", false},
    {"^\\w+$", "", "a_b", false},
    {"^\\s$", "", "\xC2\xA0", false},
    {"^\\p{IsBasicLatin}+$", "", "abc", true},
    {"^\\P{IsBasicLatin}+$", "", "é", true},
    {"^\\p{C}$", "", "\xCD\xB8", true},  // U+0378, not assigned
    {"^\\W$", "", "\xCD\xB8", true},
    {"^a b$", "x", "ab", true},
    {"^(?:ab)+$", "", "abab", true},
};

TEST(Regex, MatchesAsXPathSays) {
  for (const auto& [pattern, flags, text, matches] : rows)
    EXPECT_EQ(regex(pattern, flags).matches(text), matches) << pattern << " on " << text;
}

TEST(Regex, FindsTheLeftmostMatchAndItsGroups) {
  const auto dates = regex("(\\d{4})-(\\d\\d)(-\\d\\d)?");
  EXPECT_EQ(dates.groups(), 3);
  std::array<std::string_view, 4> found;
  const std::string text = "1999 2026-11 2027-12-01";
  ASSERT_TRUE(dates.find(text, 0, found));
  EXPECT_EQ(found[0], "2026-11");
  EXPECT_EQ(found[2], "11");
  EXPECT_EQ(found[3].data(), nullptr);
  ASSERT_TRUE(dates.find(text, 12, found));
  EXPECT_EQ(found[0], "2027-12-01");
  EXPECT_FALSE(dates.find(text, 20, found));
}

struct Replacing {
  std::string_view text, pattern, replacement, result;
};

// The first seven are the examples of Functions and Operators 7.6.3.
constexpr Replacing replacings[] = {
    {"abracadabra", "bra", "*", "a*cada*"},
    {"abracadabra", "a.*a", "*", "*"},
    {"abracadabra", "a.*?a", "*", "*c*bra"},
    {"abracadabra", "a", "", "brcdbr"},
    {"abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"},
    {"AAAA", "A+", "b", "b"},
    {"AAAA", "A+?", "b", "bbbb"},
    {"darted", "^(.*?)d(.*)$", "$1c$2", "carted"},
    {"12.50", "\\.", "", "1250"},
    {"ab", "(a)|b", "[$1]", "[a][]"},
    {"ab", "(a)(b)", "$21", "b1"},
    {"ab", "a", "\\$\\\\$0", "$\\ab"},
    {"ab", "(a)", "$9", "b"},
    {"été", "t", "€", "é€é"},
    {"aab", "^a", "", "ab"},
};

TEST(Regex, ReplacesEachMatch) {
  for (const auto& row : replacings) {
    const auto compiled = regex(row.pattern);
    const auto parts = read_replacement(row.replacement, compiled.groups());
    ASSERT_TRUE(parts) << row.replacement;
    EXPECT_EQ(replaced(row.text, compiled, *parts), row.result) << row.pattern;
  }
}

TEST(Regex, RefusesReplacementsThatAreNone) {
  for (const auto* bad : {"$", "$x", "a\\", "\\n", "\\1"})
    EXPECT_EQ(read_replacement(bad, 1).error().code, "FORX0004") << bad;
}

TEST(Regex, TellsWhatItCannotCompile) {
  EXPECT_EQ(Regex::compile("a", "z").error().code, "FORX0001");
  EXPECT_EQ(Regex::compile("(a", "").error().code, "FORX0002");
  EXPECT_TRUE(Regex::compile("(a)\\1", "").error().unsupported);
  EXPECT_TRUE(Regex::compile("((a{1000}){1000}){1000}", "").error().unsupported);
}

TEST(Regex, TakesLinearTimeWhateverThePattern) {
  const auto evil = regex("^(a+)+$");
  const std::string text = std::string(200'000, 'a') + 'b';
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(evil.matches(text));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(RegexCache, KeepsWhatItKnowsAndForgetsWhenThereIsTooMuch) {
  RegexCache cache;
  const auto* const first = &cache.get("a", "");
  EXPECT_EQ(&cache.get("a", ""), first);
  EXPECT_EQ(cache.find("a", ""), first);
  EXPECT_EQ(cache.find("a", "i"), nullptr);
  EXPECT_NE(&cache.get("a", "i"), first);
  EXPECT_FALSE(cache.get("(", ""));
  for (std::size_t i = 0; i <= RegexCache::most; ++i) cache.get("b" + std::to_string(i), "");
  EXPECT_TRUE(cache.get("a", "")->matches("xax"));
}

}  // namespace
}  // namespace ecluse::xpath
