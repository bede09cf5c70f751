// Works: documents and process steps (acceptance.md 4.6, 4.7), from files to the statuses in which
// the gate leaves the pieces. What recipients, validators and delays do afterwards is of 4.11.
#include "tests/acceptance/works.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "model/states.hpp"
#include "routing/tables.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

routing::Cadres cadres() {
  return routing::Cadres::load(routing::embedded_table("cadres.tsv")).value();
}

struct DocumentRow {
  const char* id;
  const char* document;
  std::vector<const char*> cadres;
};

const std::vector<DocumentRow> documents{
    {"DOC-02", "PROJET_DECOMPTE_MENSUEL", {"A4", "A13"}},
    {"DOC-03", "ETAT_ACOMPTE", {"A5", "A15"}},
    {"DOC-04", "ETAT_ACOMPTE_VALIDE", {"A16", "A19"}},
    {"DOC-05", "PROJET_DECOMPTE_FINAL", {"A7", "A14"}},
    {"DOC-06", "PROJET_DECOMPTE_GENERAL", {"A17"}},
    {"DOC-06", "PROJET_DECOMPTE_GENERAL_PROCEDURE_TACITE", {"A22"}},
    {"DOC-07", "DECOMPTE_GENERAL", {"A18", "A20"}},
    {"DOC-08", "DECOMPTE_GENERAL_SIGNE", {"A8"}},
    {"DOC-08", "DECOMPTE_GENERAL_DEFINITIF_TACITE", {"A23", "A24"}},
    {"DOC-08", "DECOMPTE_GENERAL_DEFINITIF_PROCEDURE_TACITE", {"A25"}},
    {"DOC-09", "DP_DE_SOUSTRAITANT_TRAVAUX", {"A10"}},
    {"DOC-10", "PIECE_SERVICE_FINANCIER", {"A6"}},
    {"DOC-12", "MEMOIRE_FRAIS_JUSTICE", {"A3"}},
};

TEST(Documents, AreToldByTheirCadre) {
  const auto table = cadres();
  for (const auto& row : documents)
    for (const auto* code : row.cadres)
      EXPECT_EQ(table.find(code)->document, row.document) << row.id << ' ' << code;
}

struct FormatRow {
  const char* sample;
  const char* interface;
};

// DOC-01: an ordinary invoice in every syntax is parsed, validated, routed.
TEST(Documents, OfEverySyntaxAreIntegrated) {
  for (const auto& row :
       {FormatRow{"ordinary-ubl", "FSO1100A"}, FormatRow{"ordinary-cii", "FSO1106A"},
        FormatRow{"ordinary-cii-minimal", "FSO1116A"}, FormatRow{"ordinary-facturx", "FSO1117A"}}) {
    WorksHouse house;
    const auto outcome = house.deposit(sample_bytes(row.sample), "ABC123", row.interface);
    EXPECT_EQ(state_after(outcome), flux_state::integrated) << row.sample;
    ASSERT_TRUE(only_piece(outcome).route) << row.sample;
    EXPECT_EQ(only_piece(outcome).route->space, "factures") << row.sample;
  }
}

// DOC-22: names with spaces, accents, `+` and capital extensions go end to end.
TEST(Documents, KeepTheNamesOfTheirFiles) {
  const std::vector<std::string> names{"facture en PDF FACFREVEN-FOREVE.XML",
                                       "Factures sous-traitants +2.xml", "Été à Évry.Xml"};
  House house;
  std::vector<std::pair<std::string, std::string>> files;
  for (std::size_t i = 0; i < names.size(); ++i)
    files.emplace_back(names[i], made_invoice("F-" + std::to_string(i)));
  house.drop("ABC123", flux_name("FSO1100A", 1), tar_gz(files));
  const auto outcome = house.run().at(0).outcome;
  EXPECT_EQ(state_after(outcome), flux_state::integrated);
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_EQ(outcome.examined.pieces.at(i).file, names[i]);
}

