#include "console/pages/actions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::page_of;
using tests::shown_by_form;
using tests::text_in;

class Actions : public testing::Test {
 protected:
  Actions() { desk_.receive_refused_flux(); }
  Page acted(Fields form) {
    return std::get<Page>(shown_by_form("flux_act", desk_, std::move(form), {"7"}));
  }
  Page of_stock(Fields form) {
    return std::get<Page>(shown_by_form("orders_act", desk_, std::move(form)));
  }
  const Order& ordered() { return desk_.acting.orders.at(0); }

  tests::FakeDesk desk_;
};

TEST_F(Actions, AreOfferedOnThePageOfAFlux) {
  const auto page = page_of("flux", desk_, {}, {"7"});
  const auto& acts = list_in(page.view, "offers");
  ASSERT_EQ(acts.size(), 3U) << "a replay is one as of then and one as of now";
  EXPECT_EQ(text_in(acts[0], "act"), "replay");
  EXPECT_EQ(text_in(acts[1], "act"), "replay_now");
  EXPECT_EQ(text_in(acts[2], "label"), "Remettre les comptes rendus");
  EXPECT_EQ(text_in(page.view, "_act_to"), "/flux/7/actes");
  EXPECT_EQ(text_in(page.view, "standing"), "marie: montant à vérifier");
}

TEST_F(Actions, AreDoneAndToldWithTheirEffect) {
  const auto page = acted({{"acte", "redeliver"}, {"commentaire", "perdu"}});
  EXPECT_EQ(ordered().act, "redeliver");
  EXPECT_EQ(ordered().comment, "perdu");
  EXPECT_EQ(ordered().flux, std::vector<std::int64_t>{7});
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(text_in(page.view, "act_label"), "Remettre les comptes rendus");
  EXPECT_EQ(text_in(list_in(page.view, "effects").at(0), "words"), "fait");
}

TEST_F(Actions, ReplayAsOfThenAndAsOfNow) {
  acted({{"acte", "replay"}, {"commentaire", "c"}});
  acted({{"acte", "replay_now"}, {"commentaire", "c"}});
  EXPECT_EQ(desk_.acting.orders[0].as_of, "");
  EXPECT_EQ(desk_.acting.orders[1].act, "replay");
  EXPECT_EQ(desk_.acting.orders[1].as_of, "now");
}

struct Refused {
  Error error;
  unsigned status;
};

TEST_F(Actions, SayWhyNothingWasDone) {
  for (const auto& [error, status] : std::vector<Refused>{{{"E_ORDER_COMMENT", ""}, 400},
                                                          {{"E_ORDER_ACT", ""}, 400},
                                                          {{"E_RIGHT_LEVEL", ""}, 403}}) {
    desk_.acting.error = error;
    const auto page = acted({{"acte", "hold"}, {"commentaire", "tapé"}});
    EXPECT_EQ(page.status, status) << error.code;
    EXPECT_EQ(text_in(page.view, "error"), error.code);
    EXPECT_FALSE(text_in(page.view, "words").empty());
    EXPECT_EQ(text_in(page.view, "_comment"), "tapé");
  }
  desk_.acting.error = Error{"E_ORDER_UNKNOWN", ""};
  EXPECT_TRUE(std::holds_alternative<Missing>(shown_by_form("flux_act", desk_, {}, {"7"})));
  EXPECT_TRUE(std::holds_alternative<Missing>(shown_by_form("flux_act", desk_, {}, {"sept"})));
}

TEST_F(Actions, ThatNothingAllowedAreInConflict) {
  desk_.acting.effects[0].done = false;
  EXPECT_EQ(acted({{"acte", "hold"}, {"commentaire", "c"}}).status, 409U);
  desk_.acting.effects.clear();
  EXPECT_EQ(acted({{"acte", "hold"}, {"commentaire", "c"}}).status, 400U);
}

