#include "daemon/console_wish.hpp"

#include <gtest/gtest.h>

#include "tests/house/house.hpp"

namespace ecluse::daemon {
namespace {

class ConsoleWishes : public testing::Test {
 protected:
  Result<lifecycle::PieceSearch> search(const console::Wish& wish) {
    return search_of_wish(wish, reader_, house_.tables(), house_.now());
  }
  tests::House house_;
  console::Reader reader_{.account = "agent@ecluse.test"};
};

TEST_F(ConsoleWishes, AreSearchesOfWhatTheReaderSees) {
  reader_.sight.partners = {"ABC123"};
  const auto wished = search({"bief", {{"number", "F-1"}, {"space", "memoires"}}, {}}).value();
  EXPECT_EQ(wished.words, "bief");
  EXPECT_EQ(wished.number, "F-1");
  EXPECT_EQ(wished.cadres, std::vector<std::string>{"A3"});
  EXPECT_EQ(wished.sight, reader_.sight);
}

/// SCR-06: the number of days is the reader's.
TEST_F(ConsoleWishes, HideWhatIsOverOrWasDownloaded) {
  const auto wished = search({{}, {{"hide-refused", "10"}, {"hide-taken", "yes"}}, {}}).value();
  EXPECT_EQ(wished.hidden_states, (std::vector<std::string>{"REJETEE", "NON_CONFORME"}));
  EXPECT_EQ(wished.hidden_before, house_.now() - std::chrono::days{10});
  EXPECT_EQ(wished.not_taken_by, std::vector<std::string>{"agent@ecluse.test"});
  reader_.sight.partners = {"ABC123"};
  reader_.sight.rows = {{"11", {}, {"moe"}, {"A4"}}, {"11", {}, {"moa"}, {"A4"}}};
  EXPECT_EQ(search({{}, {{"hide-taken", "structure"}}, {}}).value().not_taken_by,
            (std::vector<std::string>{"agent@ecluse.test", "ABC123", "11"}));
  for (const auto* days : {"-1", "x", "10j", "", "99999"})
    EXPECT_EQ(search({{}, {{"hide-refused", days}}, {}}).error().code, "E_SEARCH") << days;
}

TEST_F(ConsoleWishes, AreToldForTheAudit) {
  EXPECT_EQ(told({"bief nord", {{"number", "F-1"}, {"state", "DEPOSEE"}}, {}}),
            "mots=bief nord number=F-1 state=DEPOSEE");
}

}  // namespace
}  // namespace ecluse::daemon
