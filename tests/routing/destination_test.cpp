#include "routing/destination.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

std::vector<Finding> judge(const Piece& piece, const Annuaire& annuaire,
                           const Severities& severities) {
  Report report(severities);
  judge_service(piece, find_destination(piece, annuaire, report), annuaire, report);
  return report.take();
}

struct Row {
  const char* siret;
  const char* service;
  const char* engagement;
  std::vector<const char*> codes;
};

// ORG-04, chorus-edi.md §7.2 and §7.3: one row for each way to be wrong, and to be right.
const Row rows[] = {
    {tests::village, "", "", {}},
    {"219 900 057 00015", "", "", {}},
    {"", "", "", {"REF_DESTINATAIRE_ABSENT"}},
    {"99999999999999", "", "", {"REF_DESTINATAIRE_INCONNU"}},
    {"219900057", "", "", {"REF_DESTINATAIRE_INCONNU"}},
    {tests::dissolved, "", "", {"REF_DESTINATAIRE_INACTIF"}},
    // a service
    {tests::village, "TECH", "", {"REF_SERVICE_INCONNU"}},
    {tests::town, "TECH", "", {}},
    {tests::town, " TECH ", "", {}},
    {tests::town, "EAUX", "", {"REF_SERVICE_INACTIF"}},
    {tests::town, "", "", {"REF_SERVICE_OBLIGATOIRE"}},
    {tests::town, "", "E1", {"REF_SERVICE_OBLIGATOIRE"}},
    {tests::town, "   ", "", {"REF_SERVICE_OBLIGATOIRE"}},
    // an engagement
    {tests::hospital, "", "E1", {}},
    {tests::hospital, "PHARMA", "", {"REF_ENGAGEMENT_OBLIGATOIRE"}},
    {tests::hospital, "TECH", "", {"REF_SERVICE_INCONNU", "REF_ENGAGEMENT_OBLIGATOIRE"}},
    {tests::town, "FINANCES", "", {"REF_ENGAGEMENT_OBLIGATOIRE"}},
    {tests::town, "FINANCES", "E1", {}},
    // one or the other
    {tests::department, "", "", {"REF_SERVICE_OU_ENGAGEMENT"}},
    {tests::department, "ROUTES", "", {}},
    {tests::department, "", "E1", {}},
    // the State: both (P40, P53, P96)
    {tests::state, "AAASCPV", "1501966748", {}},
    {tests::state, "AAASCPV", "", {"REF_ENGAGEMENT_OBLIGATOIRE"}},
    {tests::state, "", "", {"REF_SERVICE_OBLIGATOIRE", "REF_ENGAGEMENT_OBLIGATOIRE"}},
    {tests::state, "NOPE", "1501966748", {"REF_SERVICE_INCONNU"}},
    // a State service under an unknown SIRET (P46)
    {"00000000000000", "DSJPFGU057", "1501966748", {"REF_DESTINATAIRE_ETAT_PAR_SERVICE"}},
    {"00000000000000",
     "DSJPFGU057",
     "",
     {"REF_DESTINATAIRE_ETAT_PAR_SERVICE", "REF_ENGAGEMENT_OBLIGATOIRE"}},
    {"00000000000000", "TECH", "1501966748", {"REF_DESTINATAIRE_INCONNU"}},
    {tests::village, "DSJPFGU057", "1501966748", {"REF_SERVICE_INCONNU"}},
};

TEST(Destination, IsJudgedByTheDirectory) {
  const auto referential = tests::example_referential();
  for (const auto& row : rows) {
    tests::SamplePiece sample;
    sample.recipient(row.siret, row.service, row.engagement);
    const auto findings = judge(sample.piece, referential.annuaire, referential.severities);
    EXPECT_THAT(tests::codes_of(findings), ElementsAreArray(row.codes))
        << row.siret << '/' << row.service << '/' << row.engagement;
    for (const auto& finding : findings) EXPECT_GT(finding.place.line, 0U) << finding.code;
  }
}

Finding only_finding(const char* siret, const char* service, const char* engagement) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.recipient(siret, service, engagement);
  return judge(sample.piece, referential.annuaire, referential.severities).at(0);
}

// users.md P07: a SIRET cut to its SIREN, or of a closed establishment.
TEST(Destination, ProposesTheEstablishmentsOfTheSameSiren) {
  const auto finding = only_finding("219900057", "", "");
  EXPECT_EQ(value_of(finding, "candidates"), "21990005700015, 21990005700023");
  EXPECT_EQ(value_of(finding, "siret"), "219900057");
  EXPECT_EQ(value_of(finding, "name"), "Nom écrit par le fournisseur");
  EXPECT_EQ(value_of(only_finding("2199", "", ""), "candidates"), "");
}

TEST(Destination, MustBeInActivityOnTheDayOfIssue) {
  const auto annuaire = Annuaire::from_csv(
                            "Identifiant;Désignation;Libellé service;Code service;Statut;Service "
                            "obligatoire;Engagement obligatoire;Service ou engagement obligatoire;"
                            "Date de début;Date de fin\n1;A;;;ACTIF;;;;2024-01-01;2024-12-31\n")
                            .value();
  const struct {
    int year;
    std::vector<const char*> codes;
  } days[] = {{2023, {"REF_DESTINATAIRE_HORS_PERIODE"}},
              {2024, {}},
              {2025, {"REF_DESTINATAIRE_HORS_PERIODE"}}};
  for (const auto& row : days) {
    tests::SamplePiece sample;
    sample.recipient("1").issued(row.year, 3, 31);
    EXPECT_THAT(tests::codes_of(judge(sample.piece, annuaire, Severities())),
                ElementsAreArray(row.codes))
        << row.year;
  }
}

