#include "console/listing.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/console/fake_desk.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

using lifecycle::FoundCount;
using tests::list_in;
using tests::text_in;

class Listings : public testing::Test {
 protected:
  Listings() { desk_.receive_refused_flux(); }
  View shown(const Listing& listing, Fields query, const Found& found) {
    const Request request{"GET", "/", std::move(query)};
    const Visit visit{request, reader_, desk_, words_, Language::fr};
    View view;
    add_pieces(view, listing, found, visit);
    add_sorted_paging(view, "/rechercher", found, visit);
    add_exports(view, "/exports/pieces", visit);
    return view;
  }
  Found found(FoundCount count = {1, true}) { return {desk_.pieces, {}, count}; }
  std::vector<std::string> labels(std::string_view list) {
    std::vector<std::string> all;
    const auto view = shown({list, "/rechercher"}, {}, found());
    for (const auto& head : list_in(view, "_heads")) all.push_back(text_in(head, "label"));
    return all;
  }
  tests::FakeDesk desk_;
  Reader reader_ = tests::house_reader();
  Words words_ = Words::standard().value();
};

/// SCR-04, SCR-05, SCR-08: the columns of the screens, in their order.
TEST_F(Listings, HaveTheColumnsOfTheScreens) {
  using testing::ElementsAre;
  EXPECT_THAT(
      labels("memoires"),
      ElementsAre("Prestataire", "Date de dépôt", "Destinataire", "Numéro", "Numéro de facture",
                  "État courant", "Date de l'état courant", "Montant TTC", "Action possible"));
  EXPECT_THAT(labels("a_traiter"),
              ElementsAre("Numéro", "Numéro de marché", "Montant HT", "Destinataire", "Fournisseur",
                          "Maîtrise d'œuvre", "Maîtrise d'ouvrage", "Date de dépôt", "État courant",
                          "Date de l'état courant", "Numéro d'engagement", "Action possible"));
  EXPECT_THAT(
      labels("travaux"),
      ElementsAre("Type de pièce", "Numéro de dossier", "Fournisseur", "Destinataire", "Service",
                  "Maîtrise d'œuvre", "Maîtrise d'ouvrage", "Numéro", "Date d'émission",
                  "Montant HT", "Montant TTC", "État courant", "Téléchargée", "Action possible"));
}

/// Every row of the table names a sort that the ledger has, and a kind that the page dresses.
TEST_F(Listings, NameWhatThereIs) {
  const auto rows = read_table(embedded::console("columns.tsv"),
                               {"list", "column", "text", "small", "kind", "sort", "whole"})
                        .value();
  for (const auto& row : rows) {
    for (const auto& sort : {row.cells[5], row.cells[6]})
      EXPECT_TRUE(sort == "-" || lifecycle::sort_named(sort)) << sort;
    if (row.cells[6] != "-") {
      EXPECT_TRUE(lifecycle::always_sorted(*lifecycle::sort_named(row.cells[6])));
    }
    EXPECT_THAT((std::vector<std::string_view>{"text", "number", "state", "link"}),
                testing::Contains(row.cells[4]));
  }
}

TEST_F(Listings, SortByTheHeadThatIsClicked) {
  const auto head = [&](Fields query, std::size_t at, FoundCount count = {1, true}) {
    return list_in(shown({"pieces", "/rechercher"}, std::move(query), found(count)), "_heads")[at];
  };
  EXPECT_EQ(text_in(head({{"mots", "x"}, {"avant", "9"}, {"cle", "y"}}, 4), "to"),
            "/rechercher?mots=x&sens=asc&tri=supplier-name");
  EXPECT_EQ(text_in(head({{"tri", "supplier-name"}, {"sens", "asc"}}, 4), "aria"), "ascending");
  EXPECT_EQ(text_in(head({{"tri", "supplier-name"}, {"sens", "asc"}}, 4), "to"),
            "/rechercher?sens=desc&tri=supplier-name");
  EXPECT_EQ(text_in(head({}, 4, {10'000, false}), "to"), "/rechercher?sens=asc&tri=supplier")
      << "many are sorted by what has an index";
  EXPECT_EQ(text_in(head({}, 6, {10'000, false}), "to"), "") << "or not at all";
  EXPECT_EQ(text_in(head({}, 7), "aria"), "descending") << "newest first, unless asked";
}

TEST_F(Listings, BringTheKeyOfTheLastRowToTheNextPage) {
  auto many = found();
  while (many.pieces.size() < 5) many.pieces.push_back(many.pieces[0]);
  const auto by_state = shown({"pieces", "/rechercher"}, {{"tri", "state"}, {"taille", "5"}}, many);
  EXPECT_EQ(text_in(by_state, "next_key"), "NON_CONFORME");
  EXPECT_THAT(text_in(by_state, "_next"), testing::HasSubstr("cle=NON_CONFORME"));
  const auto by_age = shown({"pieces", "/rechercher"}, {{"taille", "5"}}, many);
  EXPECT_EQ(text_in(by_age, "_next"),
            "/rechercher?avant=" + std::to_string(tests::FakeDesk::piece_row) + "&taille=5");
}

TEST_F(Listings, ExportWhatIsAskedWithoutItsPages) {
  const auto view =
      shown({"pieces", "/rechercher"}, {{"mots", "x"}, {"avant", "9"}, {"taille", "5"}}, found());
  EXPECT_EQ(text_in(view, "_export_excel"), "/exports/pieces?mots=x&profil=excel-fr");
  EXPECT_EQ(text_in(view, "_export_rfc4180"), "/exports/pieces?mots=x&profil=rfc4180");
}

TEST_F(Listings, TellWhatTheReaderHasDownloaded) {
  auto some = found();
  EXPECT_EQ(text_in(list_in(shown({}, {}, some), "pieces")[0], "taken_label"), "non");
  some.taken_beside.insert(tests::FakeDesk::piece_row);
  EXPECT_EQ(text_in(list_in(shown({}, {}, some), "pieces")[0], "taken_label"), "par la structure");
  some.taken.insert(tests::FakeDesk::piece_row);
  EXPECT_EQ(text_in(list_in(shown({}, {}, some), "pieces")[0], "taken_label"), "oui");
}

}  // namespace
}  // namespace ecluse::console
