// The verdicts of the syntax layer on what tests/parsers/parity_test.cpp does not judge: CII under
// D22B, the invoices that PDFs carry, and the documents of Chorus Pro in its own formats. Golden
// verdicts are those of Xerces with the official schemas. The profile schemas of Factur-X (column
// xsd_facturx_1.09) judge nothing here: FSO1117A asks for CII D16B (chorus-edi.md §11), and 13 of
// the 13 official examples of FSO1117A are invalid under them.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "parsers/facturx.hpp"
#include "parsers/reader.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

parsers::Reading reading_of(std::string_view bytes, std::string_view schema) {
  static const auto schemas = parsers::SchemaSet::embedded();
  static parsers::Reader reader(schemas);
  return reader.read(bytes, schema);
}

std::string words_of(const parsers::Reading& reading) {
  std::string words;
  for (const auto& one : reading.findings)
    words += "\n  " + one.code + " " + one.place.path + " " + std::string(value_of(one, "detail"));
  return words;
}

/// The document of a golden row: a file, or "file.pdf#attachment".
std::string document_of(const std::filesystem::path& data, std::string_view name) {
  const auto mark = name.find('#');
  auto bytes = read_file(data / name.substr(0, mark));
  if (mark == std::string_view::npos) return bytes;
  const auto contents = parsers::read_pdf(bytes);
  const auto found =
      std::ranges::find(contents.attachments, name.substr(mark + 1), &parsers::PdfAttachment::name);
  return found == contents.attachments.end() ? std::string() : found->bytes;
}

struct Column {
  const char *table, *column, *schema;
};
constexpr Column columns[] = {
    {"golden-cii.tsv", "xsd_cii_d22b_uncoupled", "cii-d22b"},
    {"golden-pdf-cii.tsv", "xsd_cii_d16b_uncoupled", "cii-d16b"},
    {"golden-pdf-cii.tsv", "xsd_cii_d22b_uncoupled", "cii-d22b"},
};

/// Documents where we differ from the official schema, and why we are right to.
const std::map<std::string, std::string> differences{};

class Verdicts : public testing::TestWithParam<Column> {};

TEST_P(Verdicts, AreThoseOfTheOfficialSchemas) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto text = read_file(*data / "golden" / GetParam().table);
  const auto lines = split(text, '\n');
  const auto header = split(lines.front(), '\t');
  const auto at =
      static_cast<std::size_t>(std::ranges::find(header, GetParam().column) - header.begin());
  int compared = 0;
  for (const auto line : lines) {
    const auto cells = split(line, '\t');
    if (cells.size() <= at || (cells[at] != "ok" && cells[at] != "KO")) continue;
    const auto reading = reading_of(document_of(*data, cells[0]), GetParam().schema);
    const bool differs = reading.findings.empty() != (cells[at] == "ok");
    EXPECT_EQ(differs, differences.contains(std::string(cells[0])))
        << cells[0] << words_of(reading);
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

INSTANTIATE_TEST_SUITE_P(Golden, Verdicts, testing::ValuesIn(columns), [](const auto& row) {
  auto name = std::string(row.param.table) + row.param.column;
  std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
  return name;
});

// What chorus/README.md of the reference data says of the documents in the formats of Chorus Pro.

enum class Verdict { valid, invalid };

struct ChorusRow {
  const char *file, *schema;
  Verdict verdict;
  const char* why;
};
constexpr ChorusRow chorus_rows[] = {
    {"cpp-examples/FSO1113A_CPPFactureMixte_example.xml", "cpp-facture-mixte-1.14", Verdict::valid,
     "the only real document of that format"},
    {"cpp-examples/FSO1113A_CPPFactureMixte_example.xml", "", Verdict::valid,
     "the same by its root"},
    {"cpp-examples/CPPStatut_Example01-FactureStatut-ok.xml", "", Verdict::valid, ""},
    {"cpp-examples/CPPStatut_Example02-FactureStatut-ko.xml", "", Verdict::valid, ""},
    {"cpp-examples/CPPStatut_Example03-FactureStatut-ko.xml", "", Verdict::invalid,
     "an invalid date, on purpose"},
    {"cpp-examples/CPPStatut_Example04-FactureStatut-ko.xml", "", Verdict::valid, ""},
    {"cpp-examples/INFERRED_CSO1116A_integration_report.xml", "", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1221.xml", "cpp-facture-pivot-1.22", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1222.xml", "cpp-facture-pivot-1.22", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1223.xml", "cpp-facture-pivot-1.22", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1224.xml", "cpp-facture-pivot-1.22", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1221.xml", "cpp-facture-pivot-2.02", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1222.xml", "cpp-facture-pivot-2.02", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1223.xml", "cpp-facture-pivot-2.02", Verdict::valid, ""},
    {"cpp-examples/FEN0036A_facture_1224.xml", "cpp-facture-pivot-2.02", Verdict::valid, ""},
    {"ubl/FEN0105A_UBL_memoire_frais_justice_PORTAIL_SAISIE.xml", "ubl-2.1-memoire", Verdict::valid,
     "the E3 structure is UBL 2.1 and what this real mémoire adds"},
    {"ubl/FEN0105A_UBL_memoire_frais_justice_PORTAIL_SAISIE.xml", "ubl-2.1-invoice",
     Verdict::invalid, "PaymentNote and PackQuantity are misplaced for UBL 2.1"},
};

TEST(ChorusDocuments, HaveTheVerdictThatIsKnownOfThem) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  for (const auto& row : chorus_rows) {
    const auto reading = reading_of(read_file(*data / "chorus" / row.file), row.schema);
    EXPECT_EQ(reading.findings.empty(), row.verdict == Verdict::valid)
        << row.file << " under " << row.schema << words_of(reading) << "\n"
        << row.why;
  }
}

}  // namespace
}  // namespace ecluse::tests
