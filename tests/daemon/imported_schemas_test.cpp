#include "daemon/imported_schemas.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/reader.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using testing::Contains;
using testing::HasSubstr;

const lifecycle::Root root("/r");

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

/// A schema of two files for the root Invoice of UBL that wants one element, and no other.
std::map<std::string, std::string> invoice_that_wants(const std::string& element) {
  const std::string schema = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" ";
  return {{"maindoc/invoice.xsd",
           schema +
               "targetNamespace=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" "
               "xmlns:c=\"urn:c\" elementFormDefault=\"qualified\">"
               "<xs:import namespace=\"urn:c\" schemaLocation=\"../common/c.xsd\"/>"
               "<xs:element name=\"Invoice\"><xs:complexType><xs:sequence>"
               "<xs:element ref=\"c:" +
               element + "\"/></xs:sequence></xs:complexType></xs:element></xs:schema>"},
          {"common/c.xsd", schema + "targetNamespace=\"urn:c\"><xs:element name=\"" + element +
                               "\" type=\"xs:string\"/></xs:schema>"}};
}

std::string invoice_of(const std::string& element) {
  return "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><c:" + element +
         " xmlns:c=\"urn:c\">x</c:" + element + "></Invoice>";
}

class ImportedSchemas : public testing::Test {
 protected:
  void put(const std::string& folder, const std::map<std::string, std::string>& files) {
    for (const auto& [name, bytes] : files) disk_.put(folder + "/" + name, bytes);
  }
  Result<std::vector<std::string>> import(const std::string& folder) {
    return import_schemas(disk_, root, folder);
  }
  /// Whether the tables of the root find such an invoice valid.
  bool accepts(const std::string& invoice) {
    const auto tables = tests::need(Tables::of_root(disk_, root));
    parsers::Reader reader(tables.schemas);
    return reader.read(invoice, "ubl-2.1-invoice").findings.empty();
  }
  /// The files of referentiel/.
  std::map<std::string, std::string> kept() {
    auto files = disk_.files();
    std::erase_if(files,
                  [](const auto& file) { return !file.first.starts_with(root.referentiel()); });
    return files;
  }

  tests::DiskMemory disk_;
};

TEST_F(ImportedSchemas, TakeThePlaceOfTheEmbeddedOnes) {
  EXPECT_TRUE(accepts(tests::small_ubl()));
  put("/official", invoice_that_wants("A"));
  EXPECT_THAT(import("/official").value(), Contains("ubl-2.1-invoice"));
  EXPECT_FALSE(accepts(tests::small_ubl()));
  EXPECT_TRUE(accepts(invoice_of("A")));
}

TEST_F(ImportedSchemas, OfASecondImportReplaceThoseOfTheFirst) {
  put("/first", invoice_that_wants("A"));
  ASSERT_TRUE(import("/first"));
  auto second = invoice_that_wants("B");
  second["maindoc/zz-invoice.xsd"] = second.extract("maindoc/invoice.xsd").mapped();
  put("/second", second);
  ASSERT_TRUE(import("/second"));
  EXPECT_TRUE(accepts(invoice_of("B")));
  EXPECT_FALSE(accepts(invoice_of("A")));
}

TEST_F(ImportedSchemas, AreRefusedWhenBrokenAndTheOldOnesStay) {
  put("/good", invoice_that_wants("A"));
  ASSERT_TRUE(import("/good"));
  const auto before = kept();
  auto without_common = invoice_that_wants("B");
  without_common.erase("common/c.xsd");
  auto cut = invoice_that_wants("B");
  cut["common/c.xsd"].resize(80);
  auto second_is_broken = invoice_that_wants("B");
  second_is_broken["maindoc/note.xsd"] =
      replaced(replaced(second_is_broken["maindoc/invoice.xsd"], "Invoice-2", "CreditNote-2"),
               "name=\"Invoice\"", "name=\"CreditNote\" type=\"xs:nothing\"");
  int nth = 0;
  for (const auto& files : {without_common, cut, second_is_broken}) {
    const auto folder = "/bad" + std::to_string(++nth);
    put(folder, files);
    const auto refused = import(folder);
    ASSERT_FALSE(refused) << folder;
    EXPECT_EQ(refused.error().code, "E_SCHEMA");
    EXPECT_EQ(kept(), before) << folder;
    EXPECT_TRUE(accepts(invoice_of("A")));
  }
}

