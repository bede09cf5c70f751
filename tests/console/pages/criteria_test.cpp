#include "console/pages/criteria.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::Pair;

class Criteria : public testing::Test {
 protected:
  Visit visit(Fields query) {
    request_.query = std::move(query);
    return {request_, reader_, desk_, words_, Language::fr};
  }
  tests::FakeDesk desk_;
  Request request_{"GET", "/"};
  Reader reader_ = tests::house_reader();
  Words words_ = Words::standard().value();
};

/// SCR-06, SRH-01, SRH-02.
TEST_F(Criteria, AreThoseOfTheFormAndNoOthers) {
  const auto wish = wish_asked(visit({{"mots", "bief"},
                                      {"document", "PROJET_DECOMPTE_MENSUEL"},
                                      {"hide-refused", "10"},
                                      {"hide-taken", "yes"},
                                      {"root", "/"},
                                      {"tri", "issued"},
                                      {"sens", "asc"}}));
  EXPECT_EQ(wish.words, "bief");
  EXPECT_THAT(wish.criteria, ElementsAre(Pair("document", "PROJET_DECOMPTE_MENSUEL"),
                                         Pair("hide-refused", "10"), Pair("hide-taken", "yes")));
  EXPECT_EQ(wish.order.by, lifecycle::SortBy::issued);
  EXPECT_EQ(wish.order.direction, lifecycle::Direction::ascending);
}

TEST_F(Criteria, NarrowSynthese) {
  Wish wish{{}, {{"state", "REJETEE"}}, {}};
  const auto asked = visit({{"structure", "1"}, {"hide-taken", "yes"}, {"number", "F-1"}});
  add_filters(wish, asked);
  EXPECT_THAT(wish.criteria, ElementsAre(Pair("hide-taken", "yes"), Pair("state", "REJETEE"),
                                         Pair("structure", "1")));
  EXPECT_EQ(filters_of(wish, asked).size(), 4U);
}

TEST_F(Criteria, SayWhyTheyCannotBeRead) {
  const auto asked = visit({});
  EXPECT_THAT(fault_of({"E_SEARCH", "issued-from: hier"}, asked),
              testing::HasSubstr("issued-from: hier"));
  EXPECT_THAT(fault_of({"E_SEARCH_SORT", "net"}, asked), testing::HasSubstr("Trop de lignes"));
}

}  // namespace
}  // namespace ecluse::console
