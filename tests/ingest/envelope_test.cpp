#include "ingest/envelope.hpp"

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/entries.hpp"
#include "tests/support/places.hpp"
#include "tests/support/string_reader.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::ingest {
namespace {

using tests::gzip;
using tests::StringReader;
using tests::tar;
using tests::tar_gz;
using tests::tar_item;

const std::string xml = "<?xml version='1.0'?><a>1</a>";
const std::string ubl = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>";

/// Small limits, so that passing them is cheap.
EnvelopeLimits small_limits() {
  EnvelopeLimits limits;
  limits.flux_bytes = 200'000;
  limits.entries = 3;
  limits.entry_bytes = 100'000;
  limits.total_bytes = 250'000;
  limits.ratio = 50;
  limits.ratio_floor = 150'000;
  return limits;
}

struct Read {
  Opened opened;
  std::vector<tests::Entry> entries;
};

Read open(const std::string& bytes, const EnvelopeLimits& limits = small_limits(),
          Carried carried = Carried::xml, Containers containers = Containers::edi) {
  StringReader reader(bytes, 1000);
  Read read;
  tests::WholeEntries entries;
  read.opened = open_envelope(reader, limits, entries, carried, containers).value();
  read.entries = std::move(entries.ended);
  return read;
}

/// "IRR_EXTRAC(file=a,cause=link);…", details left out.
std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    std::string values;
    for (const auto& value : finding.values)
      if (value.name != "detail")
        values += (values.empty() ? "" : ",") + value.name + "=" + value.text;
    text += finding.code + "(" + values + ");";
  }
  return text;
}

struct EnvelopeRow {
  const char* test;
  std::string bytes;
  Format format;
  std::uint32_t entries;
  std::string findings;
  std::size_t given;  ///< entries that were ended
};

class EnvelopeRows : public testing::TestWithParam<EnvelopeRow> {};

TEST_P(EnvelopeRows, AreOpenedAsTheRowSays) {
  const auto read = open(GetParam().bytes);
  EXPECT_EQ(read.opened.format, GetParam().format);
  EXPECT_EQ(read.opened.entries, GetParam().entries);
  EXPECT_EQ(told(read.opened.findings), GetParam().findings);
  EXPECT_EQ(read.entries.size(), GetParam().given);
}

