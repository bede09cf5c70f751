#include "lifecycle/preview_returns.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

TEST(PreviewReturns, KeepPivotsAndReportNothing) {
  PreviewReturns returns;
  const std::vector<std::string> about{"a-1"};
  EXPECT_TRUE(returns.owe(about, {"FEN0036A", "f", "n", "b"}));
  EXPECT_TRUE(returns.keep_pivot("a-1", 2, {"SIE001", "F.xml", "<p/>"}));
  EXPECT_EQ(returns.kept_pivot("a-1", 2).value()->draft.text, "<p/>");
  EXPECT_FALSE(returns.kept_pivot("a-1", 3).value());
  EXPECT_TRUE(returns.report_until("ABC123", Instant{}));
  EXPECT_FALSE(returns.reported("ABC123").value());
  EXPECT_TRUE(returns.refusals("ABC123", {}, Instant{}).value().empty());
}

}  // namespace
}  // namespace ecluse::lifecycle
