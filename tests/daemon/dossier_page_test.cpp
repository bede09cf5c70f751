#include "daemon/dossier_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::monday;

lifecycle::Dossier dossier_of_two() {
  lifecycle::Dossier dossier;
  dossier.number = "P\x1B-1";
  for (const auto* cadre : {"A15", "A4"}) {
    auto& one = dossier.pieces.emplace_back();
    one.piece.row = static_cast<std::int64_t>(dossier.pieces.size());
    one.piece.summary.number = std::string(cadre) + "-1";
    one.piece.summary.cadre = cadre;
    one.piece.state = "ASSOCIEE";
    one.piece.state_at = monday;
    one.flux.sha256 = "ab";
  }
  dossier.pieces[0].before = 2;
  dossier.pieces[0].history = {{7, {0, "SUSPENDUE", "COMPLETEE", monday, "Anne\x1B", "", "voici"}},
                               {6, {0, "", "DEPOSEE", monday, "ecluse", ""}}};
  return dossier;
}

TEST(DossierPage, TellsEachPieceAndItsHistory) {
  const auto& tables = tests::example_tables();
  const Printer printer(tables.catalogue, Language::en, Colour::no);
  const auto text = dossier_text(dossier_of_two(), tables.referential.cadres, printer);
  EXPECT_THAT(text, HasSubstr("no. P\\x1B-1\n")) << "nothing commands the terminal";
  EXPECT_THAT(text, HasSubstr("A15 – Statement of instalment by the project manager – no. A15-1"));
  EXPECT_THAT(text, HasSubstr("    02/03/2026 10:00:00 – Completed – Anne\\x1B – voici\n"));
  EXPECT_THAT(text, HasSubstr("    02/03/2026 10:00:00 – Deposited\n"));
}

TEST(DossierPage, TellsMachinesWhatWasMadeFromWhat) {
  const auto json = nlohmann::json::parse(
      object_json(dossier_json(dossier_of_two(), tests::example_tables().referential.cadres)));
  EXPECT_EQ(json["pieces"][0]["made_from"], "A4-1");
  EXPECT_TRUE(json["pieces"][1]["made_from"].is_null());
  EXPECT_EQ(json["pieces"][0]["history"][0]["sequence"], 7);
  EXPECT_EQ(json["pieces"][0]["history"][0]["comment"], "voici");
}

TEST(DossierPage, NamesEveryFileWithItsHash) {
  const auto dossier = dossier_of_two();
  const std::vector<DossierFile> files{{"01-A4-1.xml", "cafe", 4, &dossier.pieces[1]}};
  const auto json = nlohmann::json::parse(manifest_json(dossier, files));
  EXPECT_EQ(json["files"][0]["name"], "01-A4-1.xml");
  EXPECT_EQ(json["files"][0]["size"], 4);
  EXPECT_EQ(json["files"][0]["cadre"], "A4");
  EXPECT_EQ(json["files"][0]["flux_sha256"], "ab");
  EXPECT_EQ(sha256_sums(files), "cafe  01-A4-1.xml\n");
}

}  // namespace
}  // namespace ecluse::daemon