const std::string over_entry_limit = "<a>" + std::string(100'000, 'x');

/// Text that gzip cannot shorten much.
std::string noise(std::size_t size) {
  std::string bytes = "<a>";
  for (std::uint32_t seed = 1; bytes.size() < size; seed = seed * 1664525 + 1013904223)
    bytes.push_back(static_cast<char>(' ' + (seed >> 25U) % 90));
  return bytes;
}

std::string folders(int count) {
  std::vector<tests::TarItem> items;
  for (int i = 0; i < count; ++i) items.push_back(tar_item(std::to_string(i) + "/", "", '5'));
  return tar(items);
}

const std::vector<EnvelopeRow> rows{
    {"BareXml", xml, Format::xml_other, 1, "", 1},
    {"BareUbl", ubl, Format::ubl_invoice, 1, "", 1},
    {"Archive", tar_gz({{"a", xml}, {"b", ubl}}), Format::gzip, 2, "", 2},
    {"ArchiveInTwoMembers",
     gzip(tar({tar_item("a", xml)}).substr(0, 700)) + gzip(tar({tar_item("a", xml)}).substr(700)),
     Format::gzip, 1, "", 1},
    {"GzipOfOneXml", gzip(xml), Format::gzip, 1, "", 1},
    {"FoldersArePassedOver", gzip(tar({tar_item("d/", "", '5'), tar_item("d/a", xml)})),
     Format::gzip, 1, "", 1},

    {"Nothing", "", Format::empty, 0, "IRR_VIDE();", 0},
    {"GzipOfNothing", gzip(""), Format::gzip, 0, "IRR_VIDE();", 0},
    {"EmptyArchive", tar_gz({}), Format::gzip, 0, "IRR_VIDE();", 0},
    {"TooManyFolders", gzip(folders(31)), Format::gzip, 0, "IRR_TAILLE(limit=entries,expected=3);",
     0},
    {"ManyFolders", gzip(folders(30)), Format::gzip, 0, "IRR_VIDE();", 0},
    {"FoldersOnly", gzip(tar({tar_item("d/", "", '5')})), Format::gzip, 0, "IRR_VIDE();", 0},
    {"Zip", "PK\x03\x04...", Format::zip, 0, "IRR_TYPE(seen=ZIP,expected=XML, TAR.GZ);", 0},
    {"Pdf", "%PDF-1.7", Format::pdf, 0, "IRR_TYPE(seen=PDF,expected=XML, TAR.GZ);", 0},
    {"Text", "hello", Format::unknown, 0, "IRR_TYPE(seen=UNKNOWN,expected=XML, TAR.GZ);", 0},
    {"TarNotCompressed", tar({tar_item("a", xml)}), Format::unknown, 0,
     "IRR_TYPE(seen=UNKNOWN,expected=XML, TAR.GZ);", 0},
    {"GzipOfPdf", gzip("%PDF-1.7"), Format::gzip, 0, "IRR_TYPE(seen=PDF,expected=XML, TAR.GZ);", 0},
    {"GzipTwice", gzip(tar_gz({{"a", xml}})), Format::gzip, 0,
     "IRR_TYPE(seen=GZIP,expected=XML, TAR.GZ);", 0},

    {"BareXmlOverTheFileLimit", over_entry_limit, Format::xml_other, 1,
     "IRR_TAILLE(limit=file,expected=100000);", 0},
    {"FluxTooBig", tar_gz({{"a", noise(90'000)}, {"b", noise(90'000)}, {"c", noise(90'000)}}),
     Format::gzip, 3, "IRR_TAILLE(limit=flux,expected=200000);", 2},
    {"TooManyFiles", tar_gz({{"a", xml}, {"b", xml}, {"c", xml}, {"d", xml}}), Format::gzip, 4,
     "IRR_TAILLE(limit=entries,expected=3);", 3},
    {"FileTooBig", tar_gz({{"a", over_entry_limit}, {"b", xml}}), Format::gzip, 2,
     "IRR_TAILLE_F(file=a,seen=100003,expected=100000);", 0},
    {"TotalTooBig",
     tar_gz({{"a", noise(99'000)},
             {"b", noise(60'000) + std::string(39'000, 'x')},
             {"c", "<a>" + std::string(60'000, 'x')}}),
     Format::gzip, 3, "IRR_TAILLE(limit=total,expected=250000);", 2},
    {"RatioTooHigh",
     tar_gz({{"a", "<a>" + std::string(90'000, 'x')}, {"b", "<a>" + std::string(90'000, 'x')}}),
     Format::gzip, 2, "IRR_TAILLE(limit=ratio,expected=50);", 1},

    {"EmptyFile", tar_gz({{"a", ""}, {"b", xml}}), Format::gzip, 2, "IRR_VIDE_F(file=a);", 0},
    {"FileOfAnotherType", tar_gz({{"a", "%PDF-1"}, {"b", xml}}), Format::gzip, 2,
     "IRR_TYPE_F(file=a,seen=PDF);", 0},
    {"ArchiveInTheArchive", tar_gz({{"a", tar_gz({{"b", xml}})}}), Format::gzip, 1,
     "IRR_TYPE_F(file=a,seen=GZIP);", 0},
    {"NamelessFile", tar_gz({{"", xml}}), Format::gzip, 1, "IRR_NOM_F(file=,cause=empty);", 0},
    {"LinkAndDevice",
     gzip(tar({tar_item("l", "", '2'), tar_item("d", "", '3'), tar_item("a", xml)})), Format::gzip,
     3, "IRR_EXTRAC(file=l,cause=link);IRR_EXTRAC(file=d,cause=device);", 0},
    {"UnknownKind", gzip(tar({tar_item("s", "x", 'S')})), Format::gzip, 1,
     "IRR_EXTRAC(file=s,cause=type);", 0},
    {"AllThatCanBeCollected", tar_gz({{"../a", xml}, {"b", ""}, {"c", "text"}}), Format::gzip, 3,
     "IRR_EXTRAC(file=../a,cause=parent);IRR_VIDE_F(file=b);IRR_TYPE_F(file=c,seen=UNKNOWN);", 0},
    {"DamageNamesTheFile",
     gzip(tar({tar_item("a", xml), tar_item("b", xml)}).substr(0, 1024 + 512 + 5)), Format::gzip, 2,
     "IRR_EXTRAC(file=b,cause=truncated);", 1},
    {"TrailingBytes", tar_gz({{"a", xml}}) + "x", Format::gzip, 1,
     "IRR_EXTRAC(file=,cause=trailing);", 1},
};

INSTANTIATE_TEST_SUITE_P(Rows, EnvelopeRows, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Envelope, GivesNamesAndBytesInTheOrderOfTheArchive) {
  const auto read = open(tar_gz({{"d/b.xml", xml}, {"a\xE9.xml", ubl}}));
  ASSERT_EQ(read.entries.size(), 2U);
  EXPECT_EQ(read.entries[0].name, "d/b.xml");
  EXPECT_EQ(read.entries[0].bytes, xml);
  EXPECT_EQ(read.entries[1].name, "a\\xE9.xml");
  EXPECT_EQ(read.entries[1].bytes, ubl);
}

TEST(Envelope, GivesABareXmlWithoutAName) {
  const auto read = open(xml);
  ASSERT_EQ(read.entries.size(), 1U);
  EXPECT_TRUE(read.entries[0].name.empty());
  EXPECT_EQ(read.entries[0].bytes, xml);
}

TEST(Envelope, TakesTheDocumentsThatItsFluxMayCarry) {
  struct Row {
    std::string bytes;
    std::string when_xml, when_pdf, when_either;
  };
  const std::string pdf = "%PDF-1.7", type = "IRR_TYPE(seen=", file = "IRR_TYPE_F(file=a,seen=";
  for (const auto& row : {
           Row{pdf, type + "PDF,expected=XML, TAR.GZ);", "", ""},
           Row{gzip(pdf), type + "PDF,expected=XML, TAR.GZ);", "", ""},
           Row{tar_gz({{"a", pdf}}), file + "PDF);", "", ""},
           Row{xml, "", type + "XML,expected=PDF, TAR.GZ);", ""},
           Row{gzip(xml), "", type + "XML,expected=PDF, TAR.GZ);", ""},
           Row{tar_gz({{"a", ubl}}), "", file + "UBL_INVOICE);", ""},
           Row{"text", type + "UNKNOWN,expected=XML, TAR.GZ);",
               type + "UNKNOWN,expected=PDF, TAR.GZ);",
               type + "UNKNOWN,expected=XML, PDF, TAR.GZ);"},
       }) {
    EXPECT_EQ(told(open(row.bytes, small_limits(), Carried::xml).opened.findings), row.when_xml);
    EXPECT_EQ(told(open(row.bytes, small_limits(), Carried::pdf).opened.findings), row.when_pdf);
    EXPECT_EQ(told(open(row.bytes, small_limits(), Carried::either).opened.findings),
              row.when_either);
    EXPECT_EQ(open(row.bytes, small_limits(), Carried::pdf).entries.size(),
              row.when_pdf.empty() ? 1U : 0U);
  }
}

TEST(Envelope, CountsTheBytes) {
  const auto flux = tar_gz({{"a", xml}});
  const auto read = open(flux);
  EXPECT_EQ(read.opened.bytes_in, flux.size());
  EXPECT_EQ(read.opened.bytes_out, 4 * 512U);
  EXPECT_EQ(open(xml).opened.bytes_out, xml.size());
}

TEST(Envelope, AcceptsExactlyItsLimits) {
  auto limits = small_limits();
  limits.entry_bytes = xml.size();
  limits.entries = 2;
  limits.total_bytes = 6 * std::uint64_t{512};
  const auto flux = tar_gz({{"a", xml}, {"b", xml}});
  limits.flux_bytes = flux.size();
  EXPECT_TRUE(open(flux, limits).opened.findings.empty());
}

TEST(Envelope, PassesOnTheErrorOfTheDisk) {
  const auto flux = tar_gz({{"a", xml}});
  for (const auto& bytes : {flux.substr(0, 40), xml, std::string()}) {
    StringReader reader(bytes, 10, Error{"E_DISK_READ", "x"});
    tests::WholeEntries entries;
    EXPECT_EQ(open_envelope(reader, {}, entries).error().code, "E_DISK_READ");
    EXPECT_TRUE(entries.ended.empty());
  }
}

TEST(Envelope, OpensTheOfficialArchive) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto read =
      open(tests::read_file(*data / "chorus/cii-fso1116a/FSO1116A_P100.tar.gz"), EnvelopeLimits{});
  EXPECT_TRUE(read.opened.findings.empty());
  ASSERT_EQ(read.entries.size(), 2U);
  EXPECT_EQ(read.entries[0].name, "FSO1116A_JMRPOR_JMRPOR1116000000179.xml");
  EXPECT_EQ(read.entries[1].name, "FSO1116A_JMRPOR_JMRPOR1116000000180.xml");
  EXPECT_EQ(read.entries[0].bytes.size(), 285'991U);
}

/// The findings on a ZIP where deposits may come in one, and how many files were given.
std::string told_of_zip(const std::vector<tests::ZipItem>& items) {
  const auto read = open(tests::zip(items), small_limits(), Carried::xml, Containers::deposit);
  EXPECT_EQ(read.opened.format, Format::zip);
  return told(read.opened.findings) + std::to_string(read.entries.size());
}

TEST(Envelope, OpensAZipWhereDepositsMayComeInOne) {
  EXPECT_EQ(told_of_zip({{"a", xml}, {"b", ubl}}), "2");
  EXPECT_EQ(told_of_zip({}), "IRR_VIDE();0");
  EXPECT_EQ(told_of_zip({{"../a", xml}}), "IRR_EXTRAC(file=../a,cause=parent);0");
  EXPECT_EQ(told_of_zip({{"a", ""}, {"b", xml}}), "IRR_VIDE_F(file=a);0");
  EXPECT_EQ(told_of_zip({{.name = "a", .bytes = "", .described_later = true}}),
            "IRR_VIDE_F(file=a);0");
  EXPECT_EQ(told_of_zip({{"a", "%PDF-1"}, {"b", xml}}), "IRR_TYPE_F(file=a,seen=PDF);0");
  EXPECT_EQ(told_of_zip({{"a", xml}, {"b", xml}, {"c", xml}, {"d", xml}}),
            "IRR_TAILLE(limit=entries,expected=3);3");
  EXPECT_EQ(told_of_zip({{.name = "a", .bytes = xml, .crc = 1}}),
            "IRR_EXTRAC(file=a,cause=zip_checksum);0");
}

TEST(Envelope, PassesOverTheRefusedMembersOfAZip) {
  const tests::ZipItem unreadable{
      .name = "../a", .bytes = "\xFF\xFF", .packing = tests::Packing::stored, .method = 8};
  EXPECT_EQ(told_of_zip({unreadable, {"b", ""}}),
            "IRR_EXTRAC(file=../a,cause=parent);IRR_VIDE_F(file=b);0");
  EXPECT_EQ(told_of_zip({{"b", ""}, {.name = "../a", .bytes = "x", .packed_size = 999}}),
            "IRR_VIDE_F(file=b);IRR_EXTRAC(file=../a,cause=parent);"
            "IRR_EXTRAC(file=../a,cause=zip_truncated);0");
}

TEST(Envelope, CountsTheRefusedMembersOfAZipThatHidesItsSizes) {
  const std::string big(100'000, 'x');
  for (const auto* name : {"../a", "a\n", "seen", "folder/"}) {
    const auto told = told_of_zip({{"seen", xml},
                                   {.name = name, .bytes = big, .described_later = true},
                                   {.name = "../b", .bytes = big, .described_later = true}});
    EXPECT_NE(told.find("IRR_TAILLE(limit=ratio,expected=50);1"), std::string::npos) << told;
  }
}

TEST(Envelope, HoldsTheLimitsOfAZipThatHidesItsSizes) {
  const auto big = "<a>" + std::string(100'000, 'x');
  const tests::ZipItem hidden{.name = "a", .bytes = big, .described_later = true};
  EXPECT_EQ(told_of_zip({hidden}), "IRR_TAILLE_F(file=a,seen=100003,expected=100000);0");
  const auto half = "<a>" + std::string(90'000, 'x');
  EXPECT_EQ(told_of_zip({{"a", half}, {"b", half}}), "IRR_TAILLE(limit=ratio,expected=50);1");
  EXPECT_EQ(
      told_of_zip(
          {{"a", noise(99'000)}, {"b", noise(60'000)}, {"c", "<a>" + std::string(95'000, 'x')}}),
      "IRR_TAILLE(limit=total,expected=250000);2");
}

}  // namespace
}  // namespace ecluse::ingest
