#include "ingest/tar.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"
#include "tests/support/string_reader.hpp"

namespace ecluse::ingest {
namespace {

std::string contents_of(TarReader& tar) {
  std::string bytes;
  for (auto some = tar.take(); !some.empty(); some = tar.take()) bytes += some;
  return bytes;
}

using tests::pax_record;
using tests::StringReader;
using tests::tar;
using tests::tar_end;
using tests::tar_header;
using tests::tar_item;
using tests::tar_member;
using tests::TarItem;

TarItem claiming(TarItem made, std::uint64_t size) {
  made.declared_size = size;
  return made;
}

/// A header changed by hand, its checksum made right again.
std::string header_with(const TarItem& made, std::size_t place, std::string_view bytes) {
  auto block = tar_header(made);
  block.replace(place, bytes.size(), bytes);
  tests::seal_tar_header(block);
  return block;
}

/// What a reader tells of an archive: "name=contents|…" and the cause of the damage.
struct Told {
  std::string members;
  std::string cause;
  std::string file;
};

Told read(const std::string& archive, std::size_t step = 100'000) {
  StringReader reader(archive, step);
  Buffered source(reader);
  TarReader members(source, 4096);
  Told told;
  while (const auto member = members.next()) {
    told.members += member->name + '=';
    if (member->kind == TarKind::file) told.members += contents_of(members);
    if (member->kind != TarKind::file)
      told.members += "<" + std::to_string(int(member->kind)) + ">";
    told.members += '|';
  }
  if (members.damage()) told.cause = members.damage()->cause;
  if (members.damage()) told.file = members.damage()->file;
  return told;
}

const std::string long_name = std::string(150, 'n') + ".xml";
const std::string block_of_zeros(512, '\0');
const std::string gnu_size = std::string("\x80\0\0\0\0\0\0\0\0\0\0\x03", 12);
const std::string huge_size = std::string("\x80\xFF\0\0\0\0\0\0\0\0\0\x03", 12);

struct TarRow {
  const char* test;
  std::string archive;
  std::string members;
  std::string cause;
  std::string file;
};

class TarRows : public testing::TestWithParam<TarRow> {};

TEST_P(TarRows, AreReadAsTheRowSays) {
  for (const std::size_t step : {std::size_t{11}, std::size_t{100'000}}) {
    const auto told = read(GetParam().archive, step);
    EXPECT_EQ(told.members, GetParam().members);
    EXPECT_EQ(told.cause, GetParam().cause);
    EXPECT_EQ(told.file, GetParam().file);
  }
}

const std::vector<TarRow> rows{
    {"NoMember", tar_end(), "", "", ""},
    {"TwoFiles", tar({tar_item("a", "1"), tar_item("b", std::string(512, '2'))}),
     "a=1|b=" + std::string(512, '2') + "|", "", ""},
    {"PaddedToARecord", tar({tar_item("a", "1")}) + std::string(10'240, '\0'), "a=1|", "", ""},
    {"Folder", tar({tar_item("d/", "", '5'), tar_item("d/a", "1")}), "d/=<1>|d/a=1|", "", ""},
    {"FolderOfOldTar", header_with(tar_item("d/", ""), 156, {"\0", 1}) + tar_end(), "d/=<1>|", "",
     ""},
    {"HardLink", tar({tar_item("a", "", '1')}), "a=<2>|", "", ""},
    {"SymbolicLink", tar({tar_item("a", "", '2')}), "a=<2>|", "", ""},
    {"Devices", tar({tar_item("c", "", '3'), tar_item("b", "", '4'), tar_item("f", "", '6')}),
     "c=<3>|b=<3>|f=<3>|", "", ""},
    {"SparseFile", tar({tar_item("a", "12", 'S'), tar_item("b", "3")}), "a=<4>|b=3|", "", ""},
    {"ContiguousFile", tar({tar_item("a", "1", '7')}), "a=1|", "", ""},
    {"OldTarWithoutMagic",
     header_with(tar_item("a", "1"), 257, {"\0\0\0\0\0\0\0\0", 8}) + "1" + std::string(511, '\0') +
         tar_end(),
     "a=1|", "", ""},
    {"Prefix", header_with(tar_item("a", ""), 345, "some/where") + tar_end(), "some/where/a=|", "",
     ""},
    {"GnuMagicHasNoPrefix", header_with(tar_item("a", ""), 257, "ustar  \0some") + tar_end(), "a=|",
     "", ""},
    {"GnuLongName",
     tar_member(tar_item("././@LongLink", long_name + '\0', 'L')) + tar({tar_item("short", "1")}),
     long_name + "=1|", "", ""},
    {"GnuLongLinkIsPassedOver",
     tar_member(tar_item("././@LongLink", long_name + '\0', 'K')) + tar({tar_item("a", "1")}),
     "a=1|", "", ""},
    {"PaxPath",
     tar_member(tar_item("p", pax_record("mtime", "1.5") + pax_record("path", long_name), 'x')) +
         tar({tar_item("short", "1"), tar_item("b", "2")}),
     long_name + "=1|b=2|", "", ""},
    {"PaxPathWinsOverGnuLongName",
     tar_member(tar_item("l", "gnu", 'L')) +
         tar_member(tar_item("p", pax_record("path", "pax"), 'x')) + tar({tar_item("short", "1")}),
     "pax=1|", "", ""},
    {"PaxSize",
     tar_member(tar_item("p", pax_record("size", "3"), 'x')) +
         tar_header(claiming(tar_item("a", ""), 0)) + "123" + std::string(509, '\0') + tar_end(),
     "a=123|", "", ""},
    {"PaxGlobalComment",
     tar_member(tar_item("g", pax_record("comment", "0123abcd"), 'g')) + tar({tar_item("a", "1")}),
     "a=1|", "", ""},
    {"GnuBinarySize",
     header_with(tar_item("a", ""), 124, gnu_size) + "123" + std::string(509, '\0') + tar_end(),
     "a=123|", "", ""},

    {"Nothing", "", "", "no_end", ""},
    {"NoEndMarker", tar_member(tar_item("a", "1")), "a=1|", "no_end", ""},
    {"HalfAnEndMarker", tar_member(tar_item("a", "1")) + block_of_zeros, "a=1|", "no_end", ""},
    {"MemberBehindOneBlockOfZeros",
     tar_member(tar_item("a", "1")) + block_of_zeros + tar({tar_item("b", "2")}), "a=1|",
     "trailing", ""},
    {"MemberBehindTheEnd", tar({tar_item("a", "1")}) + tar_member(tar_item("b", "2")), "a=1|",
     "trailing", ""},
    {"TruncatedHeader", tar_header(tar_item("a", "1")).substr(0, 511), "", "truncated", ""},
    {"TruncatedContents", tar({tar_item("a", std::string(600, 'x'))}).substr(0, 700),
     "a=" + std::string(188, 'x') + "|", "truncated", "a"},
    {"TruncatedPadding", tar({tar_item("a", "1")}).substr(0, 600), "a=1|", "truncated", "a"},
    {"WrongChecksum", "b" + tar({tar_item("a", "1")}).substr(1), "", "checksum", ""},
    {"UnreadableSize", header_with(tar_item("a", ""), 124, "0000000009x") + tar_end(), "", "header",
     ""},
    {"NegativeSize", header_with(tar_item("a", ""), 124, "-0000000001") + tar_end(), "", "header",
     ""},
    {"SizeBeyondSixtyFourBits", header_with(tar_item("a", ""), 124, huge_size) + tar_end(), "",
     "header", ""},
    {"LinkWithContents", tar({tar_item("a", "1", '1')}), "", "header", "a"},
    {"FolderWithContents", tar({tar_item("a", "1", '5')}), "", "header", "a"},
    {"HugePaxHeader", tar_member(tar_item("p", std::string(5000, 'x'), 'x')), "", "header", ""},
    {"HugeLongName", tar_member(tar_item("p", std::string(5000, 'x'), 'L')), "", "header", ""},
    {"PaxThatDescribesNothing", tar_member(tar_item("p", pax_record("path", "a"), 'x')) + tar_end(),
     "", "header", ""},
    {"PaxLengthTooLong", tar_member(tar_item("p", "99 path=a\n", 'x')) + tar({tar_item("a", "")}),
     "", "header", ""},
    {"PaxLengthTooShort", tar_member(tar_item("p", "2 path=a\n", 'x')) + tar({tar_item("a", "")}),
     "", "header", ""},
    {"PaxLengthMissing", tar_member(tar_item("p", "path=a\n", 'x')) + tar({tar_item("a", "")}), "",
     "header", ""},
    {"PaxWithoutEqualsSign", tar_member(tar_item("p", "8 patha\n", 'x')) + tar({tar_item("a", "")}),
     "", "header", ""},
    {"PaxSizeNotANumber",
     tar_member(tar_item("p", pax_record("size", "3x"), 'x')) + tar({tar_item("a", "")}), "",
     "header", ""},
    {"PaxSparse",
     tar_member(tar_item("p", pax_record("GNU.sparse.major", "1"), 'x')) + tar({tar_item("a", "")}),
     "", "header", ""},
    {"PaxGlobalPath",
     tar_member(tar_item("g", pax_record("path", "a"), 'g')) + tar({tar_item("a", "")}), "",
     "header", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, TarRows, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Tar, SkipsWhatIsNotRead) {
  StringReader reader(tar({tar_item("a", std::string(100'000, 'x')), tar_item("b", "2")}));
  Buffered source(reader);
  TarReader members(source, 4096);
  EXPECT_EQ(members.next()->name, "a");
  EXPECT_EQ(members.next()->name, "b");
  EXPECT_EQ(contents_of(members), "2");
  EXPECT_FALSE(members.next().has_value());
  EXPECT_FALSE(members.damage().has_value());
}

TEST(Tar, BelievesNoDeclaredSize) {
  StringReader reader(tar_header(claiming(tar_item("a", ""), 1'000'000'000)) + "x");
  Buffered source(reader);
  TarReader members(source, 4096);
  ASSERT_TRUE(members.next().has_value());
  EXPECT_EQ(contents_of(members), "x");
  EXPECT_EQ(members.damage()->cause, "truncated");
}

TEST(Tar, IsRecognisedByItsFront) {
  EXPECT_TRUE(begins_like_tar(tar({tar_item("a", "1")})));
  EXPECT_TRUE(begins_like_tar(tar_end()));
  EXPECT_TRUE(begins_like_tar("x" + tar({tar_item("a", "1")}).substr(1)));  // damaged
  EXPECT_FALSE(begins_like_tar(tar_header(tar_item("a", "1")).substr(0, 511)));
  EXPECT_FALSE(begins_like_tar(std::string(600, 'x')));
}

}  // namespace
}  // namespace ecluse::ingest
