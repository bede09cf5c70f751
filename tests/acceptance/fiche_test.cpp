// The fiche d'identité du marché (acceptance.md 4.8, DOC-18).
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "model/states.hpp"
#include "parsers/reader.hpp"
#include "routing/router.hpp"
#include "routing/tables.hpp"
#include "tests/acceptance/works.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

struct FicheRow {
  const char* id;
  WorksWish wish;
  const char* code;  ///< empty for none of the fiche
};

// DOC-18: a fiche is loaded per market; FIM-01 dates, FIM-02 recipient, FIM-03 who deposits what,
// FIM-04 who plays which part.
const std::vector<FicheRow> rows{
    {"DOC-18 as agreed", {.number = "1"}, ""},
    {"FIM-01",
     {.number = "2", .marche = "M2025-041", .recipient = "21990005700015", .service = ""},
     ""},
    {"FIM-02", {.number = "3", .service = "FINANCES"}, "REF_FICHE_DESTINATAIRE"},
    {"FIM-03", {.cadre = "A6", .number = "4"}, "REF_FICHE_ROLE"},
    {"FIM-03", {.number = "5", .supplier = "00000101600013"}, "REF_FICHE_ROLE"},
    {"FIM-04", {.number = "6", .validator = "18990007900014"}, "REF_FICHE_ACTEUR"},
};

TEST(Fiche, SaysWhatIsExpectedOfAMarket) {
  WorksHouse house;
  for (const auto& row : rows) {
    const auto outcome = house.deposit(works_piece(row.wish), "ABC123");
    std::vector<std::string> of_the_fiche;
    for (const auto& finding : only_piece(outcome).findings)
      if (finding.code.starts_with("REF_FICHE")) of_the_fiche.push_back(finding.code);
    if (*row.code == '\0')
      EXPECT_THAT(of_the_fiche, testing::IsEmpty()) << row.id;
    else
      EXPECT_THAT(of_the_fiche, Contains(row.code)) << row.id;
  }
}

TEST(Fiche, MayRefuseARoleItDoesNotProvideFor) {  // FIM-03: policy warn or reject
  routing::ReferentialTexts texts;
  texts.annuaire = routing::embedded_table("exemple_annuaire.csv");
  texts.fiches = routing::embedded_table("exemple_marches.tsv");
  texts.severities =
      "code\tseverity\tsource\nREF_FICHE_ROLE\terror\tFIM-03\n"
      "REF_CADRE_ESPACE\twarning\tTRV-34\nREF_A6_NON_DEMANDE\twarning\tCAD-R5\n";
  const auto strict = routing::Referential::load(texts).value();
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto text = works_piece({.cadre = "A6"});
  const auto reading = reader.read(text);
  const auto routed =
      routing::route_piece(reading.piece.value(), *strict.interfaces.find("FSO1116A"), strict);
  EXPECT_FALSE(routed.route);
  EXPECT_THAT(codes_of(routed.findings, Severity::error), ElementsAre("REF_FICHE_ROLE"));
}

TEST(Fiche, IsReadOverBeforeTheFirstDeposit) {  // FIM-05
  WorksHouse house;
  std::ostringstream out, err;
  const auto root = house.house().root();
  const auto status = daemon::check_market(
      {root + "/referentiel/marches.tsv", root, daemon::Output::human}, {out, err, Language::fr});
  EXPECT_EQ(status, daemon::ExitStatus::all_accepted) << err.str();
  EXPECT_THAT(out.str(), HasSubstr("Marché M2024-017"));
}

}  // namespace
}  // namespace ecluse::tests
