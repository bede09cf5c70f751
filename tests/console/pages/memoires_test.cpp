#include "console/pages/memoires.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::list_in;
using tests::page_of;
using tests::text_in;
using tests::typed_memoire;

class MemoirePages : public testing::Test {
 protected:
  MemoirePages() {
    desk_.receive_refused_flux();
    desk_.acting.verdict = desk_.stories[0];
  }
  Page sent(const std::string& wish, Fields form = typed_memoire()) {
    form["geste"] = wish;
    form["partenaire"] = "ABC123";
    return std::get<Page>(tests::shown_by_form("memoire_act", desk_, std::move(form)));
  }
  void accept() { desk_.acting.verdict.flux.fate = Fate::integrated; }
  static View field(const Page& page, const std::string& name) {
    for (const auto* lists : {"blocks", "lines"})
      for (const auto& block : list_in(page.view, lists))
        for (const auto& one : list_in(block, "fields"))
          if (text_in(one, "name") == name) return one;
    return {};
  }

  tests::FakeDesk desk_;
};

TEST_F(MemoirePages, OfferABlankForm) {
  const auto page = page_of("memoires", desk_);
  EXPECT_EQ(list_in(page.view, "blocks").size(), 4U);
  EXPECT_EQ(list_in(page.view, "lines").size(), 1U);
  EXPECT_EQ(text_in(field(page, "destinataire_nom"), "value"), "ETAT");
  EXPECT_EQ(list_in(field(page, "autorite_1"), "options").size(), 1U);
  EXPECT_THAT(list_in(page_of("memoires", desk_, {}, {}, {}).view, "ways"), IsEmpty());
}

TEST_F(MemoirePages, AddALineAndKeepWhatWasTyped) {
  const auto page = sent("ligne");
  EXPECT_EQ(list_in(page.view, "lines").size(), 2U);
  EXPECT_EQ(text_in(field(page, "affaire_1"), "value"), "26/00118");
  EXPECT_THAT(desk_.acting.given, IsEmpty());
}

/// What is wrong is told at its field, and nothing is judged nor lost.
TEST_F(MemoirePages, SayWhatIsWrongFieldByField) {
  auto form = typed_memoire();
  form["date"] = "hier";
  form["tarif_1"] = "";
  for (const auto* wish : {"controler", "deposer"}) {
    const auto page = sent(wish, form);
    EXPECT_EQ(page.status, 400U);
    EXPECT_EQ(text_in(page.view, "error"), "E_DEPOSIT_ENTRY");
    EXPECT_EQ(text_in(field(page, "date"), "value"), "hier");
    EXPECT_FALSE(text_in(field(page, "date"), "fault").empty());
    EXPECT_FALSE(text_in(field(page, "tarif_1"), "fault").empty());
    EXPECT_TRUE(text_in(field(page, "numero"), "fault").empty());
  }
  EXPECT_THAT(desk_.acting.given, IsEmpty());
}

TEST_F(MemoirePages, ShowTheVerdictOfTheGate) {
  const auto page = sent("controler");
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(text_in(page.view, "state"), "IN_REJETE");
  EXPECT_EQ(text_in(list_in(page.view, "sums").at(0), "gross"), "158,25");
  EXPECT_THAT(desk_.acting.given, ElementsAre("ABC123/FSO1120A/memoire.xml"));
  EXPECT_EQ(sent("deposer").status, 409U) << "what the gate would refuse is not sent";
}

/// MFJ-18: under the warning, once confirmed.
TEST_F(MemoirePages, SendWhatIsConfirmed) {
  accept();
  EXPECT_EQ(text_in(sent("deposer").view, "error"), "E_DEPOSIT_CONFIRM");
  auto form = typed_memoire();
  form["confirme"] = "oui";
  const auto page = sent("deposer", form);
  EXPECT_EQ(page.name, "deposited");
  EXPECT_EQ(desk_.acting.given.size(), 3U) << "judged twice, submitted once";
}

TEST_F(MemoirePages, SayWhyNot) {
  for (const auto& [code, status] : std::vector<std::pair<std::string, unsigned>>{
           {"E_RIGHT_NONE", 403}, {"E_DEPOSIT_PARTNER", 400}}) {
    desk_.acting.error = Error{code, ""};
    EXPECT_EQ(sent("controler").status, status);
    EXPECT_EQ(text_in(sent("controler").view, "error"), code);
  }
  EXPECT_EQ(sent("").status, 400U);
}

}  // namespace
}  // namespace ecluse::console
