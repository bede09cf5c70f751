// The actors and their parts (acceptance.md 4.4), each proved on the table of cadres and on a piece
// that goes through the gate.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "routing/tables.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

struct DepositorRow {
  const char* id;
  Role role;
  std::vector<const char*> cadres;
};

const std::vector<DepositorRow> depositors{
    {"ACT-01", Role::fournisseur, {"A4", "A5", "A6", "A7", "A8", "A22", "A23"}},
    {"ACT-02", Role::sous_traitant, {"A10"}},
    {"ACT-03", Role::cotraitant, {"A13", "A14"}},
    {"ACT-05", Role::moe, {"A15", "A16", "A17", "A18", "A24"}},
    {"ACT-06", Role::moa, {"A19", "A20", "A25"}},
    {"ACT-08", Role::prestataire, {"A3"}},
};

TEST(Actors, DepositTheCadresOfTheirPart) {
  const auto cadres = routing::Cadres::load(routing::embedded_table("cadres.tsv")).value();
  for (const auto& row : depositors)
    for (const auto* code : row.cadres) {
      const auto* cadre = cadres.find(code);
      ASSERT_NE(cadre, nullptr) << row.id << ' ' << code;
      EXPECT_EQ(cadre->depositor, row.role) << row.id << ' ' << code;
      for (int other = 0; other <= static_cast<int>(last_role); ++other) {
        const auto role = static_cast<Role>(other);
        const auto access =
            cadres.access({code, role, routing::Mode::portail, routing::Deposit::initial});
        EXPECT_EQ(access == routing::Access::other_role, role != row.role) << row.id << code;
      }
    }
}

struct WayRow {
  const char* id;
  const char* cadre;
  std::vector<Role> circuit;
};

// ACT-02 the titulaire then the MOE; ACT-03, ACT-04 the mandataire then the MOE; ACT-05 receives
// A4, A7 and the validated pieces; ACT-06 the MOA; ACT-07 the service financier.
const std::vector<WayRow> ways{
    {"ACT-02", "A10", {Role::valideur, Role::moe}},
    {"ACT-03", "A13", {Role::valideur, Role::moe}},
    {"ACT-04", "A14", {Role::valideur, Role::moe}},
    {"ACT-05", "A4", {Role::moe}},
    {"ACT-05", "A7", {Role::moe}},
    {"ACT-06", "A15", {Role::moa}},
    {"ACT-06", "A17", {Role::moa}},
    {"ACT-07", "A6", {Role::service_financier}},
    {"ACT-07", "A8", {Role::service_financier}},
    {"ACT-07", "A19", {Role::service_financier}},
};

TEST(Actors, ActInTheOrderOfTheCadre) {
  WorksHouse house;
  int number = 0;
  for (const auto& row : ways) {
    const auto outcome =
        house.deposit(works_piece({.cadre = row.cadre, .number = "W-" + std::to_string(++number)}));
    const auto& piece = only_piece(outcome);
    ASSERT_TRUE(piece.route) << row.id << ' ' << row.cadre;
    EXPECT_EQ(piece.route->circuit, row.circuit) << row.id << ' ' << row.cadre;
  }
}

const Actor* actor(const ExaminedPiece& piece, Role role) {
  for (const auto& one : piece.route.value().actors)
    if (one.role == role) return &one;
  return nullptr;
}

TEST(Actors, OfACotraitantAreItsMandataireAndTheMoeOfTheMarket) {  // ACT-04, ACT-16
  WorksHouse house;
  const auto outcome = house.deposit(works_piece({.cadre = "A13",
                                                  .marche = "M2025-040",
                                                  .supplier = "00000101600013",
                                                  .recipient = "22990003000011",
                                                  .service = "ROUTES",
                                                  .validator = "00000104000013"}));
  const auto& piece = only_piece(outcome);
  EXPECT_EQ(state_after(outcome, 0), piece_status::to_validate);
  EXPECT_EQ(actor(piece, Role::mandataire)->identifier, "00000104000013");
  EXPECT_EQ(actor(piece, Role::moe)->identifier, "18990006100012") << "from the fiche";
  EXPECT_EQ(actor(piece, Role::cotraitant)->identifier, "00000101600013");
}

TEST(Actors, MayBeMoaOrServiceFinancierOfOneRecipient) {  // ACT-06, ACT-07
  WorksHouse house;
  const auto to_moa = house.deposit(works_piece({.cadre = "A5", .number = "EA-1"}));
  EXPECT_EQ(actor(only_piece(to_moa), Role::moa)->identifier, "21990001600011");
  EXPECT_EQ(state_after(to_moa, 0), piece_status::available_moa);
  const auto to_finance = house.deposit(works_piece({.cadre = "A6", .number = "EA-2"}));
  EXPECT_EQ(actor(only_piece(to_finance), Role::service_financier)->identifier, "21990001600011");
  EXPECT_EQ(state_after(to_finance, 0), piece_status::available);
}

TEST(Actors, MayPlayTheRoleOfAnother) {  // ACT-15: the fiche says so
  WorksHouse house;
  const WorksWish of_the_bridge{.cadre = "A5",
                                .number = "EA-1",
                                .marche = "M2025-041",
                                .recipient = "21990005700015",
                                .service = ""};
  const auto allowed = house.deposit(works_piece(of_the_bridge));
  EXPECT_THAT(codes_of(only_piece(allowed).findings), Not(Contains("REF_FICHE_ROLE")));
  auto other = of_the_bridge;
  other.number = "EA-2";
  other.supplier = "00000101600013";
  EXPECT_THAT(codes_of(only_piece(house.deposit(works_piece(other))).findings),
              Contains("REF_FICHE_ROLE"));
}

// ACT-08 the prestataire de justice deposits, ACT-12 the juridiction receives; ORG-03.
TEST(Memoire, GoesFromItsPrestataireToItsJuridiction) {
  WorksHouse house;
  const auto memoire = sample_bytes("memoire");
  const auto outcome = house.deposit(memoire, "ABC123", "FSO1120A");
  ASSERT_THAT(refusals(outcome), IsEmpty());
  const auto& route = only_piece(outcome).route.value();
  EXPECT_EQ(route.space, "memoires");
  EXPECT_EQ(route.next, Role::juridiction);
  EXPECT_EQ(route.destination, "11000201100044");
  EXPECT_EQ(route.service, "DSJPFGU057");
  EXPECT_EQ(route.actors.front().role, Role::prestataire);
  EXPECT_EQ(state_after(outcome, 0), piece_status::available);
}

TEST(Memoire, IsIssuedForAStructure) {  // ORG-03
  WorksHouse house;
  const auto memoire = sample_bytes("memoire");
  const std::string identification =
      "<cac:PartyIdentification>\n        <cbc:ID schemeName=\"SIRET\">00000127100014</cbc:ID>\n"
      "      </cac:PartyIdentification>";
  const auto outcome = house.deposit(replaced(memoire, identification, ""), "ABC123", "FSO1120A");
  EXPECT_EQ(state_after(outcome), flux_state::rejected);
  EXPECT_THAT(refusals(outcome), Contains("ECL-FOURNISSEUR-ABSENT"));
}

TEST(Memoire, OfAnUnknownJuridictionIsRefused) {  // ACT-12
  WorksHouse house;
  const auto outcome = house.deposit(replaced(sample_bytes("memoire"), "DSJPFGU057", "NULLEPART"),
                                     "ABC123", "FSO1120A");
  EXPECT_THAT(refusals(outcome), ElementsAre("REF_SERVICE_INCONNU"));
}

}  // namespace
}  // namespace ecluse::tests
