#include "lifecycle/zip_text.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

TEST(ZipText, ComputesTheChecksumOfTheField) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);  // the check value of CRC-32
  EXPECT_EQ(crc32(""), 0U);
}

TEST(ZipText, TellsEachFileBeforeItsBytesAndAllAtTheEnd) {
  ZipText zip;
  const auto first = zip.file("a.xml", "<a/>").value();
  EXPECT_TRUE(first.starts_with(std::string("PK\x03\x04\x14\x00\x00\x08\x00\x00", 10)));
  EXPECT_TRUE(first.ends_with("a.xml"));
  ASSERT_TRUE(zip.file("é.xml", ""));
  const auto end = zip.end();
  EXPECT_TRUE(end.starts_with(std::string("PK\x01\x02", 4)));
  EXPECT_EQ(end.substr(end.size() - 22, 4), std::string("PK\x05\x06", 4));
  EXPECT_EQ(end[end.size() - 12], 2) << "files";
}

TEST(ZipText, GivesTheSameBytesForTheSameFiles) {
  ZipText one, other;
  EXPECT_EQ(one.file("a", "b").value(), other.file("a", "b").value());
  EXPECT_EQ(one.end(), other.end());
}

TEST(ZipText, RefusesMoreFilesThanTheFormatCounts) {
  ZipText zip;
  for (int nth = 0; nth < 65'535; ++nth) ASSERT_TRUE(zip.file("a", ""));
  EXPECT_EQ(zip.file("b", "").error(), (Error{"E_ZIP", "b"}));
}

}  // namespace
}  // namespace ecluse::lifecycle
