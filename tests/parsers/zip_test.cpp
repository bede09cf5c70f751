#include "parsers/zip.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

using tests::Packing;
using tests::ZipItem;

struct Read {
  ZipFault fault;
  std::vector<ZippedFile> files;
  std::uint64_t inflated = 0;
};

Read read(std::string_view bytes, std::size_t piece = 1'000'000, ZipLimits limits = {}) {
  const OpenSink nobody;
  Read read{};
  ZipStream stream(limits, nobody, read.inflated);
  for (std::size_t at = 0; at < bytes.size(); at += piece) stream.feed(bytes.substr(at, piece));
  stream.finish();
  read.fault = stream.fault();
  read.files = stream.take_files();
  return read;
}

TEST(Zip, ListsItsFilesWithTheirSizesWhateverThePieces) {
  ZipItem later{"annexes/photo.png", "\x89PNG\r\n\x1A\n"};
  later.described_later = true;
  const auto archive = tests::zip({{"PJP.pdf", "%PDF-1.7" + std::string(5000, ' ')},
                                   {"annexes/", "", Packing::stored},
                                   later,
                                   {"vide.txt", "", Packing::stored},
                                   {"lisez.txt", "Bonjour", Packing::stored}});
  for (const std::size_t piece : {1U, 3U, 29U, 64U, 1'000'000U}) {
    const auto got = read(archive, piece);
    ASSERT_EQ(name_of(got.fault), "") << piece;
    ASSERT_EQ(got.files.size(), 4U);
    EXPECT_EQ(got.files[0].name, "PJP.pdf");
    EXPECT_EQ(got.files[0].size, 5008U);
    EXPECT_LT(got.files[0].packed_size, 100U);
    EXPECT_EQ(got.files[0].type, ContentType::pdf);
    EXPECT_EQ(got.files[1].name, "annexes/photo.png");
    EXPECT_EQ(got.files[1].type, ContentType::png);
    EXPECT_EQ(got.files[2].type, ContentType::empty);
    EXPECT_EQ(got.files[3].type, ContentType::text);
    EXPECT_EQ(got.inflated, 5008U + 8 + 7);
  }
}

TEST(Zip, AcceptsAnEmptyArchive) {
  const auto got = read(tests::zip({}));
  EXPECT_EQ(got.fault, ZipFault::none);
  EXPECT_TRUE(got.files.empty());
}

struct Lie {
  const char* what;
  ZipItem item;
  ZipFault fault;
};

TEST(Zip, BelievesNothingItDidNotCount) {
  const std::string text = "Bonjour, bonjour, bonjour";
  const Lie rows[] = {
      {"crc", {.name = "a", .bytes = text, .crc = 1}, ZipFault::checksum},
      {"later crc",
       {.name = "a", .bytes = text, .described_later = true, .crc = 1},
       ZipFault::checksum},
      {"size", {.name = "a", .bytes = text, .size = 24}, ZipFault::sizes},
      {"packed size", {.name = "a", .bytes = text, .packed_size = 3}, ZipFault::sizes},
      {"size of the directory", {.name = "a", .bytes = text, .listed_size = 1}, ZipFault::sizes},
      {"offset of the directory",
       {.name = "a", .bytes = text, .listed_offset = 1},
       ZipFault::sizes},
      {"folder with contents", {.name = "a/", .bytes = text}, ZipFault::sizes},
      {"encrypted", {.name = "a", .bytes = text, .flags = 1}, ZipFault::encrypted},
      {"strongly", {.name = "a", .bytes = text, .flags = 64}, ZipFault::encrypted},
      {"LZMA", {.name = "a", .bytes = text, .method = 14}, ZipFault::method},
      {"zip64",
       {.name = "a", .bytes = text, .extra = std::string("\x01\0\x02\0\0\0", 6)},
       ZipFault::method},
      {"no deflate",
       {.name = "a", .bytes = "\xFF\xFF\xFF", .packing = Packing::stored, .method = 8},
       ZipFault::inflate},
      {"parent", {.name = "../a", .bytes = text}, ZipFault::name},
      {"deep parent", {.name = "a/../../b", .bytes = text}, ZipFault::name},
      {"backslashes", {.name = "a\\..\\b", .bytes = text}, ZipFault::name},
      {"root", {.name = "/etc/passwd", .bytes = text}, ZipFault::name},
      {"drive", {.name = "C:\\a", .bytes = text}, ZipFault::name},
      {"no name", {.name = "", .bytes = text}, ZipFault::name},
  };
  for (const auto& [what, item, fault] : rows)
    for (const std::size_t piece : {1U, 1'000'000U}) {
      const auto got = read(tests::zip({{"before.txt", "x"}, item}), piece);
      EXPECT_EQ(name_of(got.fault), name_of(fault)) << what;
    }
}

TEST(Zip, EndsWhereItsEndIs) {
  const auto archive = tests::zip({{"a", "Bonjour"}, {"b", "Bonsoir"}});
  for (std::size_t size = 0; size < archive.size(); ++size)
    EXPECT_EQ(read(archive.substr(0, size)).fault, ZipFault::truncated) << size;
  EXPECT_EQ(read(archive + "x").fault, ZipFault::structure);
  EXPECT_EQ(read("PK, ceci n'est pas un zip").fault, ZipFault::structure);
}

TEST(Zip, StopsAtItsLimits) {
  const std::string zeros(300'000, '\0');
  ZipLimits few;
  few.files = 2;
  EXPECT_EQ(read(tests::zip({{"a", ""}, {"b", ""}}), 10, few).fault, ZipFault::none);
  EXPECT_EQ(read(tests::zip({{"a", ""}, {"b", ""}, {"c", ""}}), 10, few).fault, ZipFault::limit);
  ZipLimits small;
  small.bytes = 299'999;
  EXPECT_EQ(read(tests::zip({{"a", zeros}}), 10, small).fault, ZipFault::limit);
  ZipLimits flat;
  flat.ratio_floor = 100'000;
  EXPECT_EQ(read(tests::zip({{"a", zeros}}), 10, flat).fault, ZipFault::limit);
  EXPECT_EQ(read(tests::zip({{"a", zeros}})).fault, ZipFault::none) << "under the floor";
}

TEST(Zip, ShowsNamesOfUnknownCodePagesWithoutHarm) {
  const auto got = read(tests::zip({{"\x82t\x82.pdf", "x"}, {"é\x01\x7F.pdf", "x"}}));
  ASSERT_EQ(got.files.size(), 2U);
  EXPECT_EQ(got.files[0].name, "?t?.pdf");
  EXPECT_EQ(got.files[1].name, "é??.pdf");
}

}  // namespace
}  // namespace ecluse::parsers
