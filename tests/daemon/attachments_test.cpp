#include "daemon/attachments.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

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
  piece.attachments[1].id = {"RIB", "RIB", &element, {}};
  piece.attachments[1].type = {"02", "02", &element, {}};
  const auto all = attachments_of(piece, tests::example_tables().attachment_kinds);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "a\\x1B.pdf");
  EXPECT_EQ(all[0].size, 12U);
  EXPECT_EQ(all[0].kept, 3U);
  EXPECT_EQ(all[0].code, "02");
  EXPECT_EQ(all[0].designation, "RIB");
  EXPECT_EQ(all[0].kind, "RIB");
  ASSERT_EQ(all[0].files.size(), 1U);
  EXPECT_EQ(all[0].files[0].name, "PJP.pdf");
  EXPECT_EQ(all[0].files[0].kept, 7U);
}

}  // namespace
}  // namespace ecluse::daemon
