#include "ingest/buffered.hpp"

#include <gtest/gtest.h>

#include "tests/support/string_reader.hpp"

namespace ecluse::ingest {
namespace {

using tests::StringReader;

TEST(Buffered, PeeksWithoutTaking) {
  StringReader source("abcdef", 2);
  Buffered bytes(source);
  EXPECT_EQ(bytes.peek(3), "abc");
  EXPECT_EQ(bytes.peek(4), "abcd");
  EXPECT_EQ(bytes.peek(100), "abcdef");
}

TEST(Buffered, SkipsAndAppendsAcrossItsCapacity) {
  const std::string text = std::string(Buffered::capacity * 2, 'a') + "bcd";
  StringReader source(text, 1000);
  Buffered bytes(source);
  EXPECT_EQ(bytes.skip(Buffered::capacity + 7), Buffered::capacity + 7);
  std::string rest;
  EXPECT_EQ(bytes.append_to(rest, text.size()), Buffered::capacity - 4);
  EXPECT_EQ(rest, text.substr(Buffered::capacity + 7));
  EXPECT_EQ(bytes.skip(1), 0U);
  EXPECT_TRUE(bytes.peek(1).empty());
}

TEST(Buffered, IsAReaderItself) {
  StringReader source("abcdef", 4);
  Buffered bytes(source);
  EXPECT_EQ(read_all(bytes, 10).value(), "abcdef");
}

TEST(Buffered, KeepsTheErrorOfItsSource) {
  StringReader source("abc", 3, Error{"E_DISK_READ", "x"});
  Buffered bytes(source);
  EXPECT_EQ(bytes.peek(4), "abc");
  ASSERT_TRUE(bytes.error().has_value());
  EXPECT_EQ(bytes.error()->code, "E_DISK_READ");
  EXPECT_EQ(read_all(bytes, 10).error().code, "E_DISK_READ");
}

}  // namespace
}  // namespace ecluse::ingest