TEST(Destination, SaysWhoAsksForWhatIsMissing) {
  EXPECT_EQ(value_of(only_finding(tests::town, "", ""), "cause"), "structure");
  EXPECT_EQ(value_of(only_finding(tests::town, "FINANCES", ""), "cause"), "service");
  EXPECT_EQ(value_of(only_finding(tests::state, "", "1"), "cause"), "etat");
  EXPECT_EQ(value_of(only_finding(tests::town, "", ""), "name"), "COMMUNE DE VALDOUX");
}

TEST(Destination, OfAStateServiceIsTheState) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.recipient("00000000000000", "DSJPFGU057", "1501966748");
  Report report(referential.severities);
  const auto to = find_destination(sample.piece, referential.annuaire, report);
  EXPECT_EQ(to.siret, state_siret);
  EXPECT_TRUE(to.by_state_service);
  EXPECT_EQ(to.service->label, "Service exécutant B");
  EXPECT_FALSE(report.refused()) << "the official example is accepted, with a warning";
  EXPECT_EQ(value_of(report.take().at(0), "seen"), "00000000000000");
}

TEST(Destination, IsTakenFromTheDocumentWithoutADirectory) {
  const auto severities = tests::example_referential().severities;
  tests::SamplePiece sample;
  sample.recipient("99999999999999", "ANY");
  Report report(severities);
  const auto to = find_destination(sample.piece, Annuaire(), report);
  judge_service(sample.piece, to, Annuaire(), report);
  EXPECT_EQ(to.siret, "99999999999999");
  EXPECT_EQ(to.service_code, "ANY");
  EXPECT_FALSE(report.refused());
  EXPECT_THAT(tests::codes_of(report.take()), testing::ElementsAre("REF_ANNUAIRE_VIDE"));
}

TEST(Destination, KeepsTheRulesOfTheStateWithoutADirectory) {
  const auto severities = tests::example_referential().severities;
  tests::SamplePiece sample;
  sample.recipient(tests::state);
  EXPECT_THAT(tests::codes_of(judge(sample.piece, Annuaire(), severities)),
              testing::ElementsAre("REF_ANNUAIRE_VIDE", "REF_SERVICE_OBLIGATOIRE",
                                   "REF_ENGAGEMENT_OBLIGATOIRE"));
}

Annuaire dated() {
  return Annuaire::from_csv(
             "Identifiant;Désignation;Libellé service;Code service;Statut;Service "
             "obligatoire;Engagement obligatoire;Service ou engagement obligatoire;Date de "
             "début;Date de fin\n"
             "1;A;;;;;;;;\n1;A;Un;S1;;;;;2025-01-01;2025-12-31\n1;A;Deux;S2;;;;;;2025-12-31\n"
             "1;A;Entre entités;FACTURES_PUBLIQUES;;;;;;\n")
      .value();
}

TEST(Destination, WarnsOfAServiceOutOfItsPeriod) {
  const struct {
    const char* service;
    const char* day;
    bool warned;
  } periods[] = {{"S1", "2024-12-31", true},  {"S1", "2025-01-01", false},
                 {"S1", "2025-12-31", false}, {"S1", "2026-01-01", true},
                 {"S2", "1999-01-01", false}, {"S2", "2026-01-01", true}};
  const auto annuaire = dated();
  const auto severities = tests::example_referential().severities;
  for (const auto& row : periods) {
    tests::SamplePiece sample;
    sample.recipient("1", row.service);
    sample.piece.issue_date.value = parse_iso_date(row.day);
    const auto findings = judge(sample.piece, annuaire, severities);
    ASSERT_EQ(findings.size(), row.warned ? 1U : 0U) << row.service << ' ' << row.day;
    if (!row.warned) continue;
    EXPECT_EQ(findings[0].code, "REF_SERVICE_HORS_PERIODE");
    EXPECT_EQ(value_of(findings[0], "date"), row.day);
    EXPECT_EQ(value_of(findings[0], "until"), "2025-12-31");
  }
}

// chorus-edi.md §3.3.
TEST(Destination, WarnsOfAPrivateSupplierAtTheServiceOfPublicInvoices) {
  const auto annuaire = dated();
  const auto severities = tests::example_referential().severities;
  tests::SamplePiece sample;
  sample.recipient("1", "FACTURES_PUBLIQUES");
  EXPECT_THAT(tests::codes_of(judge(sample.piece, annuaire, severities)),
              testing::ElementsAre("REF_SERVICE_FACTURES_PUBLIQUES"));
  sample.piece.supplier.identifier.id = sample.field(sample.root, "ID", "1");
  EXPECT_TRUE(judge(sample.piece, annuaire, severities).empty());
}

TEST(Identifier, LosesItsSpaces) {
  tests::SamplePiece sample;
  sample.recipient(" 219 900 057 00015");
  EXPECT_EQ(identifier_of(sample.piece.recipient), tests::village);
}

}  // namespace
}  // namespace ecluse::routing
