#include "daemon/console_deposit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using console::Given;
using console::Upload;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flux_name;
using tests::made_invoice;

class ConsoleDeposits : public testing::Test {
 protected:
  ConsoleDeposits() : premises_(Premises::open(house_.root()).value()) {}

  console::Story check(const Upload& file, const std::string& interface = "FSO1100A") {
    return check_given({"ABC123", interface, file}, *premises_, Language::fr, house_.now()).value();
  }
  Result<console::Deposited> submit(const Upload& file, const std::string& interface = "FSO1100A",
                                    const std::string& partner = "ABC123") {
    const auto ledger = premises_->open_ledger(lifecycle::Access::write).value();
    return submit_given({partner, interface, file}, "depot@ecluse.test", *premises_, *ledger,
                        house_.now());
  }

  tests::House house_;
  std::unique_ptr<Premises> premises_;
};

TEST_F(ConsoleDeposits, AreJudgedWithoutBeingKept) {
  const Upload good{"facture.xml", made_invoice("F-1")};
  const auto story = check(good);
  EXPECT_EQ(story.flux.state, "IN_INTEGRE");
  EXPECT_EQ(story.flux.interface, "FSO1100A");
  ASSERT_THAT(story.pieces, SizeIs(1));
  EXPECT_EQ(story.pieces[0].summary.number, "F-1");
  EXPECT_FALSE(story.pieces[0].state.empty());
  EXPECT_FALSE(story.whole) << "there is no file to take";
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
  EXPECT_EQ(house_.conservation().received, 0);
}

TEST_F(ConsoleDeposits, AreToldTheirFindingsWithTheLineAtFault) {
  const Upload bad{"facture.xml", made_invoice(std::string(30, '9'))};
  const auto story = check(bad);
  EXPECT_EQ(story.flux.state, "IN_REJETE");
  ASSERT_FALSE(story.findings.empty());
  const auto& first = story.findings[0];
  EXPECT_EQ(first.piece, 0);
  EXPECT_FALSE(first.worded.words.advice.empty());
  EXPECT_THAT(first.before + first.marked, HasSubstr("999"));
}

/// Whatever was chosen, a name that says nothing is not judged; one of a flux is.
TEST_F(ConsoleDeposits, AreJudgedByTheirNameWhereTheyHaveOne) {
  EXPECT_EQ(check({"facture.xml", made_invoice("F-1")}, "").flux.state, "IN_INTEGRE");
  const auto named = check({flux_name("FSO1100A", 1), made_invoice("F-1")}, "");
  EXPECT_EQ(named.flux.flux_id, "ABC1231100000000000000001");
  const auto wrong = check({flux_name("FSO1106A", 1), made_invoice("F-1")}, "");
  EXPECT_EQ(wrong.flux.state, "IN_REJETE") << "the name says CII";
}

TEST_F(ConsoleDeposits, GoTheWayOfAnyFileDropped) {
  const auto own = submit({flux_name("FSO1100A", 1), made_invoice("F-1")}).value();
  EXPECT_EQ(own.name, flux_name("FSO1100A", 1)) << "its own name";
  EXPECT_EQ(submit({flux_name("FSO1100A", 1), made_invoice("F-2")}).error().code, "E_DROP_EXISTS");
  const auto named = submit({"../../été.xml", made_invoice("F-3")}).value();
  EXPECT_EQ(named.name, "FSO1100A_ABC123_ABC1231100W00000000000001");
  EXPECT_THAT(house_.files_under("inbound"),
              ElementsAre("ABC123/" + own.name, "ABC123/" + named.name));
  const auto concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(2));
  for (const auto& one : concluded) EXPECT_EQ(one.outcome.fate, Fate::integrated);
  EXPECT_EQ(submit({"x", made_invoice("F-4")})->flux_id, "ABC1231100W00000000000002");
}

TEST_F(ConsoleDeposits, NameNoPathAndNoStranger) {
  const auto bytes = made_invoice("F-1");
  EXPECT_EQ(submit({"x", ""}).error().code, "E_DEPOSIT_EMPTY");
  EXPECT_EQ(submit({"x", bytes}, "").error().code, "E_DEPOSIT_INTERFACE");
  EXPECT_EQ(submit({"x", bytes}, "FSO1102A").error().code, "E_DEPOSIT_INTERFACE");
  for (const auto* partner : {"", "..", "../outbound", "ZZZ999"})
    EXPECT_EQ(submit({"x", bytes}, "FSO1100A", partner).error().code, "E_DEPOSIT_PARTNER");
  const auto stranger = flux_name("FSO1100A", 1, "OPE001");
  EXPECT_THAT(submit({stranger, bytes})->name, HasSubstr("FSO1100A_ABC123_ABC1231100W"))
      << "the name of another's flux is none of its own";
  EXPECT_THAT(house_.files_under("inbound"), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::daemon
