// Lists, searches, dashboards and exports (acceptance.md 4.12), from the flux that bring the pieces
// to what a person reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifecycle/sqlite.hpp"
#include "tests/acceptance/commands.hpp"
#include "tests/acceptance/memoire_house.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using daemon::ExitStatus;
using daemon::Masking;
using daemon::Output;
using daemon::SearchCommand;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

/// A house where came two mémoires, two works pieces and an invoice.
class Searches : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    works_ = std::make_unique<WorksHouse>();
    auto& house = works_->house();
    house.drop("ABC123", flux_name("FSO1120A", 901), memoire("M-1"));
    house.run();
    house.advance(std::chrono::hours{48});
    house.drop("ABC123", flux_name("FSO1120A", 902), memoire("M-2"));
    house.run();
    works_->deposit(works_piece({"A4", "PDM-1"}));
    works_->deposit(works_piece({.cadre = "A7", .number = "PDF-1", .marche = "M2024-099"}));
    house.drop("ABC123", flux_name("FSO1100A", 903), made_invoice("=F-1"));
    house.run();
  }
  static void TearDownTestSuite() { works_.reset(); }
  static SearchCommand wish(Output output = Output::json) {
    SearchCommand command;
    command.root = works_->house().root();
    command.output = output;
    return command;
  }
  template <class Set>
  static std::vector<std::string> found(Set set) {
    auto asked = wish();
    set(asked);
    const auto said = command(asked);
    std::vector<std::string> numbers;
    for (const auto& line : said.lines())
      if (const auto json = Json::parse(line); json.contains("number"))
        numbers.push_back(json["number"]);
    EXPECT_EQ(said.err, "");
    return numbers;
  }

  static inline std::unique_ptr<WorksHouse> works_;
};

/// SRH-01: the criteria of mémoires, alone and together.
TEST_F(Searches, FindMemoiresByEveryCriterion) {
  using C = SearchCommand;
  EXPECT_THAT(found([](C& c) { c.number = "MJ00000000002"; }), ElementsAre("M-2"));
  EXPECT_THAT(found([](C& c) { c.number = "TMP2026000000001"; }), ElementsAre("M-1"));
  EXPECT_THAT(found([](C& c) { c.space = "memoires"; }), ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) {
                c.space = "memoires";
                c.state = "Mise à disposition du destinataire";
              }),
              ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) {
                c.recipient = "11000201100044";
                c.service = "DSJPFGU057";
              }),
              ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) {
                c.engagement = "R92";
                c.supplier_name = "interpretes bief";
              }),
              ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) { c.category = "Interprète"; }), ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) {
                c.supplier = "00000127100014";
                c.reference = "R92";
              }),
              ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](C& c) { c.supplier_service = "NONE"; }), IsEmpty());
  EXPECT_THAT(found([](C& c) {
                c.reference = "R92";
                c.deposited_until = "2026-03-02";
              }),
              ElementsAre("M-1"));
  EXPECT_THAT(found([](C& c) {
                c.reference = "R92";
                c.deposited_from = "2026-03-03";
              }),
              ElementsAre("M-2"));
  EXPECT_THAT(found([](C& c) {
                c.reference = "R92";
                c.state_until = "2026-03-03";
              }),
              ElementsAre("M-1"));
  EXPECT_THAT(found([](C& c) {
                c.number = "M-1";
                c.reference = "R93";
              }),
              IsEmpty())
      << "all of them";
}

/// SRH-02, CAD-R7, ORG-16: the criteria of works.
TEST_F(Searches, FindWorksByEveryCriterion) {
  using C = SearchCommand;
  EXPECT_THAT(found([](C& c) { c.space = "travaux"; }), ElementsAre("PDF-1", "PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.structure = "00000104000013";
                c.role = "fournisseur";
              }),
              ElementsAre("PDF-1", "PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.structure = "18990006100012";
                c.role = "moe";
              }),
              ElementsAre("PDF-1", "PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.structure = "18990006100012";
                c.role = "fournisseur";
              }),
              IsEmpty());
  EXPECT_THAT(found([](C& c) { c.document = "projet de décompte mensuel"; }), ElementsAre("PDM-1"));
  EXPECT_THAT(found([](C& c) { c.cadre = "A4,A7,A13"; }), ElementsAre("PDF-1", "PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.recipient = "219900016";
                c.cadre = "A7";
              }),
              ElementsAre("PDF-1"));
  EXPECT_THAT(found([](C& c) { c.dossier = "PDM-1"; }), ElementsAre("PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.marche = "M2024-017";
                c.service = "TECH";
              }),
              ElementsAre("PDM-1"));
  EXPECT_THAT(found([](C& c) {
                c.space = "travaux";
                c.issued_from = "2031-01-01";
              }),
              IsEmpty());
  EXPECT_THAT(found([](C& c) {
                c.space = "travaux";
                c.state = "A_VALIDER_1";
              }),
              IsEmpty());
}

/// SRH-03: nothing asked is everything, paged, and counted.
TEST_F(Searches, FindEverythingWhenNothingIsAsked) {
  EXPECT_THAT(found([](SearchCommand&) {}), ElementsAre("=F-1", "PDF-1", "PDM-1", "M-2", "M-1"));
  auto page = wish();
  page.limit = 5;
  EXPECT_EQ(Json::parse(command(page).lines().back())["page"][0]["total"], 5);
}

