#include "lifecycle/memoire_board.hpp"

#include <set>

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

MemoireBoard board() {
  return MemoireBoard::load(embedded::lifecycle("memoire_board.tsv")).value();
}

/// SCR-12: the seven columns of the screen, in its order.
TEST(MemoireBoard, HasTheColumnsOfTheScreen) {
  std::vector<std::string> labels;
  const auto kept = board();
  for (const auto& column : kept.columns()) labels.push_back(column.label_fr);
  EXPECT_EQ(labels,
            (std::vector<std::string>{"Brouillon", "Envoyé", "Mis à disposition", "Refusé",
                                      "Dupliqué post refus", "Abandonné", "Mis en paiement"}));
}

/// Every status that a mémoire can reach is counted once, but those of one that was never sent.
TEST(MemoireBoard, CountsEveryStatusOfASentMemoire) {
  const auto machine = tests::machines().piece;
  const auto columns = board();
  std::set<std::string> reached{"BROUILLON", "DEPOSEE"};
  for (auto size = std::size_t{0}; size != reached.size();) {
    size = reached.size();
    for (const auto& from : std::set<std::string>(reached))
      for (const auto& step : machine.steps_from(from))
        if (!step.to.starts_with("ERREUR_DESTINATAIRE") &&
            (from != "EN_COURS_ACHEMINEMENT" || step.to.starts_with("MISE_A_DISPOSITION") ||
             step.to.starts_with("EN_COURS")) &&
            !step.to.ends_with("_MOE") && !step.to.ends_with("_MOA"))
          reached.insert(step.to);
  }
  for (const auto& status : reached) {
    ASSERT_TRUE(machine.find(status)) << status;
    EXPECT_EQ(columns.column_of(status).has_value(), status != "SUPPRIMEE") << status;
  }
}

TEST(MemoireBoard, RefusesAStatusCountedTwice) {
  const std::string header = "code\tlabel_fr\tlabel_en\tstatuses\n";
  EXPECT_EQ(MemoireBoard::load(header + "A\ta\ta\tX\nB\tb\tb\tY,X\n").error().detail,
            "line 3: X is counted twice");
  EXPECT_FALSE(MemoireBoard::load("x\n"));
  EXPECT_FALSE(board().column_of("NON_CONFORME"));
}

}  // namespace
}  // namespace ecluse::lifecycle
