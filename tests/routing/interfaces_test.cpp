#include "routing/interfaces.hpp"

#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

Interfaces shipped() {
  return Interfaces::load(embedded_table("interfaces.tsv")).value();
}

struct Row {
  const char* code;
  const char* type;
  const char* syntax;
  Format format;
  const char* schema;
  Served served;
};

// chorus-edi.md §1.2.
const Row rows[] = {
    {"FSO1100A", "E1", "IN_DP_E1_UBL_INVOICE", Format::ubl_invoice, "ubl-2.1-invoice", Served::yes},
    {"FSO1101A", "E1", "IN_DP_E1_CII", Format::cii, "", Served::not_yet},
    {"FSO1102A", "E1", "IN_DP_E1_PES_FACTURE", Format::xml_other, "", Served::withdrawn},
    {"FSO1106A", "E1", "IN_DP_E1_CII_16B", Format::cii, "cii-d16b-chorus", Served::yes},
    {"FSO1110A", "E2", "IN_DP_E2_UBL_INVOICE_MIN", Format::ubl_invoice, "ubl-2.1-invoice",
     Served::yes},
    {"FSO1111A", "E2", "IN_DP_E2_CII_MIN", Format::cii, "", Served::not_yet},
    {"FSO1112A", "E2", "IN_DP_E2_PES_FACTURE_MIN", Format::xml_other, "", Served::withdrawn},
    {"FSO1113A", "E2", "IN_DP_E2_CPP_FACTURE_MIN", Format::cpp_mixte, "cpp-facture-mixte-1.14",
     Served::yes},
    {"FSO1116A", "E2", "IN_DP_E2_CII_MIN_16B", Format::cii, "cii-d16b-chorus", Served::yes},
    {"FSO1117A", "E2", "IN_DP_E2_CII_FACTURX", Format::pdf, "cii-d16b-chorus", Served::yes},
    {"FSO1120A", "E3", "IN_DP_E3_UBL_INVOICE", Format::ubl_invoice, "ubl-2.1-memoire", Served::yes},
    // Statuses: §1.3, §1.4, §10.3.
    {"FSO1300A", "CDV", "IN_CDV_CPP_STATUT", Format::cpp_statut, "cpp-statut-1.19", Served::yes},
    {"CEN0036A", "CDV", "IN_CDV_CEN_00361A", Format::cpp_statut, "cpp-statut-1.19", Served::yes},
    {"FSO1304A", "CDV", "", Format::cdar, "cdar-d22b", Served::yes},
    {"FSO1305A", "CDV", "", Format::cdar, "cdar-d22b", Served::yes},
    {"CEN1204A", "CDV", "", Format::cdar, "cdar-d22b", Served::yes},
    {"CEN1205A", "CDV", "", Format::cdar, "cdar-d22b", Served::yes},
    {"CEN1214A", "CDV", "", Format::cdar, "cdar-d22b", Served::yes},
    {"FSO3301A", "CDV", "", Format::cdar, "cdar-d22b", Served::not_yet},
};

TEST(Interfaces, AreThoseOfTheReference) {
  const auto table = shipped();
  for (const auto& row : rows) {
    const auto* found = table.find(row.code);
    ASSERT_TRUE(found) << row.code;
    EXPECT_EQ(found->type, row.type) << row.code;
    EXPECT_EQ(found->syntax_flux, row.syntax) << row.code;
    EXPECT_EQ(found->format, row.format) << row.code;
    EXPECT_EQ(found->schema, row.schema) << row.code;
    EXPECT_EQ(found->served, row.served) << row.code;
  }
  for (char digit = '0'; digit <= '9'; ++digit) {
    const auto* found = table.find(std::string("FSO115") + digit + "A");
    ASSERT_TRUE(found) << digit;
    EXPECT_EQ(found->type, "B2G");
    EXPECT_EQ(found->schema, "en16931") << "whichever syntax: no source tells its digit";
    EXPECT_EQ(found->served, Served::yes);
  }
  EXPECT_EQ(table.all().size(), std::size(rows) + 10 + 7) << "and the statuses not served";
}

struct Admission {
  const char* code;
  const char* cause;  ///< empty: admitted
};

TEST(Interfaces, AreRefusedWithTheirOwnCause) {
  const auto table = shipped();
  for (const auto& row :
       {Admission{"FSO1100A", ""}, Admission{"FSO1116A", ""}, Admission{"FSO9999A", "unknown"},
        Admission{"fso1100a", "unknown"}, Admission{"FSO1117A", ""},
        Admission{"FSO1101A", "not_yet"}, Admission{"FSO1102A", "withdrawn"}}) {
    const auto findings = admit_interface(table, {row.code, "ABC123", {}});
    ASSERT_EQ(findings.empty(), std::string_view(row.cause).empty()) << row.code;
    if (findings.empty()) continue;
    EXPECT_EQ(findings[0].code, "IRR_CODE_INTER");
    EXPECT_EQ(findings[0].layer, Layer::technique);
    EXPECT_EQ(value_of(findings[0], "cause"), row.cause) << row.code;
    EXPECT_EQ(value_of(findings[0], "seen"), row.code);
  }
}

TEST(Interfaces, TellWhatAnUnservedOneCarries) {
  const auto findings = admit_interface(shipped(), {"FSO1101A", "ABC123", {}});
  EXPECT_EQ(value_of(findings.at(0), "type"), "E1");
  EXPECT_EQ(value_of(findings.at(0), "syntax"), "IN_DP_E1_CII");
}

TEST(Interfaces, RefuseABadTableWithItsLine) {
  const std::string header = "code\ttype\tsyntaxe_flux\tformat\tschema\tserved\tsource\n";
  const std::string good = "FSO1100A\tE1\tX\tUBL_INVOICE\t-\tyes\t-\n";
  const struct {
    std::string text, detail;
  } bad[] = {
      {"", "line 1: no header"},
      {header + "FSO1\tE1\tX\tCII\t-\tyes\t-\n", "line 2: code of another length"},
      {header + "FSO1100A\tE1\tX\tJSON\t-\tyes\t-\n", "line 2: format JSON"},
      {header + "FSO1100A\tE1\tX\tCII\t-\tmaybe\t-\n", "line 2: served maybe"},
      {header + good + good, "line 3: FSO1100A twice"},
  };
  for (const auto& row : bad) {
    const auto loaded = Interfaces::load(row.text);
    ASSERT_FALSE(loaded) << row.detail;
    EXPECT_EQ(loaded.error(), (Error{"E_TABLE", row.detail}));
  }
}

}  // namespace
}  // namespace ecluse::routing
