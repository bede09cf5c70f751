#include "routing/subscriptions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

const std::string header = "code\tanswer\tform\tstructure\tmatricule\n";

Subscriptions table() {
  return Subscriptions::load(header +
                             "PDP007\tcompte_rendu\tcdar\t-\t0207\n"
                             "PDP007\tcycle_de_vie\tcdar\t-\t-\n"
                             "SIE001\tpivot\txml\t21990005700015\t-\n"
                             "OPE001\trejets_edi\tcsv\t-\t-\n")
      .value();
}

TEST(Subscriptions, GiveWhatWasAskedAndTheOrdinaryOtherwise) {
  struct Row {
    const char* partner;
    AnswerKind answer;
    AnswerForm form;
    bool given;
  };
  const auto all = table();
  for (const auto& row : {Row{"ABC123", AnswerKind::compte_rendu, AnswerForm::xml, true},
                          Row{"ABC123", AnswerKind::compte_rendu, AnswerForm::json, true},
                          Row{"ABC123", AnswerKind::compte_rendu, AnswerForm::cdar, false},
                          Row{"ABC123", AnswerKind::cycle_de_vie, AnswerForm::xml, true},
                          Row{"ABC123", AnswerKind::cycle_de_vie, AnswerForm::cdar, false},
                          Row{"ABC123", AnswerKind::pivot, AnswerForm::xml, false},
                          Row{"ABC123", AnswerKind::rejets_edi, AnswerForm::csv, false},
                          Row{"PDP007", AnswerKind::compte_rendu, AnswerForm::xml, false},
                          Row{"PDP007", AnswerKind::compte_rendu, AnswerForm::cdar, true},
                          Row{"PDP007", AnswerKind::cycle_de_vie, AnswerForm::xml, false},
                          Row{"PDP007", AnswerKind::cycle_de_vie, AnswerForm::cdar, true},
                          Row{"OPE001", AnswerKind::rejets_edi, AnswerForm::csv, true},
                          Row{"OPE001", AnswerKind::compte_rendu, AnswerForm::xml, true}})
    EXPECT_EQ(all.takes(row.partner, row.answer, row.form), row.given)
        << row.partner << ' ' << name_of(row.answer) << ' ' << name_of(row.form);
}

TEST(Subscriptions, KnowWhoReceivesForAStructure) {
  const auto all = table();
  ASSERT_NE(all.pivot_for("21990005700015"), nullptr);
  EXPECT_EQ(all.pivot_for("21990005700015")->partner, "SIE001");
  EXPECT_EQ(all.pivot_for("21990005700023"), nullptr);
  EXPECT_EQ(all.find("PDP007", AnswerKind::compte_rendu, AnswerForm::cdar)->matricule, "0207");
  EXPECT_EQ(all.find("PDP007", AnswerKind::compte_rendu, AnswerForm::xml), nullptr);
}

TEST(Subscriptions, RefuseARowThatMeansNothing) {
  struct Row {
    const char *cells, *words;
  };
  for (const auto& row :
       {Row{"\tpivot\txml\t21990005700015\t-\n", "no code"},
        Row{"A\tlettre\txml\t-\t-\n", "answer lettre"}, Row{"A\tpivot\tcdar\t-\t-\n", "form cdar"},
        Row{"A\tcycle_de_vie\tpdf\t-\t-\n", "form pdf"}, Row{"A\tpivot\txml\t-\t-\n", "SIRET"},
        Row{"A\tcompte_rendu\txml\t21990005700015\t-\n", "SIRET"},
        Row{"A\tcompte_rendu\tcdar\t-\t99\n", "matricule"},
        Row{"A\tcycle_de_vie\txml\t-\t-\nA\tcycle_de_vie\txml\t-\t-\n", "line 3: A twice"},
        Row{"A\tpivot\txml\t21990005700015\t-\nB\tpivot\txml\t21990005700015\t-\n", "twice"}}) {
    const auto loaded = Subscriptions::load(header + row.cells);
    ASSERT_FALSE(loaded) << row.cells;
    EXPECT_EQ(loaded.error().code, "E_TABLE");
    EXPECT_THAT(loaded.error().detail, testing::HasSubstr(row.words));
  }
}

TEST(Subscriptions, OfAnEmptyHouseAreTheOrdinaryOnes) {
  const auto shipped = Subscriptions::load(embedded_table("abonnements.tsv"));
  ASSERT_TRUE(shipped);
  EXPECT_TRUE(shipped->all().empty());
  EXPECT_TRUE(Subscriptions::load(embedded_table("exemple_abonnements.tsv")));
}

}  // namespace
}  // namespace ecluse::routing
