// What people do in the space "Suivi des flux" (acceptance.md SCR-01, SCR-09, MFJ-18), from the
// form that they send to what the gate, the audit and the next page say of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using console::Fields;
using lifecycle::Level;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Json = nlohmann::json;

/// A house where one invoice was integrated; who writes, and who only looks, for its depositor.
class ConsoleActs : public testing::Test {
 protected:
  ConsoleActs() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.run();
    console_.emplace(house_);
    const auto depositor = lifecycle::partner_holder("ABC123");
    writer_ = console_->person("ecrit@ecluse.test", depositor, "SUIVI_FLUX", Level::modification);
    looker_ = console_->person("lit@ecluse.test", depositor, "SUIVI_FLUX");
    stranger_ = console_->person("autre@ecluse.test", lifecycle::partner_holder("OPE001"),
                                 "SUIVI_FLUX", Level::modification);
    row_ = json(console_->get("/api/flux", writer_))["flux"][0]["row"].get<int>();
  }
  static Json json(const console::Reply& reply) { return Json::parse(reply.body); }
  std::string acts(const std::string& root = "") const {
    return root + "/flux/" + std::to_string(row_) + "/actes";
  }

  House house_;
  std::optional<ConsoleHouse> console_;
  std::string writer_, looker_, stranger_;
  int row_ = 0;
};

// SCR-09: what the rights allow where the flux stands is on its page, in a form without script.
TEST_F(ConsoleActs, AreOnThePageOfWhoMayTakeThem) {
  const auto target = "/flux/" + std::to_string(row_);
  const auto page = console_->get(target, writer_).body;
  EXPECT_THAT(page, AllOf(HasSubstr("action=\"" + target + "/actes\""), HasSubstr("redeliver"),
                          Not(HasSubstr("acte-hold"))));
  EXPECT_THAT(console_->get(target, looker_).body, Not(HasSubstr("name=\"acte\"")));
}

// SCR-09: from the form and from the API, with the account as who, in the audit.
TEST_F(ConsoleActs, AreDoneFromAFormAndFromTheApi) {
  const Fields form{{"acte", "redeliver"}, {"commentaire", "fichier perdu"}};
  const auto page = console_->post(acts(), form, writer_);
  EXPECT_EQ(page.status, 200U);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Action faite"), HasSubstr("fichier perdu")));
  EXPECT_THAT(house_.audited(), Contains(AllOf(HasSubstr("ecrit@ecluse.test redeliver ABC123/"),
                                               HasSubstr("fichier perdu"))));
  const auto replay = json(console_->post(
      acts("/api"), {{"acte", "replay_now"}, {"commentaire", "annuaire corrigé"}}, writer_));
  EXPECT_EQ(replay["effects"][0]["done"], true) << replay;
  EXPECT_THAT(replay["effects"][0]["changes"], IsEmpty());
  EXPECT_EQ(json(console_->get("/api/compte", writer_))["token"].get<std::string>().size(), 64U);
}

// SCR-09, ESP-03: without right, comment, token or sight nothing is done.
TEST_F(ConsoleActs, AreRefusedWithoutRightCommentOrToken) {
  const auto before = house_.audited().size();
  for (const auto* act : {"hold", "release", "requeue", "expire", "redeliver", "replay"}) {
    const Fields form{{"acte", act}, {"commentaire", "pourquoi"}};
    for (const auto* root : {"", "/api"}) {
      EXPECT_EQ(console_->post(acts(root), form, looker_).status, 403U) << act;
      EXPECT_EQ(console_->post(acts(root), form, stranger_).status, 404U) << act;
      EXPECT_EQ(console_->post(acts(root), {{"acte", act}}, writer_).status, 400U) << act;
      console::Request forged{"POST", acts(root), {}, form};
      forged.cookies["session"] = writer_;
      EXPECT_EQ(console_->front().answer(forged, console_->desk(), console_->door()).status, 403U);
    }
  }
  EXPECT_EQ(json(console_->post(acts("/api"), {{"acte", "hold"}, {"commentaire", "c"}},
                                looker_))["error"],
            "E_RIGHT_LEVEL");
  EXPECT_EQ(house_.audited().size(), before + 13)
      << "who tried without the right is kept, and nothing else";
}

// SCR-09: a whole selection, ALL in capitals.
TEST_F(ConsoleActs, TakeAWholeSelection) {
  for (const int nth : {2, 3})
    house_.drop("ABC123", flux_name("FSO1100A", nth), made_invoice("F-" + std::to_string(nth)));
  house_.drop("OPE001", flux_name("FSO1100A", 4, "OPE001"), "");
  EXPECT_THAT(json(console_->get("/api/ordres", writer_))["unended"], SizeIs(2));
  Fields form{{"acte", "hold"}, {"commentaire", "panne du partenaire"}, {"tout", "all"}};
  EXPECT_EQ(console_->post("/api/ordres", form, writer_).status, 400U);
  form["tout"] = "ALL";
  EXPECT_EQ(json(console_->post("/api/ordres", form, writer_))["done"], 2);
  EXPECT_THAT(house_.run(), SizeIs(1)) << "that of the other partner";
  const auto held = json(console_->get("/api/ordres?etat=held", writer_))["unended"];
  ASSERT_THAT(held, SizeIs(2));
  EXPECT_EQ(held[0]["standing"], "ecrit@ecluse.test: panne du partenaire");
  const auto released = console_->post(
      "/ordres",
      {{"acte", "release"}, {"commentaire", "réparé"}, {"flux", held[0]["box"].get<std::string>()}},
      writer_);
  EXPECT_EQ(released.status, 200U);
  EXPECT_THAT(house_.run(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::tests
