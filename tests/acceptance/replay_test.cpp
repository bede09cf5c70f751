// Past verdicts reproduced: every kind of flux, replayed as of then, gives what was decided then,
// findings, layers and routes included, whatever the house became since.
#include <chrono>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/acceptance/commands.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using daemon::ExitStatus;
using daemon::ReplayCommand;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

Answered replay(const std::string& root, const std::vector<std::string>& ids,
                const std::string& as_of, daemon::Output output = daemon::Output::human) {
  return command(ReplayCommand{root, ids, as_of, "contrôle annuel", output});
}

/// The answers of `replay --json`, one a flux.
std::vector<Json> replayed(const std::string& root, const std::string& as_of) {
  std::vector<Json> all;
  for (const auto& line : replay(root, {"ALL"}, as_of, daemon::Output::json).lines())
    all.push_back(Json::parse(line));
  return all;
}

void expect_same_as_then(House& house, std::size_t flux) {
  const auto all = replayed(house.root(), "then");
  EXPECT_EQ(all.size(), flux);
  for (const auto& one : all)
    EXPECT_EQ(one["same"], true) << one["flux"] << one["left_out"] << one["differences"].dump(1);
}

/// One structure more in the directory, one exception more.
void change_everything(const std::string& root) {
  const std::string referentiel = root + "/referentiel/";
  std::ofstream(referentiel + "annuaire.csv", std::ios::app)
      << "21990005700031;UNE STRUCTURE DE PLUS;;;ACTIF;non;non;non;;;;;;;;;\n";
  std::ofstream(referentiel + "derogations.tsv")
      << "rule\trulebook\teffect\towner\treason\tuntil\nBR-01\t*\toff\tx\ty\t2030-01-01\n";
}

// D5: invoices, good and bad, in every envelope; duplicates of ids, bytes and numbers.
TEST(Replay, ReproducesWhatWasSaidOfInvoices) {
  House house;
  int nth = 0;
  const auto drop = [&](const std::string& bytes, const char* interface = "FSO1100A") {
    house.drop("ABC123", flux_name(interface, ++nth), bytes);
    house.run();
    house.advance(1min);
  };
  drop(made_invoice("F-1"));
  drop(made_invoice("F-1"));                                                  // its bytes again
  drop(replaced(made_invoice("F-1"), "1144.00", "1144.10"));                  // its number, wrong
  drop(made_invoice("F-2") + " ");                                            // another
  drop(replaced(made_invoice("F-2"), "</Invoice>", "<!-- x --></Invoice>"));  // its number again
  drop("<Invoice");
  drop("");
  drop(tar_gz({{"a.xml", made_invoice("F-3")}, {"b.xml", "<Invoice/>"}}));
  drop(sample_bytes("ordinary-cii"), "FSO1106A");
  drop(sample_bytes("ordinary-facturx"), "FSO1117A");
  drop(sample_bytes("ordinary-cpp"), "FSO1113A");
  drop(sample_bytes("memoire"), "FSO1120A");
  for (const auto* sample : {"credit-note", "recipient-unknown", "cadre-unknown", "iban-wrong"})
    drop(sample_bytes(sample));
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-9"));  // an id received before
  house.drop("ABC123", "no_name_of_a_flux", "x");
  house.run();
  expect_same_as_then(house, static_cast<std::size_t>(nth) + 2);
  change_everything(house.root());
  expect_same_as_then(house, static_cast<std::size_t>(nth) + 2);
}

// D5: works pieces, their associations, and statuses told by flux: what they met in the ledger is
// no longer there, and the verdict is the same.
TEST(Replay, ReproducesWhatWasSaidOfWorksAndStatuses) {
  WorksHouse works;
  auto& house = works.house();
  works.deposit(works_piece(demand()));
  works.deposit(works_piece({.cadre = "A4", .number = "PDM-1"}));
  works.deposit(works_piece({.cadre = "A5", .number = "ED-1", .previous = "PDM-1"}));
  works.deposit(works_piece({.cadre = "A5", .number = "ED-2", .previous = "UNKNOWN"}));
  works.deposit(works_piece({.cadre = "A5", .number = "ED-3", .previous = "PDM-1"}));
  works.deposit(works_piece({.cadre = "A15", .number = "EA-1"}));
  StatusWish wish;
  wish.number = "EA-1";
  wish.issued = "2025-03-31";
  wish.supplier = "00000104000013";
  wish.recipient = "21990001600011";
  wish.sender = "OPE001";
  works.tell({wish});
  works.tell({wish});  // it stands there already
  wish.number = "UNKNOWN";
  works.tell_cdar(wish);
  expect_same_as_then(house, 9);
}

// D5: as of now tells what changed, and only that; the flux stays as it was.
TEST(Replay, TellsWhatWouldBeSaidToday) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.drop("ABC123", flux_name("FSO1100A", 2), sample_bytes("recipient-unknown"));
  house.run();
  EXPECT_THAT(replay(house.root(), {"F-1"}, "now").out, HasSubstr("même verdict"))
      << "an invoice is no duplicate of itself";
  const auto before = replay(house.root(), {flux_name("FSO1100A", 2)}, "now");
  EXPECT_EQ(before.status, ExitStatus::all_accepted);
  change_everything(house.root());
  const auto after = replay(house.root(), {flux_name("FSO1100A", 2)}, "now");
  EXPECT_EQ(after.status, ExitStatus::all_rejected) << after.out;
  EXPECT_THAT(after.out, HasSubstr("REF_DESTINATAIRE_INCONNU"));
  EXPECT_THAT(after.out, Not(HasSubstr("‹")));
  EXPECT_EQ(replay(house.root(), {flux_name("FSO1100A", 2)}, "then").status,
            ExitStatus::all_accepted);
}

}  // namespace
}  // namespace ecluse::tests
