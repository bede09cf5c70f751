#include "daemon/console_exports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/audit.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/whole_stream.hpp"

namespace ecluse::daemon {
namespace {

using console::CsvProfile;
using console::Reader;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tests::flux_name;
using tests::made_invoice;
using tests::whole_of;

/// ABC123 deposited two good invoices, and one that is cut short.
class ConsoleExported : public testing::Test {
 protected:
  ConsoleExported() {
    for (int nth = 1; nth <= 2; ++nth)
      house_.drop("ABC123", flux_name("FSO1100A", nth), made_invoice("F-" + std::to_string(nth)));
    house_.drop("ABC123", flux_name("FSO1100A", 3), made_invoice("F-3").substr(0, 500));
    house_.run();
    console_.emplace(house_);
    agent_.account = "agent@ecluse.test";
    agent_.sight.everything = true;
    other_.sight.partners = {"XYZ789"};
  }
  console::Exports& exports() { return console_->desk().exports(); }
  static std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
  console::Wanted excel(const Reader& reader) const {
    return {CsvProfile::excel_fr, Language::fr, reader};
  }
  console::Wanted plain(const Reader& reader) const {
    return {CsvProfile::rfc4180, Language::en, reader};
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader agent_, other_;
};

/// EXP-01: the results of a search, in both forms.
TEST_F(ConsoleExported, GiveThePiecesOfASearch) {
  const console::Wish wish{{},
                           {{"space", "factures"}},
                           {lifecycle::SortBy::number, lifecycle::Direction::ascending, {}}};
  const auto text = whole_of(exports().pieces(wish, excel(agent_)).value());
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF"));
  EXPECT_EQ(lines(text), 4U);
  EXPECT_LT(text.find("F-1;"), text.find("F-2;"));
  const auto other_form = whole_of(exports().pieces(wish, plain(agent_)).value());
  EXPECT_THAT(other_form, Not(StartsWith("\xEF\xBB\xBF")));
  EXPECT_THAT(other_form, HasSubstr("F-1,"));
  EXPECT_EQ(lines(whole_of(exports().pieces(wish, excel(other_)).value())), 1U) << "the head alone";
}

TEST_F(ConsoleExported, SayWhatIsWrongBeforeAByteIsSent) {
  EXPECT_EQ(exports().pieces({{}, {{"root", "/"}}, {}}, excel(agent_)).error().code, "E_SEARCH");
  EXPECT_EQ(exports().fiscal({"1", "2026-02-01", "2026-01-01"}, excel(agent_)).error().code,
            "E_FISCAL_PERIOD");
}

/// EXP-02: every list.
TEST_F(ConsoleExported, GiveTheOtherLists) {
  EXPECT_EQ(lines(whole_of(exports().flux({}, excel(agent_)).value())), 4U);
  EXPECT_EQ(lines(whole_of(exports().flux({}, excel(other_)).value())), 1U);
  lifecycle::FluxFilter refused;
  refused.state = "IN_REJETE";
  EXPECT_THAT(whole_of(exports().flux(refused, plain(agent_)).value()),
              HasSubstr(flux_name("FSO1100A", 3)));
  EXPECT_EQ(
      lines(whole_of(
          exports().fiscal({"11000201100044", "2026-01-01", "2026-12-31"}, excel(agent_)).value())),
      1U)
      << "nothing is paid yet";
  const auto board = whole_of(exports().board("factures", excel(agent_)).value());
  EXPECT_EQ(lines(board), 2U);
  EXPECT_THAT(board, HasSubstr(";2;0;"));
  EXPECT_EQ(lines(whole_of(exports().board("memoires", excel(agent_)).value())), 1U);
}

/// EXP-01: a spreadsheet runs nothing of what a sender wrote.
TEST_F(ConsoleExported, WriteFormulasAsText) {
  house_.drop("ABC123", flux_name("FSO1100A", 4), made_invoice("=1+1"));
  house_.run();
  const auto text = whole_of(exports().pieces({}, excel(agent_)).value());
  EXPECT_THAT(text, Not(HasSubstr("\n=1+1")));
}

TEST_F(ConsoleExported, LeaveTheirHashInTheAudit) {
  const auto text = whole_of(exports().pieces({}, excel(agent_)).value());
  const auto rows = lifecycle::read_audit(lifecycle::Root(house_.root()).ledger(), {}).value();
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].what, "export");
  EXPECT_EQ(rows[0].sha256, lifecycle::sha256_hex(text));
}

}  // namespace
}  // namespace ecluse::daemon
