// What an operator does about flux (hold, release, requeue, expire, redeliver), from files
// to what people read: each with a reason, each in the audit, and none loses or repeats anything.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifecycle/fsck.hpp"
#include "tests/acceptance/commands.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using daemon::Deed;
using daemon::ExitStatus;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Json = nlohmann::json;

class OperatorHouse : public testing::Test {
 protected:
  Answered order(Deed deed, const std::string& id,
                 const std::string& comment = "le partenaire a appelé") {
    daemon::OrderCommand command;
    command.deed = deed;
    command.root = house_.root();
    command.ids = {id};
    command.comment = comment;
    return tests::command(command);
  }
  Answered list() {
    daemon::ListCommand command;
    command.root = house_.root();
    return tests::command(command);
  }
  std::vector<Json> audit() {
    daemon::AuditCommand command;
    command.root = house_.root();
    command.output = daemon::Output::json;
    std::vector<Json> entries;
    for (const auto& line : tests::command(command).lines()) entries.push_back(Json::parse(line));
    return entries;
  }
  void drop(int nth) {
    house_.drop("ABC123", flux_name("FSO1100A", nth), made_invoice("F-" + std::to_string(nth)));
  }
  /// The flux of that number, ended as an incident.
  void incident(int nth) {
    drop(nth);
    ASSERT_EQ(order(Deed::expire, flux_name("FSO1100A", nth)).status, ExitStatus::all_accepted);
    house_.run();
  }
  void expect_sound() {
    EXPECT_TRUE(house_.conservation().holds());
    const lifecycle::DiskPosix disk;
    const auto report = lifecycle::fsck(disk, lifecycle::Root(house_.root()), {}).value();
    for (const auto& flaw : report.flaws)
      ADD_FAILURE() << name_of(flaw.fault) << ' ' << flaw.object;
  }

  House house_;
};

TEST_F(OperatorHouse, HoldsAFluxSaysSoAndTakesItOnceReleased) {
  drop(1);
  drop(2);
  ASSERT_EQ(order(Deed::hold, flux_name("FSO1100A", 1), "montant à vérifier").status,
            ExitStatus::all_accepted);
  EXPECT_THAT(house_.run(), SizeIs(1));
  EXPECT_THAT(house_.files_under("inbound"), SizeIs(1)) << "it stays where it is";
  const auto listed = list().out;
  EXPECT_THAT(listed, HasSubstr(flux_name("FSO1100A", 1)));
  EXPECT_THAT(listed, HasSubstr("retenu"));
  EXPECT_THAT(listed, HasSubstr("montant à vérifier"));
  EXPECT_THAT(house_.run(), IsEmpty());
  ASSERT_EQ(order(Deed::release, flux_name("FSO1100A", 1)).status, ExitStatus::all_accepted);
  EXPECT_THAT(house_.run(), SizeIs(1));
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
  expect_sound();
  const auto entries = audit();
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[0]["what"], "release");
  EXPECT_THAT(entries[1]["detail"].get<std::string>(), HasSubstr("montant à vérifier"));
}

TEST_F(OperatorHouse, GivesAFluxUpAndTellsItsSenderWhy) {
  drop(1);
  ASSERT_EQ(order(Deed::expire, flux_name("FSO1100A", 1), "envoyé par erreur").status,
            ExitStatus::all_accepted);
  house_.run();
  const auto outbound = house_.outbound();
  ASSERT_THAT(outbound, SizeIs(2)) << "report and twin; valid, or the run would have failed";
  for (const auto& [name, bytes] : outbound) EXPECT_THAT(bytes, HasSubstr("abandonn")) << name;
  EXPECT_THAT(list().out, HasSubstr("Abandonné"));
  EXPECT_THAT(house_.files_under("quarantine"), SizeIs(1)) << "its bytes are kept";
  EXPECT_EQ(order(Deed::expire, flux_name("FSO1100A", 1)).status, ExitStatus::all_rejected);
  EXPECT_EQ(order(Deed::hold, flux_name("FSO1100A", 1)).status, ExitStatus::all_rejected);
  drop(1);
  EXPECT_THAT(house_.run(), SizeIs(1)) << "the sender may send it again";
  EXPECT_EQ(house_.conservation().integrated, 1);
  expect_sound();
}

