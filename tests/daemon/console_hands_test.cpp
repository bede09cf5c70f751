#include "daemon/console_hands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/past_house.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using console::Order;
using console::Reader;
using lifecycle::Level;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flux_name;
using tests::made_invoice;

/// ABC123 had an invoice integrated, and another waits.
class ConsoleHandsOfAHouse : public testing::Test {
 protected:
  ConsoleHandsOfAHouse() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.run();
    house_.drop("ABC123", flux_name("FSO1100A", 2), made_invoice("F-2"));
    console_.emplace(house_);
    writer_ = reader("ecrit@ecluse.test", Level::modification);
    looker_ = reader("lit@ecluse.test", Level::consultation);
    other_.account = writer_.account;
    other_.sight.partners = {"OPE001"};
  }
  Reader reader(const std::string& email, Level level) {
    const auto session =
        console_->person(email, lifecycle::partner_holder("ABC123"), "SUIVI_FLUX", level);
    return console_->door().reader(session).value().value();
  }
  console::Hands& hands() { return console_->desk().hands(); }
  std::int64_t ended() { return console_->desk().flux({}, {}, writer_).value().at(0).row; }
  static Order order(const std::string& act, std::vector<std::int64_t> flux) {
    Order order{act, "le partenaire a appelé"};
    order.flux = std::move(flux);
    return order;
  }
  std::string refusal(const Order& order, const Reader& reader) {
    const auto done = hands().act(order, reader, Language::fr);
    return done ? "" : done.error().code;
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader writer_, looker_, other_;
};

TEST_F(ConsoleHandsOfAHouse, OfferWhatTheRightsAllowWhereAFluxStands) {
  EXPECT_THAT(hands().offers(ended(), writer_)->acts, ElementsAre("replay", "redeliver"));
  EXPECT_THAT(hands().offers(ended(), looker_)->acts, IsEmpty());
  EXPECT_THAT(hands().offers(ended(), other_)->acts, IsEmpty());
  EXPECT_THAT(hands().offers(999, writer_)->acts, IsEmpty());
}

TEST_F(ConsoleHandsOfAHouse, ListWhatHasNotEnded) {
  const auto all = hands().unended({}, looker_).value();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].file_name, flux_name("FSO1100A", 2));
  EXPECT_EQ(all[0].stand, "waiting");
  EXPECT_EQ(all[0].flux_row, -1);
  EXPECT_THAT(*hands().unended({}, other_), IsEmpty());
  EXPECT_EQ(hands().unended({"", "", "hier"}, writer_).error().code, "E_DURATION");
}

/// SCR-09: the same way as the command line: the gate heeds it, the audit says who.
TEST_F(ConsoleHandsOfAHouse, HoldAFileThatWaitsAndReleaseIt) {
  Order hold{"hold", "montant à vérifier"};
  hold.files = {{"ABC123", flux_name("FSO1100A", 2)}};
  const auto effects = hands().act(hold, writer_, Language::fr).value();
  ASSERT_THAT(effects, SizeIs(1));
  EXPECT_TRUE(effects[0].done);
  EXPECT_THAT(effects[0].words, HasSubstr("retenu"));
  EXPECT_THAT(house_.run(), IsEmpty());
  EXPECT_THAT(hands().unended({"", "held", ""}, writer_)->at(0).standing,
              HasSubstr("ecrit@ecluse.test: montant à vérifier"));
  EXPECT_THAT(house_.audited(), Contains("ecrit@ecluse.test hold ABC123/" +
                                         flux_name("FSO1100A", 2) + ": montant à vérifier"));
  auto release = hold;
  release.act = "release";
  EXPECT_TRUE(hands().act(release, writer_, Language::fr)->at(0).done);
  EXPECT_THAT(house_.run(), SizeIs(1));
}

TEST_F(ConsoleHandsOfAHouse, DeliverAgainAndGiveUp) {
  const auto again = hands().act(order("redeliver", {ended()}), writer_, Language::fr).value();
  EXPECT_TRUE(again.at(0).done) << again.at(0).words;
  Order expire{"expire", "envoyé par erreur"};
  expire.all = console::Choice{"ABC123", "waiting", ""};
  EXPECT_THAT(*hands().act(expire, writer_, Language::fr), SizeIs(1));
  house_.run();
  EXPECT_EQ(house_.conservation().quarantined, 1);
}

TEST_F(ConsoleHandsOfAHouse, SayWhereAnActMakesNoSense) {
  const auto held = hands().act(order("hold", {ended()}), writer_, Language::fr).value();
  EXPECT_FALSE(held.at(0).done);
  EXPECT_EQ(held.at(0).error, "E_ORDER_ENDED");
  EXPECT_THAT(held.at(0).words, HasSubstr("ce flux est terminé"));
}

TEST_F(ConsoleHandsOfAHouse, RunTheControlsAgain) {
  const auto premises = Premises::open(house_.root()).value();
  ASSERT_TRUE(keep_tables(premises->disk, premises->root, premises->tables));
  for (const auto* moment : {"then", "now"}) {
    auto replay = order("replay", {ended()});
    replay.as_of = moment;
    const auto effects = hands().act(replay, writer_, Language::fr);
    ASSERT_TRUE(effects) << effects.error().code << effects.error().detail;
    EXPECT_TRUE(effects->at(0).done) << effects->at(0).words;
    EXPECT_THAT(effects->at(0).changes, IsEmpty()) << effects->at(0).words;
  }
  EXPECT_THAT(house_.audited(), Contains(HasSubstr("ecrit@ecluse.test replay as_of=now ")));
}

/// Without the right, without a comment, about what is not seen: nothing is done, and the audit
/// keeps who tried.
TEST_F(ConsoleHandsOfAHouse, RefuseWithoutRightOrComment) {
  for (const auto* act : {"hold", "release", "requeue", "expire", "redeliver", "replay"}) {
    EXPECT_EQ(refusal(order(act, {ended()}), looker_), "E_RIGHT_LEVEL") << act;
    EXPECT_THAT(house_.audited().front(), HasSubstr("lit@ecluse.test refused E_RIGHT_LEVEL"))
        << act;
    EXPECT_EQ(refusal(order(act, {ended()}), other_), "E_ORDER_UNKNOWN") << act;
    auto mute = order(act, {ended()});
    mute.comment = " \n";
    EXPECT_EQ(refusal(mute, writer_), "E_ORDER_COMMENT") << act;
  }
  EXPECT_EQ(refusal(order("delete", {ended()}), writer_), "E_ORDER_ACT");
  Order stranger{"hold", "c"};
  stranger.files = {{"OPE001", flux_name("FSO1100A", 2)}};
  EXPECT_EQ(refusal(stranger, writer_), "E_ORDER_UNKNOWN");
}

}  // namespace
}  // namespace ecluse::daemon
