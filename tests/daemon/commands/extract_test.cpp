#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/base64.hpp"
#include "tests/support/places.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

/// The small invoice with attachments {name, bytes}.
std::string attached(const std::vector<std::pair<std::string, std::string>>& files) {
  auto invoice = small_ubl({});
  std::string all;
  for (const auto& [name, bytes] : files)
    all +=
        "<cac:AdditionalDocumentReference><cbc:ID>PJ</cbc:ID><cac:Attachment>"
        "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"" +
        name + "\">" + tests::to_base64(bytes, 76) +
        "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
        "</cac:AdditionalDocumentReference>";
  return invoice.insert(invoice.find("<cac:AccountingSupplierParty>"), all);
}

const std::string pdf = "%PDF-1.7 " + std::string(200'000, 'p');

class Extract : public testing::Test {
 protected:
  std::string to() { return (home_.path() / "out").string(); }
  std::vector<nlohmann::json> extract(const std::string& what, ExitStatus status) {
    const auto said = perform(ExtractCommand{what, to(), home_.text(), Output::json});
    EXPECT_EQ(said.status, status) << said.err;
    std::vector<nlohmann::json> rows;
    std::istringstream lines(said.out);
    for (std::string line; std::getline(lines, line);) rows.push_back(nlohmann::json::parse(line));
    return rows;
  }
  std::size_t written() {
    const std::filesystem::directory_iterator all(to());
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

  tests::TestRoot home_;
};

TEST_F(Extract, WritesTheAttachmentsOfAFluxThatWasReceived) {
  const auto wrapped = tests::zip({{"PJP.pdf", pdf}});
  home_.drop(flux_name(1), tests::tar_gz({{"a.xml", attached({{"a.pdf", pdf},
                                                              {"a.pdf", "%PDF other"},
                                                              {"z.pdf", wrapped},
                                                              {"z.zip", wrapped}})}}));
  perform(RunCommand{home_.text()});
  const auto rows = extract(flux_name(1), ExitStatus::all_accepted);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0]["path"], to() + "/a.pdf");
  EXPECT_EQ(rows[0]["piece"], "a.xml");
  EXPECT_EQ(rows[0]["sha256"], lifecycle::sha256_hex(pdf));
  EXPECT_EQ(rows[1]["path"], to() + "/a-2.pdf");
  EXPECT_EQ(rows[2]["path"], to() + "/PJP.pdf");
  EXPECT_EQ(rows[2]["sha256"], lifecycle::sha256_hex(pdf));
  EXPECT_EQ(rows[2]["attachment_sha256"], lifecycle::sha256_hex(wrapped));
  EXPECT_EQ(rows[3]["path"], to() + "/z.zip");
  EXPECT_EQ(rows[3]["sha256"], lifecycle::sha256_hex(wrapped));
  EXPECT_EQ(tests::read_file(to() + "/PJP.pdf"), pdf);
  EXPECT_EQ(tests::read_file(to() + "/z.zip"), wrapped);
  EXPECT_EQ(written(), 4U);
}

TEST_F(Extract, WritesThoseOfAFileUnderNamesThatLeadNowhere) {
  const auto path = (home_.path() / "invoice.xml").string();
  std::ofstream(path) << attached({{"../../up.pdf", pdf}, {".hidden", "x"}});
  const auto said = perform(ExtractCommand{path, to(), "", Output::human});
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr(lifecycle::sha256_hex(pdf) + "  " + to() + "/up.pdf"));
  EXPECT_THAT(said.out, HasSubstr(to() + "/hidden"));
  EXPECT_EQ(written(), 2U);
}

TEST_F(Extract, SaysWhenThereIsNothing) {
  const auto path = (home_.path() / "invoice.xml").string();
  std::ofstream(path) << "<Nothing/>";
  EXPECT_TRUE(extract(path, ExitStatus::nothing_to_do).empty());
  EXPECT_TRUE(extract("nobody", ExitStatus::nothing_to_do).empty());
  EXPECT_EQ(written(), 0U);
  std::ofstream(path) << "no flux at all";
  EXPECT_TRUE(extract(path, ExitStatus::unreadable_input).empty());
}

TEST_F(Extract, ShowTellsTheSameFromTheArchive) {
  home_.drop(flux_name(1), attached({{"a.pdf", pdf}}));
  perform(RunCommand{home_.text()});
  const auto json =
      nlohmann::json::parse(perform(ShowCommand{home_.text(), flux_name(1), Output::json}).out);
  const auto& attachments = json["pieces"][0]["attachments"];
  ASSERT_EQ(attachments.size(), 1U);
  EXPECT_EQ(attachments[0]["name"], "a.pdf");
  EXPECT_EQ(attachments[0]["type"], "PDF");
  EXPECT_EQ(attachments[0]["sha256"], lifecycle::sha256_hex(pdf));
  EXPECT_THAT(perform(ShowCommand{home_.text(), flux_name(1)}).out,
              HasSubstr("a.pdf  PJ  PDF  200009 o"));
}

}  // namespace
}  // namespace ecluse::daemon