// SRH-04: words of numbers, names and reasons.
TEST_F(Searches, FindWordsOfNumbersAndNames) {
  EXPECT_THAT(found([](SearchCommand& c) { c.words = {"PD"}; }), ElementsAre("PDF-1", "PDM-1"));
  EXPECT_THAT(found([](SearchCommand& c) { c.words = {"interpretes"}; }),
              ElementsAre("M-2", "M-1"));
  EXPECT_THAT(found([](SearchCommand& c) {
                c.words = {"interpretes", "M-1"};
              }),
              ElementsAre("M-1"));
  EXPECT_THAT(found([](SearchCommand& c) { c.words = {"nothing"}; }), IsEmpty());
}

/// EXP-01: all pages, mark and semicolons for Excel, no formula. EXP-02: the other lists too.
TEST_F(Searches, AreExportedWithoutFormulas) {
  const auto excel = command(wish(Output::csv_excel_fr));
  EXPECT_TRUE(excel.out.starts_with("\xEF\xBB\xBFNuméro;"));
  EXPECT_EQ(excel.lines().size(), 6U);
  EXPECT_THAT(excel.out, HasSubstr("'=F-1;"));
  EXPECT_THAT(excel.out, HasSubstr(";158,25;"));
  const auto plain = command(wish(Output::csv_rfc4180));
  EXPECT_TRUE(plain.out.starts_with("Numéro,"));
  EXPECT_THAT(plain.out, HasSubstr(",158.25,"));
  daemon::ListCommand list;
  list.root = works_->house().root();
  list.output = Output::csv_excel_fr;
  EXPECT_EQ(command(list).lines().size(), 6U);
}

/// SCR-12: one row a structure, one column a status; each count tells the search behind it.
TEST_F(Searches, CountMemoiresByStructureAndStatus) {
  daemon::StatsCommand stats{works_->house().root(), "memoires", {}};
  stats.output = Output::json;
  const auto board = Json::parse(command(stats).lines().at(0));
  EXPECT_EQ(board["structure"], "00000127100014");
  EXPECT_EQ(board["name"], "INTERPRETES DU BIEF");
  std::map<std::string, int> counts;
  for (const auto& cell : board["counts"]) counts[cell["column"]] = cell["count"];
  EXPECT_EQ(counts, (std::map<std::string, int>{{"BROUILLON", 0},
                                                {"ENVOYE", 0},
                                                {"MIS_A_DISPOSITION", 2},
                                                {"REFUSE", 0},
                                                {"DUPLIQUE_POST_REFUS", 0},
                                                {"ABANDONNE", 0},
                                                {"MIS_EN_PAIEMENT", 0}}));
  EXPECT_THAT(board["counts"][2]["search"],
              HasSubstr("--space memoires --supplier 00000127100014"));
  stats.output = Output::csv_excel_fr;
  EXPECT_THAT(command(stats).out, HasSubstr("00000127100014;INTERPRETES DU BIEF;0;0;2;0;0;0;0"));
}

/// SCR-13: what waits for someone, by state and age.
TEST_F(Searches, CountTheStockOfWorksByAge) {
  daemon::StatsCommand stats{works_->house().root(), "travaux", {}};
  stats.output = Output::json;
  int pieces = 0;
  for (const auto& line : command(stats).lines()) {
    const auto row = Json::parse(line);
    EXPECT_EQ(row["counts"].size(), 8U);
    for (const auto& cell : row["counts"]) pieces += cell["count"].get<int>();
  }
  EXPECT_EQ(pieces, 2);
  stats.structure = "11111111100011";
  EXPECT_EQ(command(stats).status, ExitStatus::nothing_to_do);
}

/// The numbers and states that a search of a root tells.
std::vector<std::pair<std::string, std::string>> standing(const SearchCommand& asked) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& line : command(asked).lines())
    if (const auto json = Json::parse(line); json.contains("number"))
      all.emplace_back(json["number"], json["state"]);
  return all;
}

/// ESP-04: the invoices of a flux are listed one by one, each with its status, and stay so when the
/// archive was purged.
TEST(EmittedInvoices, AreListedOneByOneArchivedToo) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1),
             tar_gz({{"one.xml", made_invoice("F-1")},
                     {"two.xml", made_invoice("F-2")},
                     {"three.xml", replaced(made_invoice("F-3"), "380", "999")}}));
  house.run();
  SearchCommand asked;
  asked.root = house.root();
  asked.output = Output::json;
  const auto before = standing(asked);
  EXPECT_THAT(before, UnorderedElementsAre(std::pair("F-1", "MISE_A_DISPOSITION"),
                                           std::pair("F-2", "MISE_A_DISPOSITION"),
                                           std::pair("F-3", "NON_CONFORME")));
  daemon::PurgeCommand purge;
  purge.root = house.root();
  purge.before = "2026-03-03";
  purge.comment = "dix ans";
  purge.actor = "Anne";
  purge.confirmed = 1;
  ASSERT_EQ(command(purge).status, ExitStatus::all_accepted);
  EXPECT_EQ(standing(asked), before);
}

/// STS-22: rejected pieces are found by the age of their rejection: those of the last ten days, and
/// those that wait for longer.
TEST(RejectedPieces, AreFilteredByTheirAge) {
  MemoireHouse house;
  house.deposit(memoire("M-1"));
  house.tell("M-1", "05", "MONTANT_ERR");
  house.house().advance(std::chrono::hours{24 * 11});
  house.deposit(memoire("M-2"));
  house.tell("M-2", "05", "MONTANT_ERR");
  SearchCommand asked;
  asked.root = house.house().root();
  asked.output = Output::json;
  asked.state = "REJETEE";
  asked.state_from = "2026-03-03";
  EXPECT_THAT(standing(asked), ElementsAre(std::pair("M-2", "REJETEE")));
  std::swap(asked.state_from, asked.state_until);
  EXPECT_THAT(standing(asked), ElementsAre(std::pair("M-1", "REJETEE")));
}

}  // namespace
}  // namespace ecluse::tests
