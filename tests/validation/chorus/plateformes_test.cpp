#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

/// The good and bad documents of these rules are rows of tests/validation/rules.tsv.
TEST(PlateformeRules, AskForIdentifiersByScheme) {
  Sample sample;
  sample.interface.type = "B2G";
  sample.piece.cadre = {};
  const auto codes = sample.codes();
  for (const auto* code : {"!BR-FR-CPRO-03", "!BR-FR-CPRO-10", "!DGFIP-G1.63"})
    EXPECT_TRUE(codes.contains(code)) << code;
  for (const auto& code : codes)
    EXPECT_EQ(code.find("ECL-DESTINATAIRE"), std::string::npos) << code;
}

TEST(PlateformeRules, AreSilentOnClassicInterfaces) {
  for (const auto* type : {"E1", "E2", "E3", "E4", "E5"}) {
    Sample sample;
    sample.interface.type = type;
    for (const auto& code : sample.codes())
      EXPECT_TRUE(code.find("CPRO") == std::string::npos && code.find("DGFIP") == std::string::npos)
          << type << code;
  }
}

TEST(PlateformeRules, BearWithAPieceWithoutTree) {
  Sample sample;
  sample.interface.type = "B2G";
  sample.piece.root = nullptr;
  EXPECT_TRUE(sample.codes().contains("!BR-FR-CPRO-10"));
}

}  // namespace
}  // namespace ecluse::validation::chorus
