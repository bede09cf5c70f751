#include "daemon/daily_rejects.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The daily files under outbound: name and bytes.
std::map<std::string, std::string> daily(const tests::TestRoot& home) {
  auto files = tests::contents_of(home.path() / "outbound");
  std::erase_if(files,
                [](const auto& file) { return file.first.find("REJ0000A") == std::string::npos; });
  return files;
}

/// One run of a house at that hour; OPE001 of the examples takes the file as a CSV.
void run_at(const tests::TestRoot& home, Instant now) {
  lifecycle::DiskPosix disk;
  tests::GateLife life(disk, home.text(), (home.path() / "suivi.sqlite").string());
  life.now = now;
  life.run();
}

tests::Wish refused(const std::string& number) {
  return {number, std::string(tests::unknown_recipient)};
}

TEST(DailyRejects, ComeOnceWithTheFirstTurnAfterTheDay) {
  const tests::TestRoot home;
  home.drop(tests::flux_name(1, "OPE001"), tests::small_ubl(refused("B-1")), "OPE001");
  home.drop(tests::flux_name(2, "OPE001"), tests::small_ubl({"B-2"}), "OPE001");
  run_at(home, tests::monday);
  EXPECT_THAT(daily(home), IsEmpty());
  // 23:59:59 in Paris is 22:59:59Z in winter.
  run_at(home, tests::monday + 14h - 1s);
  EXPECT_THAT(daily(home), IsEmpty());
  for (int turn = 0; turn < 2; ++turn) {
    run_at(home, tests::monday + 14h);
    const auto files = daily(home);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files.begin()->first, "OPE001/REJ0000A_OPE001_CPP0010000000000000000001.csv");
    const auto& csv = files.begin()->second;
    for (const auto* part :
         {"Numéro de flux;", "OPE0011100000000000000001", "B-1", "REF_DESTINATAIRE_INCONNU",
          "02/03/2026 10:00:00", "https://communaute.chorus-pro.gouv.fr/"})
      EXPECT_THAT(csv, HasSubstr(part));
    EXPECT_THAT(csv, Not(HasSubstr("B-2")));
  }
}

TEST(DailyRejects, AreOneFileADay) {
  const tests::TestRoot home;
  run_at(home, tests::monday);
  for (int day = 1; day <= 2; ++day) {
    home.drop(tests::flux_name(day, "OPE001"),
              tests::small_ubl(refused("B-" + std::to_string(day))), "OPE001");
    run_at(home, tests::monday + 24h * (day - 1) + 1h);
  }
  run_at(home, tests::monday + 240h);
  const auto files = daily(home);
  ASSERT_EQ(files.size(), 2U) << "none for a day without refusals";
  EXPECT_THAT(files.begin()->second, testing::AllOf(HasSubstr("B-1"), Not(HasSubstr("B-2"))));
  EXPECT_THAT(files.rbegin()->second, testing::AllOf(HasSubstr("B-2"), Not(HasSubstr("B-1"))));
}

TEST(DailyRejects, AreNotMadeForWhoDoesNotTakeThem) {
  const tests::TestRoot home;
  home.drop(tests::flux_name(1), tests::small_ubl(refused("B-1")));
  run_at(home, tests::monday);
  run_at(home, tests::monday + 48h);
  EXPECT_THAT(daily(home), IsEmpty());
}

}  // namespace
}  // namespace ecluse::daemon
