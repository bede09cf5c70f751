#include "validation/statuses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/paris.hpp"

namespace ecluse::validation {
namespace {

using std::chrono::March;

constexpr Date monday{std::chrono::year{2026}, March, std::chrono::day{2}};

StatusNotice sound() {
  StatusNotice notice;
  notice.number = "F-1";
  notice.code = "07";
  notice.status = "SERVICE_FAIT";
  notice.when = *parse_date_time("2026-03-02T11:30:00");
  return notice;
}

std::vector<std::string> codes_of(const StatusNotice& notice) {
  std::vector<Finding> findings;
  check_status(notice, monday, findings);
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

TEST(Statuses, PassWhenTheySayOfWhatAndWhat) {
  EXPECT_THAT(codes_of(sound()), testing::IsEmpty());
  auto undated = sound();
  undated.when.reset();
  EXPECT_THAT(codes_of(undated), testing::IsEmpty());
}

TEST(Statuses, MustNameTheirPieceOrFlux) {
  auto notice = sound();
  notice.number.clear();
  EXPECT_THAT(codes_of(notice), testing::ElementsAre("ECL-STATUT-SUJET"));
  notice.flux_id = "CPP0011110000000000001557";
  notice.object = StatusObject::flux;
  EXPECT_THAT(codes_of(notice), testing::IsEmpty());
}

TEST(Statuses, MustMeanSomething) {
  auto notice = sound();
  notice.code = "17";
  notice.status.clear();
  EXPECT_THAT(codes_of(notice), testing::ElementsAre("ECL-STATUT-CODE"));
}

TEST(Statuses, AreNotOfTomorrow) {
  auto notice = sound();
  notice.when = *parse_date_time("2026-03-02T23:59:59");
  EXPECT_THAT(codes_of(notice), testing::IsEmpty());
  notice.when = *parse_date_time("2026-03-03T00:00:00");
  EXPECT_THAT(codes_of(notice), testing::ElementsAre("ECL-STATUT-DATE"));
}

}  // namespace
}  // namespace ecluse::validation
