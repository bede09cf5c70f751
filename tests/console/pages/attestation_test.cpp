#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using tests::list_in;
using tests::page_of;
using tests::text_in;
using tests::typed_attestation;

class AttestationPages : public testing::Test {
 protected:
  Page sent(Fields form) {
    form["partenaire"] = "ABC123";
    return std::get<Page>(tests::shown_by_form("attestation_act", desk_, std::move(form)));
  }
  tests::FakeDesk desk_;
};

TEST_F(AttestationPages, OfferABlankForm) {
  const auto page = page_of("attestation", desk_);
  EXPECT_THAT(list_in(page.view, "blocks"), SizeIs(4));
  EXPECT_THAT(list_in(page_of("attestation", desk_, {}, {}, {}).view, "ways"), IsEmpty());
}

TEST_F(AttestationPages, KeepTheTextForWhoTypedIt) {
  auto form = typed_attestation();
  form["att_signe"] = "oui";
  const auto page = sent(form);
  ASSERT_THAT(list_in(page.view, "files"), SizeIs(1));
  EXPECT_EQ(text_in(list_in(page.view, "files")[0], "kind"), "ATTESTATION");
  EXPECT_EQ(desk_.shelved.items.at(0).designation, "Attestation, cadre 2 signé");
  EXPECT_EQ(desk_.shelved.items.at(0).structure, "");
}

TEST_F(AttestationPages, SayWhatIsWrong) {
  auto form = typed_attestation();
  form["att_autorite"] = "";
  form["att_signe"] = "peut-être";
  form["att_signe_date"] = "hier";
  const auto page = sent(form);
  EXPECT_EQ(page.status, 400U);
  EXPECT_EQ(text_in(page.view, "error"), "E_DEPOSIT_ENTRY");
  std::size_t faults = 0;
  for (const auto& block : list_in(page.view, "blocks"))
    for (const auto& field : list_in(block, "fields"))
      if (!text_in(field, "fault").empty()) ++faults;
  EXPECT_EQ(faults, 3U);
  EXPECT_THAT(desk_.shelved.items, IsEmpty());
  desk_.shelved.error = Error{"E_RIGHT_NONE", ""};
  EXPECT_EQ(sent(typed_attestation()).status, 403U);
}

}  // namespace
}  // namespace ecluse::console
