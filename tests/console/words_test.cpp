#include "console/words.hpp"

#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "console/routes.hpp"
#include "console/understood.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

std::string bytes_of(std::string_view file) {
  return std::string(embedded::console(file));
}

TEST(ConsoleWords, AreSaidInBothLanguages) {
  const auto words = Words::standard();
  ASSERT_TRUE(words) << words.error().detail;
  EXPECT_EQ(words->text("tab_to_do", Language::fr), "Synthèse");
  EXPECT_EQ(words->text("tab_to_do", Language::en), "To do");
  EXPECT_EQ(words->text("flux_title", Language::fr, {{"flux", "X"}}), "Flux X");
  EXPECT_EQ(words->text("absent", Language::fr), "‹absent›");
}

TEST(ConsoleWords, RefuseATableWithAHole) {
  EXPECT_EQ(Words::load("key\tfr\ten\na\tb\t\n").error().code, "E_TABLE");
  EXPECT_EQ(Words::load("key\tfr\ten\na\tb\tc\na\tb\tc\n").error().code, "E_TABLE");
}

TEST(ConsoleWords, AreThereForEveryWordOfATemplate) {
  const auto words = Words::standard().value();
  const std::regex named(R"(\{\{w\.([a-z_]+)\}\})");
  int seen = 0;
  for (const auto& file : embedded::console_files()) {
    if (!file.name.ends_with(".mustache")) continue;
    const auto text = bytes_of(file.name);
    for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at, ++seen)
      EXPECT_TRUE(words.has((*at)[1].str())) << file.name << ": " << (*at)[1];
  }
  EXPECT_GT(seen, 100);
}

TEST(ConsoleWords, AreThereForWhatTheCodePutsTogether) {
  const auto words = Words::standard().value();
  for (const auto& tab : tabs()) EXPECT_TRUE(words.has("tab_" + std::string(tab.name)));
  for (const auto* text : {"00000127100014", "000001271", "01/02/2026", "12,50", "A_B", "X"})
    for (const auto& reading : readings_of(text))
      EXPECT_TRUE(words.has("reading_" + reading.kind)) << reading.kind;
}

TEST(Templates, SayNothingByThemselvesAndEscapeAll) {
  const std::regex raw(R"(\{\{\{|\{\{&)"),
      inline_code(
          R"(<script(?! src="/[\w.]+" defer></script>)|<style|\sstyle=|\son[a-z]+=|javascript:)");
  for (const auto& file : embedded::console_files()) {
    if (!file.name.ends_with(".mustache")) continue;
    const auto text = bytes_of(file.name);
    const auto raws = std::distance(std::sregex_iterator(text.begin(), text.end(), raw), {});
    EXPECT_EQ(raws, file.name == "layout.mustache" ? 1 : 0) << file.name << " shows unescaped text";
    EXPECT_FALSE(std::regex_search(text, inline_code)) << file.name << " holds script or style";
  }
}

}  // namespace
}  // namespace ecluse::console
