#include "daemon/rulebook_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/small_rulebook.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using namespace std::chrono_literals;

constexpr Date day = 2026y / 3 / 2;
const lifecycle::Root root("/r");

class RulebookStore : public testing::Test {
 protected:
  RulebookStore() {
    EXPECT_TRUE(disk_.make_folder(root.referentiel()));
    disk_.put("/one/small.sch", tests::small_schema("one"));
    disk_.put("/two/small.sch", tests::small_schema("two"));
  }
  Result<std::vector<ImportedRulebook>> import(const std::string& path,
                                               const std::string& name = {}) {
    return import_rulebooks(disk_, root, path, name, day);
  }
  std::vector<KeptRulebook> kept() { return kept_rulebooks(disk_, root).value(); }

  tests::DiskMemory disk_;
};

TEST_F(RulebookStore, KeepsWhatItImportsUnderWhatItHolds) {
  EXPECT_THAT(kept(), IsEmpty());
  const auto imported = import("/one/small.sch");
  ASSERT_TRUE(imported) << imported.error().detail;
  EXPECT_EQ(imported->front().rules, 2U);
  const FileSet files{{"small.sch", tests::small_schema("one")}};
  EXPECT_THAT(kept(), ElementsAre(KeptRulebook{"small", true, hash_of(files), "small.sch",
                                               "Small rules", "1.2", day}));
  EXPECT_EQ(files_of(disk_, root, kept().front()).value(), files);
}

TEST_F(RulebookStore, HasOneRulebookOfANameInUse) {
  ASSERT_TRUE(import("/one"));
  ASSERT_TRUE(import("/two"));
  ASSERT_EQ(kept().size(), 2u);
  EXPECT_FALSE(kept()[0].active);
  EXPECT_TRUE(kept()[1].active);
  const auto first = kept()[0].set;
  ASSERT_TRUE(activate(disk_, root, "small", first.substr(0, 8)));
  EXPECT_TRUE(kept()[0].active);
  EXPECT_FALSE(kept()[1].active);
  ASSERT_TRUE(activate(disk_, root, "small", ""));
  EXPECT_TRUE(kept()[1].active) << "the last imported";
  ASSERT_TRUE(deactivate(disk_, root, "small"));
  EXPECT_FALSE(kept()[0].active || kept()[1].active);
  ASSERT_TRUE(import("/one"));
  EXPECT_EQ(kept().size(), 2u) << "the same files are not kept twice";
}

TEST_F(RulebookStore, GivesANameOnDemand) {
  ASSERT_TRUE(import("/one/small.sch", "ours"));
  EXPECT_EQ(kept().front().name, "ours");
  for (const auto* name : {"a b", "a*", "../a", "a\tb"}) {
    const auto refused = import("/two", name);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().code, "E_RULEBOOK");
  }
  disk_.put("/one/second.sch", tests::small_schema());
  EXPECT_FALSE(import("/one", "both"));
}

TEST_F(RulebookStore, ChangesNothingWhenARulebookIsRefused) {
  ASSERT_TRUE(import("/one"));
  const auto before = disk_.files();
  auto broken = tests::small_schema();
  broken.replace(broken.find("false()"), 7, "unknown()");
  disk_.put("/bad/small.sch", broken);
  const auto with_bad = disk_.files();
  const auto refused = import("/bad");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "E_RULEBOOK");
  EXPECT_THAT(refused.error().detail, HasSubstr("unknown"));
  EXPECT_EQ(disk_.files(), with_bad);
  for (const auto* set : {"ffff", "0123"}) EXPECT_FALSE(activate(disk_, root, "small", set));
  EXPECT_FALSE(activate(disk_, root, "nobody", ""));
  EXPECT_FALSE(deactivate(disk_, root, "nobody"));
  EXPECT_EQ(disk_.files(), with_bad);
}

TEST_F(RulebookStore, KnowsFilesThatWereChangedSince) {
  ASSERT_TRUE(import("/one"));
  const auto path = root.referentiel() + "/regles/" + kept().front().set + "/small.sch";
  disk_.put(path, tests::small_schema("changed"));
  const auto files = files_of(disk_, root, kept().front());
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, "E_RULEBOOK");
  EXPECT_THAT(files.error().detail, HasSubstr("changed since its import"));
}

TEST_F(RulebookStore, RefusesAnIndexItCannotRead) {
  const auto index = root.referentiel() + "/rulebooks.tsv";
  const std::string header = "rulebook\tstate\tset\tentry\ttitle\tversion\timported\n";
  for (const auto* row :
       {"a\tmaybe\tff\ta.sch\t-\t-\t2026-01-01\n", "a\tactive\t../ff\ta.sch\t-\t-\t2026-01-01\n",
        "a\tactive\tff\ta.sch\t-\t-\tyesterday\n", "a\tactive\n"}) {
    disk_.put(index, header + row);
    const auto rows = kept_rulebooks(disk_, root);
    ASSERT_FALSE(rows) << row;
    EXPECT_EQ(rows.error().code, "E_TABLE");
    EXPECT_THAT(rows.error().detail, HasSubstr("rulebooks.tsv line 2"));
  }
}

}  // namespace
}  // namespace ecluse::daemon
