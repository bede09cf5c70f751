// Every case of samples/, from the dropped file to the bytes of its answers. `make golden` rewrites
// what is expected; its difference is read before it is committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/json_out.hpp"
#include "daemon/read_piece.hpp"
#include "parsers/reader.hpp"
#include "tests/golden/sample.hpp"
#include "tests/house/house.hpp"
#include "tests/support/answers.hpp"

namespace ecluse::tests {
namespace {

using Files = std::map<std::string, std::string>;
using Json = nlohmann::ordered_json;

/// Takes out of the JSON what is not the same everywhere: times, the version of the tables, and the
/// hash of an envelope that was packed here.
void forget_circumstances(Json& json, const Drop& drop) {
  json.erase("tables");
  if (drop.packed) json.erase("sha256");
  json["antivirus"].erase("ms");
  for (auto& layer : json["layers"]) layer.erase("ms");
  for (auto& piece : json["pieces"])
    for (auto& layer : piece["layers"]) layer.erase("ms");
}

std::string told(const daemon::Conclusion& conclusion, const Drop& drop) {
  auto json = Json::parse(daemon::flux_json(conclusion.outcome, conclusion.words));
  forget_circumstances(json, drop);
  return json.dump(2) + "\n";
}

/// What a case gives: flux.json (flux-1.json…) and the return files.
Files outcome_of(const std::string& case_name) {
  House house;
  Files files;
  for (const auto& drop : drops_of(case_name)) {
    house.drop(drop.partner, drop.name, drop.bytes);
    const auto conclusions = house.run();
    EXPECT_EQ(conclusions.size(), 1U) << drop.name;
    for (const auto& conclusion : conclusions) files[drop.label + ".json"] = told(conclusion, drop);
    house.advance(std::chrono::minutes{1});
  }
  if (std::filesystem::exists(samples() / case_name / "next-day")) {
    house.advance(std::chrono::hours{24});
    house.run();
  }
  for (const auto& [path, bytes] : house.outbound()) files[path.substr(path.find('/') + 1)] = bytes;
  EXPECT_TRUE(house.conservation().holds());
  return files;
}

bool rewriting() {
  const char* wish = std::getenv("ECLUSE_GOLDEN");
  return wish && std::string_view(wish) == "rewrite";
}

std::vector<std::string> names_of(const Files& files) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, GivesWhatIsExpected) {
  const auto given = outcome_of(GetParam());
  if (rewriting()) rewrite_expected(GetParam(), given);
  const auto expected = expected_of(GetParam());
  EXPECT_EQ(names_of(given), names_of(expected));
  for (const auto& [name, bytes] : given) {
    if (expected.contains(name)) {
      EXPECT_EQ(bytes, expected.at(name)) << name;
    }
  }
}

TEST_P(Golden, ExplainsItself) {
  EXPECT_FALSE(read_file(samples() / GetParam() / "case.md").empty());
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  auto name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Samples, Golden, testing::ValuesIn(all_cases()), test_name);

/// The XML return files of all cases, by "case/name".
Files all_answers() {
  Files answers;
  for (const auto& name : all_cases())
    for (const auto& [file, bytes] : expected_of(name))
      if (bytes.starts_with("<?xml")) answers[std::string(name).append("/").append(file)] = bytes;
  return answers;
}

std::string_view schema_of(const std::string& answer) {
  if (answer.find("<CPPFacturePivot") != std::string::npos) return "cpp-facture-pivot-2.02";
  return answer.find("<rsm:") == std::string::npos ? "cpp-statut-1.19" : "cdar-d22b";
}

TEST(Answers, AreValidUnderTheSchemaOfTheHouse) {
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto answers = all_answers();
  EXPECT_FALSE(answers.empty());
  for (const auto& [name, bytes] : answers)
    EXPECT_THAT(codes_of(reader.read(bytes, schema_of(bytes)).findings), testing::IsEmpty())
        << name;
}

TEST(Answers, AreValidUnderTheOfficialSchema) {
  if (!shared_data()) GTEST_SKIP() << "../shared/data is absent";
  for (const auto& [name, bytes] : all_answers()) EXPECT_EQ(faults_of_answer(bytes), "") << name;
}

/// The one document that a case drops, read.
parsers::Reading reading_of(const std::string& case_name, parsers::Reader& reader) {
  return daemon::read_piece(parsers::unlifted(drops_of(case_name).front().bytes), {}, reader)
      .value();
}

TEST(Twins, SayTheSameInEverySyntax) {
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto ubl = reading_of("ordinary-ubl", reader);
  ASSERT_TRUE(ubl.piece);
  EXPECT_EQ(ubl.piece->attachments.size(), 1U);
  EXPECT_EQ(ubl.piece->lines.size(), 3U);
  for (const auto* name : {"ordinary-cii", "ordinary-cii-minimal", "ordinary-facturx"}) {
    auto twin = reading_of(name, reader);
    ASSERT_TRUE(twin.piece) << name;
    EXPECT_FALSE(twin.piece->number == ubl.piece->number) << "they could not enter one root";
    twin.piece->number = ubl.piece->number;
    EXPECT_TRUE(same_content(*ubl.piece, *twin.piece)) << name;
  }
}

}  // namespace
}  // namespace ecluse::tests
