#include "ingest/zip.hpp"

#include <gtest/gtest.h>

#include "tests/support/string_reader.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::ingest {
namespace {

using tests::Packing;
using tests::StringReader;
using tests::zip;
using tests::ZipItem;

/// "a=contents;b=…;" and the cause of the damage when there is one.
std::string told(const std::string& bytes, std::size_t step = 777) {
  StringReader source(bytes, step);
  Buffered buffered(source);
  ZipReader reader(buffered);
  std::string text;
  while (const auto member = reader.next()) {
    text += member->name + (member->kind == MemberKind::folder ? "/" : "") + "=";
    for (auto part = reader.take(); !part.empty(); part = reader.take()) text += part;
    text += ";";
  }
  return reader.damage() ? text + reader.damage()->cause : text;
}

struct Row {
  const char* what;
  std::string bytes, told;
};

std::string with(std::string bytes, std::string_view from, std::string_view to) {
  bytes.replace(bytes.find(from), to.size(), to);
  return bytes;
}

std::vector<Row> rows() {
  const auto two = zip({{"a", "first"}, {"d/b", "second"}});
  const auto later = zip({{.name = "a", .bytes = "first", .described_later = true}});
  return {
      {"two files", two, "a=first;d/b=second;"},
      {"stored", zip({{.name = "a", .bytes = "first", .packing = Packing::stored}}), "a=first;"},
      {"sizes behind", later, "a=first;"},
      {"sizes behind without a mark",
       with(later, "PK\x07\x08", "").erase(later.find("PK\x07\x08"), 4), "a=first;"},
      {"nothing", zip({}), ""},
      {"an empty file", zip({{"a", ""}}), "a=;"},
      {"an empty file, sizes behind", zip({{.name = "a", .bytes = "", .described_later = true}}),
       "a=;"},
      {"a folder", zip({{.name = "d/", .bytes = "", .packing = Packing::stored}, {"d/a", "x"}}),
       "d//=;d/a=x;"},
      {"an extra field", zip({{.name = "a", .bytes = "x", .extra = std::string(20, 'e')}}), "a=x;"},

      {"cut in a header", two.substr(0, 20), "zip_truncated"},
      {"cut in the contents", two.substr(0, 33), "a=f;zip_truncated"},
      {"cut before the directory", two.substr(0, two.find("PK\x01\x02")),
       "a=first;d/b=second;zip_truncated"},
      {"cut in the directory", two.substr(0, two.find("PK\x01\x02") + 50),
       "a=first;d/b=second;zip_truncated"},
      {"cut in its end", two.substr(0, two.size() - 1), "a=first;d/b=second;zip_truncated"},
      {"bytes behind", two + "x", "a=first;d/b=second;trailing"},
      {"bytes between", zip({{"a", "x"}}).insert(zip({{"a", "x"}}).find("PK\x01\x02"), "ghost"),
       "a=x;zip_structure"},
      {"bytes before", "x" + two, "zip_structure"},
      {"a wrong checksum", zip({{.name = "a", .bytes = "x", .crc = 1}}), "a=x;zip_checksum"},
      {"a wrong size", zip({{.name = "a", .bytes = "xy", .size = 1}}), "a=xy;zip_sizes"},
      {"a wrong packed size", zip({{.name = "a", .bytes = "xy", .packed_size = 1}}),
       "a=xy;zip_sizes"},
      {"another size in the directory", zip({{.name = "a", .bytes = "xy", .listed_size = 1}}),
       "a=xy;zip_structure"},
      {"another place in the directory", zip({{.name = "a", .bytes = "xy", .listed_offset = 1}}),
       "a=xy;zip_structure"},
      {"encrypted", zip({{.name = "a", .bytes = "x", .flags = 1}}), "zip_encrypted"},
      {"another method", zip({{.name = "a", .bytes = "x", .method = 12}}), "zip_method"},
      {"sizes of zip64", zip({{.name = "a", .bytes = "x", .size = 0xFFFFFFFF}}), "zip_sizes"},
      {"stored with sizes behind",
       zip({{.name = "a", .bytes = "x", .packing = Packing::stored, .described_later = true}}),
       "zip_sizes"},
      {"broken contents", with(zip({{"a", std::string(100, 'x')}}), "a", "a\xFF\xFF\xFF"),
       "a=;zip_inflate"},
      {"a file that only the front knows", two.substr(0, two.find("PK\x01\x02")) + zip({}),
       "a=first;d/b=second;zip_structure"},
      {"a file that only the directory knows",
       zip({{"a", "x"}}).substr(zip({{"a", "x"}}).find("PK\x01\x02")), "zip_structure"},
  };
}

TEST(Zip, IsReadAsTheRowSays) {
  for (const auto& row : rows()) {
    EXPECT_EQ(told(row.bytes), row.told) << row.what;
    EXPECT_EQ(told(row.bytes, 1), row.told) << row.what << ", byte by byte";
  }
}

TEST(Zip, GivesLongContentsInPieces) {
  std::string noise;
  for (std::uint32_t seed = 1; noise.size() < 1'000'000; seed = seed * 1664525 + 1013904223)
    noise.push_back(static_cast<char>(' ' + (seed >> 25U) % 90));
  EXPECT_EQ(told(zip({{"a", noise}})), "a=" + noise + ";");
  EXPECT_EQ(told(zip({{.name = "a", .bytes = noise, .packing = Packing::stored}})),
            "a=" + noise + ";");
}

TEST(Zip, LetsPeekAtContentsAndSkipsWhatIsNotTaken) {
  StringReader source(zip({{"a", "first"}, {"b", "second"}}));
  Buffered buffered(source);
  ZipReader reader(buffered);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.peek(3), "fir");
  EXPECT_EQ(reader.peek(100), "first");
  const auto member = reader.next();
  ASSERT_TRUE(member);
  EXPECT_EQ(member->name, "b");
  EXPECT_EQ(reader.peek(6), "second");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.damage());
}

TEST(Zip, LeavesTheErrorOfItsSourceToItsSource) {
  StringReader source(zip({{"a", "first"}}).substr(0, 40), 40, Error{"E_DISK_READ", "broken"});
  Buffered buffered(source);
  ZipReader reader(buffered);
  while (reader.next()) {
  }
  EXPECT_TRUE(buffered.error());
}

}  // namespace
}  // namespace ecluse::ingest
