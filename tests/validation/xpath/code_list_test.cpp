#include "validation/xpath/code_list.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

constexpr std::string_view lists[] = {
    " AE L M E S Z G O K B ",
    "AE L M",
    " AE  L ",
    "AE",
    "",
    " ",
    "  ",
    " a",
    "a ",
    " a ",
    " a b a ",
};
constexpr std::string_view codes[] = {"AE", "L",   "M",   "B",     "",   " ", "A",  "E L",
                                      "a",  "a b", "b a", "AE  L", "  ", "é", "Z ", " Z"};

TEST(CodeList, HasWhatReadingTheTextWouldFind) {
  for (const auto list : lists) {
    Arena arena;
    const CodeList made(list, arena);
    EXPECT_EQ(made.written(), list);
    for (const auto code : codes) {
      const auto between = " " + std::string(code) + " ";
      const bool contained = list.find(between) != std::string_view::npos;
      EXPECT_EQ(made.has(code), contained) << '"' << list << "\" \"" << code << '"';
      const bool single = contained && code.find(' ') == std::string_view::npos;
      EXPECT_EQ(made.has_single(code), single) << '"' << list << "\" \"" << code << '"';
    }
  }
}

TEST(CodeList, FindsEachOfManyCodes) {
  std::string list = " ";
  for (int i = 0; i < 5'000; ++i) list += "C" + std::to_string(i * 7) + " ";
  Arena arena;
  const CodeList made(list, arena);
  for (int i = 0; i < 35'000; ++i) EXPECT_EQ(made.has("C" + std::to_string(i)), i % 7 == 0) << i;
}

}  // namespace
}  // namespace ecluse::xpath
