#include "daemon/giving_up.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "model/states.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST(GivingUp, EndsInAnIncidentThatTellsTheReason) {
  const auto& tables = tests::example_tables();
  const lifecycle::DiskPosix disk;
  const Config config;
  Workers workers(0, [] { return nullptr; });
  lifecycle::PreviewBatch batch;
  const Flux flux{"a-1", "ABC123", tests::flux_name(1), {}, {}, tests::monday};
  const lifecycle::StandingOrder order{
      lifecycle::OrderKind::expire, "ABC123", "a-1", tests::monday, "marie",
      "le partenaire change"};
  const auto end =
      give_up(flux, order, batch, {disk, tables, config, workers}, tests::monday).value();
  EXPECT_EQ(end.outcome.fate, Fate::quarantined);
  EXPECT_EQ(state_after(end.outcome), flux_state::incident);
  ASSERT_THAT(end.outcome.answers, SizeIs(2));
  for (const auto& answer : end.outcome.answers)
    EXPECT_THAT(answer.bytes, HasSubstr("abandonn")) << answer.file_name;
  EXPECT_THAT(end.outcome.answers[1].bytes, HasSubstr("le partenaire change"));
  EXPECT_THAT(end.outcome.answers[1].bytes, HasSubstr("IN_INCIDENTE"));
}

}  // namespace
}  // namespace ecluse::daemon
