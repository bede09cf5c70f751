// What an attacker, or a bad line, can do to an envelope.
#include <algorithm>

#include <gtest/gtest.h>
#include <zlib.h>

#include "ingest/envelope.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/entries.hpp"
#include "tests/support/string_reader.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::ingest {
namespace {

using tests::gzip;
using tests::StringReader;
using tests::tar_end;
using tests::tar_gz;
using tests::tar_header;
using tests::tar_item;
using tests::tar_member;
using tests::TarItem;

struct Read {
  Opened opened;
  std::vector<tests::Entry> entries;

  [[nodiscard]] bool accepted() const { return !has_error(opened.findings); }
  [[nodiscard]] std::string cause() const {
    return opened.findings.empty() ? "" : std::string(value_of(opened.findings.front(), "cause"));
  }
};

Read open(ByteReader& reader) {
  Read read;
  tests::WholeEntries entries;
  read.opened = open_envelope(reader, EnvelopeLimits{}, entries).value();
  read.entries = std::move(entries.ended);
  return read;
}

Read open(const std::string& bytes) {
  StringReader reader(bytes);
  return open(reader);
}

const std::string first = "<?xml version='1.0'?><Facture>Montant 1 250,00 EUR, 3 lignes</Facture>";
const std::string second = "<?xml version='1.0'?><Facture>Montant 99,90 EUR, 1 ligne</Facture>";
const std::string small_flux = tar_gz({{"a.xml", first}, {"b.xml", second}});

/// gzip of a front and then zeros without end, deflated while it is read.
class Bomb final : public ByteReader {
 public:
  Bomb(std::string front, std::uint64_t zeros) : front_(std::move(front)), zeros_left_(zeros) {
    deflateInit2(&stream_, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    feed(front_);
  }
  ~Bomb() override { deflateEnd(&stream_); }

  Result<std::size_t> read(std::span<char> room) override {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(room.size());
    int answer = Z_OK;
    while (stream_.avail_out == room.size() && answer == Z_OK) {
      if (stream_.avail_in == 0 && zeros_left_ > 0) feed_zeros();
      answer = deflate(&stream_, zeros_left_ == 0 && stream_.avail_in == 0 ? Z_FINISH : Z_NO_FLUSH);
    }
    const std::size_t count = room.size() - stream_.avail_out;
    given_ += count;
    return count;
  }

  [[nodiscard]] std::uint64_t given() const { return given_; }

 private:
  void feed(const std::string& bytes) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
  }
  void feed_zeros() {
    feed(zeros_);
    stream_.avail_in = static_cast<uInt>(std::min<std::uint64_t>(zeros_.size(), zeros_left_));
    zeros_left_ -= stream_.avail_in;
  }

