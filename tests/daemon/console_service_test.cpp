// The console as a browser meets it: a root, a port, real sessions.
#include "daemon/console_service.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/child_process.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/caller.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tests::flux_name;
using tests::made_invoice;

class ConsoleServices : public testing::Test {
 protected:
  std::unique_ptr<ConsoleService> listening(const std::string& root) {
    console::Listening how;
    how.where.port = 0;
    how.limits.tick = std::chrono::milliseconds{50};
    return ConsoleService::listen(root, how, [this] { return house_.now(); }).value();
  }
  void start() {
    service_ = listening(house_.root());
    ASSERT_TRUE(service_->open());
    service_->serve();
  }
  std::string told(const std::string& path, const std::string& session = {}) const {
    const tests::Caller caller(service_->port());
    caller.send(asking(path, session));
    return caller.rest();
  }
  static std::string asking(const std::string& path, const std::string& session) {
    return "GET " + path +
           " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCookie: session=" + session +
           "\r\n\r\n";
  }
  void receive(const std::string& partner, int nth) {
    house_.drop(partner, flux_name("FSO1100A", nth, partner),
                made_invoice("F-" + std::to_string(nth)));
    house_.run();
  }
  std::int64_t audited(const std::string& detail) const {
    const auto all = lifecycle::read_audit(house_.root() + "/suivi.sqlite", {}).value();
    return std::count_if(all.begin(), all.end(), [&](const auto& one) {
      return one.what == "look" && one.detail == detail && one.who == "agent@ecluse.test";
    });
  }

  tests::House house_;
  tests::ConsoleHouse console_{house_};
  std::unique_ptr<ConsoleService> service_;
};

TEST_F(ConsoleServices, ServeARootOverASocket) {
  start();
  EXPECT_THAT(told("/connexion"),
              AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("Content-Security-Policy"),
                    HasSubstr("Mot de passe")));
  EXPECT_THAT(told("/flux/1"), AllOf(StartsWith("HTTP/1.1 303"),
                                     HasSubstr("Location: /connexion?vers=%2Fflux%2F1")));
}

TEST_F(ConsoleServices, SayWhyTheyCannotServe) {
  EXPECT_EQ(listening("/nowhere")->open().error().code, "E_ROOT");
}

TEST_F(ConsoleServices, AskToComeBackUntilTheRootIsOpenAndOpenItByThemselves) {
  service_ = listening(house_.root());
  service_->serve();
  EXPECT_THAT(told("/connexion"), AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After")));
  service_->begin();
  EXPECT_TRUE(tests::becomes_true([&] { return told("/connexion").starts_with("HTTP/1.1 200"); }));
}

TEST_F(ConsoleServices, GoOnWithTheOldTablesWhenTheNewOnesAreBad) {
  start();
  const auto session = console_.agent();
  const auto table = std::filesystem::path(house_.root()) / "referentiel/partenaires.tsv";
  std::ofstream(table) << "code\n";
  service_->reopen();
  EXPECT_TRUE(tests::becomes_true([&] {
    const auto all = service_->told().errors;
    return std::any_of(all.begin(), all.end(),
                       [](const auto& one) { return one.code == "E_TABLE"; });
  }));
  EXPECT_THAT(told("/partenaires", session),
              AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("ABC123")));
}

/// Five seconds and no reload: what a page hears while flux come.
TEST_F(ConsoleServices, TellAnOpenPageWhatItsReaderMaySeeAndEndWithHisSession) {
  start();
  receive("ABC123", 1);
  const auto agent = console_.agent();
  const auto depositor =
      console_.person("depot@ecluse.test", lifecycle::partner_holder("XYZ789"), "SUIVI_FLUX");
  const tests::Caller seeing(service_->port()), blind(service_->port());
  seeing.send(asking("/live", agent));
  blind.send(asking("/live", depositor));
  EXPECT_THAT(seeing.until("retry: 5000"), HasSubstr("text/event-stream"));
  blind.until("retry: 5000");
  std::this_thread::sleep_for(std::chrono::milliseconds{1200});  // a round of the house
  receive("ABC123", 2);
  EXPECT_THAT(seeing.until("data: 1"), HasSubstr("event: change"));
  ASSERT_TRUE(console_.door().sign_out(depositor));
  EXPECT_THAT(blind.rest(), AllOf(Not(HasSubstr("change")), testing::EndsWith("0\r\n\r\n")));
  EXPECT_THAT(told("/live"), StartsWith("HTTP/1.1 303")) << "who has not signed in is told nothing";
}

/// Between the last look of the old rooms and the first of the new something may have been sealed.
TEST_F(ConsoleServices, AskOpenPagesToLookAgainOnceTheRootWasOpenedAnew) {
  start();
  receive("ABC123", 1);
  const tests::Caller seeing(service_->port());
  seeing.send(asking("/live", console_.agent()));
  seeing.until("retry: 5000");
  std::this_thread::sleep_for(std::chrono::milliseconds{1200});  // a round of the house
  service_->reopen();
  EXPECT_THAT(seeing.until("data: 1"), HasSubstr("event: change"));
}

TEST_F(ConsoleServices, KeepWhoLookedAtWhat) {
  start();
  receive("ABC123", 1);
  const auto session = console_.agent();
  EXPECT_THAT(told("/flux/1", session), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(told("/flux/1", session), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(told("/flux/99", session), StartsWith("HTTP/1.1 404"));
  service_.reset();
  EXPECT_EQ(audited("/flux/1"), 1);
  EXPECT_EQ(audited("/flux/99"), 0) << "nothing was shown";
}

TEST_F(ConsoleServices, CountWhatTheyRefuse) {
  start();
  told("/flux/12", console_.agent());
  told("/..%2fetc/passwd");
  const auto refusals = service_->told().refusals;
  ASSERT_EQ(refusals.size(), 2U);
  EXPECT_EQ(refusals[0].status, 400U);
  EXPECT_EQ(refusals[0].route, "-");
  EXPECT_EQ(refusals[1].status, 404U);
  EXPECT_EQ(refusals[1].route, "/flux/{row}");
}

}  // namespace
}  // namespace ecluse::daemon
