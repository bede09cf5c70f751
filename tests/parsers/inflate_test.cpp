#include "parsers/inflate.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

/// The deflated bytes of a ZIP of one file "f".
std::string deflated(const std::string& bytes) {
  const auto archive = tests::zip({{"f", bytes}});
  return archive.substr(31, archive.find("PK\x01\x02") - 31);
}

TEST(Inflate, GivesWhatWasDeflatedAndLeavesWhatFollows) {
  const std::string bytes(200'000, 'x');
  const auto packed = deflated(bytes) + "more";
  for (const std::size_t piece : {1U, 10U, 1'000'000U}) {
    Inflater inflater;
    std::string out;
    std::string_view left = packed;
    auto state = Inflation::goes_on;
    while (state == Inflation::goes_on && !left.empty()) {
      auto some = left.substr(0, piece);
      const auto given = some.size();
      state = inflater.feed(some, [&](std::string_view more) {
        out += more;
        return true;
      });
      left.remove_prefix(given - some.size());
    }
    EXPECT_EQ(state, Inflation::ended);
    EXPECT_EQ(out, bytes);
    EXPECT_EQ(left, "more");
  }
}

TEST(Inflate, SaysWhatIsNoDeflate) {
  Inflater inflater;
  std::string_view bytes = "\xFF\xFF\xFF\xFF";
  EXPECT_EQ(inflater.feed(bytes, [](std::string_view) { return true; }), Inflation::broken);
}

TEST(Inflate, StopsWhenItIsTold) {
  const auto packed = deflated(std::string(1'000'000, 'x'));
  Inflater inflater;
  std::string_view bytes = packed;
  std::size_t seen = 0;
  EXPECT_EQ(inflater.feed(bytes,
                          [&](std::string_view more) {
                            seen += more.size();
                            return false;
                          }),
            Inflation::goes_on);
  EXPECT_LT(seen, 100'000U);
}

TEST(Inflate, SumsLikeEveryZip) {
  EXPECT_EQ(crc32_after(0, "123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32_after(crc32_after(0, "1234"), "56789"), 0xCBF43926U);
}

}  // namespace
}  // namespace ecluse::parsers
