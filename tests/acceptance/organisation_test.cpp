// Structures, services, partners and what they see (acceptance.md 4.2, 4.3).
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "model/states.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view supplier_of_samples = "00000106500010";

/// What becomes of one document of that interface, in a house of its own.
ExaminedPiece piece_of(std::string_view interface, std::string_view document) {
  House house;
  house.drop("ABC123", flux_name(interface, 1), document);
  const auto conclusions = house.run();
  return conclusions.at(0).outcome.examined.pieces.at(0);
}

struct PartnerRow {
  const char* id;
  const char* code;
  const char* state;
  const char* words;  ///< of the report, where refused
  bool lifecycle;
};

// ORG-12: three booleans, each enforced; ESP-10: who is not connected is refused, and answered.
const std::vector<PartnerRow> partners{
    {"ORG-12 all three", "ABC123", "IN_INTEGRE", "", true},
    {"ORG-12 Recevoir les cycles de vie en EDI", "SSC777", "IN_INTEGRE", "", false},
    {"ORG-12 Est un émetteur de flux EDI", "API042", "IN_REJETE", "pas émetteur", false},
    {"ORG-12 Demande de raccordement active", "SUS999", "IN_REJETE", "pas actif", false},
    {"ESP-10", "ZZZ999", "IN_REJETE", "inconnu", false},
};

TEST(Partners, AreServedAsTheirConnectionSays) {
  for (const auto& row : partners) {
    House house;
    house.drop(row.code, flux_name("FSO1100A", 1, row.code), made_invoice("F-1"));
    const auto conclusions = house.run();
    ASSERT_EQ(conclusions.size(), 1U) << row.id;
    EXPECT_EQ(state_after(conclusions[0].outcome), row.state) << row.id;
    const auto answers = house.outbound();
    const auto report = std::string(row.code) + "/CSO1100A_" + row.code + "_CPP0011100";
    const auto lifecycle = std::string(row.code) + "/FEN1200A_" + row.code + "_CPP0011200";
    const auto number = std::string("000000000000001");
    ASSERT_TRUE(answers.contains(report + number)) << row.id << ": refused is not dropped silently";
    EXPECT_THAT(answers.at(report + number), HasSubstr(row.words)) << row.id;
    EXPECT_EQ(answers.contains(lifecycle + number), row.lifecycle) << row.id;
  }
}

TEST(Partners, MayNotDropForAnother) {  // ESP-10
  House house;
  house.drop("OPE001", flux_name("FSO1100A", 1, "ABC123"), made_invoice("F-1"));
  const auto conclusions = house.run();
  EXPECT_THAT(codes_of(conclusions.at(0).outcome.examined.findings), ElementsAre("IRR_CODE_APP"));
  EXPECT_TRUE(house.outbound().begin()->first.starts_with("OPE001/")) << "whose folder it is";
}

struct SiretRow {
  const char* id;
  const char* written;
  const char* scheme;
  std::vector<std::string> codes;
};

// ORG-01: fourteen digits, the key checked, spaces taken out and told. ORG-02: other types are not
// run through the key.
const std::vector<SiretRow> identifiers{
    {"ORG-01 right", "00000106500010", "1", {}},
    {"ORG-01 wrong key", "00000106500011", "1", {"ECL-SIRET-CLE"}},
    {"ORG-01 spaces", "000 001 065 00010", "1", {"ECL-SIRET-ESPACES"}},
    {"ORG-01 thirteen digits", "0000010650001", "1", {"ECL-FOURNISSEUR-SIRET"}},
    {"ORG-01 La Poste, sum multiple of 5", "35600000009075", "1", {}},
    {"ORG-01 La Poste, another sum", "35600000009076", "1", {"ECL-SIRET-CLE"}},
    {"ORG-01 La Poste, head office", "35600000000048", "1", {}},
    {"ORG-02 RIDET", "1234567890", "4", {}},
    {"ORG-02 hors UE", "US-99-1234567", "3", {}},
    {"ORG-02 particulier", "1980193161FERDINANDHELCISET", "7", {}},
    {"ORG-02 no type of the annex", "00000106500010", "8", {"ECL-FOURNISSEUR-TYPE"}},
};

TEST(Identifiers, AreJudgedByTheirType) {
  const std::string written = "<cbc:ID schemeName=\"1\">" + std::string(supplier_of_samples);
  for (const auto& row : identifiers) {
    const auto document =
        replaced(made_invoice("F-1"), written,
                 "<cbc:ID schemeName=\"" + std::string(row.scheme) + "\">" + row.written);
    EXPECT_EQ(codes_of(piece_of("FSO1100A", document).findings), row.codes) << row.id;
  }
}

struct CaseRow {
  const char* sample;
  const char* interface;
  const char* code;
};

// ORG-04: SIRET, then code service; each way to be wrong has a reason of its own.
const std::vector<CaseRow> addresses{
    {"recipient-unknown", "FSO1100A", "REF_DESTINATAIRE_INCONNU"},
    {"recipient-inactive", "FSO1100A", "REF_DESTINATAIRE_INACTIF"},
    {"service-missing", "FSO1100A", "REF_SERVICE_OBLIGATOIRE"},
    {"service-unknown", "FSO1100A", "REF_SERVICE_INCONNU"},
    {"service-inactive", "FSO1100A", "REF_SERVICE_INACTIF"},
    {"engagement-missing", "FSO1106A", "REF_ENGAGEMENT_OBLIGATOIRE"},
};

TEST(Addresses, AreRefusedEachForItsOwnReason) {
  for (const auto& row : addresses) {
    const auto piece = piece_of(row.interface, sample_bytes(row.sample));
    EXPECT_THAT(codes_of(piece.findings), ElementsAre(row.code)) << row.sample;
  }
}

