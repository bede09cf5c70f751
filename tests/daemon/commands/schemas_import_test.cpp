#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::perform;

/// A schema for the root CPPStatut that takes any text.
constexpr const char* statut =
    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "targetNamespace=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\">"
    "<xs:element name=\"CreditNote\" type=\"xs:string\"/></xs:schema>";

TEST(SchemasImport, SaysWhichSchemasItTookAndUsesThem) {
  const tests::TestRoot home;
  const tests::TemporaryFolder xsd;
  tests::write_file(xsd.path() / "note.xsd", statut);
  const auto said = perform(SchemasImportCommand{home.text(), xsd.path().string()}, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_EQ(said.out, "Schéma importé : ubl-2.1-credit-note\n");
  tests::write_file(xsd.path() / "note.xml",
                    "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:"
                    "CreditNote-2\"><x/></CreditNote>");
  CheckCommand check;
  check.root = home.text();
  check.files = {(xsd.path() / "note.xml").string()};
  check.schema = "ubl-2.1-credit-note";
  EXPECT_THAT(perform(check).out, HasSubstr("ERR_XSD"));
}

TEST(SchemasImport, RefusesWhatItCannotUseAndSaysWhy) {
  const tests::TestRoot home;
  const tests::TemporaryFolder empty, broken;
  tests::write_file(broken.path() / "note.xsd", std::string(statut).substr(0, 190));
  struct Row {
    std::string root, folder;
    ExitStatus status;
  };
  const auto before = tests::contents_of(home.path());
  for (const auto& row : {Row{home.text(), empty.path().string(), ExitStatus::configuration},
                          Row{home.text(), broken.path().string(), ExitStatus::configuration},
                          Row{home.text(), "/nowhere", ExitStatus::unreadable_input},
                          Row{"/nowhere", broken.path().string(), ExitStatus::configuration}}) {
    const auto said = perform(SchemasImportCommand{row.root, row.folder});
    EXPECT_EQ(said.status, row.status) << row.folder;
    EXPECT_FALSE(said.err.empty());
    EXPECT_EQ(tests::contents_of(home.path()), before);
  }
}

}  // namespace
}  // namespace ecluse::daemon
