#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Said;

class AnnuaireCommand : public testing::Test {
 protected:
  Said search(AnnuaireSearchCommand wish) const {
    wish.root = home_.text();
    return tests::perform(wish, Language::fr);
  }

  Said import(const std::string& csv) const {
    const auto path = home_.path() / "new.csv";
    tests::write_file(path, csv);
    return tests::perform(AnnuaireImportCommand{home_.text(), path.string()});
  }

  std::string table() const { return tests::read_file(home_.path() / "referentiel/annuaire.csv"); }

  tests::TestRoot home_;
};

TEST_F(AnnuaireCommand, FindsTheEstablishmentsOfASiren) {
  AnnuaireSearchCommand wish;
  wish.identifier = "219900057";
  const auto said = search(wish);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr("21990005700015  COMMUNE DE PONT-AU-BIEF  99500 PONT-AU-BIEF"));
  EXPECT_THAT(said.out, HasSubstr("21990005700023"));
  EXPECT_THAT(said.out, HasSubstr("2 structure(s)"));
}

TEST_F(AnnuaireCommand, TellsMachinesEverythingItKnows) {
  AnnuaireSearchCommand wish;
  wish.identifier = "21990001600011";
  wish.output = Output::json;
  const auto json = nlohmann::json::parse(search(wish).out);
  EXPECT_EQ(json["identifier_type"], "SIRET");
  EXPECT_EQ(json["kind"], "publique");
  EXPECT_EQ(json["service_required"], true);
  EXPECT_EQ(json["accepts_a6"], true);
  EXPECT_EQ(json["works_space"], nullptr);
  ASSERT_EQ(json["services"].size(), 3U);
  EXPECT_EQ(json["services"][1]["code"], "FINANCES");
  EXPECT_EQ(json["services"][1]["engagement_required"], true);
}

TEST_F(AnnuaireCommand, TellsSpreadsheetsOneRowAService) {
  AnnuaireSearchCommand wish;
  wish.name = "valdoux";
  wish.output = Output::csv_rfc4180;
  const auto said = search(wish);
  EXPECT_THAT(said.out, HasSubstr("Identifiant,Type d'identifiant,Raison sociale"));
  EXPECT_THAT(said.out, HasSubstr("21990001600011,SIRET,COMMUNE DE VALDOUX,publique,actif,99001,"
                                  "VALDOUX,TECH,Service technique,actif,oui,non,non"));
  wish.output = Output::csv_excel_fr;
  EXPECT_THAT(search(wish).out, HasSubstr("21990001600011;SIRET;"));
}

TEST_F(AnnuaireCommand, SaysWhichCriterionIsNone) {
  for (const auto& member :
       {&AnnuaireSearchCommand::type, &AnnuaireSearchCommand::kind, &AnnuaireSearchCommand::on}) {
    AnnuaireSearchCommand wish;
    wish.*member = "nonsense";
    const auto said = search(wish);
    EXPECT_EQ(said.status, ExitStatus::usage);
    EXPECT_THAT(said.err, HasSubstr("nonsense"));
  }
}

TEST_F(AnnuaireCommand, LeavesWithThreeWhenNothingIsFound) {
  AnnuaireSearchCommand wish;
  wish.state = "inactif";
  wish.city = "port";
  EXPECT_EQ(search(wish).status, ExitStatus::all_accepted);
  wish.state = "actif";
  wish.name = "dissous";
  EXPECT_EQ(search(wish).status, ExitStatus::nothing_to_do);
}

TEST_F(AnnuaireCommand, ImportsADirectoryOrLeavesTheOldOne) {
  const auto before = table();
  const auto bad = import(before + "21990005700015;TWICE;;;ACTIF;;;;;;;;;;;;\n");
  EXPECT_EQ(bad.status, ExitStatus::configuration);
  EXPECT_THAT(bad.err, HasSubstr("line 18: structure 21990005700015 twice"));
  EXPECT_EQ(table(), before);
  const auto good = import(before + "99999999900017;ONE;;;ACTIF;;;;;;;;;;;;\n");
  EXPECT_EQ(good.status, ExitStatus::all_accepted);
  EXPECT_THAT(good.out, HasSubstr("10 bodies, 7 services"));
  EXPECT_NE(table(), before);
  tests::write_file(home_.path() / "referentiel/annuaire.csv", "nonsense");
  EXPECT_EQ(import(before + "99999999900017;ONE;;;ACTIF;;;;;;;;;;;;\n").status,
            ExitStatus::all_accepted)
      << "what mends a bad table must not need a good one";
  AnnuaireSearchCommand wish;
  wish.identifier = "999999999";
  EXPECT_EQ(search(wish).status, ExitStatus::all_accepted);
}

}  // namespace
}  // namespace ecluse::daemon
