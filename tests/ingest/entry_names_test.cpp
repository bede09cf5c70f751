#include "ingest/entry_names.hpp"

#include <gtest/gtest.h>

namespace ecluse::ingest {
namespace {

struct EntryNameRow {
  const char* test;
  std::string name;
  std::string code;  ///< empty when the name is good
  std::string cause;
};

class EntryNameRows : public testing::TestWithParam<EntryNameRow> {};

TEST_P(EntryNameRows, AreJudgedAsTheRowSays) {
  EntryNames names(20);
  ASSERT_FALSE(names.judge("seen.xml").has_value());
  const auto wrong = names.judge(GetParam().name);
  ASSERT_EQ(wrong.has_value(), !GetParam().code.empty());
  if (!wrong) return;
  EXPECT_EQ(wrong->code, GetParam().code);
  EXPECT_EQ(value_of(*wrong, "cause"), GetParam().cause);
  EXPECT_EQ(value_of(*wrong, "file"), displayed_name(GetParam().name));
}

const std::vector<EntryNameRow> rows{
    {"Plain", "a.xml", "", ""},
    {"InAFolder", "d/a.xml", "", ""},
    {"Accents", "factur\xC3\xA9.xml", "", ""},
    {"Latin1", "factur\xE9.xml", "", ""},
    {"DotsInsideAName", "a..b.xml", "", ""},
    {"Empty", "", "IRR_NOM_F", "empty"},
    {"DotsAndSlashesOnly", "././/", "IRR_NOM_F", "empty"},
    {"TooLong", std::string(21, 'a'), "IRR_NOM_F", "length"},
    {"NewLine", "a\n.xml", "IRR_NOM_F", "control"},
    {"Nul", std::string("a\0.xml", 6), "IRR_NOM_F", "control"},
    {"Delete", "a\x7F", "IRR_NOM_F", "control"},
    {"Root", "/a.xml", "IRR_EXTRAC", "absolute"},
    {"WindowsRoot", "\\a.xml", "IRR_EXTRAC", "absolute"},
    {"Drive", "C:a.xml", "IRR_EXTRAC", "absolute"},
    {"Parent", "../a.xml", "IRR_EXTRAC", "parent"},
    {"ParentInside", "d/../../a.xml", "IRR_EXTRAC", "parent"},
    {"ParentWithBackslashes", "d\\..\\a.xml", "IRR_EXTRAC", "parent"},
    {"ParentAtTheEnd", "d/..", "IRR_EXTRAC", "parent"},
    {"Duplicate", "seen.xml", "IRR_EXTRAC", "duplicate"},
    {"DuplicateByAnotherWay", ".//seen.xml", "IRR_EXTRAC", "duplicate"},
};

/// Who shows a name, or finds a file by it later, has nothing but what is shown.
TEST(EntryNames, RefuseANameThatIsShownAsOneSeen) {
  struct Row {
    std::string first, second;
  };
  const std::string long_one(198, 'a');
  for (const auto& row :
       {Row{long_one + "-1.xml", long_one + "-2.xml"}, Row{"a\xFF.xml", R"(a\xFF.xml)"}}) {
    EntryNames names(255);
    ASSERT_FALSE(names.judge(row.first).has_value()) << row.first;
    const auto wrong = names.judge(row.second);
    ASSERT_TRUE(wrong.has_value()) << row.second;
    EXPECT_EQ(wrong->code, "IRR_EXTRAC");
    EXPECT_EQ(value_of(*wrong, "cause"), "duplicate");
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, EntryNameRows, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

}  // namespace
}  // namespace ecluse::ingest
