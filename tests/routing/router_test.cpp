#include "routing/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

constexpr const char* contractor = "99000000200013";

struct Row {
  const char* cadre;
  const char* siret;
  const char* service;
  const char* engagement;
  const char* validator;
  const char* space;
  const char* destination;
  Role next;
  const char* reason;
};

// ESP-16 (space), chorus-edi.md §6 (next actor), §7.3 (State).
const Row accepted[] = {
    {"", tests::village, "", "", "", "factures", tests::village, Role::destinataire, "ROUTE_SIRET"},
    {"A2", tests::town, "TECH", "", "", "factures", tests::town, Role::destinataire,
     "ROUTE_SERVICE"},
    {"A1", tests::state, "AAASCPV", "1", "", "factures", tests::state, Role::destinataire,
     "ROUTE_ETAT_SERVICE"},
    {"A1", "00000000000000", "DSJPFGU057", "1", "", "factures", tests::state, Role::destinataire,
     "ROUTE_ETAT_PAR_SERVICE"},
    {"A4", tests::town, "TECH", "", tests::agency, "travaux", tests::town, Role::moe, "ROUTE_MOE"},
    {"A6", tests::town, "TECH", "", "", "travaux", tests::town, Role::service_financier,
     "ROUTE_SERVICE_FINANCIER"},
    {"A8", tests::village, "", "", "", "travaux", tests::village, Role::service_financier,
     "ROUTE_SERVICE_FINANCIER"},
    {"A10", tests::village, "", "", contractor, "travaux", tests::village, Role::valideur,
     "ROUTE_VALIDEUR"},
    {"A9", tests::village, "", "", contractor, "factures", tests::village, Role::valideur,
     "ROUTE_VALIDEUR"},
    {"A9", tests::village, "", "", "", "factures", tests::village, Role::destinataire,
     "ROUTE_SIRET"},
};

TEST(Router, TellsTheWay) {
  const auto referential = tests::example_referential();
  const auto& interface = *referential.interfaces.find("FSO1116A");
  for (const auto& row : accepted) {
    tests::SamplePiece sample;
    sample.cadre(row.cadre).recipient(row.siret, row.service, row.engagement);
    sample.validator(row.validator);
    const auto routed = route_piece(sample.piece, interface, referential);
    ASSERT_TRUE(routed.route) << row.cadre << ' ' << row.siret;
    EXPECT_EQ(routed.route->space, row.space);
    EXPECT_EQ(routed.route->destination, row.destination);
    EXPECT_EQ(routed.route->service, row.service);
    EXPECT_EQ(routed.route->next, row.next) << row.cadre;
    EXPECT_EQ(routed.route->circuit.front(), row.next) << row.cadre;
    EXPECT_EQ(routed.route->reason, row.reason) << row.cadre;
    EXPECT_FALSE(has_error(routed.findings));
  }
}

TEST(Router, ReachesEveryReasonInPortalMode) {
  const auto referential = tests::example_referential();
  const auto& interface = *referential.interfaces.find("FSO1116A");
  const struct {
    const char* cadre;
    const char* reason;
  } rows[] = {{"A5", "ROUTE_MOA"}, {"A18", "ROUTE_FOURNISSEUR"}};
  for (const auto& row : rows) {
    tests::SamplePiece sample;
    sample.cadre(row.cadre).recipient(tests::village);
    const auto routed = route_piece(sample.piece, interface, referential, Mode::portail);
    ASSERT_TRUE(routed.route) << row.cadre;
    EXPECT_EQ(routed.route->reason, row.reason);
  }
}

TEST(Router, NamesStructureAndServiceAsTheDirectoryDoes) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.recipient(tests::town, "TECH");
  const auto routed =
      route_piece(sample.piece, *referential.interfaces.find("FSO1100A"), referential);
  EXPECT_EQ(routed.route->name, "COMMUNE DE VALDOUX");
  EXPECT_EQ(routed.route->service_name, "Service technique");
  EXPECT_EQ(routed.route->actors.size(), 2U);
  EXPECT_TRUE(routed.findings.empty());
}

