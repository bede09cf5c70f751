#include "routing/text.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

TEST(Text, LosesEverySpacePeoplePutInNumbers) {
  EXPECT_EQ(without_spaces(" 219 900\u00A0016\u202F00011\t\r\n"), "21990001600011");
  EXPECT_EQ(without_spaces(" \u00A0"), "");
  EXPECT_EQ(without_spaces("é\xC2"), "é\xC2");
}

TEST(Text, FoldsCaseAndAccents) {
  EXPECT_EQ(folded("ÉTAT d’Acompte – Œuvre"), "etat d'acompte – oeuvre");
  EXPECT_EQ(folded(""), "");
}

TEST(Text, HoldsWordsWhateverTheirAccents) {
  EXPECT_TRUE(holds("Décompte Général", "general"));
  EXPECT_FALSE(holds("Décompte Général", "final"));
}

}  // namespace
}  // namespace ecluse::routing
