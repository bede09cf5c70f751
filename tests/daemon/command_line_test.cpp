#include "daemon/command_line.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

CommandLine read(std::vector<const char*> words, Language language = Language::en) {
  static const auto catalogue = validation::Catalogue::standard().value();
  words.insert(words.begin(), "ecluse");
  return read_command_line(static_cast<int>(words.size()), words.data(), catalogue, language);
}

TEST(CommandLine, ReadsEveryCommand) {
  EXPECT_EQ(typed<InitCommand>({"init", "/r"}).root, "/r");
  EXPECT_EQ(typed<RunCommand>({"run"}).root, ".");
  EXPECT_EQ(typed<RunCommand>({"run", "--root", "/r", "--json"}).output, Output::json);
  EXPECT_EQ(typed<WatchCommand>({"watch", "--root", "/r"}).root, "/r");
  EXPECT_EQ(typed<ListCommand>({"list", "--csv=excel-fr"}).output, Output::csv_excel_fr);
  EXPECT_EQ(typed<ListCommand>({"list", "--csv", "rfc4180", "--limit", "7"}).limit, 7);
  EXPECT_EQ(typed<ListCommand>({"list"}).listed, Listed::flux);
  EXPECT_EQ(typed<ListCommand>({"list", "--a-valider"}).listed, Listed::to_validate);
  EXPECT_EQ(typed<ListCommand>({"list", "--to-validate", "--valideur", "1"}).valideur, "1");
  EXPECT_EQ(typed<DossierCommand>({"dossier", "P", "--download", "p.zip"}).download, "p.zip");
  EXPECT_EQ(typed<DossierCommand>({"dossier", "P", "--supplier", "1"}).supplier, "1");
  EXPECT_EQ(typed<ShowCommand>({"show", "X", "--root", "/r"}).id, "X");
  EXPECT_EQ(typed<SchemasImportCommand>({"schemas", "import", "/xsd"}).folder, "/xsd");
  EXPECT_EQ(typed<RulesCommand>({"rules", "list", "--json"}).output, Output::json);
  EXPECT_EQ(typed<RulesCommand>({"rules", "show", "G1.05"}).code, "G1.05");
  EXPECT_EQ(typed<RulesCommand>({"rules", "gaps"}).view, RulesView::gaps);
  EXPECT_EQ(typed<CheckCommand>({"check", "a.xml", "--html", "out.html"}).html, "out.html");
  const auto check = typed<CheckCommand>(
      {"check", "a.xml", "b.xml", "--interface", "FSO1116A", "--profile", "cii-d16b", "--json"});
  EXPECT_EQ(check.files, (std::vector<std::string>{"a.xml", "b.xml"}));
  EXPECT_EQ(check.interface, "FSO1116A");
  EXPECT_EQ(check.schema, "cii-d16b");
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  for (const auto& words : std::vector<std::vector<const char*>>{{},
                                                                 {"fly"},
                                                                 {"init"},
                                                                 {"check"},
                                                                 {"list", "--csv=pdf"},
                                                                 {"run", "--fast"},
                                                                 {"list", "--limit", "0"},
                                                                 {"schemas"},
                                                                 {"rules"},
                                                                 {"rules", "show"}}) {
    const auto line = read(words);
    ASSERT_TRUE(std::holds_alternative<Farewell>(line));
    EXPECT_EQ(std::get<Farewell>(line).status, ExitStatus::usage);
  }
}

TEST(CommandLine, HelpsInBothLanguages) {
  const auto french = std::get<Farewell>(read({"--help"}, Language::fr));
  const auto english = std::get<Farewell>(read({"--help"}, Language::en));
  EXPECT_EQ(french.status, ExitStatus::all_accepted);
  EXPECT_NE(french.text.find("pour cron"), std::string::npos);
  EXPECT_NE(english.text.find("for cron"), std::string::npos);
}

TEST(Locale, IsTheFirstThatIsSet) {
  EXPECT_EQ(language_of_locale([](const char* name) -> const char* {
              return std::string_view(name) == "LANG" ? "fr_FR.UTF-8" : nullptr;
            }),
            Language::fr);
  EXPECT_EQ(language_of_locale([](const char* name) -> const char* {
              return std::string_view(name) == "LANG" ? "fr_FR.UTF-8" : "en_GB";
            }),
            Language::en);
  EXPECT_EQ(language_of_locale([](const char*) -> const char* { return nullptr; }), Language::en);
}

}  // namespace
}  // namespace ecluse::daemon
