#include "daemon/clamd.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_clamd.hpp"
#include "tests/support/string_reader.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using tests::FakeClamd;
using tests::StringReader;

std::string replied(const FakeClamd& clamd, const std::string& bytes,
                    std::chrono::milliseconds patience = 5s) {
  StringReader reader(bytes, 70'001);
  const auto reply = ask_clamd(clamd.address(), reader, patience);
  return reply ? *reply : reply.error().code + " " + reply.error().detail;
}

TEST(Clamd, IsAskedOnThisMachineOnly) {
  for (const auto* good : {"unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310", "tcp:127.1.2.3:1"})
    EXPECT_TRUE(is_clamd_address(good)) << good;
  for (const auto* bad : {"", "unix:", "unix:relative", "tcp:127.0.0.1", "tcp:127.0.0.1:0",
                          "tcp:127.0.0.1:65536", "tcp:127.0.0.1:33x", "tcp:10.0.0.1:3310",
                          "tcp:clamd.example:3310", "tcp:127.evil.example:3310", "udp:127.0.0.1:1"})
    EXPECT_FALSE(is_clamd_address(bad)) << bad;
  EXPECT_FALSE(is_clamd_address("unix:/" + std::string(200, 'a')));
}

TEST(Clamd, AnswersOverEitherSocket) {
  for (const auto family : {FakeClamd::Family::local, FakeClamd::Family::machine}) {
    const FakeClamd clamd(family);
    EXPECT_TRUE(ping_clamd(clamd.address(), 5s));
    EXPECT_EQ(replied(clamd, "an invoice"), "stream: OK");
    EXPECT_EQ(replied(clamd, tests::eicar()), "stream: Eicar-Signature FOUND");
  }
}

TEST(Clamd, IsGivenEveryByte) {
  const FakeClamd clamd;
  EXPECT_EQ(replied(clamd, std::string(300'000, 'a') + tests::eicar()),
            "stream: Eicar-Signature FOUND");
  EXPECT_EQ(clamd.streamed(), 300'000 + tests::eicar().size());
  EXPECT_EQ(replied(clamd, ""), "stream: OK");
}

TEST(Clamd, IsNotWaitedForLongerThanItsTime) {
  const FakeClamd clamd(FakeClamd::Family::local, FakeClamd::Mood::silent);
  EXPECT_EQ(replied(clamd, "an invoice", 50ms),
            "E_ANTIVIRUS " + clamd.address() + ": no answer in time");
  EXPECT_FALSE(ping_clamd(clamd.address(), 50ms));
}

TEST(Clamd, MayRefuseAStreamBeforeItsEnd) {
  const FakeClamd clamd(FakeClamd::Family::local, FakeClamd::Mood::narrow);
  const auto reply = replied(clamd, std::string(5'000'000, 'a'));
  // Where the system tells of the end before it gives what was said last, that is lost.
  EXPECT_TRUE(reply == "INSTREAM size limit exceeded. ERROR" || reply.starts_with("E_ANTIVIRUS"))
      << reply;
}

TEST(Clamd, ThatIsNotThereIsAnError) {
  EXPECT_FALSE(ping_clamd("unix:/nowhere/clamd.ctl", 1s));
  EXPECT_FALSE(ping_clamd("tcp:10.0.0.1:3310", 1s));
  const FakeClamd clamd(FakeClamd::Family::local, FakeClamd::Mood::departing);
  EXPECT_TRUE(replied(clamd, "an invoice").starts_with("E_ANTIVIRUS"));
  EXPECT_FALSE(ping_clamd(clamd.address(), 1s));
}

TEST(Clamd, PassesOnWhyTheBytesCannotBeRead) {
  const FakeClamd clamd;
  StringReader reader("an inv", 3, Error{"E_DISK_READ", "broken"});
  const auto reply = ask_clamd(clamd.address(), reader, 5s);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().code, "E_DISK_READ");
}

}  // namespace
}  // namespace ecluse::daemon
