#include "daemon/attachments.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(Attachments, AreRememberedWithWhatIsInThem) {
  Document document;
  auto* blob = document.add_blob();
  blob->decoded_size = 12;
  blob->type = ContentType::zip;
  blob->kept.number = 3;
  const auto files = document.add_files(1);
  files[0] = {"PJP.pdf", 5, 4, ContentType::pdf, {}, 7};
  blob->files = files;
  Element element;
  Piece piece;
  piece.attachments.resize(2);
  piece.attachments[0].id = {"reference only", "reference only", &element, {}};
  piece.attachments[1].file_name = {"a\x1B.pdf", "a\x1B.pdf", &element, {}};
  piece.attachments[1].content = blob;
  const auto all = attachments_of(piece);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "a\\x1B.pdf");
  EXPECT_EQ(all[0].size, 12U);
  EXPECT_EQ(all[0].kept, 3U);
  ASSERT_EQ(all[0].files.size(), 1U);
  EXPECT_EQ(all[0].files[0].name, "PJP.pdf");
  EXPECT_EQ(all[0].files[0].kept, 7U);
}

}  // namespace
}  // namespace ecluse::daemon
