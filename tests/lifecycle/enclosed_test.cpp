#include "lifecycle/enclosed.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

const std::string original = "<Invoice>\n facture d'été\n</Invoice>\n";

Answer carrying(std::uint64_t at) {
  Answer answer{"FEN0036A", "sie", "FEN0036A_1", "<Contenu></Contenu>"};
  answer.original = Enclosure{at, "sha", {}, "a.xml", "F-1.xml"};
  return answer;
}

/// Gives the original `size` bytes at a time.
ReadOriginal in_parts(std::size_t size) {
  return [size](const Enclosure& /*original*/, const TakeBytes& take) -> Done {
    for (std::string_view rest = original; !rest.empty();) {
      const auto part = rest.substr(0, size);
      rest.remove_prefix(part.size());
      if (auto taken = take(part); !taken) return taken;
    }
    return {};
  };
}

std::string given(const Answer& answer, const ReadOriginal& read) {
  std::string all;
  const auto done = give_enclosed(answer, read, [&](std::string_view bytes) {
    all += bytes;
    return Done{};
  });
  return done ? all : done.error().code;
}

std::string decoded(std::string_view text) {
  static const std::string alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : text.substr(0, text.find('='))) {
    held = (held << 6U) | static_cast<unsigned>(alphabet.find(c));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xFFU);
  }
  return bytes;
}

TEST(Enclosed, IsAZipOfOneStoredFileAtItsPlace) {
  const auto all = given(carrying(9), in_parts(7));
  ASSERT_TRUE(all.starts_with("<Contenu>UEsDBB"));
  ASSERT_TRUE(all.ends_with("</Contenu>"));
  const auto zip = decoded(std::string_view(all).substr(9, all.size() - 19));
  EXPECT_EQ(zip.substr(30, 7), "F-1.xml");
  EXPECT_EQ(zip.substr(37, original.size()), original);
  EXPECT_EQ(zip.substr(37 + original.size(), 4), std::string("PK\x01\x02", 4));
  EXPECT_EQ(zip.size(), 30 + 7 + original.size() + 46 + 7 + 22);
}

TEST(Enclosed, IsTheSameHoweverItIsRead) {
  const auto whole = given(carrying(9), in_parts(1000));
  for (const std::size_t size : {1U, 2U, 3U, 5U})
    EXPECT_EQ(given(carrying(9), in_parts(size)), whole);
}

TEST(Enclosed, NeedsItsOriginal) {
  EXPECT_EQ(given(carrying(9), {}), "E_ORIGINAL");
  const ReadOriginal gone = [](const Enclosure& /*original*/, const TakeBytes& /*take*/) -> Done {
    return failure("E_ORIGINAL", "gone");
  };
  EXPECT_EQ(given(carrying(9), gone), "E_ORIGINAL");
}

TEST(Enclosed, OfAnAnswerWithoutOneIsItsBytes) {
  EXPECT_EQ(given({"CSO1100A", "f", "n", "bytes"}, {}), "bytes");
}

TEST(Enclosed, StopsWithWhoeverTakes) {
  const auto done = give_enclosed(carrying(9), in_parts(4), [](std::string_view /*bytes*/) -> Done {
    return failure("E_DISK_WRITE", "full");
  });
  EXPECT_EQ(done.error().code, "E_DISK_WRITE");
}

}  // namespace
}  // namespace ecluse::lifecycle
