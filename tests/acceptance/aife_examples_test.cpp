// The official examples of flux FSO1116A (CII) and FSO1117A (Factur-X) (AIFE, 2018), each dropped
// in a root of its own, for many have the same number: every one is integrated and goes where its
// catalogue says (chorus-edi.md §6, §7, §11; DOC-01, ACT-02…07, ESP-16).
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
    "75356054900010;DESTINATAIRE DES FACTUR-X;;;ACTIF;non;non;non;\n"
    "75356054900010;DESTINATAIRE DES FACTUR-X;Service;SERV1;ACTIF;non;non;non;\n"
    "81034732800017;VALIDEUR DES FACTUR-X;;;ACTIF;non;non;non;\n"
    "11000201100044;ETAT;;;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service A;AAASCPV;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service B;DSJPFGU057;ACTIF;oui;oui;non;\n"
    "11000201100044;ETAT;Service C;AMMHERME01;ACTIF;oui;oui;non;\n";

constexpr std::string_view partenaires =
    "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
    "JMRPOR\tPartenaire des exemples\tEDI\toui\toui\toui\t-\n";

/// The examples of one interface: their folder in the reference data, and their table here.
struct Examples {
  const char *interface, *folder, *table, *ending;
};
constexpr Examples sets[] = {{"FSO1116A", "chorus/cii-fso1116a", "aife_fso1116a.tsv", ""},
                             {"FSO1117A", "chorus/facturx-fso1117a", "aife_fso1117a.tsv", ".pdf"}};

struct Example {
  const Examples* set = nullptr;
  std::string file, cadre, space, destination, service, next;
  std::vector<std::string> warnings;
  std::string about;  ///< what the catalogue says, in our words

  friend void PrintTo(const Example& example, std::ostream* out) { *out << example.file; }
};

std::string or_empty(std::string_view cell) {
  return cell == "-" ? std::string() : std::string(cell);
}

Example example_of(const Examples& set, const TableRow& row) {
  const auto& cells = row.cells;
  Example example{&set,
                  std::string(cells[0]),
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

void add_examples(const Examples& set, std::vector<Example>& all) {
  const auto text =
      read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/acceptance" / set.table);
  const auto rows = read_table(
      text, {"file", "cadre", "space", "destination", "service", "next", "warnings", "about"});
  for (const auto& row : rows.value()) all.push_back(example_of(set, row));
}

std::vector<Example> examples() {
  std::vector<Example> all;
  for (const auto& set : sets) add_examples(set, all);
  return all;
}

/// "P74" of "FSO1116A_P74.xml" and of "FSO1117A_EN16931_P74.pdf".
std::string example_number(const Example& example) {
  const auto stem = example.file.substr(0, example.file.find('.'));
  return stem.substr(stem.rfind('_') + 1);
}

/// "FSO1116A_JMRPOR_JMRPOR1116000000000000074" for P74.
std::string flux_name_of(const Example& example) {
  const std::string interface = example.set->interface;
  const auto digits = example_number(example).substr(1);
  return interface + "_JMRPOR_JMRPOR" + interface.substr(3, 4) +
         std::string(15 - digits.size(), '0') + digits;
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
             read_file(*shared / example.set->folder / example.file));
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
  return std::string(info.param.set->interface) + "_" + example_number(info.param);
}

INSTANTIATE_TEST_SUITE_P(Aife, OfficialExample, testing::ValuesIn(examples()), test_name);

TEST(OfficialExamples, AreAllInTheTable) {
  const auto shared = shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  std::vector<std::string> listed, found;
  for (const auto& example : examples()) listed.push_back(example.file);
  for (const auto& set : sets)
    for (const auto& entry : std::filesystem::directory_iterator(*shared / set.folder))
      if (entry.is_regular_file() && entry.path().extension() != ".tsv" &&
          entry.path().string().ends_with(set.ending))
        found.push_back(entry.path().filename().string());
  EXPECT_THAT(listed, testing::UnorderedElementsAreArray(found));
}

}  // namespace
}  // namespace ecluse::tests
