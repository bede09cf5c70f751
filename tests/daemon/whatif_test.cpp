#include "daemon/whatif.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ExaminedPiece piece(std::vector<std::pair<const char*, Severity>> rules) {
  ExaminedPiece examined;
  examined.summary.number = "F-1";
  for (const auto& [code, severity] : rules)
    examined.findings.push_back({code, severity, Layer::rulebooks, {}, {}});
  return examined;
}

ExaminedFlux flux(std::vector<ExaminedPiece> pieces) {
  ExaminedFlux examined;
  examined.flux.file_name = "one.xml";
  examined.pieces = std::move(pieces);
  return examined;
}

TEST(WhatIf, TellsThePiecesThatAreJudgedOtherwise) {
  const auto before = flux({piece({{"A", Severity::error}, {"B", Severity::warning}}), piece({})});
  const auto after = flux({piece({{"B", Severity::warning}, {"C", Severity::warning}}), piece({})});
  const auto found = changes(before, after);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].file_name, "one.xml");
  EXPECT_EQ(found[0].piece.number, "F-1");
  EXPECT_THAT(found[0].no_longer, ElementsAre("A"));
  EXPECT_THAT(found[0].newly, ElementsAre("C*"));
}

TEST(WhatIf, CountsAChangeOfSeverityAsAChange) {
  const auto found =
      changes(flux({piece({{"A", Severity::error}})}), flux({piece({{"A", Severity::warning}})}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found[0].no_longer, ElementsAre("A"));
  EXPECT_THAT(found[0].newly, ElementsAre("A*"));
}

TEST(WhatIf, SaysNothingOfWhatStaysTheSame) {
  const auto same = flux({piece({{"A", Severity::error}})});
  EXPECT_THAT(changes(same, same), IsEmpty());
}

}  // namespace
}  // namespace ecluse::daemon
