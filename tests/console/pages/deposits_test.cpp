#include "console/pages/deposits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::list_in;
using tests::page_of;
using tests::text_in;

class Deposits : public testing::Test {
 protected:
  Deposits() {
    desk_.receive_refused_flux();
    desk_.acting.verdict = desk_.stories[0];
  }
  Page given(Fields form, std::optional<Upload> upload = Upload{"un.xml", "<a/>"}) {
    form["partenaire"] = "ABC123";
    return std::get<Page>(tests::shown_by_form("deposit_act", desk_, std::move(form), {},
                                               tests::house_reader(), std::move(upload)));
  }

  tests::FakeDesk desk_;
};

TEST_F(Deposits, AreOfferedToWhoMayDeposit) {
  const auto page = page_of("deposit", desk_);
  EXPECT_EQ(text_in(list_in(page.view, "ways").at(0), "partner"), "ABC123");
  EXPECT_EQ(list_in(page.view, "waiting").size(), 2U) << "what he dropped and is not taken yet";
  EXPECT_THAT(list_in(page_of("deposit", desk_, {}, {}, {}).view, "ways"), IsEmpty());
}

/// The verdict with its findings, each with its answers, and nothing kept.
TEST_F(Deposits, AreCheckedAsTheGateWouldJudgeThem) {
  const auto page = given({{"geste", "controler"}, {"interface", "FSO1100A"}});
  EXPECT_THAT(desk_.acting.given, ElementsAre("ABC123/FSO1100A/un.xml"));
  EXPECT_EQ(page.name, "verdict");
  EXPECT_EQ(text_in(page.view, "state"), "IN_REJETE");
  EXPECT_EQ(text_in(page.view, "kept"), "no");
  const auto& finding = list_in(list_in(page.view, "list").at(0), "findings").at(0);
  for (const auto* answer : {"message", "advice", "actor", "label"})
    EXPECT_FALSE(text_in(finding, answer).empty()) << answer;
  EXPECT_EQ(text_in(finding, "marked"), "TROP-LONG");
}

/// MFJ-18: nothing is submitted by mistake.
TEST_F(Deposits, AreSubmittedOnceConfirmed) {
  const auto unconfirmed = given({{"geste", "deposer"}});
  EXPECT_EQ(unconfirmed.status, 400U);
  EXPECT_EQ(text_in(unconfirmed.view, "error"), "E_DEPOSIT_CONFIRM");
  EXPECT_THAT(desk_.acting.given, IsEmpty());
  const auto page = given({{"geste", "deposer"}, {"confirme", "oui"}});
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(page.name, "deposited");
  EXPECT_EQ(text_in(page.view, "follow"), "/chercher?q=X");
  EXPECT_EQ(text_in(page.view, "account"), "house@example.test");
}

TEST_F(Deposits, SayWhyNot) {
  EXPECT_EQ(text_in(given({{"geste", "controler"}}, std::nullopt).view, "error"), "E_DEPOSIT_FILE");
  EXPECT_EQ(given({{"geste", "controler"}}, Upload{}).status, 400U) << "none was chosen";
  EXPECT_EQ(given({}).status, 400U) << "neither checked nor submitted";
  for (const auto& [code, status] : std::vector<std::pair<std::string, unsigned>>{
           {"E_RIGHT_LEVEL", 403}, {"E_DROP_EXISTS", 409}, {"E_DEPOSIT_INTERFACE", 400}}) {
    desk_.acting.error = Error{code, ""};
    for (const auto* wish : {"controler", "deposer"}) {
      const auto page = given({{"geste", wish}, {"confirme", "oui"}});
      EXPECT_EQ(page.status, status) << code;
      EXPECT_EQ(list_in(page.view, "ways").size(), 1U) << "the form again";
    }
  }
}

}  // namespace
}  // namespace ecluse::console
