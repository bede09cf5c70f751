#include "daemon/pdf_answer.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::string_literals;
using parsers::PdfContents;
using parsers::PdfState;

PdfContents full() {
  PdfContents contents;
  contents.state = PdfState::opened;
  contents.detail = "words";
  contents.encrypted = true;
  contents.repairs = 70'000;
  contents.metadata = "<x/>\0\xFF"s;
  contents.attachments = {{"factur-x.xml", "Data", "text/xml", 4, "<a/>"},
                          {"b", "", "", 1ULL << 40U, ""}};
  contents.signatures = {
      {"Signature1", "ETSI.CAdES.detached", "\0\1"s, "D:2026", {0, 840, 960, 240}},
      {"", "", "", "", {-1}}};
  return contents;
}

TEST(PdfAnswer, ComesBackAsItWas) {
  for (const auto state :
       {PdfState::opened, PdfState::needs_password, PdfState::damaged, PdfState::over_limit}) {
    auto contents = full();
    contents.state = state;
    EXPECT_EQ(read_answer(answer_of(contents)), contents);
  }
  EXPECT_EQ(read_answer(answer_of({})), PdfContents{});
}

TEST(PdfAnswer, IsNotBelievedWhenItIsNotExactlyOne) {
  const auto bytes = answer_of(full());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(read_answer(bytes.substr(0, size)), std::nullopt) << size;
  EXPECT_EQ(read_answer(bytes + "x"), std::nullopt);
}

TEST(PdfAnswer, NeverPassesItsEndWhateverItSays) {
  const auto bytes = answer_of(full());
  for (std::size_t place = 0; place < bytes.size(); ++place)
    for (const char c : {'\0', '\1', '\x7F', '\xFF'}) {
      auto other = bytes;
      other[place] = c;
      const auto read = read_answer(other).value_or(PdfContents{});
      EXPECT_LE(read.attachments.size() + read.signatures.size(), 4U);
    }
}

}  // namespace
}  // namespace ecluse::daemon
