#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

/// The good and bad documents of these rules are rows of tests/validation/rules.tsv; here, what
/// they leave alone.
std::set<std::string> dgfip_codes(Sample& sample) {
  sample.interface.type = "B2G";
  std::set<std::string> codes;
  for (const auto& code : sample.codes())
    if (code.find("DGFIP") != std::string::npos) codes.insert(code);
  return codes;
}

TEST(Annexe7Rules, SpareSmallAndCorrectiveInvoicesTheExemptionCode) {
  Sample sample;
  sample.piece.vat[0].category = sample.text("E");
  EXPECT_FALSE(dgfip_codes(sample).contains("!DGFIP-G1.41")) << "120.00 is under 150";
  sample.piece.totals.gross = sample.number("150.00");
  EXPECT_TRUE(dgfip_codes(sample).contains("!DGFIP-G1.41"));
  sample.piece.type = sample.text("384");
  EXPECT_FALSE(dgfip_codes(sample).contains("!DGFIP-G1.41"));
}

TEST(Annexe7Rules, CompareVatOnlyInEuros) {
  Sample sample;
  sample.piece.totals.vat = sample.number("25.00");
  EXPECT_TRUE(dgfip_codes(sample).contains("!DGFIP-G1.53"));
  sample.piece.currency = sample.text("CHF");
  EXPECT_FALSE(dgfip_codes(sample).contains("!DGFIP-G1.53"));
}

TEST(Annexe7Rules, AskACreditNoteForItsOrigin) {
  Sample sample;
  for (const auto* type : {"381", "396", "384", "380"}) {
    sample.piece.type = sample.text(type);
    EXPECT_EQ(dgfip_codes(sample).contains("!DGFIP-G1.31"), std::string_view(type) != "380")
        << type;
  }
}

}  // namespace
}  // namespace ecluse::validation::chorus
