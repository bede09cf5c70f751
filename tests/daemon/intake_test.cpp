#include "daemon/intake.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

std::unique_ptr<Desk> desk() {
  static const parsers::SchemaSet schemas;
  return std::make_unique<Desk>(Desk{parsers::Reader(schemas)});
}

class AnIntake : public testing::Test {
 protected:
  void give(ingest::EntrySink& intake, const std::string& name, const std::string& bytes) {
    intake.begin(name);
    intake.take(bytes.substr(0, bytes.size() / 2));
    intake.take(bytes.substr(bytes.size() / 2));
    intake.end();
  }

  std::map<std::string, std::size_t> texts_;  ///< length of the text of each piece examined
  std::unique_ptr<Desk> desk_ = desk();
  Workers workers_{0, desk};
  FanOut pieces_{workers_, *desk_, [this](ReceivedPiece& piece, Desk&) {
                   texts_[piece.name] = piece.content.text.size();
                   ExaminedPiece examined;
                   examined.file = piece.name;
                   return examined;
                 }};
};

const std::string long_content(200'000, 'A');
const std::string attached = "<Doc><Contenu>" + long_content + "</Contenu></Doc>";

TEST_F(AnIntake, HandsOverSlimPieces) {
  Intake intake(pieces_, Admission::open);
  give(intake, "small", "<Doc/>");
  give(intake, "attached", attached);
  EXPECT_FALSE(intake.wants_more());
  EXPECT_EQ(texts_["small"], 6U);
  EXPECT_LT(texts_["attached"], 1000U);
}

TEST_F(AnIntake, ForgetsAFileThatWasNotEnded) {
  Intake intake(pieces_, Admission::open);
  intake.begin("cut");
  intake.take("<Doc>");
  give(intake, "whole", "<Doc/>");
  EXPECT_EQ(texts_.size(), 1U);
  EXPECT_EQ(texts_["whole"], 6U);
}

TEST_F(AnIntake, TakesWholeWhatIsSignedAtItsEnd) {
  const auto signed_late = "<Doc><Contenu>" + long_content +
                           "</Contenu><ds:Signature><ds:SignedInfo/></ds:Signature></Doc>";
  const auto signed_first = "<Doc><ds:Signature><ds:SignedInfo/></ds:Signature>" +
                            std::string(70'000, ' ') + "<Contenu>" + long_content +
                            "</Contenu></Doc>";
  Intake intake(pieces_, Admission::open);
  const std::pair<std::string, std::string> files[] = {
      {"late", signed_late}, {"attached", attached}, {"first", signed_first}};
  for (const auto& [name, bytes] : files) give(intake, name, bytes);
  ASSERT_TRUE(intake.wants_more());
  EXPECT_FALSE(texts_.contains("late"));
  EXPECT_EQ(texts_["first"], signed_first.size());
  intake.begin_again();
  for (const auto& [name, bytes] : files) give(intake, name, bytes);
  EXPECT_EQ(texts_["late"], signed_late.size());
  const auto pieces = pieces_.gather().value();
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[0].file, "late");
  EXPECT_EQ(pieces[1].file, "attached");
}

TEST_F(AnIntake, LooksAtNothingOfARefusedFlux) {
  Intake intake(pieces_, Admission::refused);
  give(intake, "small", "<Doc/>");
  EXPECT_TRUE(texts_.empty());
  EXPECT_FALSE(intake.wants_more());
}

}  // namespace
}  // namespace ecluse::daemon
