// The mode matrix of the cadres, 108 cells (acceptance.md 4.5: row, then column), and the rules
// beside it.
#include <algorithm>
#include <array>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "parsers/reader.hpp"
#include "routing/router.hpp"
#include "routing/tables.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using routing::Cell;
using routing::Deposit;
using routing::Mode;

struct Column {
  const char* name;
  Mode mode;
  Deposit deposit;
};

constexpr std::array columns{
    Column{"EDI-initial", Mode::edi, Deposit::initial},
    Column{"EDI-assoc", Mode::edi, Deposit::association},
    Column{"Portail-initial", Mode::portail, Deposit::initial},
    Column{"Portail-assoc", Mode::portail, Deposit::association},
    Column{"Service-initial", Mode::service, Deposit::initial},
    Column{"Service-assoc", Mode::service, Deposit::association},
};

struct MatrixRow {
  const char* row;  ///< its id; a cell adds its column: CAD-A4/EDI-initial
  const char* cadre;
  std::array<Cell, 6> cells;
  Role depositor;
};

constexpr auto Y = Cell::yes;
constexpr auto N = Cell::no;
constexpr auto X = Cell::na;

// The matrix of S004 as acceptance.md gives it, not as the product has it.
constexpr std::array matrix{
    MatrixRow{"CAD-A4", "A4", {Y, X, Y, X, Y, X}, Role::fournisseur},
    MatrixRow{"CAD-A5", "A5", {N, X, Y, X, Y, X}, Role::fournisseur},
    MatrixRow{"CAD-A6", "A6", {Y, N, Y, N, Y, N}, Role::fournisseur},
    MatrixRow{"CAD-A7", "A7", {Y, X, Y, X, Y, X}, Role::fournisseur},
    MatrixRow{"CAD-A8", "A8", {Y, N, Y, Y, Y, Y}, Role::fournisseur},
    MatrixRow{"CAD-A10", "A10", {Y, X, Y, X, Y, X}, Role::sous_traitant},
    MatrixRow{"CAD-A13", "A13", {Y, X, Y, X, Y, X}, Role::cotraitant},
    MatrixRow{"CAD-A14", "A14", {Y, X, Y, X, Y, X}, Role::cotraitant},
    MatrixRow{"CAD-A15", "A15", {N, N, Y, Y, Y, Y}, Role::moe},
    MatrixRow{"CAD-A16", "A16", {N, N, Y, X, Y, X}, Role::moe},
    MatrixRow{"CAD-A17", "A17", {N, N, Y, Y, Y, Y}, Role::moe},
    MatrixRow{"CAD-A18", "A18", {N, N, Y, X, Y, X}, Role::moe},
    MatrixRow{"CAD-A19", "A19", {N, N, Y, Y, Y, Y}, Role::moa},
    MatrixRow{"CAD-A20", "A20", {N, N, Y, Y, Y, Y}, Role::moa},
    MatrixRow{"CAD-A22", "A22", {Y, N, Y, Y, Y, Y}, Role::fournisseur},
    MatrixRow{"CAD-A23", "A23", {X, N, X, Y, X, Y}, Role::fournisseur},
    MatrixRow{"CAD-A24", "A24", {N, N, Y, Y, Y, Y}, Role::moe},
    MatrixRow{"CAD-A25", "A25", {X, N, X, Y, X, Y}, Role::moa},
};

struct CellCase {
  MatrixRow row;
  std::size_t column = 0;

  [[nodiscard]] const Column& where() const { return columns.at(column); }
  [[nodiscard]] Cell cell() const { return row.cells.at(column); }
  [[nodiscard]] std::string id() const { return std::string(row.row) + "/" + where().name; }
  friend void PrintTo(const CellCase& one, std::ostream* out) { *out << one.id(); }
};

std::vector<CellCase> all_cells() {
  std::vector<CellCase> cells;
  for (const auto& row : matrix)
    for (std::size_t column = 0; column < columns.size(); ++column) cells.push_back({row, column});
  return cells;
}

