#include "model/finding.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Finding, GivesItsValuesByName) {
  const Finding finding{
      "G1.05", Severity::error, Layer::chorus, {}, {{"seen", "A"}, {"max", "20"}}};
  EXPECT_EQ(value_of(finding, "max"), "20");
  EXPECT_EQ(value_of(finding, "other"), "");
}

TEST(Finding, OnlyErrorsAreErrors) {
  std::vector<Finding> findings{{"G1.05", Severity::warning, Layer::chorus, {}, {}}};
  EXPECT_FALSE(has_error(findings));
  findings.push_back({"G1.02", Severity::error, Layer::chorus, {}, {}});
  EXPECT_TRUE(has_error(findings));
}

TEST(Finding, NamesItsLayersInOrder) {
  EXPECT_EQ(name_of(Layer::technique), "technique");
  EXPECT_EQ(name_of(Layer::referentiel), "referentiel");
  EXPECT_EQ(name_of(Severity::warning), "warning");
}

}  // namespace
}  // namespace ecluse
