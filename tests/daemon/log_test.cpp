#include "daemon/log.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/decide.hpp"
#include "daemon/examine.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A flux of one small invoice, addressed to that recipient, examined and decided.
Outcome outcome_for(const std::string& recipient) {
  const auto& tables = tests::example_tables();
  Desk desk{parsers::Reader(tables.schemas)};
  const PieceContext context{nullptr, {}, Date{std::chrono::year{2026} / 3 / 2}};
  ExaminedFlux flux;
  flux.flux.arrival_id = "a1-b2";
  flux.flux.partner = "ABC123";
  flux.flux.file_name = tests::flux_name(1);
  flux.name = FluxName{"FSO1100A", "ABC123", "ABC1231100000000000000001"};
  flux.pieces.push_back(examine_piece(parsers::unlifted(tests::small_ubl({.recipient = recipient})),
                                      context, tables, desk)
                            .value());
  return decide(std::move(flux), tests::monday);
}

std::string logged(const std::function<void(Log&)>& what) {
  testing::internal::CaptureStderr();
  Log log;
  what(log);
  return testing::internal::GetCapturedStderr();
}

TEST(Log, WritesOneLineATransition) {
  const auto outcome = outcome_for("21990005700015");
  std::vector<std::string> lines;
  for (const auto& step : outcome.transitions) lines.push_back(transition_line(outcome, step));
  const std::string flux = "flux=ABC1231100000000000000001 partner=ABC123";
  EXPECT_THAT(lines, ElementsAre(flux + " - -> IN_RECU", flux + " IN_RECU -> IN_TRAITE_SE_CPP",
                                 flux + " IN_TRAITE_SE_CPP -> IN_EN_COURS_TRAITEMENT_CPP",
                                 flux + " piece=0 - -> DEPOSEE",
                                 flux + " piece=0 DEPOSEE -> EN_COURS_ACHEMINEMENT",
                                 flux + " piece=0 EN_COURS_ACHEMINEMENT -> MISE_A_DISPOSITION "
                                        "cause=ROUTE_SIRET",
                                 flux + " IN_EN_COURS_TRAITEMENT_CPP -> IN_INTEGRE"));
}

TEST(Log, TellsWhatTheConsoleRefusedWithoutAnyName) {
  const auto text = logged([](Log& log) {
    log.serving_console("127.0.0.1:8088");
    log.console({{{"E_LEDGER_BUSY", "locked"}}, {{403, "/flux/{row}", 12}}});
  });
  EXPECT_THAT(text, HasSubstr("info console address=127.0.0.1:8088\n"));
  EXPECT_THAT(text, HasSubstr("error E_LEDGER_BUSY locked\n"));
  EXPECT_THAT(text, HasSubstr("warning console_refused status=403 route=/flux/{row} count=12\n"));
}

TEST(Log, CallsAFluxWithoutANameByItsArrival) {
  auto outcome = outcome_for("21990005700015");
  outcome.examined.name.reset();
  EXPECT_THAT(transition_line(outcome, outcome.transitions[0]), HasSubstr("flux=a1-b2 "));
}

TEST(Log, TellsNoPersonalData) {
  for (const auto& recipient :
       {std::string("21990005700015"), std::string(tests::unknown_recipient)}) {
    const auto outcome = outcome_for(recipient);
    const auto text = logged([&](Log& log) { log.concluded({outcome, {}}); });
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'),
              static_cast<std::ptrdiff_t>(outcome.transitions.size()));
    for (const auto secret :
         {std::string_view("B-2025-001"), tests::supplier_name, tests::supplier_iban,
          tests::amount_payable, std::string_view("00000101600013"), std::string_view(recipient)})
      EXPECT_THAT(text, Not(HasSubstr(std::string(secret))));
  }
}