TEST(Router, CollectsEveryFaultAndThenGivesNoRoute) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre("A4").recipient(tests::state);
  const auto routed = route_piece(sample.piece, *referential.interfaces.find("FSO1116A"),
                                  referential, Mode::edi, Deposit::association);
  EXPECT_FALSE(routed.route);
  EXPECT_THAT(tests::codes_of(routed.findings),
              testing::ElementsAre("REF_CADRE_ASSOCIATION_EDI", "REF_CADRE_ESPACE",
                                   "REF_SERVICE_OBLIGATOIRE", "REF_ENGAGEMENT_OBLIGATOIRE",
                                   "REF_VALIDEUR_OBLIGATOIRE"));
  for (const auto& finding : routed.findings) {
    EXPECT_EQ(finding.layer, Layer::referentiel);
    EXPECT_GT(finding.place.line, 0U) << finding.code;
    EXPECT_GT(finding.place.column, 0U) << finding.code;
  }
}

TEST(Router, JudgesTheRecipientOfAnUnknownCadreToo) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre("A26").recipient("99999999999999");
  const auto routed =
      route_piece(sample.piece, *referential.interfaces.find("FSO1100A"), referential);
  EXPECT_FALSE(routed.route);
  EXPECT_THAT(tests::codes_of(routed.findings),
              testing::ElementsAre("REF_CADRE_INCONNU", "REF_DESTINATAIRE_INCONNU"));
}

TEST(Router, RoutesByTheDocumentWithoutADirectory) {
  const auto referential = Referential::load({}).value();
  tests::SamplePiece sample;
  sample.recipient("99999999999999", "ANY");
  const auto routed =
      route_piece(sample.piece, *referential.interfaces.find("FSO1100A"), referential);
  ASSERT_TRUE(routed.route);
  EXPECT_EQ(routed.route->destination, "99999999999999");
  EXPECT_EQ(routed.route->service, "ANY");
  EXPECT_EQ(routed.route->name, "Nom écrit par le fournisseur");
  EXPECT_EQ(routed.route->reason, "ROUTE_SERVICE");
  EXPECT_THAT(tests::codes_of(routed.findings), testing::ElementsAre("REF_ANNUAIRE_VIDE"));
}

// CAD-R2, CAD-R3: a works piece that names the one it is made from is an association.
TEST(Router, TakesAWorksPieceThatNamesItsOriginForAnAssociation) {
  const auto referential = tests::example_referential();
  const auto& interface = *referential.interfaces.find("FSO1116A");
  tests::SamplePiece sample;
  sample.cadre("A8").recipient(tests::village);
  sample.piece.origin_invoice = sample.field(sample.root, "IssuerAssignedID", "DG-1");
  const auto by_edi = route_piece(sample.piece, interface, referential);
  EXPECT_EQ(by_edi.deposit, Deposit::association);
  EXPECT_THAT(tests::codes_of(by_edi.findings), testing::Contains("REF_CADRE_ASSOCIATION_EDI"));
  EXPECT_TRUE(route_piece(sample.piece, interface, referential, Mode::portail).route);
  sample.cadre("A1");
  EXPECT_EQ(route_piece(sample.piece, interface, referential).deposit, Deposit::initial);
}

TEST(Router, JudgesAPieceByTheFicheOfItsMarket) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre("A4").recipient(tests::town, "TECH").validator(tests::agency).marche("M2024-017");
  const auto routed =
      route_piece(sample.piece, *referential.interfaces.find("FSO1116A"), referential);
  EXPECT_TRUE(routed.route);
  EXPECT_THAT(tests::codes_of(routed.findings), testing::Contains("REF_FICHE_ROLE"))
      << "the supplier of the sample is not of that market";
}

// TRV-34: a platform may refuse works on E1 and E2.
TEST(Router, ObeysTheSeveritiesOfThePlatform) {
  ReferentialTexts texts;
  texts.annuaire = embedded_table("exemple_annuaire.csv");
  texts.severities = "code\tseverity\tsource\nREF_CADRE_ESPACE\terror\tTRV-34\n";
  const auto strict = Referential::load(texts).value();
  tests::SamplePiece sample;
  sample.cadre("A8").recipient(tests::village);
  EXPECT_FALSE(route_piece(sample.piece, *strict.interfaces.find("FSO1116A"), strict).route);
}

}  // namespace
}  // namespace ecluse::routing
