#include "parsers/identifier_types.hpp"

#include <gtest/gtest.h>

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

using enum IdentifierType;

TEST(IdentifierTypes, FollowTheTable) {
  const auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  ASSERT_TRUE(types) << types.error().detail;
  struct Row {
    std::string_view scheme, id;
    IdentifierType type;
  };
  const Row rows[] = {
      {"1", "11111111100019", siret},
      {"SIRET", "short", siret},
      {"0009", "11111111100019", siret},
      {"0002", "11111111100019", siret},
      {"0002", "111111111", unknown},
      {"0002", "1111111110001A", unknown},
      {"", "11111111100019", siret},
      {"", "FR11111111111", unknown},
      {"2", "BE0429958042", ue_hors_france},
      {"UE_HORS_FRANCE", "x", ue_hors_france},
      {"3", "x", hors_ue},
      {"ETR", "x", hors_ue},
      {"HORS_UE", "x", hors_ue},
      {"4", "x", ridet},
      {"RIDET", "x", ridet},
      {"0228", "x", ridet},
      {"5", "x", tahiti},
      {"TAHITI", "x", tahiti},
      {"0229", "x", tahiti},
      {"6", "x", en_cours},
      {"7", "x", particulier},
      {"8", "x", unknown},
      {"0088", "11111111100019", unknown},
      {"SIREN", "111111111", unknown},
      {"SIREN", "11111111100019", siret},
  };
  for (const auto& [scheme, id, type] : rows)
    EXPECT_EQ(types->type_of(scheme, id), type) << scheme << " " << id;
}

TEST(IdentifierTypes, AMalformedTableIsRefused) {
  for (const auto* row : {"1\tx\t1", "1\t-\t8", "1\t-\t", "1\t-\tsiret"}) {
    const auto types = IdentifierTypes::read("scheme\tdigits\ttype\n" + std::string(row) + "\n");
    ASSERT_FALSE(types) << row;
    EXPECT_EQ(types.error().code, "E_TABLE");
  }
}

}  // namespace
}  // namespace ecluse::parsers
