#include "validation/identifiers.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ecluse::validation {
namespace {

TEST(Identifiers, KnowTheKeyOfASiret) {
  struct Row {
    const char* siret;
    bool right;
    const char* why;
  };
  for (const auto& row : std::vector<Row>{
           {"73282932000074", true, "Luhn"},
           {"73282932000075", false, "last digit changed"},
           {"73282932000704", false, "digits swapped"},
           {"00000000000000", true, "all zeros"},
           {"35600000000048", true, "La Poste, head office: Luhn"},
           {"35600000049837", true, "La Poste: digits make 45, no Luhn"},
           {"35600000049838", false, "La Poste: digits make 46"},
           {"7328293200007", false, "13 digits"},
           {"732829320000740", false, "15 digits"},
           {"7328293200007A", false, "letter"},
           {"", false, "empty"},
       })
    EXPECT_EQ(siret_key_is_right(row.siret), row.right) << row.why;
}

TEST(Identifiers, JudgeAnIban) {
  struct Row {
    const char* iban;
    IbanFault fault;
  };
  for (const auto& row : std::vector<Row>{
           {"FR7630006000011234567890189", IbanFault::none},
           {"fr7630006000011234567890189", IbanFault::none},
           {"BE68539007547034", IbanFault::none},
           {"NO9386011117947", IbanFault::none},
           {"MT84MALT011000012345MTLCAST001S", IbanFault::none},
           {"FR7630006000011234567890188", IbanFault::key},
           {"FR7730006000011234567890189", IbanFault::key},
           {"FR763000600001123456789018", IbanFault::length},
           {"BE6853900754703", IbanFault::length},
           {"FR76 3000600001123456789018", IbanFault::form},
           {"F17630006000011234567890189", IbanFault::form},
           {"FRX630006000011234567890189", IbanFault::form},
           {"FR76", IbanFault::form},
           {"", IbanFault::form},
           {"FR76300060000112345678901890000000000", IbanFault::form},
       })
    EXPECT_EQ(iban_fault(row.iban), row.fault) << row.iban;
}

TEST(Identifiers, CountCharacters) {
  EXPECT_EQ(character_count("été€"), 4U);
  EXPECT_EQ(character_count(""), 0U);
}

TEST(Identifiers, TellDigitsAndLetters) {
  EXPECT_TRUE(is_digits("0123", 4));
  EXPECT_FALSE(is_digits("0123", 5));
  EXPECT_FALSE(is_digits("01 3", 4));
  EXPECT_TRUE(is_alphanumeric("aZ09"));
  EXPECT_FALSE(is_alphanumeric("a-b"));
  EXPECT_FALSE(is_alphanumeric("é"));
  EXPECT_FALSE(is_alphanumeric(""));
}

}  // namespace
}  // namespace ecluse::validation
