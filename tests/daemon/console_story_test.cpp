#include "daemon/console_story.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using tests::flux_name;
using tests::made_invoice;
using tests::replaced;

/// One invoice whose number is too long.
class ConsoleStories : public testing::Test {
 protected:
  ConsoleStories() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice(std::string(30, '9')));
    house_.run();
    flux_ = house_.ledger().flux({}, {}).value().at(0);
  }
  std::optional<console::Story> told(const lifecycle::Sight& sight) {
    return read_story(house_.ledger(), flux_, sight).value();
  }
  static lifecycle::Sight of_partner(const std::string& code) {
    lifecycle::Sight sight;
    sight.partners = {code};
    return sight;
  }
  static lifecycle::Sight of_structure(const std::string& identifier) {
    lifecycle::Sight sight;
    sight.rows = {{identifier, {}, {"fournisseur"}, {"A1"}}};
    return sight;
  }

  tests::House house_;
  lifecycle::FluxRow flux_;
};

TEST_F(ConsoleStories, TellEverythingToTheDepositor) {
  const auto story = told(of_partner("ABC123")).value();
  EXPECT_TRUE(story.whole);
  EXPECT_EQ(story.pieces.size(), 1U);
  EXPECT_FALSE(story.findings.empty());
  EXPECT_FALSE(story.answers.empty());
}

TEST_F(ConsoleStories, TellAStructureItsPiecesAndNoFile) {
  const auto supplier = told(of_partner("ABC123"))->pieces[0].summary.supplier;
  const auto story = told(of_structure(supplier)).value();
  EXPECT_FALSE(story.whole);
  EXPECT_EQ(story.pieces.size(), 1U);
  EXPECT_THAT(story.answers, IsEmpty());
}

TEST_F(ConsoleStories, TellNothingToAnybodyElse) {
  EXPECT_FALSE(told({}));
  EXPECT_FALSE(told(of_partner("XYZ789")));
  EXPECT_FALSE(told(of_structure("99999999999999")));
}

TEST_F(ConsoleStories, ShowTheLineAtFaultInTheWordsOfTheReader) {
  const auto premises = Premises::open(house_.root()).value();
  auto story = told(of_partner("ABC123")).value();
  put_in_words(story, *premises, Language::fr);
  const auto found = std::find_if(story.findings.begin(), story.findings.end(),
                                  [](const auto& one) { return !one.marked.empty(); });
  ASSERT_NE(found, story.findings.end());
  EXPECT_THAT(found->before + found->marked + found->after, HasSubstr("999999"));
  EXPECT_FALSE(found->worded.words.message.empty());
  EXPECT_FALSE(found->worded.words.actor.empty());
}

}  // namespace
}  // namespace ecluse::daemon
