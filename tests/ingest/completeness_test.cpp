#include "ingest/completeness.hpp"

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::ingest {
namespace {

using namespace std::string_literals;

constexpr std::uint64_t plenty = 1'000'000'000;

/// What a file of these bytes lacks, looked at in steps of so many bytes of content.
Missing missing_of(const std::string& bytes, std::uint64_t step = plenty) {
  tests::DiskMemory disk;
  disk.put("f", bytes);
  Completeness completeness(disk, "f", bytes.size());
  while (true) {
    auto budget = step;
    const auto missing = completeness.look(budget).value();
    if (missing) return *missing;
    EXPECT_EQ(budget, 0U);
  }
}

std::string utf16(const std::string& ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;
    bytes += static_cast<char>('!' + (state >> 24U) % 90U);
  }
  return bytes;
}

const std::string xml =
    "<?xml version=\"1.0\"?><!-- <x> --><n:Invoice a='>' xmlns:n=\"u\"><n:b/></n:Invoice >\n";
const std::string pdf = "%PDF-1.7\n" + noise(3000) + "\nstartxref\n9\n%%EOF\n";
const std::string zip =
    "PK\x03\x04" + noise(200) + "PK\x05\x06" + std::string(16, 'd') + "\x03\x00"s + "end";
const std::string archive = tests::tar_gz({{"a.xml", xml}, {"b.xml", noise(70'000)}});

struct Row {
  const char* test;
  std::string bytes;
  Missing missing;
};
class AFile : public testing::TestWithParam<Row> {};
TEST_P(AFile, LacksWhatTheRowSays) {
  EXPECT_EQ(missing_of(GetParam().bytes), GetParam().missing) << name_of(GetParam().missing);
}
const std::vector<Row> rows{
    {"Nothing", "", Missing::content},
    {"OneByteOfAGzip", "\x1F", Missing::content},
    {"OneByteOfADocument", "<", Missing::content},
    {"Spaces", " \n", Missing::content},
    {"Text", "some words", Missing::nothing},
    {"Document", xml, Missing::nothing},
    {"DocumentBehindAMark", "\xEF\xBB\xBF" + xml, Missing::nothing},
    {"DocumentOfTwoBytesACharacter", utf16(xml), Missing::nothing},
    {"DocumentOfTwoBytesACharacterCut", utf16(xml.substr(0, 70)), Missing::xml_end},
    {"EmptyElement", "<Invoice a='/>' b='1'/>", Missing::nothing},
    {"RootThatIsNotOver", "<Invoice a='/>", Missing::xml_end},
    {"PrologOnly", "<?xml version=\"1.0\"?><!-- ", Missing::xml_end},
    {"DocumentWithAComment", xml + "<!-- by us --> ", Missing::nothing},
    {"DocumentWithGarbage", xml + "garbage", Missing::nothing},
    {"DocumentOfOtherRoot", "<Invoice></InvoiceLine>", Missing::xml_end},
    {"LongDocument", "<I>" + noise(300'000) + "</I>", Missing::nothing},
    {"LongDocumentCut", "<I>" + noise(300'000), Missing::xml_end},
    {"DocumentInReservedRoom", xml.substr(0, 60) + std::string(100, '\0'), Missing::zeros},
    {"Pdf", pdf, Missing::nothing},
    {"PdfWithWordsBehind", pdf + std::string(900, ' '), Missing::nothing},
    {"PdfCut", pdf.substr(0, 2000), Missing::pdf_end},
    {"Zip", zip, Missing::nothing},
    {"ZipCutInItsEnd", zip.substr(0, zip.size() - 6), Missing::zip_end},
    {"ZipCut", zip.substr(0, 100), Missing::zip_end},
    {"Tar", tests::tar({tests::tar_item("a", "x")}), Missing::nothing},
    {"TarCut", tests::tar_member(tests::tar_item("a", "x")), Missing::tar_end},
    {"TarWithOneBlock", tests::tar_member(tests::tar_item("a", "x")) + std::string(512, '\0'),
     Missing::tar_end},
    {"Gzip", archive, Missing::nothing},
    {"GzipOfADocument", tests::gzip(xml), Missing::nothing},
    {"GzipOfNothing", tests::gzip(""), Missing::nothing},
    {"GzipCutInItsTrailer", archive.substr(0, archive.size() - 1), Missing::gzip_end},
    {"GzipCutInItsHeader", archive.substr(0, 9), Missing::gzip_end},
    {"GzipOfATarCut", tests::gzip(tests::tar_member(tests::tar_item("a", noise(3000)))),
     Missing::tar_end},
    {"GzipInReservedRoom", archive.substr(0, 50) + std::string(20, '\0'), Missing::zeros},
    {"GzipThatIsDamaged", archive.substr(0, archive.size() - 8) + "damaged!", Missing::nothing},
};
INSTANTIATE_TEST_SUITE_P(Rows, AFile, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Completeness, IsNotTakenInByAnyCut) {
  for (const auto& whole : {archive, tests::gzip(xml), zip, xml.substr(0, xml.size() - 1)})
    for (std::size_t size = 0; size < std::min<std::size_t>(whole.size(), 700); ++size)
      ASSERT_NE(missing_of(whole.substr(0, size)), Missing::nothing) << size;
}

TEST(Completeness, TakesStepsAndComesToTheSame) {
  for (const auto& bytes : {archive, archive.substr(0, archive.size() - 4), xml})
    for (const std::uint64_t step : {1U, 100'000U})
      EXPECT_EQ(missing_of(bytes, step), missing_of(bytes)) << bytes.size();
}

TEST(Completeness, PassesAnErrorOfTheDiskOn) {
  const tests::DiskMemory disk;
  std::uint64_t budget = plenty;
  EXPECT_EQ(Completeness(disk, "none", 3).look(budget).error().code, "E_DISK_READ");
}

TEST(Completeness, NamesEachThingThatMayBeMissing) {
  EXPECT_EQ(name_of(Missing::nothing), "nothing");
  EXPECT_EQ(name_of(Missing::gzip_end), "gzip");
  EXPECT_EQ(name_of(Missing::manifest), "manifest");
}

}  // namespace
}  // namespace ecluse::ingest