TEST_F(ImportedSchemas, MustHoldASchemaOfTheHouse) {
  put("/empty", {{"readme.txt", "nothing here"}});
  put("/other", {{"a.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"}});
  for (const auto* folder : {"/empty", "/other"}) {
    const auto refused = import(folder);
    ASSERT_FALSE(refused) << folder;
    EXPECT_EQ(refused.error().code, "E_SCHEMA");
    EXPECT_THAT(refused.error().detail, HasSubstr(folder));
  }
  EXPECT_FALSE(import("/nowhere"));
}

TEST_F(ImportedSchemas, ThatWereChangedSinceStopTheRootWithTheReason) {
  put("/good", invoice_that_wants("A"));
  ASSERT_TRUE(import("/good"));
  for (const auto& [path, bytes] : kept())
    if (path.ends_with("/c.xsd")) disk_.put(path, bytes + "<!-- a word more -->");
  const auto tables = Tables::of_root(disk_, root);
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, "E_SCHEMA");
  EXPECT_THAT(tables.error().detail, HasSubstr("changed since its import"));
}

TEST_F(ImportedSchemas, AreOfTheVersionOfTheTables) {
  const auto version = [&] { return tests::need(Tables::of_root(disk_, root)).version; };
  std::set<std::string> versions{version()};
  for (const auto* element : {"A", "B", "A"}) {
    put(std::string("/") + element, invoice_that_wants(element));
    ASSERT_TRUE(import(std::string("/") + element));
    versions.insert(version());
  }
  EXPECT_EQ(versions.size(), 3U) << "embedded, A, B, and A again";
}

TEST_F(ImportedSchemas, AreAllThereOrNotAtAllAfterAPowerCut) {
  put("/good", invoice_that_wants("A"));
  ASSERT_TRUE(import("/good"));
  put("/new", invoice_that_wants("B"));
  bool cut = true;
  for (std::uint64_t nth = 1; cut; ++nth) {
    ASSERT_TRUE(import("/good"));
    disk_.cut_power_at(disk_.steps() + nth);
    const auto imported = import("/new");
    cut = disk_.is_cut();
    EXPECT_NE(imported.has_value(), cut);
    disk_.restart(tests::AfterCut::unsynced_lost);
    EXPECT_NE(accepts(invoice_of("A")), accepts(invoice_of("B"))) << "cut at step " << nth;
    EXPECT_TRUE(cut || accepts(invoice_of("B")));
  }
}

TEST(OfficialSchemas, OfUblAreImportedAndUsed) {
  const auto shared = tests::shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  const tests::TestRoot home;
  const auto import =
      tests::perform(SchemasImportCommand{home.text(), (*shared / "schemas" / "ubl-2.1").string()});
  EXPECT_EQ(import.status, ExitStatus::all_accepted) << import.err;
  EXPECT_THAT(import.out, HasSubstr("ubl-2.1-invoice"));
  EXPECT_THAT(import.out, HasSubstr("ubl-2.1-credit-note"));
  home.drop(tests::flux_name(1), tests::small_ubl());
  home.drop(tests::flux_name(2),
            replaced(tests::small_ubl({.number = "B-2"}), "cbc:ID>", "cbc:I>"));
  const auto run = tests::perform(RunCommand{home.text()});
  EXPECT_EQ(run.status, ExitStatus::some_rejected) << run.err << run.out;
}

}  // namespace
}  // namespace ecluse::daemon