/// A flux that no attempt could end.
class PoisonedHouse : public OperatorHouse {
 protected:
  PoisonedHouse() {
    drop(1);
    auto flux = Flux{};
    const auto batch = house_.ledger().begin().value();
    const auto name = flux_name("FSO1100A", 1);
    const lifecycle::DiskPosix disk;
    auto posix = lifecycle::DiskPosix();
    auto spool =
        lifecycle::Spool::open(posix, lifecycle::Root(house_.root()), house_.now()).value();
    const auto facts = disk.facts(house_.root() + "/inbound/ABC123/" + name).value();
    flux = **spool.claim({"ABC123", facts}, house_.now(), lifecycle::finished_in(*batch));
    EXPECT_TRUE(spool.settle());
    for (int nth = 0; nth < 3; ++nth) EXPECT_TRUE(batch->attempt(flux));
    EXPECT_TRUE(batch->commit());
    house_.run();
  }
};

TEST_F(PoisonedHouse, TakesAQuarantinedFluxUpAgainFromItsBytes) {
  ASSERT_EQ(house_.conservation().quarantined, 1);
  ASSERT_EQ(order(Deed::requeue, flux_name("FSO1100A", 1), "cause corrigée").status,
            ExitStatus::all_accepted);
  EXPECT_EQ(order(Deed::requeue, flux_name("FSO1100A", 1)).status, ExitStatus::all_rejected)
      << "it is taken up again already";
  EXPECT_THAT(house_.run(), SizeIs(1));
  const auto law = house_.conservation();
  EXPECT_EQ(law.received, 2);
  EXPECT_EQ(law.integrated, 1);
  EXPECT_THAT(list().out, HasSubstr("Repris"));
  EXPECT_THAT(house_.files_under("quarantine"), IsEmpty());
  expect_sound();
}

TEST_F(PoisonedHouse, GivesUpWhatIsInQuarantineAtOnce) {
  ASSERT_EQ(order(Deed::expire, flux_name("FSO1100A", 1), "illisible").status,
            ExitStatus::all_accepted);
  EXPECT_THAT(house_.outbound(), SizeIs(2)) << "nothing had been told of it before";
  EXPECT_THAT(list().out, HasSubstr("Abandonné"));
  EXPECT_EQ(order(Deed::requeue, flux_name("FSO1100A", 1)).status, ExitStatus::all_rejected);
  expect_sound();
}

TEST_F(PoisonedHouse, SaysThatTheBytesAreGone) {
  std::filesystem::remove(house_.root() + "/quarantine/" + house_.files_under("quarantine").at(0));
  const auto said = order(Deed::requeue, flux_name("FSO1100A", 1));
  EXPECT_EQ(said.status, ExitStatus::all_rejected);
  EXPECT_THAT(said.out, HasSubstr("ne sont plus dans quarantine/"));
}

TEST_F(OperatorHouse, DeliversTheSameAnswersAgain) {
  drop(1);
  house_.run();
  const auto first = house_.outbound();
  EXPECT_EQ(order(Deed::redeliver, flux_name("FSO1100A", 2)).status, ExitStatus::all_rejected);
  for (const auto& [name, bytes] : first)
    std::filesystem::remove(house_.root() + "/outbound/" + name);
  const auto said = order(Deed::redeliver, flux_name("FSO1100A", 1), "perdus chez le partenaire");
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr("3 fichiers remis de nouveau"));
  EXPECT_EQ(house_.outbound(), first) << "same names, same bytes";
  EXPECT_EQ(audit().front()["what"], "redeliver");
  const auto row = house_.ledger().flux_named(flux_name("FSO1100A", 1)).value().at(0);
  EXPECT_THAT(house_.ledger().answers_of(row.row).value(), SizeIs(6)) << "counted";
  expect_sound();
}

}  // namespace
}  // namespace ecluse::tests
