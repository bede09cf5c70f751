#include "parsers/base64.hpp"

#include <memory>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "tests/support/base64.hpp"

namespace ecluse::parsers {
namespace {

struct Row {
  std::string_view text;
  std::uint64_t decoded;
  std::int64_t fault;  ///< -1 for none
};

Base64Stream decoded(std::string_view text, std::size_t piece) {
  static Contents contents;
  Base64Stream stream(contents);
  for (std::size_t at = 0; at < text.size(); at += piece) stream.feed(text.substr(at, piece));
  stream.finish();
  return stream;
}

TEST(Base64, AcceptsWhatTheRfcAndXmlAllowAndNothingElse) {
  const Row rows[] = {
      {"", 0, -1},
      {"QQ==", 1, -1},
      {"QUI=", 2, -1},
      {"QUJD", 3, -1},
      {" QU\n JD\t", 3, -1},
      {"QQ = =\r\n", 1, -1},
      {"QUJDQUJDQUJD", 9, -1},
      {"Q*UJD", 0, 1},
      {"QUJD\xC3\xA9", 3, 4},
      {"=", 0, 0},
      {"Q===", 0, 1},
      {"QQ=Q", 1, 3},
      {"QQ==QQ==", 1, 4},
      {"QUI==", 2, 4},
      {"QR==", 1, 2},
      {"QUJ=", 2, 3},
      {"QUJ", 2, 3},
      {"Q", 0, 1},
      {"QQ=", 1, 3},
      {"QUJ-", 2, 3},
      {"QUJ_", 2, 3},
      {"QUJDQUJDQUJDQUJ!", 11, 15},
  };
  for (const auto& [text, size, fault] : rows)
    for (const std::size_t piece : {1U, 2U, 3U, 5U, 100U}) {
      auto stream = decoded(text, piece);
      EXPECT_EQ(stream.fault() ? static_cast<std::int64_t>(*stream.fault()) : -1, fault) << text;
      EXPECT_EQ(stream.facts().size, size) << text;
    }
}

TEST(Base64, KeepsTheFirstEightBytesAndCountsTheOthers) {
  auto stream = decoded("JVBERi0xLjcKJVBERi0xLjcK", 7);
  EXPECT_EQ(stream.facts().size, 18U);
  const std::string head(stream.facts().head.begin(), stream.facts().head.end());
  EXPECT_EQ(head, "%PDF-1.7");
}

TEST(Base64, DecodesLongTextsWhateverTheirLinesAndPieces) {
  std::string bytes;
  for (unsigned i = 0; i < 50'000; ++i) bytes += static_cast<char>(i * i / 7);
  std::string seen;
  struct Copy final : ContentSink {
    explicit Copy(std::string& to) : to_(to) { to_.clear(); }
    void take(std::string_view more) override { to_ += more; }
    ContentReceipt end() override { return {}; }
    std::string& to_;
  };
  Contents contents{[&](ContentPlace) { return std::make_unique<Copy>(seen); }};
  for (const std::size_t width : {0U, 76U, 75U, 1U})
    for (const std::size_t piece : {1U, 7U, 4096U, 1'000'000U}) {
      const auto text = tests::to_base64(bytes, width);
      Base64Stream stream(contents);
      for (std::size_t at = 0; at < text.size(); at += piece)
        stream.feed(std::string_view(text).substr(at, piece));
      stream.finish();
      EXPECT_FALSE(stream.fault()) << width << " " << piece;
      EXPECT_EQ(seen, bytes) << width << " " << piece;
    }
}

}  // namespace
}  // namespace ecluse::parsers
