#include "lifecycle/spill.hpp"

#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(Spill, HashesWhatIsNotKept) {
  const auto open = hashing_sinks();
  const auto one = open(ContentPlace::document);
  const auto other = open(ContentPlace::zip);
  one->take("abc");
  other->take("xyz");
  one->take("def");
  const auto receipt = one->end();
  EXPECT_EQ(hex_text(receipt.sha256), sha256_hex("abcdef"));
  EXPECT_EQ(receipt.number, 0U);
  EXPECT_EQ(hex_text(other->end().sha256), sha256_hex("xyz"));
}

TEST(Spill, MakesAnyNameSafe) {
  const std::string_view rows[][2] = {
      {"facture.pdf", "facture.pdf"},
      {"Facture n° 12 (été).pdf", "Facture n° 12 (été).pdf"},
      {"../../etc/passwd", "passwd"},
      {"C:\\temp\\a.pdf", "a.pdf"},
      {".bashrc", "bashrc"},
      {"-rf", "rf"},
      {"a\nb\x1B[2J.pdf", "a_b__2J.pdf"},
      {"a:b|c?.pdf", "a_b_c_.pdf"},
      {"", "piece-jointe"},
      {"...", "piece-jointe"},
      {"dossier/", "piece-jointe"},
      {"a.pdf. . ", "a.pdf"},
  };
  for (const auto& [wanted, name] : rows) EXPECT_EQ(safe_file_name(wanted), name) << wanted;
  const auto cut = safe_file_name(std::string(119, 'e') + "é" + std::string(300, 'x') + ".pdf");
  EXPECT_EQ(cut, std::string(116, 'e') + ".pdf");
}

class ASpill : public testing::Test {
 protected:
  ASpill() { static_cast<void>(disk_.make_folder("/to").has_value()); }
  std::uint32_t spill(Spill& into, std::string_view bytes) {
    const auto sink = into.sinks()(ContentPlace::document);
    sink->take(bytes);
    const auto receipt = sink->end();
    EXPECT_EQ(hex_text(receipt.sha256), sha256_hex(bytes));
    return receipt.number;
  }
  std::string read(const std::string& path) {
    const auto reader = disk_.open(path);
    return reader ? read_all(**reader, 10'000'000).value() : "absent";
  }
  std::size_t count() { return disk_.list("/to").value().size(); }

  tests::DiskMemory disk_;
};

TEST_F(ASpill, NamesContentsWithoutOverwritingAny) {
  {
    Spill spilled(disk_, "/to");
    const auto one = spill(spilled, "one"), two = spill(spilled, std::string(3'000'000, '2'));
    const auto three = spill(spilled, "three");
    EXPECT_EQ(spilled.name_file(one, "a.pdf").value(), "/to/a.pdf");
    EXPECT_EQ(spilled.name_file(two, "x/a.pdf").value(), "/to/a-2.pdf");
    EXPECT_EQ(spilled.name_file(three, "a.pdf").value(), "/to/a-3.pdf");
    spill(spilled, "nobody names me");
    EXPECT_EQ(count(), 4U);
  }
  EXPECT_EQ(count(), 3U);
  EXPECT_EQ(read("/to/a.pdf"), "one");
  EXPECT_EQ(read("/to/a-2.pdf"), std::string(3'000'000, '2'));
  EXPECT_EQ(read("/to/a-3.pdf"), "three");
}

TEST_F(ASpill, StopsWhenItIsFull) {
  Spill spilled(disk_, "/to", 10);
  spill(spilled, "12345678");
  ASSERT_FALSE(spilled.error());
  const auto number = spill(spilled, "123");
  ASSERT_TRUE(spilled.error());
  EXPECT_EQ(spilled.error()->code, "E_SPILL_FULL");
  EXPECT_FALSE(spilled.name_file(number, "a"));
}

TEST_F(ASpill, TellsWhatTheDiskRefused) {
  Spill spilled(disk_, "/nowhere");
  spill(spilled, "x");
  ASSERT_TRUE(spilled.error());
  EXPECT_EQ(spilled.error()->code, "E_DISK_WRITE");
}

}  // namespace
}  // namespace ecluse::lifecycle
