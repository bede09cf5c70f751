// Every UBL and CII document of the public corpora, and every mutant, through `ecluse check`: no
// crash, a verdict for each, and the verdict of the syntax layer is the one that the golden tables
// measured with the official schemas. Differences are listed one by one, with their reason.
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "model/tsv.hpp"
#include "tests/support/places.hpp"

namespace ecluse::daemon {
namespace {

struct Golden {
  const char* table;
  const char* column;
  const char* archive = "";  ///< that holds the documents; else they are files of the data
};

constexpr Golden golden_tables[] = {{"golden-ubl.tsv", "xsd_ubl21"},
                                    {"golden-cii.tsv", "xsd_cii_d16b_uncoupled"},
                                    {"golden-mutants.tsv", "xsd", "golden/mutants.tar.xz"}};

/// Where the product differs from the official schema, and why it is right to.
const std::map<std::string, std::string> differences{
    {"chorus/cii-fso1116a/FSO1116A_P01.xml",
     "the Chorus profile of CII does not ask for ApplicableHeaderTradeDelivery: this official "
     "example of mandatory fields has none"},
    {"mutants/cii-014919.xml", "the same element was deleted"},
};

struct Expectation {
  std::string file;
  bool valid = false;
};

std::vector<Expectation> expectations(const std::string& text, std::string_view column) {
  std::vector<Expectation> all;
  std::size_t place = 0;
  for (const auto line : split(text, '\n')) {
    const auto cells = split(line, '\t');
    if (cells.front().starts_with("file")) {
      while (cells.at(place) != column) ++place;
    } else if (!cells.front().empty()) {
      all.push_back({std::string(cells.front()), cells.at(place) == "ok"});
    }
  }
  return all;
}

/// The lines that `ecluse check --json` prints for these files, without the summary.
std::vector<nlohmann::json> check_all(const std::vector<std::string>& files) {
  CheckCommand command;
  command.files = files;
  command.output = Output::json;
  std::ostringstream out, err;
  check(command, {out, err});
  EXPECT_EQ(err.str(), "");
  std::vector<nlohmann::json> lines;
  const auto text = out.str();
  for (const auto line : split(text, '\n')) {
    if (line.empty()) continue;
    auto json = nlohmann::json::parse(line);
    if (!json.contains("summary")) lines.push_back(std::move(json));
  }
  return lines;
}

bool passed_syntax(const nlohmann::json& flux) {
  for (const auto& layer : flux.at("layers"))
    if (layer.at("layer") == "syntaxe") return layer.at("status") == "PASSED";
  return false;
}

class Corpora : public testing::TestWithParam<Golden> {
 protected:
  /// Where the documents of the table are, unpacked if need be.
  std::filesystem::path documents(const std::filesystem::path& data) {
    const std::string archive = GetParam().archive;
    if (archive.empty()) return data;
    const auto unpack =
        "tar -xJf '" + (data / archive).string() + "' -C '" + unpacked_.path().string() + "'";
    EXPECT_EQ(std::system(unpack.c_str()), 0);
    return unpacked_.path();
  }

 private:
  tests::TemporaryFolder unpacked_;
};

TEST_P(Corpora, HaveTheVerdictOfTheOfficialSchemas) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto expected =
      expectations(tests::read_file(*data / "golden" / GetParam().table), GetParam().column);
  const auto where = documents(*data);
  std::vector<std::string> files;
  for (const auto& one : expected) files.push_back((where / one.file).string());
  const auto lines = check_all(files);
  ASSERT_EQ(lines.size(), expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool differs = passed_syntax(lines[i]) != expected[i].valid;
    EXPECT_EQ(differs, differences.contains(expected[i].file)) << expected[i].file;
  }
}

INSTANTIATE_TEST_SUITE_P(Acceptance, Corpora, testing::ValuesIn(golden_tables),
                         [](const auto& row) {
                           std::string name = row.param.table;
                           std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
                           return name;
                         });

}  // namespace
}  // namespace ecluse::daemon