TEST(Directory, GivesTheEstablishmentsOfASiren) {  // ORG-16
  const House house;
  const auto found = house.tables().referential.annuaire.with_prefix("219900057");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].identifier, "21990005700015");
  EXPECT_EQ(found[1].identifier, "21990005700023");
}

std::string searched(const House& house, daemon::AnnuaireSearchCommand wish) {
  std::ostringstream out, err;
  wish.root = house.root();
  daemon::annuaire_search(wish, {out, err, Language::fr});
  return out.str() + err.str();
}

TEST(Directory, IsSearchedFromTheCommandLine) {  // ORG-15, ORG-16, ORG-05
  const House house;
  daemon::AnnuaireSearchCommand by_siren;
  by_siren.identifier = "219900057";
  by_siren.output = daemon::Output::json;
  const auto found = searched(house, by_siren);
  EXPECT_THAT(found, HasSubstr("21990005700015"));
  EXPECT_THAT(found, HasSubstr("21990005700023"));
  daemon::AnnuaireSearchCommand all;
  all.type = "SIRET";
  all.name = "valdoux";
  all.kind = "Entité publique";
  all.label = "technique";
  all.state = "actif";
  all.postal_code = "99001";
  all.city = "Valdoux";
  all.output = daemon::Output::json;
  const auto town = searched(house, all);
  for (const auto* field :  // ORG-05: what is known of a structure and of its services
       {"\"identifier\":\"21990001600011\"", "\"name\":\"COMMUNE DE VALDOUX\"", "\"code\":\"TECH\"",
        "\"label\":\"Service technique\"", "\"active\":true", "\"engagement_required\":false",
        "\"service_required\":true"})
    EXPECT_THAT(town, HasSubstr(field));
}

TEST(Spaces, AreSetOnEveryPiece) {  // ESP-16
  EXPECT_EQ(piece_of("FSO1100A", made_invoice("F-1")).route.value().space, "factures");
  EXPECT_EQ(piece_of("FSO1116A", sample_bytes("works-draft-statement")).route.value().space,
            "travaux");
}

TEST(ProjectManager, IsNotTheState) {  // ACT-05, TRV-29
  const auto document =
      replaced(sample_bytes("works-draft-statement"), "18990006100012", "11000201100044");
  EXPECT_THAT(codes_of(piece_of("FSO1116A", document).findings, Severity::error),
              ElementsAre("REF_MOE_ETAT"));
}

TEST(JointContractor, NeverPassesByItsAgent) {  // TRV-23
  const auto validated = replaced(sample_bytes("works-draft-statement"), "<ram:ID>A4</ram:ID>",
                                  "<ram:ID>A13</ram:ID>");
  EXPECT_EQ(piece_of("FSO1116A", validated).route.value().next, Role::valideur);
  const auto begin = validated.find("<ram:InvoiceeTradeParty>");
  const std::string end = "</ram:InvoiceeTradeParty>";
  auto alone = validated;
  alone.erase(begin, alone.find(end) + end.size() - begin);
  EXPECT_THAT(codes_of(piece_of("FSO1116A", alone).findings, Severity::error),
              ElementsAre("REF_VALIDEUR_OBLIGATOIRE"));
}

/// A house where three flux came: one good, one refused, one of an operator with three suppliers.
class SuiviDesFlux : public testing::Test {  // ESP-11
 protected:
  SuiviDesFlux() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.drop("ABC123", flux_name("FSO1100A", 2), sample_bytes("number-too-long"));
    house_.drop("OPE001", flux_name("FSO1100A", 3, "OPE001"), made_invoice("F-3"));
    house_.run();
  }

  std::string listed(const daemon::ListCommand& wish) {
    std::ostringstream out, err;
    auto command = wish;
    command.root = house_.root();
    daemon::list(command, {out, err, Language::fr});
    return out.str() + err.str();
  }

  std::string shown(const std::string& id) {
    std::ostringstream out, err;
    daemon::show({house_.root(), id}, {out, err, Language::fr});
    return out.str() + err.str();
  }

  House house_;
};

TEST_F(SuiviDesFlux, ListsTheFluxOfAllOrOfOne) {
  const auto all = listed({});
  for (const auto* id :
       {"ABC1231100000000000000001", "ABC1231100000000000000002", "OPE0011100000000000000003"})
    EXPECT_THAT(all, HasSubstr(id));
  daemon::ListCommand of_operator;
  of_operator.partner = "OPE001";
  EXPECT_THAT(listed(of_operator), testing::Not(HasSubstr("ABC123")))
      << "GAP-12: the depositor owns the flux";
  daemon::ListCommand rejected;
  rejected.state = "IN_REJETE";
  EXPECT_THAT(listed(rejected), HasSubstr("ABC1231100000000000000002"));
  EXPECT_THAT(listed(rejected), testing::Not(HasSubstr("ABC1231100000000000000001")));
}

TEST_F(SuiviDesFlux, TellsAFluxFromItsReceptionToItsAnswers) {
  const auto story = shown("ABC1231100000000000000002");
  for (const auto* words : {"Rejeté", "G1.05", "ligne 8", "Renumérotez", "fournisseur", "Reçu",
                            "En cours de traitement", "CSO1100A_ABC123_", "FEN1200A_ABC123_"})
    EXPECT_THAT(story, HasSubstr(words));
  EXPECT_LT(story.find("– Rejeté"), story.find("– Reçu")) << "STS-23: newest first";
}

TEST_F(SuiviDesFlux, FindsAFluxByTheNumberOfAPiece) {
  EXPECT_THAT(shown("F-3"), HasSubstr("OPE0011100000000000000003"));
}

}  // namespace
}  // namespace ecluse::tests
