#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::FakeDesk;
using tests::list_in;
using tests::page_of;
using tests::shown_by;
using tests::text_in;

const std::string piece_path = std::to_string(FakeDesk::piece_row);

class FluxPages : public testing::Test {
 protected:
  FluxPages() { desk_.receive_refused_flux(); }
  FakeDesk desk_;
};

TEST_F(FluxPages, SayWhereWhyAndWho) {
  const auto page = page_of("flux", desk_, {}, {"7"});
  EXPECT_EQ(text_in(page.view, "state_label"), "fr flux.IN_REJETE");
  EXPECT_EQ(text_in(page.view, "why"), "Le numéro dépasse vingt caractères.");
  EXPECT_EQ(text_in(page.view, "who"), "fournisseur");
}

TEST_F(FluxPages, ShowTheStepsAndTheTimeOfEachLayer) {
  const auto page = page_of("flux", desk_, {}, {"7"});
  const auto& steps = list_in(page.view, "steps");
  ASSERT_EQ(steps.size(), 7U) << "received, five layers, answered";
  EXPECT_EQ(text_in(steps[1], "note"), "status.PASSED · 28 µs");
  EXPECT_EQ(text_in(steps[2], "note"), "status.FAILED · 3.4 ms");
  EXPECT_EQ(text_in(steps[2], "tone"), "bad");
  EXPECT_EQ(text_in(steps[6], "note"), "1 remis");
}

TEST_F(FluxPages, ShowEveryFindingWithItsFourAnswersAndItsLine) {
  const auto page = page_of("flux", desk_, {}, {"7"});
  const auto& findings = list_in(list_in(page.view, "list")[0], "findings");
  ASSERT_EQ(findings.size(), 1U);
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"message", "Le numéro dépasse vingt caractères."},
                                          {"advice", "Raccourcir le numéro."},
                                          {"actor", "fournisseur"},
                                          {"line", "14"},
                                          {"column", "207"},
                                          {"term", "BT-1"},
                                          {"label", "ERR_XSD_001"},
                                          {"marked", "TROP-LONG"},
                                          {"excerpt", "yes"}})
    EXPECT_EQ(text_in(findings[0], name), value) << name;
}

TEST_F(FluxPages, PutBothMachinesOnOneLineOfTime) {
  const auto page = page_of("flux", desk_, {}, {"7"});
  const auto& steps = list_in(page.view, "timeline");
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(text_in(steps[0], "state"), "IN_REJETE") << "newest first";
  EXPECT_EQ(text_in(steps[1], "subject"), "F-1");
}

TEST_F(FluxPages, OfferFilesToWhoeverSeesAllOfTheFlux) {
  EXPECT_EQ(list_in(page_of("flux", desk_, {}, {"7"}).view, "answers").size(), 1U);
  desk_.stories[0].whole = false;
  EXPECT_TRUE(list_in(page_of("flux", desk_, {}, {"7"}).view, "answers").empty());
}

TEST_F(FluxPages, WaitForAFluxThatIsNotExamined) {
  auto& story = desk_.stories[0];
  story.flux.state.clear();
  story.findings.clear();
  story.pieces.clear();
  const auto page = page_of("flux", desk_, {}, {"7"});
  EXPECT_EQ(text_in(page.view, "who"), "Écluse");
  EXPECT_EQ(text_in(page.view, "tone"), "wait");
}

TEST_F(FluxPages, SayWhoMayActOnAPieceThatPassed) {
  auto& story = desk_.stories[0];
  story.flux.state = "IN_INTEGRE";
  story.findings.clear();
  story.pieces[0].state = "MISE_A_DISPOSITION";
  EXPECT_EQ(text_in(page_of("flux", desk_, {}, {"7"}).view, "who"), "fr role.destinataire");
  story.transitions[1].step.comment = "Reçue";
  const auto page = page_of("piece", desk_, {}, {piece_path});
  EXPECT_EQ(text_in(page.view, "who"), "fr role.destinataire");
  EXPECT_EQ(text_in(page.view, "why"), "G1.05 — Reçue");
}

TEST_F(FluxPages, TellOnePieceWithItsOwnSteps) {
  const auto page = page_of("piece", desk_, {}, {piece_path});
  EXPECT_EQ(page.title, "Pièce F-1");
  EXPECT_EQ(text_in(page.view, "why"), "Le numéro dépasse vingt caractères.");
  EXPECT_EQ(text_in(page.view, "who"), "fournisseur");
  EXPECT_EQ(list_in(page.view, "timeline").size(), 3U);
  EXPECT_EQ(list_in(page.view, "findings").size(), 1U);
}

TEST_F(FluxPages, KnowNothingOfWhatIsNotThere) {
  for (const auto& [page, row] : std::vector<std::pair<std::string, std::string>>{
           {"flux", "8"},
           {"flux", "x"},
           {"flux", "-1"},
           {"piece", "3"},
           {"piece", "x"},
           {"piece", std::to_string(FakeDesk::piece_row + 1)},
           {"piece_original", "x"},
           {"flux_original", "8"},
           {"flux_answer", "7"},
           {"flux_certificate", "x"}})
    EXPECT_TRUE(std::holds_alternative<Missing>(shown_by(page, desk_, {}, {row}))) << page << row;
}

TEST_F(FluxPages, GiveFiles) {
  const auto name = [&](std::string_view page, std::string row, Fields query = {}) {
    return std::get<File>(shown_by(page, desk_, std::move(query), {std::move(row)})).name;
  };
  EXPECT_EQ(name("flux_original", "7"), "0-flux");
  EXPECT_EQ(name("flux_certificate", "7"), "2-flux");
  EXPECT_EQ(name("flux_certificate", "7", {{"forme", "json"}}), "1-flux");
  EXPECT_EQ(name("piece_original", piece_path), "0-piece");
  EXPECT_EQ(name("piece_certificate", piece_path), "2-piece");
}

}  // namespace
}  // namespace ecluse::console
