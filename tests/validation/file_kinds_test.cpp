#include "validation/file_kinds.hpp"

#include <gtest/gtest.h>

namespace ecluse::validation {
namespace {

TEST(FileKinds, AreToldByTheExtension) {
  EXPECT_EQ(extension_of("RIB.Pdf"), "pdf");
  EXPECT_EQ(extension_of("a.b.txt"), "txt");
  EXPECT_EQ(extension_of("rib"), "");
  EXPECT_TRUE(is_admitted("pdf"));
  for (const auto* wrong : {"exe", "", "pd", "pdfx"}) EXPECT_FALSE(is_admitted(wrong)) << wrong;
}

TEST(FileKinds, AreWhatTheirExtensionSays) {
  EXPECT_TRUE(is_admitted("pdf", ContentType::pdf));
  EXPECT_TRUE(is_admitted("xls", ContentType::ooxml));
  EXPECT_TRUE(is_admitted("txt", ContentType::text));
  EXPECT_FALSE(is_admitted("pdf", ContentType::executable));
  EXPECT_FALSE(is_admitted("png", ContentType::jpeg));
  EXPECT_FALSE(is_admitted("exe", ContentType::executable));
}

TEST(FileNames, AreThoseThatEveryFileSystemTakes) {
  EXPECT_FALSE(has_forbidden_character("RIB de l'été (1).pdf"));
  for (const auto* wrong : {"a/b.pdf", "a\\b.pdf", "a:b", "a*b", "a\nb", "<a>"})
    EXPECT_TRUE(has_forbidden_character(wrong)) << wrong;
}

}  // namespace
}  // namespace ecluse::validation
