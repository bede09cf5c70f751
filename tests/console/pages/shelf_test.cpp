#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using tests::list_in;
using tests::page_of;
using tests::text_in;

class ShelfPages : public testing::Test {
 protected:
  Page sent(Fields form, std::optional<Upload> upload = {}) {
    form["structure"] = siret;
    return std::get<Page>(tests::shown_by_form("shelf_act", desk_, std::move(form), {},
                                               tests::house_reader(), std::move(upload)));
  }
  static constexpr const char* siret = "00000127100014";
  tests::FakeDesk desk_;
};

TEST_F(ShelfPages, ListWhatAStructureKeeps) {
  desk_.shelved.add(siret, "RIB", "rib.pdf");
  desk_.shelved.add("", "", "mine.pdf");
  for (const auto& page :
       {page_of("shelf", desk_), page_of("shelf", desk_, {{"structure", siret}})}) {
    ASSERT_THAT(list_in(page.view, "files"), SizeIs(1)) << "the only structure is meant";
    EXPECT_EQ(text_in(list_in(page.view, "files")[0], "kind_label"), "RIB ou IBAN");
  }
  const auto nobodys = page_of("shelf", desk_, {{"structure", siret}}, {}, {});
  EXPECT_THAT(list_in(nobodys.view, "files"), IsEmpty());
  EXPECT_THAT(list_in(nobodys.view, "structures"), IsEmpty());
}

TEST_F(ShelfPages, AddAndRemove) {
  auto page = sent({{"geste", "ajouter"}, {"pj_type", "RIB"}}, Upload{"rib.pdf", "%PDF"});
  EXPECT_FALSE(text_in(page.view, "done").empty());
  EXPECT_THAT(list_in(page.view, "files"), SizeIs(1));
  page = sent({{"geste", "retirer"}, {"piece", "1"}});
  EXPECT_FALSE(text_in(page.view, "done").empty());
  EXPECT_THAT(list_in(page.view, "files"), IsEmpty());
}

TEST_F(ShelfPages, SayWhyNot) {
  EXPECT_EQ(text_in(sent({{"geste", "retirer"}, {"piece", "9"}}).view, "error"), "E_SHELF_NONE");
  EXPECT_EQ(text_in(sent({{"geste", "retirer"}}).view, "error"), "E_SHELF_NONE");
  EXPECT_EQ(sent({{"geste", "autre"}}).status, 400U);
  desk_.shelved.error = Error{"E_RIGHT_MANAGER", ""};
  EXPECT_EQ(sent({{"geste", "retirer"}, {"piece", "1"}}).status, 403U);
  EXPECT_EQ(sent({{"geste", "ajouter"}}).status, 403U);
}

TEST_F(ShelfPages, GiveAFile) {
  const auto row = std::to_string(desk_.shelved.add(siret, "RIB", "rib.pdf"));
  const auto file = std::get<File>(tests::shown_by("shelf_file", desk_, {}, {row}));
  EXPECT_EQ(file.name, "rib.pdf");
  EXPECT_EQ(file.type, "application/octet-stream") << "no browser shows it by itself";
  for (const auto* none : {"9", "x"})
    EXPECT_TRUE(std::holds_alternative<Missing>(
        tests::shown_by("shelf_file", desk_, {}, {std::string(none)})));
  EXPECT_TRUE(
      std::holds_alternative<Missing>(tests::shown_by("shelf_file", desk_, {}, {row}, Reader{})));
}

}  // namespace
}  // namespace ecluse::console
