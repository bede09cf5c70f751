#include "daemon/judging.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/examine.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using namespace std::chrono_literals;

constexpr Date day = 2026y / 3 / 2;

class Judging : public testing::Test {
 protected:
  void use(const std::string& effect, const std::string& derogations = {}) {
    tables_.rulebooks.put("small", "small.sch",
                          {{"small.sch", tests::small_schema("another note")}});
    tables_.profiles = tests::need(validation::Profiles::load(
        "interface\tdocument\tprofile\trulebook\teffect\tsource\n*\tUBL*\t*\tsmall\t" + effect +
        "\tx\n"));
    tables_.derogations = tests::need(validation::Derogations::load(
        "rule\trulebook\teffect\towner\treason\tuntil\n" + derogations));
  }
  ExaminedPiece examine(const std::string& invoice, const char* interface = "FSO1100A") {
    Desk desk{parsers::Reader(tables_.schemas)};
    PieceContext context;
    context.interface = tables_.referential.interfaces.find(interface);
    context.received = day;
    context.at = tests::monday;
    return tests::need(examine_piece(parsers::unlifted(invoice), context, tables_, desk));
  }
  static std::vector<std::pair<std::string, Severity>> of_rulebooks(const ExaminedPiece& piece) {
    std::vector<std::pair<std::string, Severity>> some;
    for (const auto& one : piece.findings)
      if (one.layer == Layer::rulebooks) some.emplace_back(one.code, one.severity);
    return some;
  }
  static LayerStatus layer(const ExaminedPiece& piece) {
    return piece.layers.at(static_cast<std::size_t>(Layer::rulebooks)).status;
  }

  Tables tables_ = tests::need(Tables::standard());
};

TEST_F(Judging, IsSkippedWhereNoRulebookApplies) {
  EXPECT_EQ(layer(examine(tests::small_ubl())), LayerStatus::skipped);
  use("gate");
  EXPECT_EQ(layer(examine(tests::small_cii(), "FSO1106A")), LayerStatus::skipped);
}

TEST_F(Judging, GatesWithItsErrors) {
  use("gate");
  const auto piece = examine(tests::small_ubl());
  EXPECT_EQ(layer(piece), LayerStatus::failed);
  EXPECT_THAT(of_rulebooks(piece), ElementsAre(std::pair("T-01", Severity::error),
                                               std::pair("T-02", Severity::warning)));
  const auto at = std::ranges::find(piece.findings, "T-01", &Finding::code);
  EXPECT_EQ(at->place.term, "BT-22");
  EXPECT_GT(at->place.line, 0u);
  EXPECT_EQ(value_of(*at, "rulebook"), "small");
  EXPECT_EQ(value_of(*at, "message"), "[T-01] The note (BT-22) is not the one of B-2025-001.");
}

TEST_F(Judging, AdvisesWithWarningsOnly) {
  use("advise");
  const auto piece = examine(tests::small_ubl());
  EXPECT_EQ(layer(piece), LayerStatus::passed);
  EXPECT_THAT(of_rulebooks(piece), ElementsAre(std::pair("T-01", Severity::warning),
                                               std::pair("T-02", Severity::warning)));
}

TEST_F(Judging, ObeysTheDerogationsOfTheDay) {
  use("gate", "T-01\tsmall\toff\tAnne\twhy\t2026-03-02\nT-02\t*\terror\tAnne\twhy\t2026-03-01\n");
  EXPECT_THAT(of_rulebooks(examine(tests::small_ubl())),
              ElementsAre(std::pair("ECL-REGLE-DEROGEE", Severity::warning),
                          std::pair("T-02", Severity::warning)));
}

TEST_F(Judging, SpeaksInTheWordsOfThePublisher) {
  use("gate");
  const auto piece = examine(tests::small_ubl());
  const auto at = std::ranges::find(piece.findings, "T-01", &Finding::code);
  const auto words = tables_.catalogue.words(*at, Language::fr);
  EXPECT_EQ(words.message, "[T-01] The note (BT-22) is not the one of B-2025-001.");
  EXPECT_EQ(words.actor, "fournisseur");
  EXPECT_THAT(words.advice, testing::HasSubstr("small"));
}

TEST_F(Judging, NamesTheElementThatARuleWantsAbsent) {
  use("gate");
  auto schema = tests::small_schema();
  schema.replace(schema.find("false()"), 7, "not(cbc:ID)");
  tables_.rulebooks.put("small", "small.sch", {{"small.sch", schema}});
  const auto piece = examine(tests::small_ubl());
  const auto at = std::ranges::find(piece.findings, "T-02", &Finding::code);
  ASSERT_NE(at, piece.findings.end());
  EXPECT_EQ(value_of(*at, "element"), "cbc:ID");
}

TEST_F(Judging, FailsAsTheOperatorsErrorWhenARulebookDoesNotCompile) {
  use("gate");
  tables_.rulebooks.put("small", "small.sch", {{"small.sch", "<schema/>"}});
  Desk desk{parsers::Reader(tables_.schemas)};
  const auto examined = examine_piece(parsers::unlifted(tests::small_ubl()), {}, tables_, desk);
  ASSERT_FALSE(examined);
  EXPECT_EQ(examined.error().code, "E_RULEBOOK");
}

}  // namespace
}  // namespace ecluse::daemon
