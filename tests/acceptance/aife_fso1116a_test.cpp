// The official examples of flux FSO1116A (AIFE, 2018), each dropped in a root of its own, for many
// have the same number: every one is integrated and goes where its catalogue says (chorus-edi.md
// §6, §7, §11; DOC-01, ACT-02…07, ESP-16).
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "model/tsv.hpp"
#include "tests/house/house.hpp"

namespace ecluse::tests {
namespace {

/// The structures that the examples name: facts of the files and of their catalogue.
constexpr std::string_view annuaire =
    "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;"
    "Engagement obligatoire;Service ou engagement obligatoire;Numéro TVA intracommunautaire\n"
    "53514650090018;DESTINATAIRE DES EXEMPLES;;;ACTIF;non;non;non;\n"
    "24590041000292;VALIDEUR DES EXEMPLES;;;ACTIF;non;non;non;\n"
    "11000201100044;ETAT;;;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service A;AAASCPV;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service B;DSJPFGU057;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service C;AMMHERME01;ACTIF;oui;oui;non;\n";

constexpr std::string_view partenaires =
    "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
    "JMRPOR\tPartenaire des exemples\tEDI\toui\toui\toui\t-\n";

struct Example {
  std::string file, cadre, space, destination, service, next;
  std::vector<std::string> warnings;
  std::string about;  ///< what the catalogue says, in our words

  friend void PrintTo(const Example& example, std::ostream* out) { *out << example.file; }
};

std::string or_empty(std::string_view cell) {
  return cell == "-" ? std::string() : std::string(cell);
}

Example example_of(const TableRow& row) {
  const auto& cells = row.cells;
  Example example{std::string(cells[0]),
                  std::string(cells[1]),
                  std::string(cells[2]),
                  std::string(cells[3]),
                  or_empty(cells[4]),
                  std::string(cells[5]),
                  {},
                  std::string(cells[7])};
  for (const auto code : split(cells[6], ','))
    if (code != "-") example.warnings.emplace_back(code);
  return example;
}

std::vector<Example> examples() {
  const auto text =
      read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/acceptance/aife_fso1116a.tsv");
  const auto rows = read_table(
      text, {"file", "cadre", "space", "destination", "service", "next", "warnings", "about"});
  std::vector<Example> all;
  for (const auto& row : rows.value()) all.push_back(example_of(row));
  return all;
}

/// "FSO1116A_JMRPOR_JMRPOR1116000000000000074" for P74.
std::string flux_name_of(const Example& example) {
  const auto digits = example.file.substr(10, example.file.find('.') - 10);
  return "FSO1116A_JMRPOR_JMRPOR1116" + std::string(15 - digits.size(), '0') + digits;
}

/// The codes of all warnings of a flux, each once, sorted.
std::vector<std::string> warnings_of(const ExaminedFlux& flux) {
  auto codes = codes_of(flux.findings, Severity::warning);
  for (const auto& piece : flux.pieces)
    for (auto& code : codes_of(piece.findings, Severity::warning)) codes.push_back(std::move(code));
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

void expect_piece(const ExaminedPiece& piece, const Example& example) {
  EXPECT_THAT(codes_of(piece.findings, Severity::error), testing::IsEmpty());
  EXPECT_EQ(piece.summary.cadre, example.cadre);
  ASSERT_TRUE(piece.route);
  EXPECT_EQ(piece.route->space, example.space);
  EXPECT_EQ(piece.route->destination, example.destination);
  EXPECT_EQ(piece.route->service, example.service);
  EXPECT_EQ(name_of(piece.route->next), example.next);
}

class OfficialExample : public testing::TestWithParam<Example> {};

TEST_P(OfficialExample, IsIntegratedAndGoesWhereItsCatalogueSays) {
  const auto shared = shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  const auto& example = GetParam();
  House house({std::string(annuaire), std::string(partenaires), {}});
  house.drop("JMRPOR", flux_name_of(example),
             read_file(*shared / "chorus/cii-fso1116a" / example.file));
  const auto conclusions = house.run();
  ASSERT_EQ(conclusions.size(), 1U);
  const auto& outcome = conclusions.front().outcome;
  EXPECT_EQ(state_after(outcome), flux_state::integrated) << example.about;
  EXPECT_THAT(codes_of(outcome.examined.findings), testing::IsEmpty());
  EXPECT_EQ(warnings_of(outcome.examined), example.warnings) << example.about;
  EXPECT_EQ(outcome.examined.pieces.size(), example.file.ends_with(".tar.gz") ? 2U : 1U);
  for (const auto& piece : outcome.examined.pieces) expect_piece(piece, example);
}

std::string test_name(const testing::TestParamInfo<Example>& info) {
  return info.param.file.substr(9, info.param.file.find('.') - 9);
}

INSTANTIATE_TEST_SUITE_P(Fso1116a, OfficialExample, testing::ValuesIn(examples()), test_name);

TEST(OfficialExamples, AreAllInTheTable) {
  const auto shared = shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  std::vector<std::string> listed, found;
  for (const auto& example : examples()) listed.push_back(example.file);
  for (const auto& entry : std::filesystem::directory_iterator(*shared / "chorus/cii-fso1116a"))
    if (entry.path().extension() != ".tsv") found.push_back(entry.path().filename().string());
  EXPECT_THAT(listed, testing::UnorderedElementsAreArray(found));
}

}  // namespace
}  // namespace ecluse::tests
