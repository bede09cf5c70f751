#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using tests::list_in;
using tests::page_of;
using tests::text_in;

class AccountPages : public testing::Test {
 protected:
  Page sent(Fields form) {
    return std::get<Page>(tests::shown_by_form("account_act", desk_, std::move(form)));
  }
  tests::FakeDesk desk_;
};

/// ESP-02.
TEST_F(AccountPages, SayWhoReadsAndWhatHeIsAttachedTo) {
  desk_.known.belonging = {{"00000127100014", "INTERPRETES DU BIEF", "", "", "Frais de justice"}};
  const auto page = page_of("account", desk_);
  EXPECT_EQ(text_in(page.view, "account"), "house@example.test");
  ASSERT_THAT(list_in(page.view, "belongings"), SizeIs(1));
  EXPECT_EQ(text_in(list_in(page.view, "belongings")[0], "name"), "INTERPRETES DU BIEF");
}

TEST_F(AccountPages, TakeWhatIsAskedFor) {
  const auto page = sent({{"geste", "demander"},
                          {"nature", "structure"},
                          {"titulaire", "00000127100014"},
                          {"commentaire", "je les gère"}});
  EXPECT_FALSE(text_in(page.view, "done").empty());
  ASSERT_THAT(list_in(page.view, "askings"), SizeIs(1));
  EXPECT_EQ(text_in(list_in(page.view, "askings")[0], "answer_label"),
            "En attente du gestionnaire");
  EXPECT_EQ(text_in(list_in(page.view, "askings")[0], "what"), "Rattachement");
}

TEST_F(AccountPages, TakeTheAnswerOfAGestionnaire) {
  sent({{"geste", "accepter"}, {"demande", "3"}});
  sent({{"geste", "refuser"}, {"demande", "4"}});
  EXPECT_THAT(desk_.known.answered,
              ElementsAre(Pair(3, Verdict::accept), Pair(4, Verdict::refuse)));
}

TEST_F(AccountPages, SayWhyNot) {
  EXPECT_EQ(sent({{"geste", "accepter"}}).status, 400U);
  EXPECT_EQ(sent({{"geste", "autre"}, {"demande", "3"}}).status, 400U);
  EXPECT_THAT(desk_.known.answered, IsEmpty());
  desk_.known.error = Error{"E_REQUEST_HOLDER", ""};
  EXPECT_EQ(text_in(sent({{"geste", "demander"}}).view, "error"), "E_REQUEST_HOLDER");
  desk_.known.error = Error{"E_RIGHT_MANAGER", ""};
  EXPECT_EQ(sent({{"geste", "accepter"}, {"demande", "3"}}).status, 403U);
}

}  // namespace
}  // namespace ecluse::console
