#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using tests::perform;

class WhatIfOnARoot : public testing::Test {
 protected:
  WhatIfOnARoot() {
    tests::write_file(home_.path() / "referentiel" / "profils.tsv",
                      "interface\tdocument\tprofile\trulebook\teffect\tsource\n"
                      "*\tUBL*\t*\tsmall\tgate\tours\n");
    tests::write_file(candidate_.path() / "small.sch", tests::small_schema("another"));
    home_.drop(tests::flux_name(1), tests::small_ubl());
    perform(RunCommand{home_.text()});
  }
  tests::Said ask(const std::string& last = "30d", Output output = Output::human) {
    return perform(WhatIfCommand{home_.text(), candidate_.path().string(), {}, last, output});
  }

  const tests::TestRoot home_;
  const tests::TemporaryFolder candidate_;
};

TEST_F(WhatIfOnARoot, ListsTheInvoicesThatWouldChangeVerdict) {
  const auto said = ask();
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, AllOf(HasSubstr("B-2025-001"), HasSubstr("00000101600013"),
                              HasSubstr("T-01 T-02*"), HasSubstr("1 pieces read again: 1 change")));
  const auto row = nlohmann::json::parse(ask("30", Output::json).out);
  EXPECT_EQ(row["accepted_before"], true);
  EXPECT_EQ(row["accepted_after"], false);
}

TEST_F(WhatIfOnARoot, ComparesWithWhatIsInUseAndRecordsNothing) {
  perform(RulesImportCommand{home_.text(), candidate_.path().string(), {}});
  const auto before = tests::contents_of(home_.path() / "referentiel");
  EXPECT_THAT(ask().out, AllOf(HasSubstr("1 pieces read again: 0 change verdict, 0 change"),
                               Not(HasSubstr("B-2025-001"))));
  EXPECT_EQ(tests::contents_of(home_.path() / "referentiel"), before);
}

TEST_F(WhatIfOnARoot, RefusesWhatItCannotUnderstand) {
  for (const auto* last : {"", "soon", "0d", "3w", "99999d"})
    EXPECT_EQ(ask(last).status, ExitStatus::usage) << last;
  tests::write_file(candidate_.path() / "small.sch", "<schema");
  EXPECT_EQ(ask().status, ExitStatus::unreadable_input);
}

}  // namespace
}  // namespace ecluse::daemon