/// The works sample under another cadre.
std::string works_piece(std::string_view cadre) {
  return replaced(sample_bytes("works-draft-statement"), "<ram:ID>A4</ram:ID>",
                  "<ram:ID>" + std::string(cadre) + "</ram:ID>");
}

/// A referential with the example directory, and a reader: made once, they only read.
struct Bench {
  routing::Referential referential =
      routing::Referential::load({{}, {}, {}, routing::embedded_table("exemple_annuaire.csv"), {}})
          .value();
  parsers::SchemaSet schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader{schemas};
};

Bench& bench() {
  static Bench one;
  return one;
}

routing::Routed route(std::string_view bytes, Mode mode, Deposit deposit) {
  const auto reading = bench().reader.read(bytes);
  const auto& referential = bench().referential;
  return routing::route_piece(reading.piece.value(), *referential.interfaces.find("FSO1116A"),
                              referential, mode, deposit);
}

/// The refusal a cell calls for, empty for none. CAD-R3 goes before the cell, whichever the cadre.
std::string refusal_for(const CellCase& one) {
  if (one.where().mode == Mode::edi && one.where().deposit == Deposit::association)
    return "REF_CADRE_ASSOCIATION_EDI";
  if (one.cell() == Cell::no) return "REF_CADRE_INTERDIT";
  return one.cell() == Cell::na ? "REF_CADRE_SANS_OBJET" : "";
}

class CadreMatrix : public testing::TestWithParam<CellCase> {};

TEST_P(CadreMatrix, IsObeyed) {
  const auto& one = GetParam();
  const auto* cadre = bench().referential.cadres.find(one.row.cadre);
  ASSERT_NE(cadre, nullptr) << one.id();
  EXPECT_EQ(cell(*cadre, one.where().mode, one.where().deposit), one.cell()) << one.id();
  EXPECT_EQ(cadre->depositor, one.row.depositor) << "CAD-R1: the cadre tells who deposits";

  const auto routed = route(works_piece(one.row.cadre), one.where().mode, one.where().deposit);
  const auto refusal = refusal_for(one);
  EXPECT_EQ(routed.route.has_value(), refusal.empty()) << one.id();
  const auto errors = codes_of(routed.findings, Severity::error);
  EXPECT_THAT(errors, refusal.empty()
                          ? testing::Matcher<std::vector<std::string>>(testing::IsEmpty())
                          : testing::ElementsAre(refusal))
      << one.id();
}