// DOC-19: each attachment is listed with its name, type, size and hash; a program is refused.
TEST(Documents, ListTheirAttachments) {
  WorksHouse house;
  const auto outcome = house.deposit(works_piece({}), "ABC123");
  const auto& attachments = only_piece(outcome).attachments;
  ASSERT_EQ(attachments.size(), 1U);
  EXPECT_EQ(attachments[0].name, "situation-mars.pdf");
  EXPECT_EQ(attachments[0].mime, "application/zip");
  EXPECT_GT(attachments[0].size, 0U);
  EXPECT_NE(attachments[0].sha256, Sha256Digest{});
  ASSERT_EQ(attachments[0].files.size(), 1U) << "a ZIP of one file";
  const auto program =
      replaced(works_piece({.number = "PDM-2"}), "situation-mars.pdf", "situation-mars.exe");
  EXPECT_EQ(state_after(house.deposit(program, "ABC123")), flux_state::rejected);
}

// DOC-19: type, désignation, name and hash of each; a file joined twice is flagged.
TEST(Documents, FlagAnAttachmentThatIsJoinedTwice) {
  WorksHouse house;
  const auto piece = works_piece({});
  const std::string open = "<ram:AdditionalReferencedDocument>",
                    close = "</ram:AdditionalReferencedDocument>";
  const auto begin = piece.find(open), end = piece.find(close) + close.size();
  auto twice = piece;
  twice.insert(end, replaced(piece.substr(begin, end - begin), "situation-mars.pdf", "copie.pdf"));
  const auto outcome = house.deposit(twice, "ABC123");
  EXPECT_THAT(refusals(outcome), IsEmpty());
  const auto& findings = only_piece(outcome).findings;
  const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.code == "ECL-PJ-DOUBLON";
  });
  ASSERT_NE(found, findings.end());
  EXPECT_EQ(value_of(*found, "name"), "copie.pdf");
  EXPECT_EQ(value_of(*found, "first"), "situation-mars.pdf");
  ASSERT_EQ(only_piece(outcome).attachments.size(), 2U);
  EXPECT_EQ(only_piece(outcome).attachments[0].files[0].sha256,
            only_piece(outcome).attachments[1].files[0].sha256);
}

/// One deposit of a chain, and what it must lead to.
struct Step {
  const char* id;
  const char* cadre;
  const char* number;
  const char* previous;  ///< empty for an initial deposit
  std::string_view state;
  std::string_view previous_state;  ///< of the piece it is made from
};

void play(const std::vector<Step>& chain) {
  WorksHouse house;
  for (const auto& step : chain) {
    const auto outcome = house.deposit(
        works_piece({.cadre = step.cadre, .number = step.number, .previous = step.previous}));
    EXPECT_THAT(refusals(outcome), IsEmpty()) << step.id;
    EXPECT_EQ(state_after(outcome, 0), step.state) << step.id;
    ASSERT_EQ(outcome.moves.size(), step.previous_state.empty() ? 0U : 1U) << step.id;
    if (step.previous_state.empty()) continue;
    EXPECT_EQ(outcome.moves[0].piece.summary.number, step.previous) << step.id;
    EXPECT_EQ(outcome.moves[0].step.to, step.previous_state) << step.id;
  }
}

constexpr auto to_moe = piece_status::available_moe;
constexpr auto to_moa = piece_status::available_moa;
constexpr auto to_finance = piece_status::available;
constexpr auto to_supplier = piece_status::to_associate_supplier;
constexpr auto joined = piece_status::associated;

TEST(WorksInProgress, GoFromTheProjetDeDecompteToTheServiceFinancier) {  // TRV-13
  play({{"TRV-01", "A4", "PDM-1", "", to_moe, ""},
        {"TRV-02", "A15", "EA-1", "PDM-1", to_moa, joined},
        {"TRV-03, TRV-04", "A19", "EAV-1", "EA-1", to_finance, joined}});
}

TEST(WorksAtTheirEnd, GoFromTheProjetDeDecompteFinalToTheSignedOne) {
  play({{"TRV-05", "A7", "PDF-1", "", to_moe, ""},
        {"TRV-06", "A17", "PDG-1", "PDF-1", to_moa, joined},
        {"TRV-07", "A20", "DG-1", "PDG-1", to_supplier, joined},
        {"TRV-08, TRV-09", "A8", "DGD-1", "DG-1", to_finance, joined}});
}

