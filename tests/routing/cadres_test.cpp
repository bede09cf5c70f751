#include "routing/cadres.hpp"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

constexpr auto Y = Cell::yes;
constexpr auto N = Cell::no;
constexpr auto NA = Cell::na;

struct Row {
  const char* code;
  Role depositor;
  Cell cells[6];  ///< EDI, Portail, Service; initial then association
};

// acceptance.md 4.5: the matrix of the user's document, written here by itself.
const Row matrix[] = {
    {"A4", Role::fournisseur, {Y, NA, Y, NA, Y, NA}},
    {"A5", Role::fournisseur, {N, NA, Y, NA, Y, NA}},
    {"A6", Role::fournisseur, {Y, N, Y, N, Y, N}},
    {"A7", Role::fournisseur, {Y, NA, Y, NA, Y, NA}},
    {"A8", Role::fournisseur, {Y, N, Y, Y, Y, Y}},
    {"A10", Role::sous_traitant, {Y, NA, Y, NA, Y, NA}},
    {"A13", Role::cotraitant, {Y, NA, Y, NA, Y, NA}},
    {"A14", Role::cotraitant, {Y, NA, Y, NA, Y, NA}},
    {"A15", Role::moe, {N, N, Y, Y, Y, Y}},
    {"A16", Role::moe, {N, N, Y, NA, Y, NA}},
    {"A17", Role::moe, {N, N, Y, Y, Y, Y}},
    {"A18", Role::moe, {N, N, Y, NA, Y, NA}},
    {"A19", Role::moa, {N, N, Y, Y, Y, Y}},
    {"A20", Role::moa, {N, N, Y, Y, Y, Y}},
    {"A22", Role::fournisseur, {Y, N, Y, Y, Y, Y}},
    {"A23", Role::fournisseur, {NA, N, NA, Y, NA, Y}},
    {"A24", Role::moe, {N, N, Y, Y, Y, Y}},
    {"A25", Role::moa, {NA, N, NA, Y, NA, Y}},
};

constexpr std::array modes{Mode::edi, Mode::portail, Mode::service};
constexpr std::array deposits{Deposit::initial, Deposit::association};

Cadres shipped() {
  return Cadres::load(embedded_table("cadres.tsv")).value();
}

// CAD-A4/EDI-initial … CAD-A25/Service-assoc: the 108 cells.
TEST(Cadres, HoldEachCellOfTheMatrix) {
  const auto table = shipped();
  int cells = 0;
  for (const auto& row : matrix) {
    const auto* cadre = table.find(row.code);
    ASSERT_TRUE(cadre) << "CAD-" << row.code;
    for (const auto mode : modes)
      for (const auto deposit : deposits) {
        const auto place = 2 * static_cast<std::size_t>(mode) + static_cast<std::size_t>(deposit);
        EXPECT_EQ(cell(*cadre, mode, deposit), row.cells[place])
            << "CAD-" << row.code << '/' << name_of(mode) << '-' << name_of(deposit);
        ++cells;
      }
  }
  EXPECT_EQ(cells, 108);
}

// CAD-R1: the cadre identifies the actor that deposits.
TEST(Cadres, TellWhoDeposits) {
  const auto table = shipped();
  for (const auto& row : matrix)
    EXPECT_EQ(table.find(row.code)->depositor, row.depositor) << "CAD-" << row.code;
}

std::map<Cell, std::vector<std::string>> by_cell(const Cadres& table, Mode mode, Deposit deposit) {
  std::map<Cell, std::vector<std::string>> codes;
  for (const auto& row : matrix)
    codes[cell(*table.find(row.code), mode, deposit)].emplace_back(row.code);
  return codes;
}

// The totals that acceptance.md 4.5 asks to assert.
TEST(Cadres, AddUpToTheTotalsOfTheMatrix) {
  using testing::ElementsAre;
  const auto table = shipped();
  auto edi = by_cell(table, Mode::edi, Deposit::initial);
  EXPECT_THAT(edi[Y], ElementsAre("A4", "A6", "A7", "A8", "A10", "A13", "A14", "A22"));
  EXPECT_EQ(edi[N].size(), 8U);
  EXPECT_THAT(edi[NA], ElementsAre("A23", "A25"));
  auto associated = by_cell(table, Mode::edi, Deposit::association);
  EXPECT_EQ(associated[Y].size(), 0U) << "CAD-R3";
  EXPECT_EQ(associated[N].size(), 12U);
  EXPECT_EQ(associated[NA].size(), 6U);
  for (const auto mode : {Mode::portail, Mode::service}) {
    auto initial = by_cell(table, mode, Deposit::initial);
    EXPECT_EQ(initial[Y].size(), 16U);
    EXPECT_EQ(initial[N].size(), 0U);
    EXPECT_EQ(initial[NA].size(), 2U);
    auto later = by_cell(table, mode, Deposit::association);
    EXPECT_THAT(later[Y],
                ElementsAre("A8", "A15", "A17", "A19", "A20", "A22", "A23", "A24", "A25"));
    EXPECT_THAT(later[N], ElementsAre("A6"));
    EXPECT_EQ(later[NA].size(), 8U);
  }
}

