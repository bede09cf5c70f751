#include "ingest/gzip.hpp"

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/string_reader.hpp"

namespace ecluse::ingest {
namespace {

using tests::gzip;
using tests::StringReader;

const std::string text = [] {
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += "ligne " + std::to_string(i * i) + '\n';
  return lines;
}();

struct GzipRow {
  const char* test;
  std::string packed;
  std::string cause;  ///< empty when the bytes are sound
  std::string bytes;  ///< expected when sound
};

class GunzipRows : public testing::TestWithParam<GzipRow> {};

TEST_P(GunzipRows, EndAsTheRowSays) {
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{100'000}}) {
    StringReader source(GetParam().packed, step);
    Gunzip gunzip(source);
    const auto bytes = read_all(gunzip, 1'000'000);
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(gunzip.damage() ? gunzip.damage()->cause : "", GetParam().cause);
    if (GetParam().cause.empty()) {
      EXPECT_EQ(*bytes, GetParam().bytes);
      EXPECT_EQ(gunzip.bytes_in(), GetParam().packed.size());
    }
  }
}

std::string with_byte_changed(std::string bytes, std::size_t from_end) {
  bytes[bytes.size() - from_end] ^= '\x01';
  return bytes;
}

const std::vector<GzipRow> rows{
    {"OneMember", gzip(text), "", text},
    {"NoCompression", gzip(text, 0), "", text},
    {"EmptyContent", gzip(""), "", ""},
    {"TwoMembers", gzip(text) + gzip("end"), "", text + "end"},
    {"AnEmptyMemberInTheMiddle", gzip("a") + gzip("") + gzip("b"), "", "ab"},
    {"WrongChecksum", with_byte_changed(gzip(text), 8), "crc", ""},
    {"WrongLength", with_byte_changed(gzip(text), 4), "crc", ""},
    {"WrongChecksumInTheSecondMember", gzip(text) + with_byte_changed(gzip("b"), 8), "crc", ""},
    {"Truncated", gzip(text).substr(0, 500), "truncated", ""},
    {"TruncatedTrailer", gzip(text).substr(0, gzip(text).size() - 1), "truncated", ""},
    {"TruncatedSecondMember", gzip(text) + gzip("b").substr(0, 5), "truncated", ""},
    {"HeaderAlone", gzip(text).substr(0, 10), "truncated", ""},
    {"Nothing", "", "truncated", ""},
    {"NotGzip", "hello", "header", ""},
    {"UnknownMethod", "\x1F\x8B\x07" + gzip(text).substr(3), "header", ""},
    {"TrailingGarbage", gzip(text) + "x", "trailing", ""},
    {"TrailingZeros", gzip(text) + std::string(512, '\0'), "trailing", ""},
    {"TrailingHalfMagic", gzip(text) + "\x1Fx", "header", ""},
    {"InvalidBlock", gzip(text).substr(0, 10) + "\xFF\xFF\xFF", "data", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, GunzipRows, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Gunzip, PassesOnTheErrorOfItsSource) {
  StringReader source(gzip(text).substr(0, 100), 50, Error{"E_DISK_READ", "x"});
  Gunzip gunzip(source);
  EXPECT_EQ(read_all(gunzip, 1'000'000).error().code, "E_DISK_READ");
}

TEST(Gunzip, StaysAtItsEnd) {
  StringReader source(gzip("a"));
  Gunzip gunzip(source);
  std::array<char, 8> room{};
  EXPECT_EQ(gunzip.read(room).value(), 1U);
  EXPECT_EQ(gunzip.read(room).value(), 0U);
  EXPECT_EQ(gunzip.read(room).value(), 0U);
  EXPECT_FALSE(gunzip.damage().has_value());
}

}  // namespace
}  // namespace ecluse::ingest