TEST(WorksTacitly, GoByTheSupplierWhenNobodyAnswers) {  // TRV-10
  for (const auto* last : {"A23", "A24", "A25"})
    play({{"TRV-10", "A7", "PDF-1", "", to_moe, ""},
          {"TRV-10", "A22", "PDGT-1", "PDF-1", to_moe, piece_status::replaced_by_a22},
          {"TRV-10", last, "DGDT-1", "PDGT-1", to_finance, joined}});
  WorksHouse house;
  for (const auto* only_joined : {"A23", "A25"})
    EXPECT_THAT(refusals(house.deposit(works_piece({.cadre = only_joined}))),
                ElementsAre("REF_CADRE_SANS_OBJET"));
}

struct WrongRow {
  const char* what;
  WorksWish wish;
  const char* code;
};

// CAD-R2: an association names the piece before it, known, of the right cadre, not yet associated.
TEST(Associations, NameThePieceTheyAreMadeFrom) {
  WorksHouse house;
  ASSERT_THAT(refusals(house.deposit(works_piece({}))), IsEmpty());
  const std::vector<WrongRow> rows{
      {"missing",
       {.cadre = "A15", .number = "E-1", .previous = " "},
       "REF_ASSOCIATION_SANS_REFERENCE"},
      {"unknown",
       {.cadre = "A15", .number = "E-2", .previous = "NONE"},
       "REF_ASSOCIATION_INCONNUE"},
      {"wrong type",
       {.cadre = "A19", .number = "E-3", .previous = "PDM-1"},
       "REF_ASSOCIATION_TYPE"},
  };
  for (const auto& row : rows) {
    const auto outcome = house.deposit(works_piece(row.wish));
    EXPECT_THAT(refusals(outcome), ElementsAre(row.code)) << row.what;
    EXPECT_TRUE(outcome.moves.empty()) << row.what;
  }
  const WorksWish good{.cadre = "A15", .number = "E-4", .previous = "PDM-1"};
  EXPECT_THAT(refusals(house.deposit(works_piece(good))), IsEmpty());
  const WorksWish again{.cadre = "A15", .number = "E-5", .previous = "PDM-1"};
  EXPECT_THAT(refusals(house.deposit(works_piece(again))), ElementsAre("REF_ASSOCIATION_ETAT"));
}

// CAD-R3: no association in EDI, whichever the cadre, and with that reason.
TEST(Associations, AreNeverMadeByEdi) {
  WorksHouse house;
  ASSERT_THAT(refusals(house.deposit(works_piece({}), "ABC123")), IsEmpty());
  int number = 0;
  for (const auto* cadre : {"A8", "A15", "A17", "A19", "A20", "A22", "A23", "A24", "A25", "A6"}) {
    const auto outcome = house.deposit(
        works_piece(
            {.cadre = cadre, .number = "E-" + std::to_string(++number), .previous = "PDM-1"}),
        "ABC123");
    EXPECT_THAT(refusals(outcome), Contains("REF_CADRE_ASSOCIATION_EDI")) << cadre;
  }
}

// CAD-R4, DOC-20: the format of a deposit is told by its content; EDI carries no bare PDF.
TEST(Deposits, TellTheirFormatByTheirContent) {
  WorksHouse house;
  for (const auto* partner : {"ABC123", "API042", "POR042"}) {
    const auto xml = house.deposit(made_invoice(std::string("F-") + partner), partner, "FSO1100A");
    EXPECT_EQ(only_piece(xml).deposit.format, DepositFormat::xml_non_signe) << partner;
    EXPECT_EQ(state_after(xml), flux_state::integrated) << partner;
  }
  const auto pdf = house.deposit(sample_bytes("facturx-without-invoice"), "ABC123", "FSO1117A");
  EXPECT_EQ(only_piece(pdf).deposit.format, DepositFormat::pdf_non_signe);
  EXPECT_THAT(refusals(pdf), Contains("ERR_PDF_SANS_FACTURE"));
}

