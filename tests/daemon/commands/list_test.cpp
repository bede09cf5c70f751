#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::flux_name;
using tests::perform;

std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// A root where three flux came, one after the other.
class List : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = std::make_unique<tests::TestRoot>();
    take(flux_name(1), tests::small_ubl({"N1"}), "ABC123");
    take(flux_name(1, "OPE001", "FSO1106A"), tests::small_cii({"N2"}), "OPE001");
    take(flux_name(2), "", "ABC123");
  }
  static void TearDownTestSuite() { home_.reset(); }
  static void take(const std::string& name, const std::string& bytes, const std::string& partner) {
    home_->drop(name, bytes, partner);
    perform(RunCommand{home_->text()});
  }
  static ListCommand command(Output output = Output::human) {
    ListCommand command;
    command.root = home_->text();
    command.output = output;
    return command;
  }

  static inline std::unique_ptr<tests::TestRoot> home_;
};

TEST_F(List, ShowsTheNewestFirst) {
  const auto said = perform(command());
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_EQ(line_count(said.out), 4U);
  EXPECT_LT(said.out.find(flux_name(2).substr(16)), said.out.find(flux_name(1).substr(16)));
  EXPECT_THAT(said.out, HasSubstr("Rejected"));
  EXPECT_THAT(perform(command(), Language::fr).out, HasSubstr("Rejeté"));
}

TEST_F(List, FindsByPartnerStateAndInterface) {
  auto by_partner = command(), by_state = command(), by_interface = command(), by_none = command();
  by_partner.partner = "OPE001";
  by_state.state = "IN_INTEGRE";
  by_interface.interface = "FSO1106A";
  by_none.partner = "SSC777";
  EXPECT_EQ(line_count(perform(by_partner).out), 2U);
  EXPECT_EQ(line_count(perform(by_state).out), 3U);
  EXPECT_EQ(line_count(perform(by_interface).out), 2U);
  EXPECT_EQ(perform(by_none).status, ExitStatus::nothing_to_do);
  auto two = command();
  two.limit = 2;
  EXPECT_EQ(line_count(perform(two).out), 3U);
}

TEST_F(List, GivesOneObjectALineToMachines) {
  std::istringstream lines(perform(command(Output::json)).out);
  std::vector<std::string> files;
  for (std::string line; std::getline(lines, line);)
    files.push_back(nlohmann::json::parse(line)["file"]);
  EXPECT_THAT(files,
              testing::ElementsAre(flux_name(2), flux_name(1, "OPE001", "FSO1106A"), flux_name(1)));
}

TEST_F(List, GivesTablesToSpreadsheets) {
  const auto excel = perform(command(Output::csv_excel_fr), Language::fr).out;
  EXPECT_THAT(excel, StartsWith("\xEF\xBB\xBFReçu le;Partenaire;Fichier;"));
  EXPECT_EQ(line_count(excel), 4U);
  EXPECT_THAT(perform(command(Output::csv_rfc4180)).out, StartsWith("Received,Partner,File,"));
}

TEST_F(List, ReadsWhileTheLedgerIsWritten) {
  const auto premises = tests::need(Premises::open(home_->text()));
  const auto ledger = tests::need(premises->open_ledger(lifecycle::Access::write));
  const auto batch = tests::need(ledger->begin());
  EXPECT_EQ(perform(command()).status, ExitStatus::all_accepted);
}

TEST(ListOf, NothingIsNothingToDo) {
  const tests::TestRoot home;
  ListCommand command;
  command.root = home.text();
  EXPECT_EQ(perform(command).status, ExitStatus::nothing_to_do);
  command.root = "/nowhere";
  EXPECT_EQ(perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
