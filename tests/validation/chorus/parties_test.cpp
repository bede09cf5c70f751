#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(PartyRules, JudgeTheSupplier) {
  expect_codes({
      {"no name", [](Sample& s) { s.piece.supplier.name = {}; }, {"!ECL-FOURNISSEUR-NOM"}},
      {"no identifier",
       [](Sample& s) { s.piece.supplier.identifier = {}; },
       {"!ECL-FOURNISSEUR-ABSENT"}},
      {"no type",
       [](Sample& s) {
         s.piece.supplier.identifier = {s.text("73282932000074"), {}, IdentifierType::unknown};
       },
       {"ECL-FOURNISSEUR-SANS-TYPE"}},
      {"unknown type",
       [](Sample& s) {
         s.piece.supplier.identifier = {s.text("1"), s.text("9"), IdentifierType::unknown};
       },
       {"!ECL-FOURNISSEUR-TYPE"}},
      {"13 digits",
       [](Sample& s) { s.piece.supplier.identifier.id = s.text("7328293200007"); },
       {"!ECL-FOURNISSEUR-SIRET"}},
      {"spaces",
       [](Sample& s) { s.piece.supplier.identifier.id = s.text("732 829 320 00074"); },
       {"ECL-SIRET-ESPACES"}},
      {"wrong key",
       [](Sample& s) { s.piece.supplier.identifier.id = s.text("73282932000075"); },
       {"ECL-SIRET-CLE"}},
      {"SIREN under the scheme of SIREN",
       [](Sample& s) {
         s.piece.supplier.identifier = {s.text("732829320"), s.text("0002"),
                                        IdentifierType::unknown};
       },
       {"!ECL-FOURNISSEUR-SIRET"}},
      {"private person",
       [](Sample& s) {
         s.piece.supplier.identifier = {s.text("1980193161FERDINANDHELCISET"), s.text("7"),
                                        IdentifierType::particulier};
       },
       {}},
  });
}

TEST(PartyRules, JudgeForeignIdentifiersByTheirType) {
  struct Row {
    IdentifierType type;
    const char* id;
    Codes codes;
  };
  for (const auto& row : std::vector<Row>{
           {IdentifierType::ue_hors_france, "BE0429958042", {}},
           {IdentifierType::ue_hors_france, "0429958042", {"ECL-FOURNISSEUR-FORME"}},
           {IdentifierType::ue_hors_france, "FR12345678901", {"ECL-FOURNISSEUR-FORME"}},
           {IdentifierType::ue_hors_france, "BE12345678901234567", {"!ECL-FOURNISSEUR-LONG"}},
           {IdentifierType::hors_ue, "CHE-123.456.789", {}},
           {IdentifierType::hors_ue, "A234567890123456789", {"!ECL-FOURNISSEUR-LONG"}},
           {IdentifierType::ridet, "1234567890", {}},
           {IdentifierType::ridet, "12345", {"ECL-FOURNISSEUR-FORME"}},
           {IdentifierType::tahiti, "350041679", {}},
           {IdentifierType::tahiti, "35-004", {"ECL-FOURNISSEUR-FORME"}},
       }) {
    Sample sample;
    sample.piece.supplier.identifier = {sample.text(row.id), sample.text("2"), row.type};
    EXPECT_EQ(sample.codes(), row.codes) << row.id;
  }
}

TEST(PartyRules, JudgeTheRecipientAndTheValidator) {
  expect_codes({
      {"absent: a matter of routing", [](Sample& s) { s.piece.recipient.identifier = {}; }, {}},
      {"SIREN",
       [](Sample& s) { s.piece.recipient.identifier.id = s.text("732829320"); },
       {"!ECL-DESTINATAIRE-SIREN"}},
      {"SIREN under the scheme of SIREN",
       [](Sample& s) {
         s.piece.recipient.identifier = {s.text("732829320"), s.text("0002"),
                                         IdentifierType::unknown};
       },
       {"!ECL-DESTINATAIRE-SIREN"}},
      {"12 digits",
       [](Sample& s) { s.piece.recipient.identifier.id = s.text("732829320000"); },
       {"!ECL-DESTINATAIRE-SIRET"}},
      {"letters",
       [](Sample& s) { s.piece.recipient.identifier.id = s.text("7328293200007O"); },
       {"!ECL-DESTINATAIRE-SIRET"}},
      {"zeros", [](Sample& s) { s.piece.recipient.identifier.id = s.text("00000000000000"); }, {}},
      {"spaces and wrong key",
       [](Sample& s) { s.piece.recipient.identifier.id = s.text("732 829 320 00075"); },
       {"ECL-SIRET-CLE", "ECL-SIRET-ESPACES"}},
      {"other type",
       [](Sample& s) {
         s.piece.recipient.identifier = {s.text("73282932000074"), s.text("2"),
                                         IdentifierType::ue_hors_france};
       },
       {"!ECL-DESTINATAIRE-TYPE"}},
      {"validator",
       [](Sample& s) {
         s.piece.validator.identifier = {s.text("73282932000074"), s.text("1"),
                                         IdentifierType::siret};
       },
       {}},
      {"short validator",
       [](Sample& s) {
         s.piece.validator.identifier = {s.text("732829320"), s.text("1"), IdentifierType::siret};
       },
       {"ECL-VALIDEUR-SIRET"}},
  });
}

TEST(PartyRules, BoundTheReferencesOfTheRecipient) {
  const std::string fifty(50, 'x'), hundred(100, 'x');
  Sample sample;
  sample.piece.recipient.service_code = sample.text(hundred);
  sample.piece.engagement = sample.text(fifty);
  sample.piece.marche = sample.text(fifty);
  EXPECT_EQ(sample.codes(), Codes{});
  sample.piece.recipient.service_code = sample.text(hundred + "x");
  sample.piece.engagement = sample.text(fifty + "x");
  sample.piece.marche = sample.text(fifty + "x");
  EXPECT_EQ(sample.codes(), (Codes{"!ECL-MARCHE", "!G2.17", "!G3.01"}));
}

TEST(PartyRules, CountCharactersNotBytes) {
  Sample sample;
  std::string accents;
  for (int i = 0; i < 50; ++i) accents += "é";
  sample.piece.engagement = sample.text(accents);
  EXPECT_EQ(sample.codes(), Codes{});
}

}  // namespace
}  // namespace ecluse::validation::chorus
