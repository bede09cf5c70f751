// ARCHITECTURE.md tells the truth about the two machines: its tables are those of lifecycle/tables.
// ECLUSE_GOLDEN=rewrite puts the tables of the program in the document.
#include <stdlib.h>

#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

/// "destinataire or comptable": a bar would end the cell.
std::string people(std::string_view who) {
  std::string text;
  for (const char c : who) text += c == '|' ? std::string(" or ") : std::string(1, c);
  return text;
}

/// One line an origin: | from | to (who), to (who) |
std::string table_of(const StateMachine& machine) {
  std::string table = "| from | to (who) |\n|---|---|\n";
  const auto line = [&](const std::string& from) {
    std::string steps;
    for (const auto& state : machine.states()) {
      const auto* step = machine.step(from, state.code);
      if (step == nullptr) continue;
      if (!steps.empty()) steps += ", ";
      steps += state.code + " (" + people(step->who) + ")";
    }
    if (!steps.empty()) table += "| " + (from.empty() ? "–" : from) + " | " + steps + " |\n";
  };
  line("");
  for (const auto& state : machine.states()) line(state.code);
  return table;
}

struct Named {
  const char* name;
  StateMachine Machines::*machine;
};

class Architecture : public testing::TestWithParam<Named> {};

TEST_P(Architecture, ShowsTheMachineOfTheProgram) {
  const auto path = std::filesystem::path(ECLUSE_SOURCE_DIR) / "ARCHITECTURE.md";
  const auto machines = Machines::standard().value();
  const auto expected = table_of(machines.*GetParam().machine);
  auto document = tests::read_file(path);
  const auto begin = "<!-- machine: " + std::string(GetParam().name) + " -->\n";
  const auto start = document.find(begin) + begin.size();
  const auto end = document.find("<!-- end -->", start);
  ASSERT_NE(end, std::string::npos) << "no table between the marks of " << GetParam().name;
  const auto* golden = getenv("ECLUSE_GOLDEN");
  if (golden && std::string_view(golden) == "rewrite")
    std::ofstream(path) << document.replace(start, end - start, expected);
  else
    EXPECT_EQ(document.substr(start, end - start), expected);
}

INSTANTIATE_TEST_SUITE_P(Machines, Architecture,
                         testing::Values(Named{"flux", &Machines::flux},
                                         Named{"piece", &Machines::piece}));

}  // namespace
}  // namespace ecluse::lifecycle
