#include "routing/severities.hpp"

#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "routing/tables.hpp"
#include "tests/support/places.hpp"

namespace ecluse::routing {
namespace {

constexpr std::string_view header = "code\tseverity\tsource\n";

TEST(Severities, AreThoseOfTheTable) {
  const auto table =
      Severities::load(std::string(header) + "REF_Z\twarning\t-\nREF_A\terror\t-\n").value();
  EXPECT_EQ(table.of("REF_Z"), Severity::warning);
  EXPECT_EQ(table.of("REF_A"), Severity::error);
  EXPECT_EQ(table.all().size(), 2U);
}

TEST(Severities, AreErrorsWhenTheTableIsSilent) {
  EXPECT_EQ(Severities().of("REF_A"), Severity::error);
}

TEST(Severities, LetOfficialWorksExamplesThroughByDefault) {
  const auto shipped = Severities::load(embedded_table("severites.tsv")).value();
  EXPECT_EQ(shipped.of("REF_CADRE_ESPACE"), Severity::warning);
  EXPECT_EQ(shipped.of("REF_DESTINATAIRE_ETAT_PAR_SERVICE"), Severity::warning);
  EXPECT_EQ(shipped.of("REF_CADRE_INTERDIT"), Severity::error);
}

std::set<std::string> codes_in_sources() {
  static const std::regex code("\"(REF_[A-Z0-9_]+)\"");
  std::set<std::string> codes;
  const std::filesystem::path room = std::filesystem::path(ECLUSE_SOURCE_DIR) / "routing";
  for (const auto& entry : std::filesystem::directory_iterator(room)) {
    if (entry.path().extension() != ".cpp") continue;
    const auto text = tests::read_file(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at)
      codes.insert((*at)[1]);
  }
  return codes;
}

TEST(Severities, ListEveryCodeOfTheRoomAndNoOther) {
  std::set<std::string> listed;
  const auto shipped = Severities::load(embedded_table("severites.tsv")).value();
  for (const auto& row : shipped.all()) listed.insert(row.code);
  EXPECT_EQ(listed, codes_in_sources());
}

TEST(Severities, RefuseABadTableWithItsLine) {
  const auto unknown = Severities::load(std::string(header) + "REF_A\tfatal\t-\n");
  EXPECT_EQ(unknown.error(), (Error{"E_TABLE", "line 2: severity fatal"}));
  const auto twice = Severities::load(std::string(header) + "REF_A\terror\t-\nREF_A\terror\t-\n");
  EXPECT_EQ(twice.error(), (Error{"E_TABLE", "line 3: REF_A twice"}));
}

}  // namespace
}  // namespace ecluse::routing
