#include "lifecycle/to_do.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;

/// SCR-03: whoever may take a step finds the piece, and nobody else.
TEST(ToDo, HoldsEveryStatusThatSomeoneMayActOn) {
  const auto machine = tests::machines().piece;
  const auto table = ToDo::standard(machine).value();
  std::map<std::string, std::set<std::string>> grouped;
  for (const auto& group : table.groups())
    for (const auto& status : group.statuses)
      EXPECT_TRUE(grouped[group.role].insert(status).second) << status << " twice";
  for (const auto* role :
       {"fournisseur", "valideur", "second_valideur", "moe", "moa", "destinataire"})
    for (const auto& state : machine.states()) {
      // An A22 may take the place of a piece that its MOE still has; it waits for the MOE.
      const bool tacit = std::string_view(role) == "fournisseur" &&
                         (state.code.ends_with("_MOE") && !state.code.starts_with("ERREUR"));
      const bool of_moe = std::string_view(role) == "moa" && state.code.ends_with("_MOE");
      const bool completed =
          std::string_view(role) == "moa" &&
          (state.code == "COMPLETEE" || state.code == "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE");
      if (tacit || of_moe || completed) continue;
      EXPECT_EQ(grouped[role].contains(state.code), awaits(machine, state.code, role))
          << role << " at " << state.code;
    }
}

TEST(ToDo, KnowsTheTwoValideursApart) {
  const auto machine = tests::machines().piece;
  EXPECT_TRUE(awaits(machine, "A_VALIDER_1", "valideur"));
  EXPECT_FALSE(awaits(machine, "A_VALIDER_1", "second_valideur"));
  EXPECT_TRUE(awaits(machine, "A_VALIDER_2", "second_valideur"));
  EXPECT_FALSE(awaits(machine, "A_VALIDER_2", "valideur"));
  EXPECT_FALSE(awaits(machine, "MISE_EN_PAIEMENT", "destinataire")) << "an end";
}

TEST(ToDo, RefusesAStatusThatCallsForNobody) {
  const auto machine = tests::machines().piece;
  const std::string head = "code\tlabel_fr\tlabel_en\trole\tstatuses\n";
  EXPECT_TRUE(ToDo::load(head + "A\ta\ta\tfournisseur\tREJETEE\n", machine));
  for (const auto* row : {"A\ta\ta\tdestinataire\tREJETEE\n", "A\ta\ta\tfournisseur\tNOWHERE\n",
                          "A\ta\ta\tnobody\tREJETEE\n"}) {
    const auto loaded = ToDo::load(head + row, machine);
    ASSERT_FALSE(loaded) << row;
    EXPECT_THAT(loaded.error().detail, HasSubstr("line 2"));
  }
}

TEST(ToDo, IsWordedInBothLanguages) {
  const auto table = ToDo::standard(tests::machines().piece).value();
  EXPECT_EQ(label_of(table.groups().front(), Language::fr), "Brouillons à envoyer");
  EXPECT_EQ(label_of(table.groups().front(), Language::en), "Drafts to send");
}

}  // namespace
}  // namespace ecluse::lifecycle