// chorus-edi.md §6, for the cadres that the user's documents leave out (GAP-03).
TEST(Cadres, KnowThoseOfTheOfficialList) {
  const struct {
    const char* code;
    Cell edi;
    const char* space;
  } rows[] = {{"A1", Y, "factures"}, {"A2", Y, "factures"}, {"A3", Y, "memoires"},
              {"A9", Y, "factures"}, {"A11", N, "travaux"}, {"A12", Y, "factures"},
              {"A21", N, "tic"}};
  const auto table = shipped();
  for (const auto& row : rows) {
    const auto* cadre = table.find(row.code);
    ASSERT_TRUE(cadre) << row.code;
    EXPECT_EQ(cell(*cadre, Mode::edi, Deposit::initial), row.edi) << row.code;
    EXPECT_EQ(cadre->space, row.space) << row.code;
  }
  EXPECT_FALSE(table.find("A26"));
  EXPECT_FALSE(table.find("a4"));
}

// chorus-edi.md §3.6 G1.02 and §6: what replaces them where a plateforme agréée sends.
TEST(Cadres, KnowThoseOfTheReform) {
  const auto table = shipped();
  std::size_t known = std::size(matrix) + 7;
  for (const std::string_view code :
       {"B1", "S1", "M1", "B2", "S2", "M2", "B4", "S4", "M4", "S3", "S5", "S6", "B7", "S7"}) {
    const auto* cadre = table.find(code);
    ASSERT_TRUE(cadre) << code;
    EXPECT_EQ(cadre->flux_types, std::vector<std::string>{"B2G"}) << code;
    EXPECT_EQ(cell(*cadre, Mode::edi, Deposit::initial), code == "S5" ? N : Y)
        << code << ": rule 24 of §3.5";
    EXPECT_EQ(cell(*cadre, Mode::portail, Deposit::initial), N) << code;
    ++known;
  }
  EXPECT_EQ(table.all().size(), known);
}

// acceptance.md 4.7 (TRV-01…17) and 4.4: who acts, in order.
TEST(Cadres, TellWhoActsAfterTheDeposit) {
  const struct {
    std::vector<Role> circuit;
    std::vector<const char*> codes;
  } rows[] = {
      {{Role::destinataire},
       {"A1", "A2", "A21", "B1", "S1", "M1", "B2", "S2", "M2", "B4", "S4", "M4", "S3", "S5", "B7",
        "S7"}},
      {{Role::juridiction}, {"A3"}},
      {{Role::moe}, {"A4", "A7"}},
      {{Role::moe, Role::moa}, {"A22"}},
      {{Role::valideur, Role::destinataire}, {"A9", "A12", "S6"}},
      {{Role::valideur, Role::moe}, {"A10", "A11", "A13", "A14"}},
      {{Role::moa}, {"A5", "A15", "A17"}},
      {{Role::service_financier}, {"A6", "A8", "A16", "A19", "A23", "A24", "A25"}},
      {{Role::fournisseur}, {"A18", "A20"}},
  };
  const auto table = shipped();
  std::size_t told = 0;
  for (const auto& row : rows)
    for (const auto* code : row.codes) {
      EXPECT_EQ(table.find(code)->circuit, row.circuit) << code;
      ++told;
    }
  EXPECT_EQ(told, table.all().size());
}

// CAD-R2: an association is made from the piece that comes before it; CAD-R3: never in EDI.
TEST(Cadres, SayFromWhichPieceAnAssociationIsMade) {
  const auto table = shipped();
  for (const auto& cadre : table.all()) {
    const bool associated = cell(cadre, Mode::portail, Deposit::association) == Cell::yes;
    EXPECT_EQ(cadre.after.empty(), !associated) << cadre.code;
    for (const auto& before : cadre.after) EXPECT_TRUE(table.find(before)) << before;
    EXPECT_NE(cell(cadre, Mode::edi, Deposit::association), Cell::yes) << cadre.code;
  }
}

