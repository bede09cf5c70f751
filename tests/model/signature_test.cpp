#include "model/signature.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Signature, HasTheNamesOfTheField) {
  EXPECT_EQ(name_of(DepositFormat::unknown), "");
  EXPECT_EQ(name_of(DepositFormat::pdf_non_signe), "PDF_NON_SIGNE");
  EXPECT_EQ(name_of(DepositFormat::pdf_signe_pades), "PDF_SIGNE_PADES");
  EXPECT_EQ(name_of(DepositFormat::pdf_signe_xades), "PDF_SIGNE_XADES");
  EXPECT_EQ(name_of(DepositFormat::xml_non_signe), "XML_NON_SIGNE");
  EXPECT_EQ(name_of(DepositFormat::xml_signe_xades), "XML_SIGNE_XADES");
  EXPECT_EQ(name_of(DepositFormat::xml_signe_xmldsig), "XML_SIGNE_XMLDSIG");
  EXPECT_EQ(name_of(SignatureKind::pades), "PADES");
  EXPECT_EQ(name_of(SignatureKind::xades), "XADES");
  EXPECT_EQ(name_of(SignatureKind::xmldsig), "XMLDSIG");
  EXPECT_EQ(name_of(SignatureState::intact), "intact");
  EXPECT_EQ(name_of(SignatureState::altered), "altered");
  EXPECT_EQ(name_of(SignatureState::untrusted), "untrusted");
  EXPECT_EQ(name_of(SignatureState::unverifiable), "unverifiable");
}

TEST(Signature, ClaimsNothingBeforeItIsChecked) {
  EXPECT_EQ(Signature{}.state, SignatureState::unverifiable);
  EXPECT_EQ(DepositFacts{}.format, DepositFormat::unknown);
}

}  // namespace
}  // namespace ecluse
