#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::page_of;
using tests::text_in;

class Lists : public testing::Test {
 protected:
  Lists() { desk_.receive_refused_flux(); }
  tests::FakeDesk desk_;
};

TEST_F(Lists, OfFluxAreCutByWhatIsAsked) {
  const auto page = page_of("flux_list", desk_,
                            {{"etat", "IN_REJETE"},
                             {"partenaire", "ABC123"},
                             {"interface", "FSO1100A"},
                             {"nom", "0001"}});
  EXPECT_EQ(desk_.filter.state, "IN_REJETE");
  EXPECT_EQ(desk_.filter.partner, "ABC123");
  EXPECT_EQ(desk_.filter.interface, "FSO1100A");
  EXPECT_EQ(desk_.filter.name_part, "0001");
  EXPECT_EQ(text_in(list_in(page.view, "flux")[0], "row"), "7");
  page_of("flux_list", desk_, {{"etat", "attente"}});
  EXPECT_EQ(desk_.filter.standing, lifecycle::Standing::pending);
  EXPECT_EQ(desk_.filter.state, "");
}

/// SCR-14: what is over stays findable.
TEST_F(Lists, OfTheArchivesHoldWhatIsOver) {
  page_of("archives", desk_);
  EXPECT_EQ(desk_.filter.standing, lifecycle::Standing::finished);
}

TEST_F(Lists, OfDepositsAreOnesOwn) {
  EXPECT_EQ(list_in(page_of("deposit", desk_).view, "flux").size(), 1U);
  Reader other;
  other.sight.partners = {"XYZ789"};
  EXPECT_EQ(text_in(page_of("deposit", desk_, {}, {}, other).view, "_no_flux"), "yes");
}

TEST_F(Lists, OfMemoiresAreDrafts) {
  page_of("memoires", desk_);
  EXPECT_EQ(desk_.wishes.back().criteria.at("space"), "memoires");
  EXPECT_EQ(desk_.wishes.back().criteria.at("state"), "BROUILLON");
}

}  // namespace
}  // namespace ecluse::console
