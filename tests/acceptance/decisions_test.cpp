// The points that the user's documents leave open, as they were decided (acceptance.md 4.0: GAP-07,
// GAP-09, GAP-10, GAP-12), and what goes with them (NUM-03, DOC-20, SYS-14, ACT-14).
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "lifecycle/states.hpp"
#include "model/states.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using testing::ElementsAre;

/// What becomes of documents that come one after the other, each in a flux of its own.
std::vector<Outcome> outcomes_of(const std::vector<std::string>& documents) {
  House house;
  std::vector<Outcome> outcomes;
  int number = 0;
  for (const auto& document : documents) {
    house.drop("ABC123", flux_name("FSO1100A", ++number), document);
    for (auto& conclusion : house.run()) outcomes.push_back(std::move(conclusion.outcome));
  }
  return outcomes;
}

// GAP-07
TEST(Gap07, EveryStatusOfTheScreensIsInTheMachine) {
  const auto machines = lifecycle::Machines::standard().value();
  std::set<std::string_view> labels;
  for (const auto& state : machines.piece.states()) labels.insert(state.label_fr);
  for (const auto* label : {"Brouillon", "Déposée", "Mise à disposition du destinataire",
                            "Suspendue", "Mise en paiement", "Rejetée"})
    EXPECT_TRUE(labels.contains(label)) << label;
  const auto& absence = machines.piece.find("ABSENCE_VALIDATION_1_HORS_DELAI");
  EXPECT_NE(absence, nullptr) << "Absence de validation…";
}

// GAP-09
TEST(Gap09, TheEmpreinteIsTheBase64OfTheSha256OfTheBytes) {
  lifecycle::Sha256 hash;
  hash.update("abc");
  EXPECT_EQ(hash.base64(), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");  // FIPS 180-2, B.1
}

/// An invoice of 1040.00 HT, 104.00 TVA, 1144.00 TTC with a global allowance taken from the TTC.
std::string with_allowance(std::string_view allowance, std::string_view payable) {
  const std::string old = "<cbc:PayableAmount currencyID=\"EUR\">1144.00</cbc:PayableAmount>";
  return replaced(made_invoice("F-1"), old,
                  "<cbc:AllowanceTotalAmount currencyID=\"EUR\">" + std::string(allowance) +
                      "</cbc:AllowanceTotalAmount>\n    <cbc:PayableAmount currencyID=\"EUR\">" +
                      std::string(payable) + "</cbc:PayableAmount>");
}

// GAP-10
TEST(Gap10, AGlobalAllowanceMayBeTakenFromTheTotalWithVat) {
  const auto right = outcomes_of({with_allowance("44.00", "1100.00")});
  EXPECT_EQ(state_after(right.at(0)), flux_state::integrated);
  const auto wrong = outcomes_of({with_allowance("44.00", "1099.00")});
  EXPECT_EQ(state_after(wrong.at(0)), flux_state::rejected);
}

// GAP-12
TEST(Gap12, OneFluxCarriesInvoicesOfManySuppliersAndTheDepositorOwnsIt) {  // ACT-14, SYS-14
  House house;
  const auto other = replaced(made_invoice("F-2"), "00000106500010", "00000102400016");
  house.drop("OPE001", flux_name("FSO1100A", 1, "OPE001"),
             tar_gz({{"a.xml", made_invoice("F-1")}, {"b.xml", other}}));
  const auto conclusions = house.run();
  const auto& flux = conclusions.at(0).outcome.examined;
  ASSERT_EQ(flux.pieces.size(), 2U);
  EXPECT_NE(flux.pieces[0].summary.supplier, flux.pieces[1].summary.supplier);
  EXPECT_EQ(flux.flux.partner, "OPE001");
  for (const auto& [path, bytes] : house.outbound()) EXPECT_TRUE(path.starts_with("OPE001/"));
}

struct NumberRow {
  const char* what;
  std::string first, second;
  std::string_view state;  ///< of the second
};

// NUM-03: unique per supplier and year once integrated; a refused number may come again.
std::vector<NumberRow> numbers() {
  const auto invoice = made_invoice("F-1");
  const auto dearer = replaced(invoice, "Navette", "Grande navette");
  const auto refused = replaced(invoice, "21990005700015", "21990005700031");
  const auto last_year = replaced(dearer, "2025-03-31", "2024-03-31");
  const auto of_another = replaced(dearer, "00000106500010", "00000102400016");
  return {{"the same number", invoice, dearer, flux_state::rejected},
          {"of a refused invoice", refused, invoice, flux_state::integrated},
          {"in another year", invoice, last_year, flux_state::integrated},
          {"of another supplier", invoice, of_another, flux_state::integrated}};
}

TEST(Num03, ANumberIsTakenByTheInvoiceThatWasIntegrated) {
  for (const auto& row : numbers()) {
    const auto outcomes = outcomes_of({row.first, row.second});
    ASSERT_EQ(outcomes.size(), 2U) << row.what;
    EXPECT_EQ(state_after(outcomes[1]), row.state) << row.what;
  }
}

TEST(Num03, TwiceInOneFluxOnlyTheFirstPasses) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1),
             tar_gz({{"a.xml", made_invoice("F-1")}, {"b.xml", made_invoice("F-1")}}));
  const auto conclusions = house.run();
  const auto& outcome = conclusions.at(0).outcome;
  EXPECT_EQ(state_after(outcome), flux_state::partially_integrated);
  EXPECT_THAT(codes_of(outcome.examined.pieces.at(1).findings), ElementsAre("REF_DOUBLON"));
}

TEST(Doc20, TheContentTellsTheFormatNotTheExtension) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1) + ".tar.gz", made_invoice("F-1"));
  house.drop("ABC123", flux_name("FSO1100A", 2) + ".xml", tar_gz({{"a", made_invoice("F-2")}}));
  for (const auto& conclusion : house.run())
    EXPECT_EQ(state_after(conclusion.outcome), flux_state::integrated)
        << conclusion.outcome.examined.flux.file_name;
}

TEST(Doc20, ADocumentOfAnotherFormatThanItsInterfaceIsRefused) {
  const auto outcomes = outcomes_of({sample_bytes("ordinary-cii")});
  EXPECT_EQ(state_after(outcomes.at(0)), flux_state::rejected);
  EXPECT_THAT(codes_of(outcomes[0].examined.pieces.at(0).findings), ElementsAre("ERR_XSD_ROOT"));
}

}  // namespace
}  // namespace ecluse::tests