TEST(Log, SaysWhenTheDaemonStartsReloadsFailsAndStops) {
  const auto text = logged([](Log& log) {
    log.started("/r", 2);
    log.reloaded("abc");
    log.error({"E_TABLE", "line 3"});
    log.stopped();
  });
  for (const auto* words : {"info started root=/r workers=2\n", "info reloaded tables=abc\n",
                            "error E_TABLE line 3\n", "info stopped\n"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(Log, WritesOneObjectALineForMachines) {
  const tests::TemporaryFolder home;
  Config::Logging wish;
  wish.to = (home.path() / "log").string();
  wish.form = LogForm::json;
  const auto outcome = outcome_for("21990005700015");
  {
    const auto log = Log::open(wish, Priorities::yes).value();
    log->concluded({outcome, {}});
    log->error({"E_TABLE", "say \"line\" 3\n"});
  }
  std::istringstream lines(tests::read_file(home.path() / "log"));
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(objects.size(), outcome.transitions.size() + 1);
  EXPECT_EQ(objects[1]["event"], "transition");
  EXPECT_EQ(objects[1]["flux"], "ABC1231100000000000000001");
  EXPECT_EQ(objects[1]["to"], "IN_TRAITE_SE_CPP");
  EXPECT_EQ(objects[1]["level"], "info");
  EXPECT_EQ(objects[1]["at"].get<std::string>().size(), 29U);
  EXPECT_EQ(objects.back()["code"], "E_TABLE");
}

TEST(Log, BeginsEachLineWithItsPriorityForJournald) {
  testing::internal::CaptureStderr();
  {
    const auto log = Log::open({}, Priorities::yes).value();
    log->stopped();
    log->asks_restart("metrics.listen");
    log->error({"E_TABLE", "line 3"});
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "<6>stopped\n<4>restart_needed key=metrics.listen\n<3>E_TABLE line 3\n");
  EXPECT_EQ(priorities_wanted(nullptr), Priorities::no);
  EXPECT_EQ(priorities_wanted("1:2"), Priorities::no);
}

TEST(Log, WritesOnlyWhatIsSeriousEnough) {
  Config::Logging wish;
  wish.level = LogLevel::error;
  testing::internal::CaptureStderr();
  {
    const auto log = Log::open(wish, Priorities::no).value();
    log->stopped();
    log->error({"E_TABLE", "line 3"});
    wish.level = LogLevel::info;
    EXPECT_TRUE(log->reopen(wish));
    log->recovered("E_TABLE");
  }
  const auto text = testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_THAT(text, HasSubstr("info recovered E_TABLE\n"));
}

TEST(Log, GoesOnInANewFileWhenLogrotateMovedTheOldOne) {
  const tests::TemporaryFolder home;
  Config::Logging wish;
  wish.to = (home.path() / "log").string();
  const auto log = Log::open(wish, Priorities::no).value();
  log->listening("127.0.0.1:1");
  std::filesystem::rename(home.path() / "log", home.path() / "log.1");
  EXPECT_TRUE(log->reopen(wish));
  log->stopped();
  log->settle();
  EXPECT_THAT(tests::read_file(home.path() / "log.1"), HasSubstr("metrics address=127.0.0.1:1\n"));
  EXPECT_THAT(tests::read_file(home.path() / "log"), HasSubstr("info stopped\n"));
}

TEST(Log, SaysThatAFileCannotBeOpened) {
  Config::Logging wish;
  wish.to = "/proc/nowhere/log";
  EXPECT_EQ(Log::open(wish, Priorities::no).error().code, "E_LOG");
}

TEST(Log, LetsNoFileNameForgeALine) {
  const auto text = logged([](Log& log) {
    log.error({"E_FLUX_CHANGED", "name\n2026-01-01T00:00:00.000+00:00 info stopped\x1b[2J\r"});
  });
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  for (const char c : {'\x1b', '\r'}) EXPECT_EQ(text.find(c), std::string::npos);
}

}  // namespace
}  // namespace ecluse::daemon
