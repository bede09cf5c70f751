#include "lifecycle/states.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::machines;

constexpr std::string_view header = "code\tlabel_fr\tlabel_en\tcpp_code\tcpp_label\tterminal\n";
constexpr std::string_view steps = "from\tto\twho\n";
constexpr std::string_view long_steps = "from\tto\twho\tby\tneeds\n";

std::string states(std::string_view rows) {
  return std::string(header).append(rows);
}

TEST(Machines, HoldAllTheStatesOfTheField) {
  EXPECT_EQ(machines().flux.states().size(), 17U);
  EXPECT_EQ(machines().piece.states().size(), 57U);  // chorus-edi.md §4.2: 57 in all
}

TEST(Machines, KnowEveryCodeTheHouseWrites) {
  const auto both = machines();
  for (const auto code :
       {flux_state::received, flux_state::exchanged, flux_state::processing, flux_state::integrated,
        flux_state::partially_integrated, flux_state::rejected, flux_state::incident})
    EXPECT_TRUE(both.flux.find(code)) << code;
  for (const auto code :
       {piece_status::deposited, piece_status::on_its_way, piece_status::available,
        piece_status::available_moe, piece_status::available_moa, piece_status::to_validate,
        piece_status::not_conform})
    EXPECT_TRUE(both.piece.find(code)) << code;
  EXPECT_FALSE(both.flux.find(""));
}

TEST(Machines, NameEveryStateInBothLanguagesWithinTheSizesOfTheSchema) {
  const auto both = machines();
  for (const auto* machine : {&both.flux, &both.piece})
    for (const auto& state : machine->states()) {
      EXPECT_NE(label_of(state, Language::fr), "") << state.code;
      EXPECT_NE(label_of(state, Language::en), "") << state.code;
      EXPECT_EQ(state.cpp_code.empty(), state.cpp_label.empty()) << state.code;
    }
  for (const auto& state : both.flux.states())
    EXPECT_LE(state.cpp_label.size(), 40U) << state.code;  // ComplementStatut of a flux
}

TEST(Machines, CodeTheEndsOfAFluxAndTheLifeOfAPieceAsCPPStatutDoes) {
  const auto both = machines();
  const std::pair<std::string_view, const char*> flux[] = {{flux_state::integrated, "90"},
                                                           {flux_state::partially_integrated, "96"},
                                                           {flux_state::rejected, "93"},
                                                           {flux_state::incident, "93"}};
  for (const auto& [code, cpp] : flux) EXPECT_EQ(both.flux.find(code)->cpp_code, cpp) << code;
  const std::pair<const char*, const char*> piece[] = {{"DEPOSEE", "01"},
                                                       {"EN_COURS_ACHEMINEMENT", "02"},
                                                       {"MISE_A_DISPOSITION", "03"},
                                                       {"A_RECYCLER", "04"},
                                                       {"REJETEE", "05"},
                                                       {"SUSPENDUE", "06"},
                                                       {"SERVICE_FAIT", "07"},
                                                       {"MANDATEE", "08"},
                                                       {"MISE_A_DISPOSITION_COMPTABLE", "09"},
                                                       {"COMPTABILISEE", "10"},
                                                       {"MISE_EN_PAIEMENT", "11"},
                                                       {"COMPLETEE", "12"},
                                                       {"NON_CONFORME", "37"},
                                                       {"A_VALIDER_1", ""},
                                                       {"MISE_A_DISPOSITION_MOE", ""}};
  for (const auto& [code, cpp] : piece) EXPECT_EQ(both.piece.find(code)->cpp_code, cpp) << code;
}

TEST(Machines, LetAFluxGoThroughTheGateOnly) {
  const auto flux = machines().flux;
  const std::set<std::pair<std::string_view, std::string_view>> legal{
      {"", flux_state::received},
      {flux_state::received, flux_state::exchanged},
      {flux_state::received, flux_state::rejected},
      {flux_state::received, flux_state::incident},
      {flux_state::exchanged, flux_state::processing},
      {flux_state::exchanged, flux_state::rejected},
      {flux_state::exchanged, flux_state::incident},
      {flux_state::processing, flux_state::integrated},
      {flux_state::processing, flux_state::partially_integrated},
      {flux_state::processing, flux_state::rejected},
      {flux_state::processing, flux_state::incident},
      {flux_state::incident, flux_state::requeued},
      {flux_state::incident, flux_state::given_up}};
  std::vector<std::string_view> codes{""};
  for (const auto& state : flux.states()) codes.emplace_back(state.code);
  for (const auto from : codes)
    for (const auto to : codes)
      EXPECT_EQ(flux.legal(from, to), legal.contains({from, to})) << from << " -> " << to;
}

