#include "ingest/flux_name.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse::ingest {
namespace {

struct NameRow {
  const char* test;
  std::string name;
  bool read;         ///< whether a FluxName comes out
  std::string code;  ///< of the only finding, empty for none
  std::string part;  ///< its value `part`
  std::string seen;
};

class FluxNames : public testing::TestWithParam<NameRow> {};

TEST_P(FluxNames, AreReadAsTheRowSays) {
  const auto& row = GetParam();
  const auto reading = read_flux_name(row.name);
  EXPECT_EQ(reading.name.has_value(), row.read);
  ASSERT_EQ(reading.findings.size(), row.code.empty() ? 0U : 1U);
  if (row.code.empty()) return;
  const auto& finding = reading.findings.front();
  EXPECT_EQ(finding.code, row.code);
  EXPECT_EQ(value_of(finding, "part"), row.part);
  EXPECT_EQ(value_of(finding, "seen"), row.seen);
  EXPECT_FALSE(value_of(finding, "expected").empty());
  EXPECT_EQ(finding.severity, row.code == "IRR_FORM_NUMERO" ? Severity::warning : Severity::error);
}

const std::string good = "FSO1100A_XXX999_XXX9991100000000000000001";

const std::vector<NameRow> rows{
    {"Plain", good, true, "", "", ""},
    {"SixLettersAsThePartnerOfTheOfficialExamples", "FSO1116A_JMRPOR_JMRPOR1116000000000000179",
     true, "", "", ""},
    {"ReturnFile", "CSO1100A_XXX999_XXX9991100000000000000001", true, "", "", ""},
    {"Ppf", "FFE0111A_AAA123_AAA1230111000000000000001", true, "", "", ""},
    {"Xml", good + ".xml", true, "", "", ""},
    {"TarGz", good + ".tar.gz", true, "", "", ""},
    {"TgzInCapitals", good + ".TGZ", true, "", "", ""},
    {"OfficialIllustration", "FSO1100A_XXX999_XXX9991101000000000000001", true, "IRR_FORM_NUMERO",
     "id", "1101"},
    {"ZipExtension", good + ".zip", true, "IRR_TYPE", "", ".zip"},
    {"PdfExtension", good + ".pdf", true, "IRR_TYPE", "", ".pdf"},
    {"TwoUnknownExtensions", good + ".xml.bak", true, "IRR_TYPE", "", ".xml.bak"},
    {"Empty", "", false, "IRR_FORM", "separators", ""},
    {"NoSeparator", "facture", false, "IRR_FORM", "separators", "facture"},
    {"HyphensForSeparators", "FSO1100A-XXX999-XXX9991100000000000000001", false, "IRR_FORM",
     "separators", "FSO1100A-XXX999-XXX9991100000000000000001"},
    {"OneSeparatorTooMany", good + "_1", false, "IRR_FORM", "separators", good + "_1"},
    {"SmallLetters", "fso1100a_xxx999_xxx9991100000000000000001", false, "IRR_FORM", "case",
     "fso1100a_xxx999_xxx9991100000000000000001"},
    {"Interface", "FSO11A0A_XXX999_XXX9991100000000000000001", false, "IRR_FORM", "interface",
     "FSO11A0A"},
    {"Direction", "XSO1100A_XXX999_XXX9991100000000000000001", false, "IRR_FORM", "interface",
     "XSO1100A"},
    {"Partner", "FSO1100A_XXX-99_XXX9991100000000000000001", false, "IRR_FORM", "partner",
     "XXX-99"},
    {"Id", "FSO1100A_XXX999_XXX99911000000000000000-1", false, "IRR_FORM", "id",
     "XXX99911000000000000000-1"},
    {"IdOfAnotherPartner", "FSO1100A_XXX999_YYY9991100000000000000001", false, "IRR_FORM", "id",
     "YYY9991100000000000000001"},
    {"IdTooShort", "FSO1100A_XXX999_XXX999110000000000000001", false, "IRR_FORM", "length",
     "XXX999110000000000000001"},
    {"IdTooLong", good + "1", false, "IRR_FORM", "length", "XXX99911000000000000000011"},
    {"Traversal", "../../etc/passwd", false, "IRR_FORM", "separators", "../../etc/passwd"},
    {"NewLine", "FSO1100A_XXX999_XXX999110000000000000000\n", false, "IRR_FORM", "id",
     "XXX999110000000000000000\\x0A"},
    {"NulByte", "FSO1100A_XXX999_XXX999110000000000000000" + std::string(1, '\0'), false,
     "IRR_FORM", "id", "XXX999110000000000000000\\x00"},
    {"Quotes", "FSO1100A_XX'\"99_XXX9991100000000000000001", false, "IRR_FORM", "partner",
     "XX'\"99"},
    {"InvalidUtf8", "FSO1100A_XX\xFF\xC3\x28\x39_XXX9991100000000000000001", false, "IRR_FORM",
     "partner", "XX\\xFF\\xC3(9"},
    {"TraversalAsExtension", good + "./../x", false, "IRR_FORM", "extension", "./../x"},
    {"NewLineAsExtension", good + ".xml\n", false, "IRR_FORM", "extension", ".xml\\x0A"},
    {"DotAlone", good + ".", false, "IRR_FORM", "extension", "."},
    {"VeryLong", std::string(255, 'A'), false, "IRR_FORM", "separators",
     std::string(197, 'A') + "..."},
};

INSTANTIATE_TEST_SUITE_P(Rows, FluxNames, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(FluxName, GivesThePartsOfTheName) {
  const auto reading = read_flux_name(good);
  ASSERT_TRUE(reading.name.has_value());
  EXPECT_EQ(*reading.name, (FluxName{"FSO1100A", "XXX999", "XXX9991100000000000000001"}));
}

TEST(FluxName, NamesEveryWrongPart) {
  const auto reading = read_flux_name("FSO11_X#X999_XXX999");
  ASSERT_EQ(reading.findings.size(), 3U);
  EXPECT_EQ(value_of(reading.findings[0], "of"), "interface");
  EXPECT_EQ(value_of(reading.findings[1], "part"), "partner");
  EXPECT_EQ(value_of(reading.findings[2], "of"), "id");
  EXPECT_EQ(value_of(reading.findings[2], "expected"), "25");
}

TEST(FluxName, SaysBothThatTheExtensionIsWrongAndThatTheDigitsDiffer) {
  const auto reading = read_flux_name("FSO1100A_XXX999_XXX9991101000000000000001.zip");
  ASSERT_EQ(reading.findings.size(), 2U);
  EXPECT_EQ(reading.findings[0].code, "IRR_TYPE");
  EXPECT_EQ(reading.findings[1].code, "IRR_FORM_NUMERO");
}

TEST(FluxName, ChangedAnywhereIsNeverReadAsTheOriginal) {
  const auto original = *read_flux_name(good).name;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int c = 0; c < 256; ++c) {
      std::string name = good;
      name[i] = static_cast<char>(c);
      if (name == good) continue;
      const auto reading = read_flux_name(name);
      if (reading.name) {
        EXPECT_NE(*reading.name, original) << name;
      } else {
        EXPECT_EQ(reading.findings.front().code, "IRR_FORM") << name;
      }
    }
  }
}

}  // namespace
}  // namespace ecluse::ingest
