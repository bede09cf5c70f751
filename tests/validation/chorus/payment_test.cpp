#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(PaymentRules, JudgeMeansAndIban) {
  expect_codes({
      {"no payment", [](Sample& s) { s.piece.payments.clear(); }, {"!G1.14"}},
      {"no means", [](Sample& s) { s.piece.payments[0].means = {}; }, {"!G1.14"}},
      {"card, no IBAN",
       [](Sample& s) {
         s.piece.payments[0].means = s.text("48");
         s.piece.payments[0].iban = {};
       },
       {}},
      {"unknown means", [](Sample& s) { s.piece.payments[0].means = s.text("57"); }, {"!S2.05"}},
      {"transfer without IBAN",
       [](Sample& s) { s.piece.payments[0].iban = {}; },
       {"!ECL-IBAN-ABSENT"}},
      {"mixed flux: a warning",
       [](Sample& s) {
         s.interface.type = "E2";
         s.piece.payments[0].iban = {};
       },
       {"ECL-IBAN-ABSENT"}},
      {"IBAN with spaces",
       [](Sample& s) { s.piece.payments[0].iban = s.text("FR76 3000 6000 0112 3456 7890 189"); },
       {"ECL-IBAN-ESPACES"}},
      {"wrong key",
       [](Sample& s) { s.piece.payments[0].iban = s.text("FR7630006000011234567890188"); },
       {"!G1.16"}},
      {"BBAN",
       [](Sample& s) { s.piece.payments[0].iban = s.text("30006000011234567890189"); },
       {"!G1.16"}},
      {"RIB",
       [](Sample& s) {
         s.piece.payments[0].iban = s.text("30006000011234567890189");
         s.piece.payments[0].account_type = s.text("RIB");
       },
       {}},
      {"credit note without payment",
       [](Sample& s) {
         s.piece.type = s.text("381");
         s.piece.payments.clear();
       },
       {}},
      {"credit note with payment",
       [](Sample& s) { s.piece.type = s.text("381"); },
       {"ECL-AVOIR-PAIEMENT"}},
  });
}

TEST(PaymentRules, WantATransferForCourtFees) {
  Sample sample;
  sample.interface.type = "E3";
  EXPECT_FALSE(sample.codes().contains("G8.20"));
  sample.piece.payments[0].means = sample.text("48");
  EXPECT_TRUE(sample.codes().contains("G8.20"));
}

TEST(PaymentRules, WantNothingLeftToPayUnderA2) {
  Sample sample;
  sample.piece.cadre = sample.text("A2");
  EXPECT_EQ(sample.codes(), (Codes{"!ECL-DEJA-PAYEE"}));
  sample.piece.totals.prepaid = sample.number("120.00");
  sample.piece.totals.payable = sample.number("0.00");
  EXPECT_EQ(sample.codes(), Codes{});
}

TEST(PaymentRules, ShowTheEndsOfAnIbanOnly) {
  Sample sample;
  sample.piece.payments[0].iban = sample.text("FR7630006000011234567890188");
  ASSERT_EQ(sample.findings().size(), 1U);
  EXPECT_EQ(value_of(sample.findings()[0], "seen"), "FR76…0188");
  EXPECT_EQ(value_of(sample.findings()[0], "cause"), "iban_key");
}

}  // namespace
}  // namespace ecluse::validation::chorus