/// The names of files are what strangers wrote: a comma in one is no second box.
TEST_F(Actions, KnowAFileByItsBoxWhateverItsName) {
  const auto page = page_of("orders", desk_);
  const auto& rows = list_in(page.view, "unended");
  ASSERT_EQ(rows.size(), 2U);
  const auto boxes = text_in(rows[0], "box") + ',' + text_in(rows[1], "box");
  of_stock({{"acte", "hold"}, {"commentaire", "c"}, {"flux", boxes}});
  EXPECT_EQ(ordered().flux, std::vector<std::int64_t>{8});
  ASSERT_EQ(ordered().files.size(), 1U);
  EXPECT_EQ(ordered().files[0].name, "a,b&c");
  EXPECT_EQ(ordered().files[0].partner, "ABC123");
  EXPECT_TRUE(std::holds_alternative<Missing>(
      shown_by_form("orders_act", desk_, {{"acte", "hold"}, {"flux", "8,../etc"}})));
}

TEST_F(Actions, WantAllInCapitalsForASelection) {
  const Fields form{
      {"acte", "hold"}, {"commentaire", "c"}, {"partenaire", "ABC123"}, {"age", "2d"}};
  for (const auto* said : {"", "all", "TOUT"}) {
    auto typed = form;
    typed["tout"] = said;
    EXPECT_EQ(of_stock(typed).status, 400U) << said;
  }
  auto both = form;
  both["tout"] = "ALL";
  both["flux"] = "8";
  EXPECT_EQ(of_stock(both).status, 400U) << "and nothing ticked";
  EXPECT_TRUE(desk_.acting.orders.empty());
  both.erase("flux");
  EXPECT_EQ(of_stock(both).status, 200U);
  EXPECT_EQ(ordered().all->partner, "ABC123");
  EXPECT_EQ(ordered().all->older, "2d");
}

TEST_F(Actions, OfAllAreOnlyThoseOfWhatHasNotEnded) {
  EXPECT_EQ(of_stock({{"acte", "redeliver"}, {"commentaire", "c"}, {"tout", "ALL"}}).status, 400U);
  EXPECT_EQ(page_of("orders", desk_, {{"age", "hier"}}).status, 400U);
}

/// SCR-09, MFJ-26: one piece, or several; what is sent is confirmed first (MFJ-18).
TEST_F(Actions, AreTakenWithPieces) {
  const auto page = page_of("piece", desk_, {}, {std::to_string(tests::FakeDesk::piece_row)});
  EXPECT_EQ(text_in(list_in(page.view, "offers").at(0), "act"), "send");
  EXPECT_FALSE(text_in(page.view, "_warning").empty());
  const auto sent = [&](const char* name, Fields form, std::vector<std::string> places) {
    return shown_by_form(name, desk_, std::move(form), std::move(places));
  };
  Fields form{{"acte", "send"}, {"commentaire", "c"}};
  EXPECT_EQ(std::get<Page>(sent("piece_act", form, {"7"})).status, 400U) << "not confirmed";
  form["confirme"] = "oui";
  EXPECT_EQ(std::get<Page>(sent("piece_act", form, {"7"})).status, 200U);
  EXPECT_EQ(std::get<Page>(sent("pieces_act", form, {})).status, 400U) << "none ticked";
  form["piece"] = "8,9";
  EXPECT_EQ(std::get<Page>(sent("pieces_act", form, {})).status, 200U);
  ASSERT_EQ(desk_.acting.piece_orders.size(), 2U);
  EXPECT_EQ(desk_.acting.piece_orders[1].pieces, (std::vector<std::int64_t>{8, 9}));
  form["piece"] = "8,x";
  EXPECT_TRUE(std::holds_alternative<Missing>(sent("pieces_act", form, {})));
}

/// Each has words, and says what it does.
TEST_F(Actions, HaveWords) {
  const auto words = Words::standard().value();
  for (const std::string act : {"hold", "release", "requeue", "expire", "redeliver", "replay",
                                "replay_now", "send", "duplicate", "abandon", "delete"}) {
    EXPECT_TRUE(words.has("act_" + act));
    EXPECT_TRUE(words.has("act_" + act + "_hint"));
  }
}

TEST_F(Actions, AreSentWithTheTokenThatThePageOfOnesAccountTells) {
  auto reader = tests::house_reader();
  reader.token = "jeton";
  const auto page = page_of("account", desk_, {}, {}, reader);
  EXPECT_EQ(text_in(page.view, "token"), "jeton");
  EXPECT_EQ(text_in(page.view, "account"), "house@example.test");
}

}  // namespace
}  // namespace ecluse::console
