#include "routing/structure_words.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

// ORG-02: the types of identifiers, chorus-edi.md §4.7.
TEST(StructureWords, NameTheTypesOfIdentifiers) {
  for (int type = 1; type <= 7; ++type) {
    const auto value = static_cast<IdentifierType>(type);
    EXPECT_EQ(identifier_type_named(name_of_type(value)), value) << type;
  }
  EXPECT_EQ(identifier_type_named("siret"), IdentifierType::siret);
  EXPECT_EQ(identifier_type_named("SIREN"), std::nullopt);
  EXPECT_EQ(name_of_type(IdentifierType::unknown), "");
}

TEST(StructureWords, NameTheKindsOfStructures) {
  for (const auto kind : {StructureKind::publique, StructureKind::entreprise,
                          StructureKind::association, StructureKind::particulier})
    EXPECT_EQ(structure_kind_named(name_of(kind)), kind);
  EXPECT_EQ(structure_kind_named("Entité publique"), StructureKind::publique);
  EXPECT_EQ(structure_kind_named("mairie"), std::nullopt);
}

}  // namespace
}  // namespace ecluse::routing
