#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/day_roots.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/lifecycle/made_certificate.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::made_certificate;
using tests::perform;

/// Files in a folder that is no root: a certificate, the bytes deposited, the root of the day.
class Verify : public testing::Test {
 protected:
  Verify() {
    const auto certificate = made_certificate();
    write("cert.json", certificate_json(certificate) + "\n");
    write("file.xml", "abc");
    write("other.xml", "abd");
    write("root.json",
          lifecycle::root_file({certificate.day->day, 6, 8, certificate.day->root, {}}));
    write("wrong.json", lifecycle::root_file({certificate.day->day, 6, 8, {}, {}}));
  }
  std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
  void write(const std::string& name, const std::string& bytes) {
    tests::write_file(at(name), bytes);
  }
  tests::Said asked(const std::string& file, const std::string& root = {},
                    Output output = Output::human) {
    VerifyCommand command;
    command.certificate = at("cert.json");
    command.file = at(file);
    if (!root.empty()) command.root_file = at(root);
    command.output = output;
    return perform(command);
  }
  tests::TemporaryFolder folder_;
};

TEST_F(Verify, ProvesAFileAgainstARootKeptElsewhere) {
  const auto said = asked("file.xml", "root.json");
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.out;
  EXPECT_THAT(said.out, HasSubstr("Authentic certificate"));
  EXPECT_THAT(said.out, HasSubstr("F-1"));
  EXPECT_THAT(asked("file.xml").out, HasSubstr("compared with no other"));
}

TEST_F(Verify, SaysWhatDoesNotMatch) {
  EXPECT_THAT(asked("other.xml").out, HasSubstr("not the one deposited"));
  EXPECT_THAT(asked("file.xml", "wrong.json").out, HasSubstr("the root given is not"));
  EXPECT_EQ(asked("other.xml").status, ExitStatus::all_rejected);
  auto line = certificate_json(made_certificate());
  line.replace(line.find("\"size\":3"), 8, "\"size\":4");
  write("cert.json", line);
  EXPECT_THAT(asked("file.xml").out, HasSubstr("“size”"));
  write("cert.json", "nothing");
  EXPECT_THAT(asked("file.xml").out, HasSubstr("no readable certificate"));
}

TEST_F(Verify, TellsMachinesToo) {
  const auto good = nlohmann::json::parse(asked("file.xml", "root.json", Output::json).out);
  EXPECT_EQ(good["holds"], true);
  EXPECT_EQ(good["against_root"], true);
  const auto bad = nlohmann::json::parse(asked("other.xml", "", Output::json).out);
  EXPECT_EQ(bad["holds"], false);
  EXPECT_EQ(bad["doubts"][0]["doubt"], "bytes");
}

TEST_F(Verify, LeavesWhereAFileCannotBeRead) {
  EXPECT_EQ(asked("absent.xml").status, ExitStatus::unreadable_input);
  EXPECT_EQ(asked("file.xml", "cert.json").status, ExitStatus::unreadable_input);
}

}  // namespace
}  // namespace ecluse::daemon
