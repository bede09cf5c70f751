// The liste fiscale (acceptance.md 4.12 FIS-*, DOC-21, LEG-05).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/acceptance/commands.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

using daemon::ExitStatus;
using testing::HasSubstr;
using testing::Not;

constexpr const char* provider = "00000127100014";
constexpr const char* court = "11000201100044";

/// A house with two mémoires, of which one was paid.
class FiscalHouse : public testing::Test {
 protected:
  FiscalHouse() {
    for (int nth : {1, 2}) {
      house_.drop("ABC123", flux_name("FSO1120A", nth), memoire("M-" + std::to_string(nth)));
      house_.run();
    }
    daemon::StatutCommand statut;
    statut.root = house_.root();
    statut.piece = "M-1";
    statut.status = "MISE_EN_PAIEMENT";
    statut.actor = "Anne Lebrun";
    command(statut);
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    wish_.root = house_.root();
    wish_.structure = provider;
    wish_.from = iso_text(Date{day - std::chrono::days{300}});
    wish_.until = iso_text(Date{day + std::chrono::days{2}});
  }

  House house_;
  daemon::FiscalCommand wish_;
};

/// FIS-01, FIS-02, DOC-21, LEG-05: senders and receivers have their list, of what was paid.
TEST_F(FiscalHouse, HasAListForBothSidesOfWhatWasPaid) {
  for (const auto* structure : {provider, court}) {
    wish_.structure = structure;
    wish_.output = daemon::Output::csv_excel_fr;
    const auto said = command(wish_);
    EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
    EXPECT_THAT(said.out, HasSubstr("M-1")) << structure;
    EXPECT_THAT(said.out, Not(HasSubstr("M-2"))) << "it is not paid";
    EXPECT_THAT(said.out, Not(HasSubstr("25/00118"))) << "judicial data";
  }
}

/// FIS-03: over a year is refused; the recipients are chosen.
TEST_F(FiscalHouse, AsksForAYearAtTheMost) {
  auto longer = wish_;
  longer.from = "2025-01-01";
  longer.until = "2026-01-02";
  const auto said = command(longer);
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("un an au plus"));
  wish_.recipient = court;
  EXPECT_EQ(command(wish_).status, ExitStatus::all_accepted);
  wish_.recipient = "21990005700015";
  EXPECT_EQ(command(wish_).status, ExitStatus::nothing_to_do);
}

/// FIS-04: one extract a recipient, as CSV and as a page, whose hashes are in the audit.
TEST_F(FiscalHouse, WritesAnExtractARecipientAndKeepsItsHash) {
  wish_.to = house_.root() + "/extraits";
  EXPECT_EQ(command(wish_).status, ExitStatus::all_accepted);
  auto ledger =
      lifecycle::Connection::open(house_.root() + "/suivi.sqlite", lifecycle::Access::read_only)
          .value();
  const auto files = house_.files_under("extraits");
  ASSERT_EQ(files.size(), 2U);
  for (const auto& name : files) {
    EXPECT_THAT(name, HasSubstr(court));
    const auto hash = lifecycle::sha256_hex(read_file(house_.root() + "/extraits/" + name));
    EXPECT_EQ(ledger.number("SELECT COUNT(*) FROM audit WHERE sha256 = '" + hash + "'").value(), 1);
  }
}

}  // namespace
}  // namespace ecluse::tests
