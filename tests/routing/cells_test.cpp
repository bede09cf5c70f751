#include "routing/cells.hpp"

#include <gtest/gtest.h>

#include "model/route.hpp"

namespace ecluse::routing {
namespace {

TEST(Cells, ReadAFlagInBothLanguages) {
  for (const auto* yes : {"oui", "Oui", "OUI", "yes", "true", "1"})
    EXPECT_EQ(read_flag(yes), true) << yes;
  for (const auto* no : {"non", "NON", "no", "False", "0"}) EXPECT_EQ(read_flag(no), false) << no;
  for (const auto* neither : {"", "-", "o", "peut-être", "ouioui"})
    EXPECT_EQ(read_flag(neither), std::nullopt) << neither;
}

TEST(Cells, TakeADashForNothing) {
  EXPECT_EQ(dash_is_empty("-"), "");
  EXPECT_EQ(dash_is_empty("--"), "--");
}

TEST(Cells, NameAValueOfAnEnumeration) {
  constexpr std::array roles{Role::moa, Role::moe};
  EXPECT_EQ(named("moe", roles), Role::moe);
  EXPECT_EQ(named("MOE", roles), std::nullopt);
}

TEST(Cells, TellTheLineOfAFault) {
  EXPECT_EQ(table_fault(12, "mode X").value(), (Error{"E_TABLE", "line 12: mode X"}));
}

}  // namespace
}  // namespace ecluse::routing