  std::string front_;
  std::string zeros_ = std::string(1'000'000, '\0');
  std::uint64_t zeros_left_;
  std::uint64_t given_ = 0;
  z_stream stream_{};
};

constexpr std::uint64_t ten_gigabytes = 10'000'000'000;
/// What may be read of a bomb: the floor of the ratio deflated by the most that deflate can do,
/// and what is read ahead.
constexpr std::uint64_t early = 64'000'000 / 200 + 300'000;

struct BombRow {
  const char* test;
  std::string front;
};
class GzipBombs : public testing::TestWithParam<BombRow> {};

TEST_P(GzipBombs, AreStoppedEarly) {
  Bomb bomb(GetParam().front, ten_gigabytes);
  const auto read = open(bomb);
  ASSERT_FALSE(read.accepted());
  const auto& last = read.opened.findings.back();
  EXPECT_EQ(last.code, "IRR_TAILLE");
  EXPECT_EQ(value_of(last, "limit"), "ratio");
  EXPECT_LT(bomb.given(), early);
  EXPECT_LT(read.opened.bytes_out, 65'000'000U);
}

TarItem ten_gigabyte_file() {
  auto huge = tar_item("a.xml", "");
  huge.declared_size = ten_gigabytes;
  return huge;
}

TarItem a_file_of_just_the_limit() {
  auto large = tar_item("a.xml", "");
  large.declared_size = 120'000'000;
  return large;
}

const std::vector<BombRow> bombs{
    {"ZerosAlone", ""},
    {"BehindTheEndOfTheArchive", tests::tar({tar_item("a.xml", first)})},
    {"InsideAFileThatIsTooBig", tar_header(ten_gigabyte_file())},
    {"InsideAFileOfTheLargestSize", tar_header(a_file_of_just_the_limit())},
};

INSTANTIATE_TEST_SUITE_P(Rows, GzipBombs, testing::ValuesIn(bombs),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(GzipBomb, InABareXmlIsStoppedAtTheSizeOfAFile) {
  Bomb bomb("<a>", ten_gigabytes);
  const auto read = open(bomb);
  EXPECT_FALSE(read.accepted());
  EXPECT_TRUE(read.entries.empty());
  EXPECT_LT(bomb.given(), early);
}

/// More than may be made of a ZIP so small, in files that are refused for their names.
std::string refused_zip_bomb(bool described_later) {
  std::vector<tests::ZipItem> items;
  for (int i = 0; i < 17; ++i)
    items.push_back({.name = "../" + std::to_string(i),
                     .bytes = std::string(4'000'000, '\0'),
                     .described_later = described_later});
  return tests::zip(items);
}

Opened open_zip(const std::string& bytes) {
  StringReader reader(bytes);
  tests::WholeEntries entries;
  return open_envelope(reader, {}, entries, Carried::either, Containers::deposit).value();
}

TEST(ZipBomb, InRefusedFilesIsNotInflated) {
  const auto bomb = refused_zip_bomb(false);
  const auto opened = open_zip(bomb);
  EXPECT_EQ(opened.bytes_in, bomb.size());
  EXPECT_EQ(opened.findings.size(), 17U);
  EXPECT_EQ(opened.bytes_out, 0U);
}

TEST(ZipBomb, InRefusedFilesOfUntoldSizeIsStoppedAtTheLimits) {
  const auto opened = open_zip(refused_zip_bomb(true));
  EXPECT_EQ(opened.findings.back().code, "IRR_TAILLE");
  EXPECT_EQ(value_of(opened.findings.back(), "limit"), "ratio");
  EXPECT_LT(opened.bytes_out, 65'000'000U);
}

TEST(EnvelopeTruncated, AtEveryByteIsNeverAccepted) {
  ASSERT_TRUE(open(small_flux).accepted());
  for (std::size_t size = 0; size < small_flux.size(); ++size)
    EXPECT_FALSE(open(small_flux.substr(0, size)).accepted()) << size;
}

TEST(EnvelopeTruncated, AtEveryByteOfItsTarIsNeverAccepted) {
  const auto whole = tests::tar({tar_item("a.xml", first), tar_item("b.xml", second)});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(open(gzip(whole.substr(0, size), 1)).accepted()) << size;
}

/// Neither accepted nor, if it is, different from the original.
bool harmless(const Read& read) {
  return !read.accepted() || (read.entries.size() == 2 && read.entries[0].name == "a.xml" &&
                              read.entries[0].bytes == first && read.entries[1].name == "b.xml" &&
                              read.entries[1].bytes == second);
}

TEST(EnvelopeFlipped, AtEveryBitIsNeverAcceptedWithOtherContents) {
  std::size_t accepted = 0;
  for (std::size_t place = 0; place < small_flux.size(); ++place) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flux = small_flux;
      flux[place] = static_cast<char>(flux[place] ^ (1 << bit));
      const auto read = open(flux);
      EXPECT_TRUE(harmless(read)) << place << '/' << bit;
      accepted += read.accepted() ? 1U : 0U;
    }
  }
  // Only what is checked nowhere: the text flag of gzip, its date, level and system, and the bits
  // that fill up the last byte of the compressed data.
  EXPECT_LE(accepted, 1U + 8U * 6U + 7U);
}

TEST(EnvelopeFlipped, AtEveryByteOfItsTarHeadersIsNeverAccepted) {
  const auto whole = tests::tar({tar_item("a.xml", first), tar_item("b.xml", second)});
  for (const std::size_t header : {std::size_t{0}, std::size_t{1024}}) {
    for (std::size_t place = header; place < header + 512; ++place) {
      std::string changed = whole;
      changed[place] = static_cast<char>(changed[place] ^ 1);
      EXPECT_TRUE(harmless(open(gzip(changed, 1)))) << place;
    }
  }
}

struct AttackRow {
  const char* test;
  std::string flux;
  const char* cause;
};
class EnvelopeAttacks : public testing::TestWithParam<AttackRow> {};

TEST_P(EnvelopeAttacks, AreRefusedForTheCauseOfTheRow) {
  const auto read = open(GetParam().flux);
  EXPECT_FALSE(read.accepted());
  EXPECT_EQ(read.cause(), GetParam().cause);
}