// The mode of the partner decides the column of the matrix: SYS-05.
TEST(Deposits, AreJudgedInTheModeOfTheirPartner) {
  WorksHouse house;
  EXPECT_THAT(refusals(house.deposit(works_piece({.cadre = "A5", .number = "1"}), "ABC123")),
              ElementsAre("REF_CADRE_INTERDIT"));
  for (const auto* partner : {"API042", "POR042"})
    EXPECT_THAT(refusals(house.deposit(works_piece({.cadre = "A5", .number = partner}), partner)),
                IsEmpty());
}

std::vector<std::string> roles_not_found(const std::vector<Finding>& findings) {
  std::vector<std::string> roles;
  for (const auto& finding : findings)
    if (finding.code == "REF_ACTEUR_INCONNU" || finding.code == "REF_ACTEUR_ABSENT" ||
        finding.code == "REF_VALIDEUR_OBLIGATOIRE")
      roles.emplace_back(value_of(finding, "role"));
  return roles;
}

// TRV-11: every SIRET resolves in the directory, each missing actor is reported by its role.
TEST(Works, NeedEveryActorInTheDirectory) {
  WorksHouse house;
  const auto unknown_moe =
      house.deposit(works_piece({.number = "1", .marche = "X", .validator = "99000000200013"}));
  EXPECT_THAT(roles_not_found(only_piece(unknown_moe).findings), ElementsAre("moe"));
  const auto no_moe = house.deposit(
      works_piece({.cadre = "A10", .number = "2", .marche = "X", .validator = "99000000200013"}));
  EXPECT_THAT(roles_not_found(only_piece(no_moe).findings), ElementsAre("titulaire", "moe"));
  const auto unknown_recipient =
      house.deposit(works_piece({.number = "3", .marche = "X", .recipient = "99999999900017"}));
  EXPECT_THAT(refusals(unknown_recipient), Contains("REF_DESTINATAIRE_INCONNU"));
}

// TRV-12: the recipient has « Factures de travaux », else a warning.
TEST(Works, WarnOfARecipientWithoutTheirSpace) {
  const std::string closed(
      "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;Engagement "
      "obligatoire;Service ou engagement obligatoire;Factures de travaux\n"
      "21990005700015;PONT;;;ACTIF;;;;non\n18990006100012;MOE;;;ACTIF;;;;\n");
  House house({.annuaire = closed, .partenaires = {}, .cadres = {}});
  house.drop("ABC123", flux_name("FSO1116A", 1),
             works_piece({.marche = "X", .recipient = "21990005700015", .service = ""}));
  const auto outcome = house.run().at(0).outcome;
  EXPECT_THAT(codes_of(only_piece(outcome).findings), Contains("REF_TRAVAUX_NON_OUVERT"));
  EXPECT_EQ(state_after(outcome), flux_state::integrated);
}

// TRV-14, TRV-16: straight to the service financier, no waiting state. TRV-15: an A5 goes to the
// MOA, by portal or service only.
TEST(Works, MayBeSettledOutsideThePlatform) {
  WorksHouse house;
  const auto a6 = house.deposit(works_piece({.cadre = "A6", .number = "1"}), "ABC123");
  EXPECT_EQ(state_after(a6, 0), piece_status::available);
  EXPECT_THAT(only_piece(a6).route->circuit, ElementsAre(Role::service_financier));
  const auto a5 = house.deposit(works_piece({.cadre = "A5", .number = "2"}), "POR042");
  EXPECT_EQ(state_after(a5, 0), to_moa);
}

// TRV-17, TRV-20: to the titulaire, then the MOE, traceable, without payment; DOC-09, LEG-06.
TEST(Subcontracting, GoesToTheTitulaireThenTheMoeAndIsNotPaidByItself) {
  WorksHouse house;
  const auto outcome = house.deposit(works_piece({.cadre = "A10",
                                                  .number = "DP-1",
                                                  .supplier = "00000105700017",
                                                  .validator = "00000104000013"}),
                                     "ABC123");
  EXPECT_EQ(state_after(outcome, 0), piece_status::to_validate);
  EXPECT_THAT(only_piece(outcome).route->circuit, ElementsAre(Role::valideur, Role::moe));
  const auto machines = lifecycle::Machines::standard().value();
  for (const auto* state :
       {"A_VALIDER_1", "VALIDEE_1", "MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"})
    EXPECT_FALSE(machines.piece.legal(state, "MISE_EN_PAIEMENT")) << state;
}

