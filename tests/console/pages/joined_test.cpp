#include "console/pages/joined.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::list_in;
using tests::text_in;
using tests::typed_memoire;

class JoinedPages : public testing::Test {
 protected:
  JoinedPages() {
    desk_.receive_refused_flux();
    desk_.acting.verdict = desk_.stories[0];
    desk_.acting.verdict.flux.fate = Fate::integrated;
  }
  Page sent(const std::string& wish, Fields more = {}, std::optional<Upload> upload = {}) {
    auto form = typed_memoire();
    form["geste"] = wish;
    form["partenaire"] = "ABC123";
    for (auto& [name, value] : more) form[name] = value;
    return std::get<Page>(tests::shown_by_form("memoire_act", desk_, std::move(form), {},
                                               tests::house_reader(), std::move(upload)));
  }
  static std::vector<std::string> names(const Page& page, std::string_view list) {
    std::vector<std::string> all;
    for (const auto& one : list_in(page.view, list)) all.push_back(text_in(one, "name"));
    return all;
  }

  tests::FakeDesk desk_;
};

/// MFJ-14: the recap: type, designation, extension, name, line, actions.
TEST_F(JoinedPages, ShowWhatWasJoined) {
  const auto page =
      sent("joindre",
           {{"pj_type", "ATTESTATION"}, {"pj_designation", "Service fait"}, {"pj_ligne", "1"}},
           Upload{"mission.pdf", "%PDF"});
  ASSERT_THAT(list_in(page.view, "joined"), SizeIs(1));
  const auto& row = list_in(page.view, "joined")[0];
  EXPECT_EQ(text_in(row, "kind"), "ATTESTATION");
  EXPECT_EQ(text_in(row, "kind_label"), "Attestation");
  EXPECT_EQ(text_in(row, "designation"), "Service fait");
  EXPECT_EQ(text_in(row, "extension"), "pdf");
  EXPECT_EQ(text_in(row, "name"), "mission.pdf");
  EXPECT_EQ(text_in(row, "line"), "1");
  EXPECT_EQ(text_in(page.view, "_joined_field"), "1:1");
  EXPECT_THAT(names(page, "available"), IsEmpty()) << "it is taken";
}

/// MFJ-15: « + » takes one of the list, « retirer » gives it back.
TEST_F(JoinedPages, TakeAndGiveBackWhatTheStructureKeeps) {
  desk_.shelved.add("00000127100014", "RIB", "rib.pdf");
  desk_.shelved.add("99999999900014", "RIB", "autre.pdf");
  EXPECT_THAT(names(sent("ligne"), "available"), ElementsAre("rib.pdf"));
  const auto taken = sent("plus-1");
  EXPECT_THAT(names(taken, "joined"), ElementsAre("rib.pdf"));
  EXPECT_THAT(names(taken, "available"), IsEmpty());
  const auto back = sent("retirer-1", {{"jointes", "1:0"}});
  EXPECT_THAT(names(back, "joined"), IsEmpty());
  for (const auto* wrong : {"plus-2", "plus-9", "plus-", "plus-x"})
    EXPECT_EQ(text_in(sent(wrong).view, "error"), "E_SHELF_NONE") << wrong;
}

TEST_F(JoinedPages, SayWhichLineIsNone) {
  const auto row = desk_.shelved.add("", "", "frais.pdf");
  for (const auto* wish : {"controler", "deposer"}) {
    const auto page = sent(wish, {{"jointes", std::to_string(row) + ":7"}});
    EXPECT_EQ(page.status, 400U);
    EXPECT_EQ(text_in(page.view, "error"), "E_DEPOSIT_ENTRY");
    EXPECT_FALSE(text_in(list_in(page.view, "joined").at(0), "fault").empty());
  }
  EXPECT_THAT(desk_.acting.given, IsEmpty());
}

/// ORG-14.
TEST_F(JoinedPages, JoinTheBankDetailsByThemselves) {
  desk_.shelved.add("00000127100014", "RIB", "rib.pdf");
  EXPECT_THAT(names(sent("controler"), "joined"), ElementsAre("rib.pdf"));
  EXPECT_THAT(desk_.acting.given, SizeIs(1));
}

TEST_F(JoinedPages, SayWhyAFileIsNotTaken) {
  desk_.shelved.error = Error{"E_SHELF_TYPE", ""};
  const auto page = sent("joindre", {}, Upload{"a.pdf", "MZ"});
  EXPECT_EQ(page.status, 400U);
  EXPECT_EQ(text_in(page.view, "error"), "E_SHELF_TYPE");
  desk_.shelved.error = Error{"E_RIGHT_NONE", ""};
  EXPECT_EQ(sent("joindre", {}, Upload{"a.pdf", "%PDF"}).status, 403U);
}

TEST_F(JoinedPages, AreBounded) {
  std::string all;
  for (std::size_t at = 0; at < most_joined; ++at)
    all += std::to_string(desk_.shelved.add("", "", "f.pdf")) + ":0,";
  const auto one_more = "plus-" + std::to_string(desk_.shelved.add("", "", "g.pdf"));
  EXPECT_EQ(text_in(sent(one_more, {{"jointes", all}}).view, "error"), "E_DEPOSIT_JOINED");
}

}  // namespace
}  // namespace ecluse::console
