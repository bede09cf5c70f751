#include "lifecycle/cdar_codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

CdarCodes codes() {
  return CdarCodes::load(embedded::lifecycle("cdar_statuses.tsv"),
                         embedded::lifecycle("cdar_reasons.tsv"))
      .value();
}

TEST(CdarCodes, TellTheStatusesOfChorusProOnTheirInterfaces) {
  struct Row {
    const char *state, *code, *interface;
  };
  const auto table = codes();
  for (const auto& row :
       {Row{"EN_COURS_ACHEMINEMENT", "202", "FEN1214A"},
        Row{"MISE_A_DISPOSITION", "203", "FEN1204A"},
        Row{"PRISE_EN_COMPTE_DESTINATAIRE", "204", "FEN1204A"},
        Row{"SERVICE_FAIT", "205", "FEN1204A"}, Row{"SUSPENDUE", "208", "FEN1204A"},
        Row{"REJETEE", "210", "FEN1204A"}, Row{"A_RECYCLER", "210", "FEN1204A"},
        Row{"MISE_EN_PAIEMENT", "211", "FEN1204A"}, Row{"NON_CONFORME", "213", "FEN1214A"},
        Row{"VALIDEE_1", "214", "FEN1204A"}}) {
    const auto* status = table.sent(row.state);
    ASSERT_NE(status, nullptr) << row.state;
    EXPECT_EQ(status->code, row.code) << row.state;
    EXPECT_EQ(status->interface, row.interface) << row.state;
  }
  for (const auto* state : {"DEPOSEE", "COMPLETEE", "MANDATEE", "BROUILLON"})
    EXPECT_EQ(table.sent(state), nullptr) << state;
}

TEST(CdarCodes, KnowOnlyStatesOfTheMachine) {
  const auto machines = tests::machines();
  const auto table = codes();
  ASSERT_FALSE(table.statuses().empty());
  for (const auto& status : table.statuses())
    EXPECT_NE(machines.piece.find(status.state), nullptr) << status.state;
}

TEST(CdarCodes, AlwaysHaveAReasonWhereOneIsCompulsory) {
  const auto table = codes();
  for (const std::string code : {"208", "210", "213"}) {
    int found = 0;
    for (const auto& status : table.statuses())
      if (status.code == code) {
        ++found;
        EXPECT_NE(status.motif, "") << status.state;
      }
    EXPECT_GT(found, 0) << code;
  }
}

TEST(CdarCodes, GiveTheReasonOfARefusalByItsFirstError) {
  struct Row {
    const char* code;
    Layer layer;
    const char* reason;
  };
  const auto table = codes();
  for (const auto& row : {Row{"REF_DOUBLON", Layer::referentiel, "DOUBLON"},
                          Row{"REF_DESTINATAIRE_INCONNU", Layer::referentiel, "DEST_INC"},
                          Row{"REF_SERVICE_INCONNU", Layer::referentiel, "ADR_ERR"},
                          Row{"BR-FR-CPRO-24", Layer::chorus, "REJ_CONT_B2G"},
                          Row{"ERR_XSD_001", Layer::syntaxe, "REJ_SEMAN"},
                          Row{"REF_CADRE_INTERDIT", Layer::referentiel, "REJ_COH"}})
    EXPECT_EQ(table.reason(tests::finding_of(row.code, Severity::error, row.layer)), row.reason)
        << row.code;
}

TEST(CdarCodes, RefuseABadTableWithItsLine) {
  const std::string head =
      "state\tcode\tlabel\tinterface\tphase\tby\tmotif\tcomment\taction\tsource\n";
  struct Row {
    const char *cells, *words;
  };
  for (const auto& row :
       {Row{"A\t20\tl\tFEN1204A\t23\tvalideur\t-\tno\t-\t-\n", "line 2: code 20"},
        Row{"A\t200\tl\tFEN\t23\tvalideur\t-\tno\t-\t-\n", "interface FEN"},
        Row{"A\t200\tl\t-\t24\tvalideur\t-\tno\t-\t-\n", "phase 24"},
        Row{"A\t200\tl\t-\t23\tmoi\t-\tno\t-\t-\n", "by moi"}, Row{"A\n", "cdar_statuses.tsv"}}) {
    const auto loaded = CdarCodes::load(head + row.cells, "finding\tlayer\treason\n");
    ASSERT_FALSE(loaded) << row.cells;
    EXPECT_THAT(loaded.error().detail, testing::HasSubstr(row.words));
  }
  EXPECT_FALSE(CdarCodes::load(head, "finding\tlayer\treason\n*\t*\t\n"));
}

}  // namespace
}  // namespace ecluse::lifecycle
