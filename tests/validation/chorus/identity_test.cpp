#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(IdentityRules, JudgeNumberTypeCadreAndCurrency) {
  expect_codes({
      {"right", [](Sample&) {}, {}},
      {"no number", [](Sample& s) { s.piece.number = {}; }, {"!ECL-NUMERO-ABSENT"}},
      {"empty number", [](Sample& s) { s.piece.number = s.text(""); }, {"!ECL-NUMERO-ABSENT"}},
      {"20 characters", [](Sample& s) { s.piece.number = s.text("A23456789 +-_/567890"); }, {}},
      {"21 characters",
       [](Sample& s) { s.piece.number = s.text("A23456789012345678901"); },
       {"!G1.05"}},
      {"accent", [](Sample& s) { s.piece.number = s.text("Année1"); }, {"!G1.05"}},
      {"dot", [](Sample& s) { s.piece.number = s.text("FA.1"); }, {"!G1.05"}},
      {"no type", [](Sample& s) { s.piece.type = {}; }, {"!ECL-TYPE-ABSENT"}},
      {"other type", [](Sample& s) { s.piece.type = s.text("384"); }, {"!ECL-TYPE"}},
      {"no cadre", [](Sample& s) { s.piece.cadre = {}; }, {}},
      {"works cadre", [](Sample& s) { s.piece.cadre = s.text("A14"); }, {}},
      {"no cadre at all", [](Sample& s) { s.piece.cadre = s.text("a1"); }, {"!G1.02"}},
      {"profile for cadre", [](Sample& s) { s.piece.cadre = s.text("urn:x"); }, {"!G1.02"}},
      {"no currency", [](Sample& s) { s.piece.currency = {}; }, {}},
      {"dinar", [](Sample& s) { s.piece.currency = s.text("RSD"); }, {}},
      {"not a currency", [](Sample& s) { s.piece.currency = s.text("EURO"); }, {"!ECL-DEVISE"}},
      {"short origin", [](Sample& s) { s.piece.origin_invoice = s.text("FA-1"); }, {}},
      {"long origin",
       [](Sample& s) { s.piece.origin_invoice = s.text("A23456789012345678901"); },
       {"ECL-ORIGINE"}},
  });
}

TEST(IdentityRules, NameTheFirstForeignCharacterWhole) {
  Sample sample;
  sample.piece.number = sample.text("F€1");
  const auto findings = sample.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(value_of(findings[0], "character"), "€");
  EXPECT_EQ(value_of(findings[0], "cause"), "number_alphabet");
}

TEST(IdentityRules, TakeTheTypeOfAUblCreditNoteFromItsRoot) {
  Sample sample(Syntax::ubl_credit_note);
  sample.piece.type = {};
  sample.piece.payments.clear();
  EXPECT_EQ(sample.codes(), Codes{});
}

}  // namespace
}  // namespace ecluse::validation::chorus
