#include <map>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

/// Files to check, beside a root to check them for.
class Check : public testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view bytes) const {
    tests::write_file(folder_.path() / name, bytes);
    return (folder_.path() / name).string();
  }
  CheckCommand command(std::vector<std::string> files) const {
    CheckCommand command;
    command.files = std::move(files);
    command.root = home_.text();
    return command;
  }
  static std::string bad() { return small_ubl({"BAD", std::string(tests::unknown_recipient)}); }

  tests::TemporaryFolder folder_;
  tests::TestRoot home_;
};

TEST_F(Check, LeavesWithTheStatusThatSchedulersKnow) {
  const auto good = file("good.xml", small_ubl()), bad = file("bad.xml", this->bad());
  const auto mixed =
      file("mixed.tgz", tests::tar_gz({{"a.xml", small_ubl({"N2"})}, {"b.xml", this->bad()}}));
  struct Row {
    std::vector<std::string> files;
    int status;
  };
  for (const auto& row : {Row{{good}, 0}, Row{{good, bad}, 1}, Row{{mixed}, 1}, Row{{bad}, 2},
                          Row{{good, folder_.path().string() + "/absent"}, 65}})
    EXPECT_EQ(static_cast<int>(perform(command(row.files)).status), row.status) << row.status;
}

TEST_F(Check, TellsWhatAStatusSays) {
  tests::StatusWish wish;
  wish.cpp_code = "06";
  wish.motif = "JUSTIF_ABS";
  wish.comment = "the quotation";
  const auto path = file("statut.xml", tests::cpp_statut({wish}));
  const auto said = perform(command({path}));
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  for (const auto* part :
       {"CPP_STATUT", "B-2025-001", "06 Suspended", "JUSTIF_ABS : the quotation"})
    EXPECT_THAT(said.out, HasSubstr(part));
  auto machine = command({path});
  machine.output = Output::json;
  const auto out = perform(machine).out;
  const auto status = nlohmann::json::parse(out.substr(0, out.find('\n')))["pieces"][0]["status"];
  EXPECT_EQ(status["status"], "SUSPENDUE");
  EXPECT_EQ(status["code"], "06");
  EXPECT_EQ(status["at"], "2026-03-02T10:30:00.000Z");
  EXPECT_EQ(status["fate"], "noted") << "check knows no piece";
}

TEST_F(Check, RecordsNothing) {
  const auto path = file(flux_name(1), small_ubl());
  perform(RunCommand{home_.text()});
  const auto root = tests::contents_of(home_.path()), beside = tests::contents_of(folder_.path());
  for (auto judged : {command({path}), command({path, path})}) {
    judged.as = flux_name(1);
    perform(judged);
    EXPECT_EQ(tests::contents_of(home_.path()), root);
    EXPECT_EQ(tests::contents_of(folder_.path()), beside);
  }
}

TEST_F(Check, GoesOnBehindAFileThatCannotBeRead) {
  const auto said = perform(command({"/absent.xml", file("good.xml", small_ubl())}));
  EXPECT_EQ(said.status, ExitStatus::unreadable_input);
  EXPECT_THAT(said.err, HasSubstr("/absent.xml"));
  EXPECT_THAT(said.out, HasSubstr("good.xml"));
}

TEST_F(Check, KnowsWhatItSawBefore) {
  const auto said =
      perform(command({file("a.xml", small_ubl()), file("b.xml", small_ubl() + " ")}));
  EXPECT_EQ(said.status, ExitStatus::some_rejected);
  EXPECT_THAT(said.out, HasSubstr("REF_DOUBLON"));
}

