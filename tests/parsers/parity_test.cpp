// The verdict of the reader against the golden tables, which Xerces (JDK 17) and the official XSD
// gave. There is no known difference: should one be right some day, it is listed here with its
// reason.
#include <algorithm>
#include <cstdlib>
#include <span>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/parsers/readings.hpp"
#include "tests/support/places.hpp"

namespace ecluse::parsers {
namespace {

using tests::reading_of;

struct Golden {
  std::string file;
  bool valid;
};

/// The rows of a golden table: its first column, and whether the column of that name says ok.
std::vector<Golden> golden_rows(const std::filesystem::path& path, std::string_view column) {
  const auto text = tests::read_file(path);
  const auto lines = split(text, '\n');
  const auto header = split(lines[0], '\t');
  const auto at = static_cast<std::size_t>(std::ranges::find(header, column) - header.begin());
  std::vector<Golden> rows;
  for (const auto line : std::span(lines).subspan(1)) {
    const auto cells = split(line, '\t');
    if (cells.size() > at && (cells[at] == "ok" || cells[at] == "KO"))
      rows.push_back(Golden{std::string(cells[0]), cells[at] == "ok"});
  }
  return rows;
}

std::string words_of(const Reading& reading) {
  std::string words;
  for (const auto& one : reading.findings)
    words += "\n  " + one.code + " " + one.place.path + " " + std::string(value_of(one, "detail"));
  return words;
}

void compare(const std::filesystem::path& folder, const std::vector<Golden>& rows,
             std::string_view cii_key) {
  ASSERT_FALSE(rows.empty());
  for (const auto& [file, valid] : rows) {
    const auto bytes = tests::read_file(folder / file);
    const bool is_cii = bytes.find("CrossIndustryInvoice") != std::string::npos;
    const auto reading = reading_of(bytes, is_cii ? cii_key : std::string_view{});
    EXPECT_EQ(reading.findings.empty(), valid) << file << words_of(reading);
  }
}

TEST(Parity, UblDocumentsHaveTheVerdictOfTheOfficialSchema) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  compare(*data, golden_rows(*data / "golden/golden-ubl.tsv", "xsd_ubl21"), {});
}

TEST(Parity, CiiDocumentsHaveTheVerdictOfTheOfficialSchema) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  compare(*data, golden_rows(*data / "golden/golden-cii.tsv", "xsd_cii_d16b_uncoupled"),
          "cii-d16b");
}

TEST(Parity, MutantsHaveTheVerdictOfTheOfficialSchema) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const tests::TemporaryFolder folder;
  const auto unpack = "tar -xJf '" + (*data / "golden/mutants.tar.xz").string() + "' -C '" +
                      folder.path().string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  compare(folder.path(), golden_rows(*data / "golden/golden-mutants.tsv", "xsd"), "cii-d16b");
}

}  // namespace
}  // namespace ecluse::parsers
