#include "lifecycle/cells.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

TEST(Cells, GiveBackValuesWhateverTheyHold) {
  const std::vector<Value> rows[] = {
      {},
      {{"seen", "AB-12"}},
      {{"", ""}},
      {{"seen", "tab\tline\nback\\slash\\t"}, {"expected", ""}, {"é", "\r\x01"}},
  };
  for (const auto& values : rows) EXPECT_EQ(unpacked_values(packed(values)), values);
}

TEST(Cells, GiveBackActors) {
  const std::vector<Actor> actors{{Role::fournisseur, "11111111100011", "A\tB", "S-1"},
                                  {Role::service_financier, "", "", ""}};
  EXPECT_EQ(unpacked_actors(packed(actors)), actors);
}

TEST(Cells, GiveBackActorsOfOlderLedgers) {
  const std::vector<Actor> actors{{Role::moe, "11111111100011", "M", ""}};
  EXPECT_EQ(unpacked_actors("moe\t11111111100011\tM"), actors);
}

TEST(Cells, GiveBackLayers) {
  LayerResults layers{};
  layers[0] = {LayerStatus::passed, std::chrono::microseconds{123456}, 0};
  layers[4] = {LayerStatus::failed, std::chrono::microseconds{7}, 3};
  const auto back = unpacked_layers(packed(layers));
  for (std::size_t at = 0; at < layers.size(); ++at) {
    EXPECT_EQ(back[at].status, layers[at].status) << at;
    EXPECT_EQ(back[at].spent, layers[at].spent) << at;
    EXPECT_EQ(back[at].findings, layers[at].findings) << at;
  }
}

TEST(Cells, GiveBackTheFormOfDepositAndItsSignatures) {
  const DepositFacts plain{DepositFormat::pdf_non_signe, true, {}};
  const Signature one{SignatureKind::xades,
                      SignatureState::altered,
                      "content",
                      "a\tb\n",
                      "S-1",
                      "CN=X",
                      "2026-02-28",
                      false};
  for (const auto& deposit :
       {DepositFacts{}, plain, DepositFacts{DepositFormat::xml_signe_xades, false, {one, one}}})
    EXPECT_EQ(unpacked_deposit(packed(deposit)), deposit);
  EXPECT_EQ(unpacked_deposit(""), DepositFacts{});
  EXPECT_EQ(unpacked_deposit("NOTHING\t1\nx\ty\t\t\t\t\t\t1"),
            (DepositFacts{DepositFormat::unknown, true, {}}));
}

TEST(Cells, LeaveOutWhatHasNotTheForm) {
  EXPECT_EQ(unpacked_values("alone\nname\ttext\na\tb\tc"), (std::vector<Value>{{"name", "text"}}));
  EXPECT_EQ(unpacked_values("end\tof\\"), (std::vector<Value>{{"end", "of\\"}}));
  EXPECT_TRUE(unpacked_actors("nobody\t1\tname").empty());
  EXPECT_EQ(unpacked_layers("MAYBE\t1\t1\nFAILED\t2\t3")[0].findings, 3U);
  EXPECT_EQ(
      unpacked_layers(
          "FAILED\t1\t1\nFAILED\t1\t1\nFAILED\t1\t1\nFAILED\t1\t1\nFAILED\t1\t1\nFAILED\t1\t9")[4]
          .findings,
      1U);
}

TEST(Cells, KnowTheNamesOfEveryEnumerator) {
  for (const auto fate : {Fate::integrated, Fate::partially_integrated, Fate::rejected,
                          Fate::duplicate, Fate::quarantined})
    EXPECT_EQ(fate_named(name_of(fate)), fate);
  for (int layer = 0; layer < layer_count; ++layer)
    EXPECT_EQ(layer_named(name_of(static_cast<Layer>(layer))), static_cast<Layer>(layer));
  for (int role = 0; role <= static_cast<int>(last_role); ++role)
    EXPECT_EQ(role_named(name_of(static_cast<Role>(role))), static_cast<Role>(role));
  EXPECT_EQ(fate_named(""), std::nullopt);
  EXPECT_EQ(layer_named("x"), std::nullopt);
  EXPECT_EQ(role_named("x"), std::nullopt);
}

}  // namespace
}  // namespace ecluse::lifecycle
