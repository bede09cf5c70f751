#include "daemon/masking.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

/// ORG-13, MFJ-28.
TEST(Masking, CutsAccountsWhereverTheyStand) {
  const std::string iban(tests::supplier_iban);
  EXPECT_EQ(without_ibans("to " + iban + ", please"), "to FR76…0113, please");
  EXPECT_EQ(without_ibans("FR76 9999 9000 0100 0000 0110 113"), "FR76… 113");
  EXPECT_EQ(without_ibans("(fr7699999000010000000110113)"), "(fr76…0113)");
  for (const auto* other :
       {"FR7699999000010000000110114", "AB12", "no account here", "", "FACTURE2026000000000000000"})
    EXPECT_EQ(without_ibans(other), other);
}

/// SUP-01: what is pasted elsewhere.
TEST(Masking, CutsAddressesAndTelephones) {
  EXPECT_EQ(without_contacts("écrire à anne.lebrun@bief.fr, merci"), "écrire à …, merci");
  EXPECT_EQ(without_contacts("tél. 06 12 34 56 78 ou +33 1.23.45.67.89"), "tél. … ou …");
  EXPECT_EQ(without_contacts("(0612345678)"), "(…)");
  for (const auto* other : {"SIRET 00000127100014", "000 001 073 00014", "engagement 1509999001",
                            "2026-03-02", "F-2025-0101", "a @ b", "0612", "@", "0", "+33", ""})
    EXPECT_EQ(without_contacts(other), other);
}

TEST(Masking, KeepsTheEndOfACase) {
  EXPECT_EQ(masked_cases("25/00118, 25/00219"), "…18, …19");
  EXPECT_EQ(masked_cases("7/1"), "…") << "too short to be cut";
  EXPECT_EQ(masked_cases(""), "");
}

TEST(Masking, NamesNoNaturalPerson) {
  lifecycle::PieceRow piece;
  auto& sum = piece.summary;
  sum.supplier = "1980193161FERDINANDHELCISET";
  sum.supplier_name = "Éloïse Ferdinand";
  sum.memoire = MemoireFacts{};
  sum.memoire->cases = "25/00118";
  piece.route = Route{};
  piece.route->actors = {{Role::fournisseur, sum.supplier, sum.supplier_name, ""}};
  auto company = piece;
  mask(company);
  EXPECT_EQ(company.summary.supplier, sum.supplier) << "only a particulier is one";
  EXPECT_EQ(company.summary.memoire->cases, "…18");
  sum.supplier_type = IdentifierType::particulier;
  mask(piece);
  EXPECT_EQ(sum.supplier, "1…");
  EXPECT_EQ(sum.supplier_name, "É…");
  EXPECT_EQ(piece.route->actors[0].name, "É…");
}

TEST(Masking, ReadsCommentsAndValues) {
  Transition step;
  step.comment = "IBAN " + std::string(tests::supplier_iban);
  mask(step);
  EXPECT_EQ(step.comment, "IBAN FR76…0113");
  Finding finding{
      "X", Severity::error, Layer::chorus, {}, {{"seen", std::string(tests::supplier_iban)}}};
  mask(finding);
  EXPECT_EQ(finding.values[0].text, "FR76…0113");
}

}  // namespace
}  // namespace ecluse::daemon
