#include "daemon/speaker.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

TEST(Speaker, SaysAnErrorInTheLanguageOfTheTerminalAndTellsHowToLeave) {
  struct Row {
    Language language;
    const char* words;
  };
  for (const auto& row :
       {Row{Language::fr, "n'est pas une racine"}, Row{Language::en, "is not a root"}}) {
    std::ostringstream out, err;
    EXPECT_EQ(say({"E_ROOT", "/nowhere"}, {out, err, row.language}), ExitStatus::configuration);
    EXPECT_THAT(err.str(), HasSubstr(row.words));
    EXPECT_THAT(err.str(), HasSubstr("/nowhere"));
    EXPECT_EQ(out.str(), "");
  }
}

TEST(Speaker, PrefersTheLanguageOfTheRootToThatOfTheTerminal) {
  std::ostringstream out, err;
  const Terminal english{out, err, Language::en};
  const auto premises = Premises::bare().value();
  EXPECT_THAT(printer_of(*premises, english).text("flux.pending"), "Pending");
  premises->config.language = Language::fr;
  EXPECT_THAT(printer_of(*premises, english).text("flux.pending"), "En attente");
}

TEST(Speaker, PaintsForATerminalOnly) {
  std::ostringstream plain, painted, out;
  say({"E_ROOT", ""}, {out, plain, Language::en, Colour::no});
  say({"E_ROOT", ""}, {out, painted, Language::en, Colour::yes});
  EXPECT_THAT(plain.str(), testing::Not(HasSubstr("\033")));
  EXPECT_THAT(painted.str(), HasSubstr("\033[31m"));
}

}  // namespace
}  // namespace ecluse::daemon
