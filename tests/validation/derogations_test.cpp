#include "validation/derogations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

using namespace std::chrono_literals;

constexpr std::string_view header = "rule\trulebook\teffect\towner\treason\tuntil\n";
constexpr Date last_day = 2026y / 12 / 31;

Derogations table(const std::string& rows) {
  auto loaded = Derogations::load(std::string(header) + rows);
  if (!loaded) throw std::logic_error(loaded.error().detail);
  return std::move(*loaded);
}

Finding found(std::string code, std::uint32_t line = 1) {
  return {std::move(code), Severity::error, Layer::rulebooks, {line, 1, "/Invoice", {}}, {}};
}

TEST(Derogations, ChangeASeverityAndSayWhoDid) {
  const auto rows = table("BR-01\tcore\twarning\tAnne\tgiven time\t2026-12-31\n");
  std::vector findings{found("BR-01"), found("BR-02")};
  rows.apply(findings, "core", last_day);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(value_of(findings[0], "derogation"), "Anne, given time (2026-12-31)");
  EXPECT_EQ(findings[1], found("BR-02"));
}

TEST(Derogations, TellOnceWhatARuleSetAsideWouldHaveSaid) {
  const auto rows = table("BR-01\t*\toff\tAnne\tgiven time\t2026-12-31\n");
  std::vector findings{found("BR-01", 4), found("BR-02", 5), found("BR-01", 6)};
  rows.apply(findings, "core", last_day);
  EXPECT_THAT(findings, ElementsAre(Field(&Finding::code, "ECL-REGLE-DEROGEE"),
                                    Field(&Finding::code, "BR-02")));
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].place.line, 4u);
  EXPECT_EQ(value_of(findings[0], "rule"), "BR-01");
  EXPECT_EQ(value_of(findings[0], "count"), "2");
}

TEST(Derogations, EndWithTheirLastDayAndHoldForTheirRulebook) {
  const auto rows = table("BR-01\tcore\toff\tAnne\tgiven time\t2026-12-31\n");
  for (const auto& [book, day] :
       {std::pair{"core", Date(2027y / 1 / 1)}, std::pair{"other", last_day}}) {
    std::vector findings{found("BR-01")};
    rows.apply(findings, book, day);
    EXPECT_THAT(findings, ElementsAre(found("BR-01"))) << book << ' ' << iso_text(day);
  }
}

TEST(Derogations, AreRefusedWithoutOwnerReasonOrLastDay) {
  for (const auto* row :
       {"BR-01\t*\toff\t\twhy\t2026-12-31\n", "BR-01\t*\toff\tAnne\t\t2026-12-31\n",
        "BR-01\t*\toff\tAnne\twhy\t2026-02-30\n", "BR-01\t*\tsilent\tAnne\twhy\t2026-12-31\n"}) {
    const auto rows = Derogations::load(std::string(header) + row);
    ASSERT_FALSE(rows) << row;
    EXPECT_EQ(rows.error().code, "E_TABLE");
    EXPECT_THAT(rows.error().detail, HasSubstr("line 2"));
  }
  const auto shipped = Derogations::load(embedded::validation("derogations.tsv"));
  ASSERT_TRUE(shipped);
  EXPECT_THAT(shipped->all(), IsEmpty());
}

TEST(Derogations, AreWrittenAsTheyAreRead) {
  const Derogation one{"BR-01", "*", Effect::off, "Anne\tB.", "two\nlines", last_day};
  const auto rows = table(row_text(one) + "\n");
  ASSERT_EQ(rows.all().size(), 1u);
  EXPECT_EQ(rows.all()[0].owner, "Anne B.");
  EXPECT_EQ(rows.all()[0].reason, "two lines");
  EXPECT_EQ(rows.all()[0].until, last_day);
}

}  // namespace
}  // namespace ecluse::validation
