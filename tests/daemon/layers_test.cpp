#include "daemon/layers.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

Finding finding(Severity severity) {
  return {"G1.05", severity, Layer::chorus, {}, {}};
}

const LayerResult& chorus(const LayerResults& results) {
  return results.at(static_cast<std::size_t>(Layer::chorus));
}

TEST(Layers, PassWithWarningsAndFailWithErrors) {
  ExaminedPiece piece;
  EXPECT_EQ(chorus(piece.layers).status, LayerStatus::skipped);
  timed(piece, Layer::chorus, [](auto& findings) { findings = {finding(Severity::warning)}; });
  EXPECT_EQ(chorus(piece.layers).status, LayerStatus::passed);
  timed(piece, Layer::chorus, [](auto& findings) { findings = {finding(Severity::error)}; });
  EXPECT_EQ(chorus(piece.layers).status, LayerStatus::failed);
  EXPECT_EQ(chorus(piece.layers).findings, 2U);
  EXPECT_EQ(piece.findings.size(), 2U);
}

TEST(Layers, StayFailedWhenASecondControlPasses) {
  ExaminedFlux flux;
  timed(flux, Layer::chorus, [](auto& findings) { findings = {finding(Severity::error)}; });
  timed(flux, Layer::chorus, [](auto&) {});
  EXPECT_EQ(chorus(flux.layers).status, LayerStatus::failed);
}

TEST(Layers, GiveWhatTheControlGives) {
  ExaminedPiece piece;
  EXPECT_EQ(timed(piece, Layer::chorus, [](auto&) { return 42; }), 42);
}

TEST(Layers, OfAFluxAreTheWorstOfItsPieces) {
  LayerResults sum{}, passed{}, failed{};
  passed[2] = {LayerStatus::passed, std::chrono::microseconds(5), 1};
  failed[2] = {LayerStatus::failed, std::chrono::microseconds(7), 2};
  for (const auto& piece : {passed, failed, passed}) add_layers(sum, piece);
  EXPECT_EQ(sum[2].status, LayerStatus::failed);
  EXPECT_EQ(sum[2].spent.count(), 17);
  EXPECT_EQ(sum[2].findings, 4U);
  EXPECT_EQ(sum[3].status, LayerStatus::skipped);
}

TEST(Layers, ThatHadConsequencesOnlyToTellAreSkipped) {
  ExaminedPiece piece;
  timed(piece, Layer::chorus, [](auto& findings) {
    findings = {{"ECL-SIRET-CLE", Severity::warning, Layer::chorus, {}, {}},
                {"G1.02", Severity::error, Layer::chorus, {}, {}}};
  });
  timed(piece, Layer::referentiel, [](auto& findings) {
    findings = {{"REF_CADRE_INCONNU", Severity::error, Layer::referentiel, {}, {}}};
  });
  piece = causes_first(std::move(piece));
  ASSERT_EQ(piece.findings.size(), 2U);
  EXPECT_EQ(piece.findings[0].code, "G1.02") << "errors before warnings";
  EXPECT_EQ(chorus(piece.layers).status, LayerStatus::failed);
  EXPECT_EQ(piece.layers[4].status, LayerStatus::skipped);
  EXPECT_EQ(piece.layers[4].findings, 0U);
}

}  // namespace
}  // namespace ecluse::daemon
