#include "model/content.hpp"

#include <set>

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Content, WritesADigestInHexadecimal) {
  Sha256Digest digest{};
  digest.front() = 0xAB;
  digest.back() = 0x01;
  const auto text = hex_text(digest);
  EXPECT_EQ(text.size(), 64U);
  EXPECT_EQ(text.substr(0, 4), "ab00");
  EXPECT_EQ(text.substr(60), "0001");
}

TEST(Content, HasANameForEveryType) {
  std::set<std::string_view> names;
  for (int i = 0; i < content_type_count; ++i) names.insert(name_of(static_cast<ContentType>(i)));
  EXPECT_EQ(names.size(), content_type_count);
  EXPECT_EQ(name_of(ContentType::executable), "EXECUTABLE");
}

TEST(Content, HasANameForEveryFaultOfAZip) {
  std::set<std::string_view> names;
  for (int i = 0; i < zip_fault_count; ++i) names.insert(name_of(static_cast<ZipFault>(i)));
  EXPECT_EQ(names.size(), zip_fault_count);
  EXPECT_EQ(name_of(ZipFault::none), "");
  EXPECT_EQ(name_of(ZipFault::method), "method");
}

}  // namespace
}  // namespace ecluse
