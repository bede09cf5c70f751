#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A root where two invoices came, one of which was paid.
class Fiscale : public testing::Test {
 protected:
  Fiscale() {
    home_.drop(tests::flux_name(1), tests::small_ubl({"B-1"}));
    home_.drop(tests::flux_name(2), tests::small_ubl({"B-2"}));
    tests::perform(RunCommand{home_.text()});
    pay("B-1");
    const auto today = lifecycle_day();
    command_.root = home_.text();
    command_.structure = "00000101600013";
    command_.from = today;
    command_.until = today;
  }
  void pay(const std::string& number) {
    StatutCommand statut;
    statut.root = home_.text();
    statut.piece = number;
    statut.status = "MISE_EN_PAIEMENT";
    statut.actor = "Anne Lebrun";
    tests::perform(statut);
  }
  static std::string lifecycle_day() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours{1};
    return iso_text(Date{std::chrono::floor<std::chrono::days>(now)});
  }

  tests::TestRoot home_;
  FiscalCommand command_;
};

TEST_F(Fiscale, ListsWhatWasPaidByRecipient) {
  const auto said = tests::perform(command_);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("21990005700015"));
  EXPECT_THAT(said.out, HasSubstr("120.00"));
  command_.output = Output::json;
  EXPECT_THAT(tests::perform(command_).out, HasSubstr("\"count\":1"));
  command_.recipient = "99999999900017";
  EXPECT_EQ(tests::perform(command_).status, ExitStatus::nothing_to_do);
}

TEST_F(Fiscale, KeepsTheHashOfWhatItWrites) {
  command_.to = (home_.path() / "audit").string();
  EXPECT_EQ(tests::perform(command_).status, ExitStatus::all_accepted);
  auto ledger = lifecycle::Connection::open((home_.path() / "suivi.sqlite").string(),
                                            lifecycle::Access::read_only);
  ASSERT_TRUE(ledger);
  const auto files = tests::contents_of(home_.path() / "audit");
  EXPECT_EQ(files.size(), 2U) << "a CSV and a page";
  for (const auto& [name, bytes] : files) {
    EXPECT_THAT(bytes, HasSubstr("B-1")) << name;
    EXPECT_THAT(bytes, Not(HasSubstr("B-2"))) << name;
    EXPECT_EQ(ledger
                  ->number("SELECT COUNT(*) FROM audit WHERE what = 'fiscale' AND sha256 = '" +
                           lifecycle::sha256_hex(bytes) + "'")
                  .value(),
              1)
        << name;
  }
}

TEST_F(Fiscale, KeepsTheHashOfWhatItPrints) {
  pay("B-2");
  const auto audited = [this](const std::string& bytes) {
    return lifecycle::Connection::open((home_.path() / "suivi.sqlite").string(),
                                       lifecycle::Access::read_only)
        .value()
        .number("SELECT COUNT(*) FROM audit WHERE what = 'fiscale' AND sha256 = '" +
                lifecycle::sha256_hex(bytes) + "'")
        .value();
  };
  for (const auto output : {Output::json, Output::csv_excel_fr, Output::csv_rfc4180}) {
    command_.output = output;
    const auto said = tests::perform(command_);
    EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
    EXPECT_THAT(said.out, testing::AllOf(HasSubstr("B-1"), HasSubstr("B-2")));
    EXPECT_EQ(audited(said.out), 1) << said.out;
  }
}

/// An extract says what it comes to before its pieces.
TEST_F(Fiscale, TellsEachExtractWithItsSum) {
  pay("B-2");
  command_.output = Output::json;
  const auto extract = nlohmann::json::parse(tests::perform(command_).out);
  EXPECT_EQ(extract["count"], 2);
  EXPECT_EQ(extract["gross"], "240.00");
  EXPECT_EQ(extract["pieces"].size(), 2U);
  command_.recipient = "99999999900017";
  const auto none = tests::perform(command_);
  EXPECT_EQ(none.status, ExitStatus::nothing_to_do);
  EXPECT_EQ(none.out, "") << "no line is no table either";
}

TEST_F(Fiscale, RefusesMoreThanAYear) {
  command_.from = "2024-01-01";
  command_.until = "2025-01-02";
  const auto said = tests::perform(command_, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("un an au plus"));
}

}  // namespace
}  // namespace ecluse::daemon