std::string test_name(const testing::TestParamInfo<CellCase>& info) {
  auto name = info.param.id().substr(4);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '/'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(CAD, CadreMatrix, testing::ValuesIn(all_cells()), test_name);

TEST(CadreTotals, AreThoseOfTheDocuments) {
  using Counts = std::array<int, 3>;  // yes, no, na
  std::array<Counts, 6> counts{};
  for (const auto& one : all_cells()) {
    const auto* cadre = bench().referential.cadres.find(one.row.cadre);
    const auto held = cell(*cadre, one.where().mode, one.where().deposit);
    ++counts.at(one.column).at(static_cast<std::size_t>(held));
  }
  EXPECT_EQ(counts[0], (Counts{8, 8, 2})) << "EDI-initial";
  EXPECT_EQ(counts[1], (Counts{0, 12, 6})) << "EDI-assoc";
  EXPECT_EQ(counts[2], (Counts{16, 0, 2})) << "Portail-initial";
  EXPECT_EQ(counts[3], (Counts{9, 1, 8})) << "Portail-assoc";
  EXPECT_EQ(counts[4], counts[2]) << "Service = Portail, cell for cell";
  EXPECT_EQ(counts[5], counts[3]);
}

struct RefusalRow {
  const char* id;
  const char* cadre;
  Deposit deposit;
  const char* fr;
  const char* en;
};

// GAP-05, CAD-R1, CAD-R3: the message says which refusal it is, in both languages.
const std::vector<RefusalRow> refusals{
    {"GAP-05 forbidden", "A24", Deposit::initial, "interdit", "forbidden"},
    {"GAP-05 meaningless", "A25", Deposit::initial, "n'existe pas", "does not exist"},
    {"GAP-05 unknown, GAP-03", "A99", Deposit::initial, "absent du référentiel",
     "not in the reference list"},
    {"CAD-R3", "A4", Deposit::association, "à partir d'une pièce existante",
     "from an existing one"},
};

TEST(CadreRefusals, SayWhichTheyAreInBothLanguages) {
  const auto catalogue = validation::Catalogue::standard().value();
  for (const auto& row : refusals) {
    const auto routed = route(works_piece(row.cadre), Mode::edi, row.deposit);
    ASSERT_FALSE(routed.findings.empty()) << row.id;
    const auto& finding = routed.findings.front();
    EXPECT_THAT(catalogue.words(finding, Language::fr).message, testing::HasSubstr(row.fr))
        << row.id;
    EXPECT_THAT(catalogue.words(finding, Language::en).message, testing::HasSubstr(row.en))
        << row.id;
    EXPECT_GT(finding.place.line, 0U) << row.id;
  }
}

TEST(CadreLabels, FindA8UnderEachOfItsNames) {  // GAP-01, CAD-R7
  for (const auto* words :
       {"A8", "décompte général et définitif", "Projet de décompte général et définitif",
        "décompte général signé", "DECOMPTE GENERAL SIGNE"}) {
    const auto found = bench().referential.cadres.search(words);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const auto* cadre) {
      return cadre->code == "A8";
    })) << words;
  }
}

TEST(CadreA6, WarnsWhereThePublicEntityDidNotAskForIt) {  // CAD-R5
  const auto asked = route(works_piece("A6"), Mode::edi, Deposit::initial);
  EXPECT_THAT(codes_of(asked.findings), testing::Not(testing::Contains("REF_A6_NON_DEMANDE")));
  const auto elsewhere = replaced(replaced(works_piece("A6"), "21990001600011", "21990005700015"),
                                  "<ram:BuyerReference>TECH</ram:BuyerReference>", "");
  const auto unasked = route(elsewhere, Mode::edi, Deposit::initial);
  EXPECT_THAT(codes_of(unasked.findings), testing::Contains("REF_A6_NON_DEMANDE"));
  EXPECT_TRUE(unasked.route.has_value()) << "a warning: severites.tsv holds the policy";
}

/// The cadres of the binary and one more, A99.
std::string cadres_with_a99() {
  const std::string standard(routing::embedded_table("cadres.tsv"));
  const auto row = standard.find("\nA1\t") + 1;
  const auto line = standard.substr(row, standard.find('\n', row) - row);
  return standard + "A99" + line.substr(2) + "\n";
}

Outcome outcome_of(House& house, std::string_view number) {
  house.drop("ABC123", flux_name("FSO1100A", 1),
             replaced(sample_bytes("cadre-unknown"), "CHE-2025-X", number));
  const auto conclusions = house.run();
  return conclusions.at(0).outcome;
}

// GAP-03, CAD-R8: a new code is a change of table, and each decision records the tables it was
// taken with.
TEST(CadreTable, GrowsByAChangeOfDataThatDecisionsRecord) {
  House standard;
  const auto refused = outcome_of(standard, "F-1");
  EXPECT_EQ(state_after(refused), flux_state::rejected);
  House grown({.annuaire = {}, .partenaires = {}, .cadres = cadres_with_a99()});
  const auto accepted = outcome_of(grown, "F-1");
  EXPECT_EQ(state_after(accepted), flux_state::integrated);
  EXPECT_EQ(refused.examined.tables.size(), 64U);
  EXPECT_NE(refused.examined.tables, accepted.examined.tables);
}

}  // namespace
}  // namespace ecluse::tests