TEST(Machines, SayHowAStepMayBeToldAndWhatItAsks) {
  const auto piece = machines().piece;
  const auto* refusal = piece.step("MISE_A_DISPOSITION", "REJETEE");
  ASSERT_NE(refusal, nullptr);
  EXPECT_EQ(refusal->who, "destinataire");
  EXPECT_EQ(refusal->by, "cpp|cdar|person");
  EXPECT_EQ(refusal->needs, Needs::motif);
  const auto* payment = piece.step("COMPTABILISEE", "MISE_EN_PAIEMENT");
  ASSERT_NE(payment, nullptr);
  EXPECT_EQ(payment->who, "destinataire|comptable");
  EXPECT_EQ(payment->needs, Needs::nothing);
  EXPECT_EQ(piece.step("DEPOSEE", "MISE_EN_PAIEMENT"), nullptr);
  EXPECT_EQ(machines().flux.step("", "IN_RECU")->by, "gate");
}

TEST(Machines, ListWhoMayLeadWhere) {
  const auto piece = machines().piece;
  const auto led_by = [&](const char* who, const char* from) {
    std::vector<std::string> states;
    for (const auto& step : piece.steps_from(from))
      if (lists(step.who, who)) states.push_back(step.to);
    return states;
  };
  EXPECT_THAT(led_by("ecluse", ""), testing::ElementsAre("DEPOSEE", "NON_CONFORME"));
  EXPECT_THAT(led_by("comptable", "MISE_A_DISPOSITION_COMPTABLE"),
              testing::ElementsAre("COMPTABILISEE", "MISE_EN_PAIEMENT"));
  EXPECT_THAT(led_by("fournisseur", "SUSPENDUE"), testing::ElementsAre("COMPLETEE", "ABANDONNEE"));
  EXPECT_THAT(led_by("destinataire", "SUSPENDUE"), testing::IsEmpty());
  EXPECT_THAT(led_by("ecluse", "unknown"), testing::IsEmpty());
  EXPECT_TRUE(lists("a|b", "b"));
  EXPECT_FALSE(lists("a|b", "a|b"));
}

TEST(Machines, NeverLeaveATerminalState) {
  const auto both = machines();
  for (const auto* machine : {&both.flux, &both.piece})
    for (const auto& from : machine->states())
      for (const auto& to : machine->states())
        if (from.terminal) {
          EXPECT_FALSE(machine->legal(from.code, to.code)) << from.code << " -> " << to.code;
        }
}

TEST(Machines, RefuseABadTableAndSayWhere) {
  struct Row {
    std::string states, steps;
    const char* detail;
  };
  const auto good = states("A\ta\ta\t\t\tno\nB\tb\tb\t\t\tyes\n");
  const Row rows[] = {
      {"code\n", std::string(steps), "states, line 1"},
      {states("A\ta\ta\t\t\tmaybe\n"), std::string(steps), "states, line 2: terminal"},
      {states("\ta\ta\t\t\tno\n"), std::string(steps), "states, line 2: no code"},
      {states("A\ta\ta\t\t\tno\nA\ta\ta\t\t\tno\n"), std::string(steps),
       "states, line 3: A stands twice"},
      {good, std::string(steps) + "C\tA\tecluse\n", "transitions, line 2: unknown state C"},
      {good, std::string(steps) + "\tC\tecluse\n", "transitions, line 2: unknown state C"},
      {good, std::string(steps) + "A\tB\t\n", "transitions, line 2: nobody"},
      {good, std::string(steps) + "A\tB\tx\nA\tB\ty\n", "transitions, line 3: a step that"},
      {good, std::string(long_steps) + "A\tB\tx\tgate\tmoney\n", "transitions, line 2: needs"},
  };
  for (const auto& row : rows) {
    const auto machine = StateMachine::load(row.states, row.steps);
    ASSERT_FALSE(machine) << row.detail;
    EXPECT_EQ(machine.error().code, "E_TABLE");
    EXPECT_THAT(machine.error().detail, testing::StartsWith(row.detail));
  }
  EXPECT_TRUE(StateMachine::load(good, std::string(steps) + "A\tB\tecluse\n"));
  EXPECT_THAT(Machines::load({good, steps, "x", steps}).error().detail,
              testing::StartsWith("piece, states"));
  EXPECT_THAT(Machines::load({"x", steps, good, steps}).error().detail,
              testing::StartsWith("flux, states"));
}

}  // namespace
}  // namespace ecluse::lifecycle
