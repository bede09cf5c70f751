#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "lifecycle/certificate_json.hpp"
#include "tests/daemon/decided_root.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::perform;

class Certificat : public testing::Test {
 protected:
  tests::Said asked(const std::string& id, int piece = 0, Output output = Output::json) {
    CertificatCommand command;
    command.root = home_.text();
    command.id = id;
    command.piece = piece;
    command.output = output;
    return perform(command, Language::fr);
  }
  tests::DecidedRoot home_;
};

TEST_F(Certificat, IsOfAPieceByItsNumberOrItsRank) {
  for (const auto& said : {asked("B-1"), asked("ABC1231100000000000000001", 1)}) {
    ASSERT_EQ(said.status, ExitStatus::all_accepted) << said.err;
    const auto reading = lifecycle::read_certificate(said.out);
    ASSERT_TRUE(reading.certificate);
    EXPECT_EQ(number_of(*reading.certificate), "B-1");
    EXPECT_TRUE(prove(*reading.certificate).empty());
  }
}

TEST_F(Certificat, IsOfAWholeFlux) {
  const auto reading = lifecycle::read_certificate(asked("ABC1231100000000000000001").out);
  ASSERT_TRUE(reading.certificate);
  EXPECT_FALSE(reading.certificate->piece);
}

TEST_F(Certificat, IsNotGivenForWhatWasRefused) {
  for (const auto& said : {asked("B-2"), asked("ABC1231100000000000000002"), asked("nothing"),
                           asked("ABC1231100000000000000001", 2)}) {
    EXPECT_EQ(said.status, ExitStatus::nothing_to_do);
    EXPECT_THAT(said.err, HasSubstr("pas de certificat"));
  }
}

TEST_F(Certificat, IsWrittenToAFileWhenAsked) {
  CertificatCommand command;
  command.root = home_.text();
  command.id = "B-1";
  command.html = true;
  command.out = (home_.path() / "c.html").string();
  EXPECT_EQ(perform(command).status, ExitStatus::all_accepted);
  EXPECT_THAT(tests::read_file(command.out), HasSubstr("<!DOCTYPE html>"));
  command.out = "/nowhere/c.html";
  EXPECT_EQ(perform(command).status, ExitStatus::cannot_write);
}

}  // namespace
}  // namespace ecluse::daemon
