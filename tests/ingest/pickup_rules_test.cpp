#include "ingest/pickup_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view names = "place\ttext\ttool\nend\t.Part\tx\nbegin\t.\ty\n";
const std::string columns = "partner\tdone\tmanifest\tin_flight\tper_minute\n";

TEST(PickupRules, KnowTheTemporaryNamesOfTools) {
  const auto rules = PickupRules::standard();
  for (const auto* name : {".f", ".FSO1100A_x.Xa3dQ1", "f.tmp", "f.xml.part", "F.PARTIAL",
                           "f.filepart", "f.TMP", "f~", ".tmp"})
    EXPECT_TRUE(rules.is_temporary(name)) << name;
  for (const auto* name : {"FSO1100A_ABC123_ABC1231100000000000000001", "part", "f.parts", "tmp.f"})
    EXPECT_FALSE(rules.is_temporary(name)) << name;
}

TEST(PickupRules, AskNothingOfAPartnerWithoutARow) {
  const auto rules = PickupRules::standard();
  const auto& rule = rules.of("ABC123");
  EXPECT_TRUE(rule.done.empty());
  EXPECT_EQ(rule.manifest, "");
  EXPECT_FALSE(rule.in_flight || rule.per_minute);
}

TEST(PickupRules, AreReadRowByRow) {
  const auto rules =
      PickupRules::load(names, columns + "ABC123\t.done .ok\t.lst\t5\t100\n*\t-\t-\t-\t7\n")
          .value();
  EXPECT_THAT(rules.of("ABC123").done, ElementsAre(".done", ".ok"));
  EXPECT_EQ(rules.of("ABC123").manifest, ".lst");
  EXPECT_EQ(rules.of("ABC123").in_flight, 5U);
  EXPECT_EQ(rules.of("ABC123").per_minute, 100U);
  EXPECT_EQ(rules.of("OPE001").per_minute, 7U);
  EXPECT_TRUE(rules.is_temporary("f.PART"));
}

TEST(PickupRules, AreRefusedWithTheLineAtFault) {
  for (const auto* row : {"A\t/x\t-\t-\t-\n", "A\t-\t*\t-\t-\n", "A\t-\t-\t0\t-\n",
                          "A\t-\t-\t-\tx\n", "B\t-\t-\t-\t-\nA\t-\t-\t1.5\t-\n"}) {
    const auto refused = PickupRules::load(names, columns + row);
    ASSERT_FALSE(refused) << row;
    EXPECT_EQ(refused.error().code, "E_TABLE");
    EXPECT_THAT(refused.error().detail, HasSubstr("pickup.tsv: line ")) << row;
  }
  const auto twice = PickupRules::load(names, columns + "A\t-\t-\t-\t-\nA\t-\t-\t-\t-\n");
  EXPECT_THAT(twice.error().detail, HasSubstr("line 3"));
  EXPECT_THAT(PickupRules::load("place\ttext\ttool\nmiddle\tx\ty\n", columns).error().detail,
              HasSubstr("temporary_names.tsv: line 2"));
}

TEST(EndsWithAny, AsksForMoreThanTheEnding) {
  EXPECT_TRUE(ends_with_any("f.done", {".ok", ".done"}));
  EXPECT_FALSE(ends_with_any(".done", {".done"}));
  EXPECT_FALSE(ends_with_any("f.xml", {".done"}));
}

}  // namespace
}  // namespace ecluse::ingest
