#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/memoire_entry.hpp"
#include "tests/console/entries.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::typed_memoire;

std::string document(const Fields& form) {
  return memoire_document(Entry::of(form), tests::FakeHands().entry_words(Language::fr));
}

/// MFJ-09, MFJ-16: 1 × 150,00 at 5,5 % is 158,25; half-up, by rate.
TEST(EntryTotals, AreThoseOfTheScreen) {
  auto form = typed_memoire();
  auto totals = totals_of(Entry::of(form));
  EXPECT_EQ(totals.net.text(2), "150.00");
  EXPECT_EQ(totals.vat.text(2), "8.25");
  EXPECT_EQ(totals.gross.text(2), "158.25");
  form["lignes"] = "2";
  form["affaire_2"] = "26/00119";
  form["quantite_2"] = "3";
  form["tarif_2"] = "1 000,335";
  form["taux_2"] = "20";
  form["debours_2"] = "12.50";
  totals = totals_of(Entry::of(form));
  EXPECT_EQ(totals.net.text(2), "3163.51");
  EXPECT_EQ(totals.vat.text(2), "608.45") << "outlays bear none (MFJ-08)";
}

TEST(EntryDocument, SaysWhatWasTyped) {
  const auto xml = document(typed_memoire());
  for (const auto* said :
       {"<cbc:ID>MJ-2026-1</cbc:ID>", "<cbc:ProfileID>A3</cbc:ProfileID>",
        "<cbc:CustomerReference>Article R92 CPP</cbc:CustomerReference>",
        "<cbc:TaxTypeCode>TVA DEBIT</cbc:TaxTypeCode>", "<cbc:Name>Traduction orale</cbc:Name>",
        "<cbc:Value>Officier de police judiciaire</cbc:Value>", "FR7999999000010000000127131",
        "<cbc:PayableAmount currencyID=\"EUR\">158.25</cbc:PayableAmount>"})
    EXPECT_THAT(xml, HasSubstr(said));
  EXPECT_THAT(xml, Not(HasSubstr("AllowanceCharge")));
  EXPECT_THAT(xml, Not(HasSubstr("BillingReference")));
}

/// MFJ-14: of a line in its line, of the whole before the parties.
TEST(EntryDocument, CarriesFiles) {
  const auto xml = memoire_document(
      Entry::of(typed_memoire()), tests::FakeHands().entry_words(Language::fr),
      {{"RIB", "", "rib.pdf", "%PDF"}, {"", "Service <fait>", "mission.txt", "vu", 1}});
  const auto whole = xml.find("<cac:AdditionalDocumentReference>"),
             supplier = xml.find("<cac:AccountingSupplierParty>"),
             line = xml.find("<cac:InvoiceLine>"), own = xml.find("<cac:DocumentReference>");
  EXPECT_LT(whole, supplier);
  EXPECT_LT(line, own);
  EXPECT_LT(own, xml.find("<cac:Item>"));
  EXPECT_THAT(xml, HasSubstr("<cbc:DocumentTypeCode>RIB</cbc:DocumentTypeCode>"));
  EXPECT_THAT(xml, HasSubstr("mimeCode=\"application/pdf\" filename=\"rib.pdf\">JVBERg==<"));
  EXPECT_THAT(xml, HasSubstr("mimeCode=\"text/plain\" filename=\"mission.txt\">dnU=<"));
  EXPECT_THAT(xml, HasSubstr("<cbc:DocumentDescription>Service &lt;fait&gt;<"));
}

TEST(EntryDocument, HoldsNoMarkupOfWhoTypes) {
  auto form = typed_memoire();
  form["nom"] = "<script>&";
  form["facture"] = "F-2026/18";
  const auto xml = document(form);
  EXPECT_THAT(xml, HasSubstr("<cbc:Name>&lt;script&gt;&amp;</cbc:Name>"));
  EXPECT_THAT(xml, HasSubstr("<cbc:ID>F-2026/18</cbc:ID>"));
}

}  // namespace
}  // namespace ecluse::console
