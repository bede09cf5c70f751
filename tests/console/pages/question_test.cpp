#include "console/pages/question.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::HasSubstr;

class Questions : public testing::Test {
 protected:
  Questions() { desk_.receive_refused_flux(); }
  std::string about(const std::string& state) {
    const Request request{"GET", "/"};
    const auto reader = tests::house_reader();
    const Visit visit{request, reader, desk_, words_, Language::fr};
    auto piece = desk_.stories[0].pieces[0];
    piece.state = state;
    piece.summary.recipient = "11000201100044";
    return question_about(piece, desk_.stories[0].flux, visit);
  }
  tests::FakeDesk desk_;
  Words words_ = Words::standard().value();
};

/// ESP-06: subject, flux, invoice, SIRET of the recipient.
TEST_F(Questions, SayWhatTheyAreAbout) {
  const auto question = about("NON_CONFORME");
  EXPECT_TRUE(question.starts_with("mailto:?subject="));
  for (const auto* part : {"F-1", "ABC1231100000000000000001", "11000201100044"})
    EXPECT_THAT(question, HasSubstr(part));
  EXPECT_EQ(question.find(' '), std::string::npos);
}

TEST_F(Questions, AreNotAskedOfWhatWentWell) {
  EXPECT_EQ(about("MISE_EN_PAIEMENT"), "");
  EXPECT_EQ(about("MISE_A_DISPOSITION"), "");
}

}  // namespace
}  // namespace ecluse::console
