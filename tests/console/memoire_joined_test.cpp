#include "console/memoire_joined.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::typed_memoire;

std::vector<Shelved> shelf() {
  std::vector<Shelved> items(3);
  items[0].row = 5;
  items[0].structure = "00000127100014";
  items[0].kind = "RIB";
  items[1].row = 4;
  items[1].structure = "00000127100014";
  items[1].kind = "RIB";
  items[2].row = 9;
  return items;
}

std::vector<std::string> faults(std::string_view text, Fields form = typed_memoire()) {
  std::vector<std::string> told;
  for (const auto& one : faults_of(joined_in(text), Entry::of(form), shelf()))
    told.push_back(one.name + ' ' + one.word);
  return told;
}

TEST(JoinedFiles, AreReadAsTheyWereWritten) {
  EXPECT_EQ(joined_text(joined_in("12:0,15:2")), "12:0,15:2");
  EXPECT_EQ(joined_text(joined_in("12:")), "12:0") << "no line is the whole";
  EXPECT_EQ(joined_text(joined_in("12:0,12:1")), "12:0") << "once";
  EXPECT_EQ(joined_text(joined_in("12:x")), "12:-1") << "what is no line is none";
  for (const auto* wrong : {"", "12", ":1", "x:1", ",,"})
    EXPECT_THAT(joined_in(wrong), IsEmpty()) << wrong;
}

TEST(JoinedFiles, AreNoMoreThanAFormShows) {
  std::string text;
  for (int row = 1; row < 100; ++row) text += std::to_string(row) + ":0,";
  EXPECT_EQ(joined_in(text).size(), most_joined + 1) << "one more, so that it is told";
}

/// MFJ-14: of a line that exists, or of the whole.
TEST(JoinedFiles, BelongToALineThatExists) {
  EXPECT_THAT(faults("5:0,9:1"), IsEmpty());
  EXPECT_THAT(faults("5:2"), ElementsAre("jointe_5 fault_no_line"));
  EXPECT_THAT(faults("5:x"), ElementsAre("jointe_5 fault_no_line"));
  EXPECT_THAT(faults("7:0"), ElementsAre("jointe_7 fault_gone"));
  auto form = typed_memoire();
  form["lignes"] = "2";
  EXPECT_THAT(faults("5:2", form), ElementsAre("jointe_5 fault_no_line")) << "nobody filled it";
  form["affaire_2"] = "26/00119";
  EXPECT_THAT(faults("5:2", form), IsEmpty());
}

/// ORG-14: the newest of the structure, where none is joined.
TEST(BankDetails, AreOwedWhereNoneAreJoined) {
  const auto all = shelf();
  ASSERT_NE(owed_details({}, all), nullptr);
  EXPECT_EQ(owed_details({}, all)->row, 5);
  EXPECT_EQ(owed_details(joined_in("9:0"), all)->row, 5);
  EXPECT_EQ(owed_details(joined_in("4:0"), all), nullptr);
  EXPECT_EQ(owed_details({}, {}), nullptr);
}

TEST(FileNames, SayWhatTheyAre) {
  EXPECT_EQ(mime_of("rib.PDF"), "application/pdf");
  EXPECT_EQ(mime_of("a.b.jpg"), "image/jpeg");
  EXPECT_EQ(mime_of("rib"), "application/octet-stream");
  EXPECT_EQ(extension_of("a.b.jpg"), "jpg");
}

}  // namespace
}  // namespace ecluse::console
