#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

/// A root where an envelope of a good and a bad invoice came.
class Show : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = std::make_unique<tests::TestRoot>();
    const std::string nobody(tests::unknown_recipient);
    home_->drop(flux_name(1), tests::tar_gz({{"a.xml", small_ubl({"GOOD-1"})},
                                             {"b.xml", small_ubl({"BAD-1", nobody})}}));
    perform(RunCommand{home_->text()});
  }
  static void TearDownTestSuite() { home_.reset(); }
  static tests::Said show(const std::string& id, Output output = Output::human,
                          Language language = Language::en) {
    return perform(ShowCommand{home_->text(), id, output}, language);
  }

  static inline std::unique_ptr<tests::TestRoot> home_;
};

TEST_F(Show, FindsAFluxByItsIdItsFileItsArrivalOrANumber) {
  const auto json = nlohmann::json::parse(show(flux_name(1), Output::json).out);
  for (const std::string& id : {flux_name(1), flux_name(1).substr(16), std::string("GOOD-1"),
                                std::string("BAD-1"), json["arrival_id"].get<std::string>()}) {
    const auto said = show(id);
    EXPECT_EQ(said.status, ExitStatus::all_accepted) << id;
    EXPECT_THAT(said.out, HasSubstr(flux_name(1)));
  }
}

TEST_F(Show, TellsTheWholeStoryInEitherLanguage) {
  EXPECT_THAT(show("GOOD-1").out,
              AllOf(HasSubstr("Partially integrated"), HasSubstr("GOOD-1"),
                    HasSubstr("REF_DESTINATAIRE_INCONNU"), HasSubstr("What to do"),
                    HasSubstr("ABC123/CSO1100A_ABC123_CPP0011100000000000000001")));
  EXPECT_THAT(show("GOOD-1", Output::human, Language::fr).out,
              AllOf(HasSubstr("Intégré partiellement"), HasSubstr("Que faire")));
}

TEST_F(Show, GivesMachinesPiecesFindingsHistoryAndAnswers) {
  const auto json = nlohmann::json::parse(show("GOOD-1", Output::json).out);
  EXPECT_EQ(json["fate"], "partially_integrated");
  EXPECT_EQ(json["piece_count"], 2);
  EXPECT_EQ(json["accepted_count"], 1);
  EXPECT_EQ(json["pieces"][0]["route"]["destination"], "21990005700015");
  EXPECT_EQ(json["pieces"][1]["findings"][0]["code"], "REF_DESTINATAIRE_INCONNU");
  EXPECT_EQ(json["history"].size(), 4U + 3U + 1U);
  EXPECT_EQ(json["answers"].size(), 3U);
  for (const auto& answer : json["answers"]) EXPECT_TRUE(answer["delivered"].is_string());
}

TEST_F(Show, SaysThatNothingIsCalledSo) {
  const auto said = show("nobody");
  EXPECT_EQ(said.status, ExitStatus::nothing_to_do);
  EXPECT_EQ(said.out, "");
  EXPECT_THAT(said.err, HasSubstr("nobody"));
}

TEST_F(Show, NeedsARoot) {
  EXPECT_EQ(perform(ShowCommand{"/nowhere", "x", Output::human}).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