/// A gzip'd tar of one member of that type, and a good file.
std::string with_type(char type) {
  auto bad = tar_item("evil", "", type);
  bad.link = "/etc/passwd";
  return gzip(tests::tar({bad, tar_item("a.xml", first)}));
}

const std::vector<AttackRow> attacks{
    {"HardLink", with_type('1'), "link"},
    {"SymbolicLink", with_type('2'), "link"},
    {"CharacterDevice", with_type('3'), "device"},
    {"BlockDevice", with_type('4'), "device"},
    {"NamedPipe", with_type('6'), "device"},
    {"SparseFile", with_type('S'), "type"},
    {"AbsoluteName", tar_gz({{"/etc/cron.d/a.xml", first}}), "absolute"},
    {"WindowsAbsoluteName", tar_gz({{"C:\\a.xml", first}}), "absolute"},
    {"ParentName", tar_gz({{"../../inbound/a.xml", first}}), "parent"},
    {"ParentNameInAFolder",
     gzip(tests::tar({tar_item("../d/", "", '5'), tar_item("a.xml", first)})), "parent"},
    {"ParentNameInAPaxHeader",
     gzip(tar_member(tar_item("p", tests::pax_record("path", "../a.xml"), 'x')) +
          tests::tar({tar_item("a.xml", first)})),
     "parent"},
    {"NewLineInAName", tar_gz({{"a\nb.xml", first}}), "control"},
    {"NulInAPaxName",
     gzip(tar_member(tar_item("p", tests::pax_record("path", std::string("a\0b", 3)), 'x')) +
          tests::tar({tar_item("a.xml", first)})),
     "control"},
    {"DuplicateName", tar_gz({{"a.xml", first}, {"a.xml", second}}), "duplicate"},
    {"DuplicateNameByAnotherWay", tar_gz({{"a.xml", first}, {"./a.xml", second}}), "duplicate"},
    {"NameThatIsShownAsAnother", tar_gz({{"a\xFF.xml", first}, {R"(a\xFF.xml)", second}}),
     "duplicate"},
    {"HugePaxHeader",
     gzip(
         tar_member(tar_item("p", tests::pax_record("comment", std::string(8'000'000, 'x')), 'x')) +
         tests::tar({tar_item("a.xml", first)})),
     "header"},
    {"PaxHeaderThatClaimsToBeHuge",
     [] {
       auto huge = tar_item("p", "", 'x');
       huge.declared_size = 0777777777777;
       return gzip(tar_header(huge));
     }(),
     "header"},
    {"TrailingGarbage", small_flux + "<!-- more -->", "trailing"},
    {"ZerosBehindTheGzip", small_flux + std::string(512, '\0'), "trailing"},
    {"SecondArchiveBehindTheFirst",
     gzip(tests::tar({tar_item("a.xml", first)}) + tests::tar({tar_item("b.xml", second)})),
     "trailing"},
    {"SecondArchiveInASecondMember", tar_gz({{"a.xml", first}}) + tar_gz({{"b.xml", second}}),
     "trailing"},
    {"NoEndMarker", gzip(tar_member(tar_item("a.xml", first))), "no_end"},
};

INSTANTIATE_TEST_SUITE_P(Rows, EnvelopeAttacks, testing::ValuesIn(attacks),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Envelope, OfFiveHundredAndOneFilesIsRefusedAndOfFiveHundredAccepted) {
  std::vector<std::pair<std::string, std::string>> files;
  files.reserve(501);
  for (int i = 0; i < 500; ++i) files.emplace_back(std::to_string(i) + ".xml", first);
  EXPECT_TRUE(open(tar_gz(files)).accepted());
  files.emplace_back("500.xml", first);
  const auto read = open(tar_gz(files));
  ASSERT_EQ(read.opened.findings.size(), 1U);
  EXPECT_EQ(read.opened.findings[0].code, "IRR_TAILLE");
  EXPECT_EQ(value_of(read.opened.findings[0], "limit"), "entries");
}

TEST(Envelope, InTwoGzipMembersIsOneEnvelope) {
  const auto whole = tests::tar({tar_item("a.xml", first), tar_item("b.xml", second)});
  for (std::size_t size = 0; size <= whole.size(); size += 100) {
    const auto read = open(gzip(whole.substr(0, size)) + gzip(whole.substr(size)));
    EXPECT_TRUE(read.accepted()) << size;
    EXPECT_TRUE(harmless(read)) << size;
  }
}

}  // namespace
}  // namespace ecluse::ingest
