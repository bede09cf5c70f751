#include "daemon/rulebook_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr Date day = 2026y / 3 / 2;

class RulebookRules : public testing::Test {
 protected:
  RulebookRules() {
    tests::need(disk_.make_folder(root_.referentiel()));
    disk_.put("/in/a.sch", tests::small_schema("a"));
    disk_.put("/in/b.sch", tests::small_schema("b"));
    tests::need(import_rulebooks(disk_, root_, "/in", "", day));
    tests::need(deactivate(disk_, root_, "b"));
  }
  std::vector<OpenRulebook> books(std::string_view name = {}) {
    return tests::need(open_rulebooks(disk_, root_, name));
  }

  tests::DiskMemory disk_;
  lifecycle::Root root_{"/r"};
};

TEST_F(RulebookRules, AreThoseOfTheRulebooksInUseOrOfTheOneNamed) {
  ASSERT_EQ(books().size(), 1U);
  EXPECT_EQ(books().front().kept.name, "a");
  EXPECT_EQ(books("b").front().kept.name, "b") << "out of use, and named";
  EXPECT_EQ(open_rulebooks(disk_, root_, "c").error().code, "E_RULEBOOK");
}

TEST_F(RulebookRules, ComeWithWhatTheHouseMakesOfThem) {
  auto tables = tests::need(Tables::standard());
  tables.profiles = tests::need(
      validation::Profiles::load("interface\tdocument\tprofile\trulebook\teffect\tsource\n"
                                 "*\tUBL*\t*\ta\tgate\tx\n*\tCII\t*\tb\tgate\tx\n"));
  tables.derogations =
      tests::need(validation::Derogations::load("rule\trulebook\teffect\towner\treason\tuntil\n"
                                                "T-01\t*\toff\tx\ty\t2026-03-02\n"));
  const auto all = books();
  const auto rules = rules_of(all.front(), {}, tables, day);
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].rule->id, "T-01");
  ASSERT_EQ(rules[0].profiles.size(), 1U);
  EXPECT_EQ(rules[0].profiles[0]->document, "UBL*");
  EXPECT_EQ(rules[0].derogation->effect, validation::Effect::off);
  EXPECT_EQ(rules[1].derogation, nullptr);
  EXPECT_EQ(rules[0].french, nullptr) << "no words of ours for this rule";
  EXPECT_EQ(rules_of(all.front(), "T-02", tables, day).size(), 1U);
  EXPECT_EQ(rules_of(all.front(), "T-01", tables, day + std::chrono::years(1))[0].derogation,
            nullptr)
      << "exceptions end";
}

TEST(ElementOf, IsWhatMustBeAbsentOrNotRepeated) {
  struct Row {
    const char *test, *element;
  };
  for (const auto& row : {Row{"not(cbc:UUID)", "cbc:UUID"},
                          {"not( cac:Party / cbc:X )", ""},
                          {"not(cac:Party/cbc:X/@schemeID)", "cac:Party/cbc:X/@schemeID"},
                          {"(count(cbc:Note) <= 1)", "cbc:Note"},
                          {"count(cbc:Note)<=1", "cbc:Note"},
                          {"count(cbc:Note) < 2", "cbc:Note"},
                          {"count(cbc:Note) <= 3", ""},
                          {"not(cbc:A) or cbc:B", ""},
                          {"not(cbc:A", ""},
                          {"cbc:A", ""},
                          {"", ""}})
    EXPECT_EQ(element_of(row.test), row.element) << row.test;
}

}  // namespace
}  // namespace ecluse::daemon