TEST(Subcontracting, IsNeverAssociatedToTheDossier) {  // TRV-18
  const auto table = cadres();
  for (const auto mode : {routing::Mode::edi, routing::Mode::portail, routing::Mode::service})
    EXPECT_EQ(cell(*table.find("A10"), mode, routing::Deposit::association), routing::Cell::na);
  for (const auto& cadre : table.all())
    EXPECT_THAT(cadre.after, Not(Contains("A10"))) << cadre.code;
}

// GAP-02, TRV-24: the situation of the groupement is a property of the fiche. TRV-23 by the
// mandataire always; TRV-25 groupement conjoint, each for itself; TRV-26 solidaire.
TEST(JointContracting, FollowsTheGroupementOfTheFiche) {
  WorksHouse house;
  const WorksWish conjoint{.cadre = "A13",
                           .number = "C-1",
                           .marche = "M2025-040",
                           .supplier = "00000101600013",
                           .recipient = "22990003000011",
                           .service = "ROUTES",
                           .validator = "00000104000013"};
  const auto first = house.deposit(works_piece(conjoint), "ABC123");
  EXPECT_EQ(state_after(first, 0), piece_status::to_validate);
  EXPECT_THAT(codes_of(only_piece(first).findings), Not(Contains("REF_FICHE_SOLIDAIRE")));
  auto of_another = conjoint;
  of_another.supplier = "00000105700017";
  EXPECT_EQ(state_after(house.deposit(works_piece(of_another), "ABC123")), flux_state::integrated)
      << "the same number for another cotraitant: independent dossiers";
  auto solidaire = conjoint;
  solidaire.number = "C-2";
  solidaire.marche = "M2025-041";
  solidaire.recipient = "21990005700015";
  solidaire.service = "";
  const auto warned = house.deposit(works_piece(solidaire), "ABC123");
  EXPECT_THAT(codes_of(only_piece(warned).findings), Contains("REF_FICHE_SOLIDAIRE"));
  EXPECT_EQ(state_after(warned), flux_state::integrated) << "a warning";
}

// TRV-30: fields checked and kept; TRV-31: the blocks of depositor, supplier, MOA and MOE.
TEST(Works, KeepTheirFieldsAndTheirBlocks) {
  WorksHouse house;
  const auto outcome = house.deposit(works_piece({}), "ABC123");
  const auto& piece = only_piece(outcome);
  EXPECT_EQ(piece.summary.number, "PDM-1");
  EXPECT_EQ(iso_text(piece.summary.issue_date.value()), "2025-03-31");
  EXPECT_EQ(piece.summary.currency, "EUR");
  EXPECT_EQ(piece.summary.marche, "M2024-017");
  EXPECT_EQ(piece.summary.net->text(2), "24487.00");
  EXPECT_EQ(piece.summary.vat->text(2), "4897.40");
  EXPECT_EQ(piece.summary.gross->text(2), "29384.40");
  EXPECT_EQ(piece.summary.payable->text(2), "29384.40");
  const auto& actors = piece.route->actors;
  ASSERT_EQ(actors.size(), 3U);
  EXPECT_EQ(actors[0].role, Role::fournisseur);
  EXPECT_EQ(actors[0].name, "TRAVAUX PUBLICS DU CHENAL");
  EXPECT_EQ(actors[1].role, Role::moe);
  EXPECT_EQ(actors[1].identifier, "18990006100012");
  EXPECT_EQ(actors[2].role, Role::destinataire);
  EXPECT_EQ(actors[2].service, "TECH");
  EXPECT_EQ(piece.route->service_name, "Service technique");
  for (const auto* field : {"<ram:DuePayableAmount>29384.40</ram:DuePayableAmount>",
                            "<ram:TaxBasisTotalAmount>24487.00</ram:TaxBasisTotalAmount>"})
    EXPECT_EQ(
        state_after(house.deposit(replaced(works_piece({.number = "PDM-2"}), field, ""), "ABC123")),
        flux_state::rejected)
        << field;
}

}  // namespace
}  // namespace ecluse::tests
