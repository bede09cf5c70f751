#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;

class OrderCommands : public testing::Test {
 protected:
  OrderCommand wish(Deed deed, std::vector<std::string> ids) const {
    OrderCommand command;
    command.deed = deed;
    command.root = home_.text();
    command.ids = std::move(ids);
    command.comment = "le partenaire a appelé";
    return command;
  }
  tests::Said say(Deed deed, const std::string& id) const { return perform(wish(deed, {id})); }

  tests::TestRoot home_;
};

TEST_F(OrderCommands, AskForAReason) {
  auto command = wish(Deed::hold, {"ABC123"});
  command.comment = "  ";
  const auto said = perform(command);
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("say why"));
}

TEST_F(OrderCommands, WantAllInCapitalsAndAloneForASelection) {
  auto selected = wish(Deed::hold, {"all"});
  selected.partner = "ABC123";
  EXPECT_EQ(perform(selected).status, ExitStatus::usage);
  selected.ids = {"ALL", "other"};
  EXPECT_EQ(perform(selected).status, ExitStatus::usage);
  selected.ids = {"ALL"};
  EXPECT_EQ(perform(selected).status, ExitStatus::nothing_to_do);
  home_.drop(flux_name(1), "");
  home_.drop(flux_name(1, "OPE001"), "", "OPE001");
  const auto said = perform(selected);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr(flux_name(1) + ": held"));
  EXPECT_EQ(said.out.find("OPE001"), std::string::npos);
  selected.older = "2 moons";
  EXPECT_EQ(perform(selected).status, ExitStatus::usage);
}

TEST_F(OrderCommands, SayForEachWhatCameOfIt) {
  home_.drop(flux_name(1), "");
  auto command = wish(Deed::hold, {flux_name(1), "nobody"});
  const auto said = perform(command);
  EXPECT_EQ(said.status, ExitStatus::some_rejected);
  EXPECT_THAT(said.out, HasSubstr("nobody: nothing is called so here"));
  EXPECT_EQ(say(Deed::hold, "nobody").status, ExitStatus::all_rejected);
  command.ids = {flux_name(1)};
  command.output = Output::json;
  const auto line = nlohmann::json::parse(perform(command).out);
  EXPECT_EQ(line["done"], false);
  EXPECT_EQ(line["error"], "E_ORDER_STANDS");
  EXPECT_EQ(line["stands"], "waiting");
}

TEST_F(OrderCommands, HoldAPartnerAndReleaseIt) {
  home_.drop(flux_name(1), tests::small_ubl());
  EXPECT_THAT(say(Deed::hold, "ABC123").out, HasSubstr("ABC123: all that it drops is held"));
  EXPECT_EQ(perform(RunCommand{home_.text()}).status, ExitStatus::nothing_to_do);
  EXPECT_THAT(say(Deed::release, flux_name(1)).out, HasSubstr("its partner is held"));
  EXPECT_EQ(say(Deed::release, "ABC123").status, ExitStatus::all_accepted);
  EXPECT_EQ(perform(RunCommand{home_.text()}).status, ExitStatus::all_accepted);
}

}  // namespace
}  // namespace ecluse::daemon