TEST_F(Check, TellsMachinesOneFluxALineAndThenTheSum) {
  auto judged = command({file("a.xml", small_ubl()), file("b.xml", bad())});
  judged.output = Output::json;
  std::istringstream lines(perform(judged).out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  ASSERT_THAT(objects, SizeIs(3));
  EXPECT_EQ(objects[0]["file"], "a.xml");
  EXPECT_EQ(objects[0]["pieces"][0]["state"], "MISE_A_DISPOSITION");
  EXPECT_EQ(objects[1]["pieces"][0]["findings"][0]["code"], "REF_DESTINATAIRE_INCONNU");
  EXPECT_EQ(objects[2]["summary"]["integrated"], 1);
}

/// A return file without its instants.
std::string timeless(const std::string& report) {
  static const std::regex instant(R"(\d{4}-\d\d-\d\dT[0-9:.+]+)");
  return std::regex_replace(report, instant, "");
}

TEST_F(Check, ShowsTheReturnFileThatRunWouldSendToTheLastByte) {
  for (const auto& bytes : {small_ubl(), bad(), std::string("<x")}) {
    const tests::TestRoot home;
    auto judged = command({file("f", bytes)});
    judged.root = home.text();
    judged.as = flux_name(1);
    judged.report = true;
    const auto said = perform(judged);
    home.drop(flux_name(1), bytes);
    perform(RunCommand{home.text()});
    EXPECT_EQ(timeless(said.out),
              timeless(tests::read_file(
                  home.path() / "outbound/ABC123/CSO1100A_ABC123_CPP0011100000000000000001")));
  }
}

TEST_F(Check, JudgesTheNameWhenItIsTold) {
  struct Row {
    const char* as;
    bool with_root;
    const char* code;
  };
  const auto path = file("f.xml", small_ubl());
  const auto of_nobody = flux_name(1, "NOBODY");
  for (const auto& row :
       {Row{"", true, ""}, Row{"facture", true, "IRR_FORM"}, Row{"facture", false, "IRR_FORM"},
        Row{of_nobody.c_str(), true, "IRR_CODE_APP"}}) {
    auto judged = command({path});
    judged.as = row.as;
    if (!row.with_root) judged.root.clear();
    const auto said = perform(judged);
    EXPECT_THAT(said.out, HasSubstr(row.code));
    EXPECT_EQ(said.status == ExitStatus::all_accepted, std::string_view(row.code).empty());
  }
}

TEST_F(Check, AppliesTheInterfaceAndTheSchemaThatAreNamed) {
  const auto path = file("c.xml", tests::small_cii());
  auto judged = command({path});
  EXPECT_EQ(perform(judged).status, ExitStatus::all_accepted);
  judged.interface = "FSO1100A";
  EXPECT_EQ(perform(judged).status, ExitStatus::all_rejected) << "CII under an UBL interface";
  judged.interface = "FSO1106A";
  judged.schema = "cii-d16b";
  EXPECT_EQ(perform(judged).status, ExitStatus::all_accepted);
}

TEST_F(Check, RefusesAnInterfaceOrSchemaThatNobodyKnows) {
  auto judged = command({file("f.xml", small_ubl())});
  judged.interface = "FSO9999A";
  EXPECT_EQ(perform(judged).status, ExitStatus::usage);
  judged.interface = "FSO1101A";
  EXPECT_EQ(perform(judged).status, ExitStatus::usage) << "known, and not served yet";
  judged.interface.clear();
  judged.schema = "ubl-9";
  const auto said = perform(judged);
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("ubl-9"));
  EXPECT_EQ(said.out, "");
}

TEST_F(Check, NeedsNoRoot) {
  auto judged = command({file("f.xml", small_ubl())});
  judged.root.clear();
  const auto said = perform(judged, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.out;
  EXPECT_THAT(said.out, HasSubstr("annuaire n'est pas chargé"));
  judged.root = "/nowhere";
  EXPECT_EQ(perform(judged).status, ExitStatus::configuration);
}

TEST_F(Check, ShowsTheFaultyLineWithSignsUnderIt) {
  const auto judged = command({file("bad.xml", bad())});
  const auto said = perform(judged);
  EXPECT_THAT(said.out, HasSubstr(std::string(tests::unknown_recipient) + "</"));
  EXPECT_THAT(said.out, HasSubstr("^^^^"));
  EXPECT_THAT(said.out, HasSubstr("Chorus Pro: L'identifiant destinataire"));
  const auto packed = command({file("bad.tgz", tests::tar_gz({{"a.xml", this->bad()}}))});
  EXPECT_THAT(perform(packed).out, HasSubstr("^^^^")) << "in an archive too";
}

TEST_F(Check, WritesAPageForEachFlux) {
  const auto pages = folder_.path() / "pages";
  auto judged = command({file("good.xml", small_ubl()), file("bad.xml", bad())});
  judged.html = pages.string();
  const auto said = perform(judged, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::some_rejected);
  const auto written = tests::contents_of(pages);
  ASSERT_EQ(written.size(), 2U);
  EXPECT_THAT(written.at("bad.xml.html"), HasSubstr("REF_DESTINATAIRE_INCONNU"));
  EXPECT_THAT(written.at("good.xml.html"), HasSubstr("Rien à signaler"));
  judged.html = "/proc/nowhere/";
  EXPECT_EQ(perform(judged).status, ExitStatus::cannot_write);
}

}  // namespace
}  // namespace ecluse::daemon