TEST(Cadres, AnswerADepositInOneAccess) {
  using Claim = DepositClaim;
  constexpr auto initial = Deposit::initial;
  constexpr auto association = Deposit::association;
  const struct {
    Claim claim;
    Access access;
  } rows[] = {
      {{"A4", Role::fournisseur, Mode::edi, initial}, Access::accepted},
      {{"A4", std::nullopt, Mode::edi, initial}, Access::accepted},
      {{"A4", Role::moe, Mode::edi, initial}, Access::other_role},
      {{"A16", Role::moe, Mode::portail, initial}, Access::accepted},  // GAP-04
      {{"A19", Role::moe, Mode::portail, initial}, Access::other_role},
      {{"A5", Role::fournisseur, Mode::edi, initial}, Access::forbidden},
      {{"A23", Role::fournisseur, Mode::edi, initial}, Access::without_object},
      {{"A99", Role::fournisseur, Mode::edi, initial}, Access::unknown},
      {{"A99", std::nullopt, Mode::edi, association}, Access::association_in_edi},
      {{"A8", Role::fournisseur, Mode::service, association}, Access::accepted},
  };
  const auto table = shipped();
  for (const auto& row : rows)
    EXPECT_EQ(table.access(row.claim), row.access)
        << row.claim.cadre << ' ' << name_of(row.claim.mode);
}

TEST(Cadres, AskForAValideurWhereTheExamplesShowOne) {
  const auto table = shipped();
  for (const auto* code : {"A4", "A10", "A12", "A13", "A14"})
    EXPECT_EQ(table.find(code)->validator_need, Need::required) << code;
  for (const auto* code : {"A7", "A9", "A22"})
    EXPECT_EQ(table.find(code)->validator_need, Need::expected) << code;
  EXPECT_EQ(table.find("A4")->validator, Role::moe);
  EXPECT_EQ(table.find("A10")->validator, Role::titulaire);
  EXPECT_EQ(table.find("A13")->validator, Role::mandataire);
}

std::vector<std::string> found(const Cadres& table, std::string_view words) {
  std::vector<std::string> codes;
  for (const auto* cadre : table.search(words)) codes.push_back(cadre->code);
  return codes;
}

// GAP-01: one canonical label, the others are aliases that search must match.
TEST(Cadres, AreFoundByEveryLabelOfTheDocuments) {
  using testing::Contains;
  const auto table = shipped();
  for (const auto* words : {"Projet de décompte général et définitif", "decompte general SIGNE",
                            "décompte général et définitif", "A8", "a8"})
    EXPECT_THAT(found(table, words), Contains("A8")) << words;
  EXPECT_THAT(found(table, "a1"), testing::ElementsAre("A1"));
  EXPECT_THAT(found(table, "rien de tel"), testing::IsEmpty());
}

// CAD-R8: adding a code is a change of data.
TEST(Cadres, GrowByARowOfTheTable) {
  const auto table =
      Cadres::load(std::string(embedded_table("cadres.tsv")) +
                   "A26\tNouveau\tNew\t-\tFACTURE\tmoa\tmoe,moa\ttravaux\tE4\t-\tnone\tmoe\t"
                   "yes\tno\tna\tyes\tno\tna\tA4,A5\t-\n");
  ASSERT_TRUE(table);
  const auto& added = *table->find("A26");
  EXPECT_EQ(cell(added, Mode::portail, Deposit::initial), NA);
  EXPECT_EQ(added.document, "FACTURE");
  EXPECT_EQ(added.actors, std::vector<Role>{Role::moe});
  EXPECT_EQ(added.after, (std::vector<std::string>{"A4", "A5"}));
}

TEST(Cadres, RefuseABadTableWithItsReason) {
  const std::string shipped_text(embedded_table("cadres.tsv"));
  const std::string row =
      "A26\tN\tN\t-\tD\tmoa\tmoe\ttravaux\tE4\t-\tnone\t-\tyes\tno\tna\tyes\tno\tna\t-\t-\n";
  const struct {
    std::string from, to, reason;
  } rows[] = {
      {"\tmoa\t", "\tmaire\t", "a role is unknown"},
      {"\tmoe\t", "\tmoe,maire\t", "a role is unknown"},
      {"\tmoe\t", "\t-\t", "the circuit is empty"},
      {"\tnone\t-\t", "\tnone\tx\t", "a role is unknown"},
      {"\tnone\t", "\tmaybe\t", "validator_need is unknown"},
      {"\ttravaux\t", "\tmarchés\t", "space marchés"},
      {"\tyes\t", "\t✓\t", "a cell is none of yes, no, na"},
      {"A26", "A25", "A25 twice"},
  };
  for (const auto& bad : rows) {
    auto changed = row;
    changed.replace(changed.find(bad.from), bad.from.size(), bad.to);
    const auto loaded = Cadres::load(shipped_text + changed);
    ASSERT_FALSE(loaded) << bad.reason;
    EXPECT_EQ(loaded.error().code, "E_TABLE");
    EXPECT_THAT(loaded.error().detail, testing::EndsWith(bad.reason));
  }
}

}  // namespace
}  // namespace ecluse::routing
