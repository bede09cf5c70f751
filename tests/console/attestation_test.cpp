#include "console/attestation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"
#include "tests/console/fake_hands.hpp"

namespace ecluse::console {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::typed_attestation;

std::string text_of(const Fields& form) {
  return attestation_text(Entry::of(form), tests::FakeHands().entry_words(Language::fr),
                          Words::standard().value());
}

TEST(AttestationFields, AreNamedForPeopleAndClassified) {
  const auto words = Words::standard().value();
  std::size_t personal = 0;
  for (const auto& field : attestation_fields()) {
    EXPECT_TRUE(words.has("entry_" + field.name)) << field.name;
    EXPECT_TRUE(words.has("entry_block_" + field.block)) << field.block;
    EXPECT_GT(field.most, 0U) << field.name;
    if (field.data != EntryData::open) ++personal;
  }
  EXPECT_EQ(personal, 9U) << "names, addresses and cases";
}

/// MFJ-20, MFJ-22: who asked whom for what; cadre 2 stays to be filled where it was not typed.
TEST(Attestations, SayBothCadres) {
  const auto text = text_of(typed_attestation());
  for (const auto* said :
       {"Cadre 1 - Autorité requérante\r\nNom et qualité: Mme Ardent, juge d'instruction\r\n",
        "Référence de l'affaire: 26/00118\r\n", "Mission: Traduction orale (R.122 CPP)\r\n",
        "Cadre 2 - Autorité qui certifie\r\nNom: .....", "Signature et cachet: absents\r\n"})
    EXPECT_THAT(text, HasSubstr(said));
  EXPECT_THAT(text, Not(HasSubstr("Fax"))) << "nobody typed one";
  auto form = typed_attestation();
  form["att_signe"] = "oui";
  EXPECT_THAT(text_of(form), HasSubstr("Signature et cachet: présents\r\n"));
  EXPECT_TRUE(is_signed(Entry::of(form)));
  EXPECT_FALSE(is_signed(Entry::of(typed_attestation())));
}

TEST(Attestations, HaveANameThatEveryMachineTakes) {
  auto form = typed_attestation();
  EXPECT_EQ(attestation_name(Entry::of(form)), "attestation-26-00118.txt");
  form["att_affaire"] = "../é" + std::string(50, 'x');
  EXPECT_EQ(attestation_name(Entry::of(form)), "attestation------" + std::string(25, 'x') + ".txt");
}

}  // namespace
}  // namespace ecluse::console
