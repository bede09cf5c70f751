#include "routing/partners.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

Partners examples() {
  return Partners::load(embedded_table("exemple_partenaires.tsv")).value();
}

TEST(Partners, AreNoneByDefault) {
  EXPECT_TRUE(Partners::load(embedded_table("partenaires.tsv")).value().all().empty());
}

// ORG-12: the three booleans of a partner; SYS-05: its mode.
TEST(Partners, CarryTheirRights) {
  const auto table = examples();
  EXPECT_EQ(*table.find("ABC123"), (Partner{"ABC123", "Éditeur Exemple SAS", PartnerMode::edi, true,
                                            true, true, "ABC123"}));
  EXPECT_FALSE(table.find("SSC777")->receives_lifecycles);
  EXPECT_FALSE(table.find("SUS999")->connection_active);
  EXPECT_FALSE(table.find("API042")->emits_edi);
  EXPECT_EQ(name_of(table.find("API042")->mode), "API");
}

// ESP-10: a flux from an unconnected partner is refused, not silently dropped.
TEST(Partners, AreAdmittedByTheirOwnDoorOnly) {
  const struct {
    const char* partner;  ///< of the name; null: the name is unreadable
    const char* folder;
    std::vector<std::string_view> causes;
  } rows[] = {
      {"ABC123", "ABC123", {}},
      {"OPE001", "ABC123", {"folder"}},
      {"ZZZ999", "ZZZ999", {"unknown"}},
      {"ZZZ999", "ABC123", {"folder", "unknown"}},
      {"API042", "API042", {"not_emitter"}},
      {"SUS999", "SUS999", {"inactive"}},
      {nullptr, "ABC123", {}},
      {nullptr, "SUS999", {"inactive"}},
      {nullptr, "../etc", {"unknown"}},
  };
  const auto table = examples();
  for (const auto& row : rows) {
    std::optional<FluxName> name;
    if (row.partner) name = FluxName{"FSO1100A", row.partner, {}};
    std::vector<std::string> causes;
    for (const auto& finding : admit_partner(table, row.folder, name)) {
      EXPECT_EQ(finding.code, "IRR_CODE_APP");
      EXPECT_EQ(finding.layer, Layer::technique);
      EXPECT_EQ(value_of(finding, "seen"), row.partner ? row.partner : row.folder);
      EXPECT_EQ(value_of(finding, "folder"), row.folder);
      causes.emplace_back(value_of(finding, "cause"));
    }
    EXPECT_THAT(causes, ElementsAreArray(row.causes)) << row.folder;
  }
}

TEST(Partners, RefuseABadTableWithItsLine) {
  const std::string header =
      "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n";
  const std::string good = "ABC123\tX\tEDI\toui\toui\toui\t-\n";
  const struct {
    std::string row, detail;
  } bad[] = {
      {"abc123\tX\tEDI\toui\toui\toui\t-\n", "line 2: code is not [A-Z0-9]{6}"},
      {"ABC123\tX\tFAX\toui\toui\toui\t-\n", "line 2: mode FAX"},
      {"ABC123\tX\tEDI\toui\tsouvent\toui\t-\n", "line 2: neither oui nor non"},
      {"ABC123\tX\tEDI\toui\toui\toui\t../etc\n", "line 2: answers_to is no folder name"},
      {"ABC123\tX\tEDI\toui\toui\toui\n", "line 2: 6 cells, 7 expected"},
      {good + good, "line 3: ABC123 twice"},
  };
  for (const auto& row : bad) {
    const auto loaded = Partners::load(header + row.row);
    ASSERT_FALSE(loaded) << row.detail;
    EXPECT_EQ(loaded.error(), (Error{"E_TABLE", row.detail}));
  }
}

TEST(Partners, MayAnswerToAnotherFolder) {
  const auto table = Partners::load(
      "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
      "ABC123\tX\tEDI\toui\toui\toui\tgroupe-abc\n");
  EXPECT_EQ(table->find("ABC123")->answers_to, "groupe-abc");
}

}  // namespace
}  // namespace ecluse::routing
