#include "daemon/rulebook_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/small_rulebook.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

class RulebookFilesTest : public testing::Test {
 protected:
  void put(const std::string& folder, const FileSet& files) {
    for (const auto& [name, bytes] : files) disk_.put(folder + "/" + name, bytes);
  }
  tests::DiskMemory disk_;
};

TEST_F(RulebookFilesTest, AreASchemaAndWhatItRefersTo) {
  put("/in", tests::schema_in_two());
  disk_.put("/in/other.xml", "<nothing/>");
  const auto found = rulebooks_of(disk_, "/in/small.sch");
  ASSERT_TRUE(found) << found.error().detail;
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->front().name, "small");
  EXPECT_EQ(found->front().entry, "small.sch");
  EXPECT_EQ(found->front().files, tests::schema_in_two());
}

TEST_F(RulebookFilesTest, IncludeTheCodeDatabasesOfAnExpression) {
  disk_.put("/in/Codes.sch",
            "<schema xmlns=\"http://purl.oclc.org/dsdl/schematron\"><pattern><rule "
            "context=\"/x\"><let name=\"d\" value=\"document('Codes_db.xml')//c\"/>"
            "<assert test=\"$d\">x</assert></rule></pattern></schema>");
  disk_.put("/in/Codes_db.xml", "<codes><c/></codes>");
  const auto found = rulebooks_of(disk_, "/in/Codes.sch");
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->front().name, "codes");
  EXPECT_THAT(found->front().files, ElementsAre(Pair("Codes.sch", testing::_),
                                                Pair("Codes_db.xml", "<codes><c/></codes>")));
}

TEST_F(RulebookFilesTest, OfAFolderOrAZipAreAllThatNoneIncludes) {
  put("/in/ubl", tests::schema_in_two());
  disk_.put("/in/cii/OTHER.sch", tests::small_schema());
  std::vector<tests::ZipItem> items;
  for (const auto& [name, bytes] : tests::schema_in_two()) items.push_back({"ubl/" + name, bytes});
  items.push_back({"cii/OTHER.sch", tests::small_schema()});
  items.push_back({"readme.txt", "no"});
  disk_.put("/in.zip", tests::zip(items));
  for (const auto* path : {"/in", "/in.zip"}) {
    const auto found = rulebooks_of(disk_, path);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_THAT(*found, UnorderedElementsAre(Field(&RulebookFiles::name, "other"),
                                             Field(&RulebookFiles::name, "small")))
        << path;
  }
}

TEST_F(RulebookFilesTest, LeadNowhereOutside) {
  disk_.put("/secret.sch", tests::small_schema());
  const std::string start =
      "<schema xmlns=\"http://purl.oclc.org/dsdl/schematron\"><include href=\"";
  for (const auto* href : {"../secret.sch", "/secret.sch", "none.sch", ""}) {
    disk_.put("/in/a.sch", start + href + "\"/></schema>");
    const auto found = rulebooks_of(disk_, "/in/a.sch");
    ASSERT_FALSE(found) << href;
    EXPECT_EQ(found.error().code, "E_RULEBOOK");
    EXPECT_THAT(found.error().detail, HasSubstr("not beside the schema"));
  }
}

TEST_F(RulebookFilesTest, SayWhatIsWrongWithThem) {
  disk_.put("/empty/readme.txt", "nothing");
  disk_.put("/bad/a.sch", "<schema");
  disk_.put("/cut.zip", tests::zip({{"a.sch", tests::small_schema()}}).substr(0, 60));
  struct Row {
    const char *path, *code, *why;
  };
  for (const auto& row :
       {Row{"/empty", "E_RULEBOOK", "no .sch"}, Row{"/bad", "E_XML", "a.sch"},
        Row{"/cut.zip", "E_RULEBOOK", "zip_"}, Row{"/nowhere", "E_DISK_READ", "/nowhere"}}) {
    const auto found = rulebooks_of(disk_, row.path);
    ASSERT_FALSE(found) << row.path;
    EXPECT_EQ(found.error().code, row.code) << row.path;
    EXPECT_THAT(found.error().detail, HasSubstr(row.why));
  }
}

TEST(CompiledRulebook, HasItsRules) {
  const auto rulebook = compile(tests::schema_in_two(), "small.sch");
  ASSERT_TRUE(rulebook) << rulebook.error().detail;
  EXPECT_EQ(rulebook->title(), "Small rules");
  EXPECT_EQ(rulebook->version(), "1.2");
  EXPECT_THAT(rulebook->rules(), ElementsAre(Field(&validation::RuleInfo::id, "T-01"),
                                             Field(&validation::RuleInfo::id, "T-02")));
}

}  // namespace
}  // namespace ecluse::daemon
