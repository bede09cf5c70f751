#include "routing/text.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

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
