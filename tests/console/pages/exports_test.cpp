#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"
#include "tests/support/whole_stream.hpp"

namespace ecluse::console {
namespace {

using tests::shown_by;
using tests::whole_of;

class ExportPages : public testing::Test {
 protected:
  std::string given(const char* page, Fields query, std::vector<std::string> places = {}) {
    return whole_of(std::get<Stream>(shown_by(page, desk_, std::move(query), std::move(places))));
  }
  tests::FakeDesk desk_;
};

/// EXP-01, EXP-02: every list, in both forms, as it was asked.
TEST_F(ExportPages, GiveEveryListAsItWasAsked) {
  EXPECT_EQ(given("export_pieces", {{"mots", "bief"}, {"state", "DEPOSEE"}, {"tri", "number"}}),
            "pieces bief state=DEPOSEE by number excel-fr.");
  EXPECT_EQ(given("export_pieces", {{"profil", "rfc4180"}}), "pieces  by deposit rfc4180.");
  EXPECT_EQ(given("export_flux", {{"etat", "IN_REJETE"}}), "flux IN_REJETE excel-fr.");
  EXPECT_EQ(given("export_fiscal", {{"structure", "1"}, {"du", "1"}, {"au", "2"}}),
            "fiscal 1 excel-fr.");
  EXPECT_EQ(given("export_board", {{"espace", "memoires"}}), "board memoires excel-fr.");
  EXPECT_EQ(given("export_board", {{"espace", "nonsense"}}), "board factures excel-fr.");
}

/// EXP-03, SCR-11.
TEST_F(ExportPages, GiveArchivesToWhomTheyAreFor) {
  EXPECT_EQ(given("flux_archive", {}, {"7"}), "archive.");
  EXPECT_EQ(given("export_dossier", {{"numero", "F-1"}}), "dossier.");
  const auto missing = [&](const char* page, Fields query, std::vector<std::string> places,
                           const Reader& reader) {
    return std::holds_alternative<Missing>(
        shown_by(page, desk_, std::move(query), std::move(places), reader));
  };
  EXPECT_TRUE(missing("flux_archive", {}, {"7"}, Reader{}));
  EXPECT_TRUE(missing("flux_archive", {}, {"x"}, tests::house_reader()));
  EXPECT_TRUE(missing("export_dossier", {{"numero", "F-2"}}, {}, tests::house_reader()));
}

TEST_F(ExportPages, LeadBackToThePageThatSaysWhatIsWrong) {
  desk_.leaving.error = Error{"E_SEARCH_SORT", "net"};
  const auto shown = shown_by("export_pieces", desk_, {{"tri", "net"}});
  EXPECT_EQ(std::get<Redirect>(shown).to, "/rechercher?tri=net");
  const auto fiscal =
      shown_by("export_fiscal", desk_, {{"structure", "1"}, {"du", "2"}, {"au", "1"}});
  EXPECT_EQ(std::get<Redirect>(fiscal).to, "/fiscale?au=1&du=2&structure=1");
}

}  // namespace
}  // namespace ecluse::console
