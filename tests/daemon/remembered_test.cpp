#include "daemon/remembered.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr auto referentiel = static_cast<std::size_t>(Layer::referentiel);

Finding a_finding(const std::string& code, Layer layer = Layer::referentiel) {
  return {code, Severity::error, layer, {}, {}};
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& one : findings) codes.push_back(one.code);
  return codes;
}

TEST(Remembered, AreTheFindingsMadeWithTheLedgerAtHand) {
  for (const auto* code : {"REF_STATUT_INTERDIT", "REF_ASSOCIATION_ETAT", "ECL-ANTIVIRUS"}) {
    EXPECT_TRUE(is_remembered(code, Memory::all)) << code;
    EXPECT_TRUE(is_remembered(code, Memory::but_uniqueness)) << code;
  }
  for (const auto* code : {"IRR_UNICITE", "REF_DOUBLON", "REF_RECYCLAGE_MODIFIE"}) {
    EXPECT_TRUE(is_remembered(code, Memory::all)) << code;
    EXPECT_FALSE(is_remembered(code, Memory::but_uniqueness)) << code;
  }
  for (const auto* code : {"REF_SERVICE_INCONNU", "G1.05", "BR-01"})
    EXPECT_FALSE(is_remembered(code, Memory::all)) << code;
}

TEST(Remembered, AreGivenToAnExaminationAndToItsLayers) {
  ExaminedFlux examined;
  examined.pieces.resize(1);
  examined.pieces[0].findings = {a_finding("G1.05", Layer::chorus)};
  FluxVerdict before;
  before.pieces.resize(1);
  before.pieces[0].findings = {a_finding("G1.05", Layer::chorus), a_finding("REF_DOUBLON")};
  before.findings = {a_finding("IRR_UNICITE", Layer::technique)};
  remember(examined, before, Memory::all);
  EXPECT_THAT(codes_of(examined.findings), ElementsAre("IRR_UNICITE"));
  EXPECT_THAT(codes_of(examined.pieces[0].findings), ElementsAre("G1.05", "REF_DOUBLON"));
  EXPECT_EQ(examined.pieces[0].layers[referentiel].status, LayerStatus::failed);
  EXPECT_EQ(examined.layers[referentiel].findings, 1U);
}

TEST(Remembered, AnAntivirusThatRefusedIsNotAskedAgain) {
  FluxVerdict verdict;
  EXPECT_FALSE(refused_by_antivirus(verdict));
  verdict.findings = {a_finding("IRR_ANTIVIRUS", Layer::technique)};
  EXPECT_TRUE(refused_by_antivirus(verdict));
}

/// A past with one flux and one piece.
class Past final : public lifecycle::PreviewBatch {
 public:
  std::optional<lifecycle::EarlierFlux> flux;
  std::vector<KnownPiece> pieces;

  Result<std::optional<lifecycle::EarlierFlux>> earlier_flux_with_id(std::string_view,
                                                                     std::string_view) override {
    return flux;
  }
  Result<std::optional<lifecycle::EarlierFlux>> integrated_flux_with_bytes(
      std::string_view, std::string_view) override {
    return flux;
  }
  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view) override { return pieces; }
};

class ThePastOfAFlux : public testing::Test {
 protected:
  ThePastOfAFlux() {
    flux_.arrival_id = "own";
    flux_.received = Instant{10h};
  }
  bool meets_flux() {
    return tests_past().earlier_flux_with_id("id", "").value().has_value() &&
           tests_past().integrated_flux_with_bytes("sha", "").value().has_value();
  }
  bool number_taken() {
    return tests_past().number_taken(IdentifierType::siret, "1", "F-1", 0).value();
  }
  WithoutItself tests_past() { return {past_, flux_}; }

  Flux flux_;
  Past past_;
};

TEST_F(ThePastOfAFlux, HasWhatCameBeforeItAndNotWhatCameAfter) {
  EXPECT_FALSE(meets_flux());
  past_.flux = lifecycle::EarlierFlux{"other", "F", "id", Instant{9h}};
  EXPECT_TRUE(meets_flux());
  past_.flux->received = Instant{11h};
  EXPECT_FALSE(meets_flux());
}

TEST_F(ThePastOfAFlux, HasTheNumbersOfOthersAndNotItsOwn) {
  KnownPiece piece;
  piece.arrival_id = "own";
  piece.summary.supplier_type = IdentifierType::siret;
  piece.summary.supplier = "1";
  piece.summary.number = "F-1";
  past_.pieces = {piece};
  EXPECT_FALSE(number_taken());
  past_.pieces[0].arrival_id = "other";
  EXPECT_TRUE(number_taken());
  past_.pieces[0].summary.supplier = "2";
  EXPECT_FALSE(number_taken());
}

}  // namespace
}  // namespace ecluse::daemon
