#include "lifecycle/states.hpp"

#include <algorithm>

#include "model/tsv.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

tl::unexpected<Error> fault(const TableRow& row, const std::string& what) {
  return failure("E_TABLE", "line " + std::to_string(row.line) + ": " + what);
}

State state_of(const TableRow& row) {
  const auto cell = [&](std::size_t at) { return std::string(row.cells[at]); };
  return {cell(0), cell(1), cell(2), cell(3), cell(4), row.cells[5] == "yes"};
}

Error within(std::string_view table, Error error) {
  error.detail.insert(0, std::string(table) + ", ");
  return error;
}

}  // namespace

Done StateMachine::read_states(std::string_view table) {
  const auto rows =
      read_table(table, {"code", "label_fr", "label_en", "cpp_code", "cpp_label", "terminal"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    if (row.cells[5] != "yes" && row.cells[5] != "no") return fault(row, "terminal is yes or no");
    auto state = state_of(row);
    if (state.code.empty()) return fault(row, "no code");
    if (!places_.emplace(state.code, states_.size()).second)
      return fault(row, state.code + " stands twice");
    states_.push_back(std::move(state));
  }
  return {};
}

Done StateMachine::read_transitions(std::string_view table) {
  const auto rows = read_table(table, {"from", "to", "who"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    Step step{std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])};
    if (!step.from.empty() && !find(step.from)) return fault(row, "unknown state " + step.from);
    if (!find(step.to)) return fault(row, "unknown state " + step.to);
    if (step.who.empty()) return fault(row, "nobody takes the step");
    steps_[step.from].push_back(std::move(step));
  }
  return {};
}

Result<StateMachine> StateMachine::load(std::string_view states, std::string_view transitions) {
  StateMachine machine;
  if (auto done = machine.read_states(states); !done)
    return tl::unexpected(within("states", done.error()));
  if (auto done = machine.read_transitions(transitions); !done)
    return tl::unexpected(within("transitions", done.error()));
  return machine;
}

std::string_view StateMachine::who(std::string_view from, std::string_view to) const {
  const auto steps = steps_.find(from);
  if (steps == steps_.end()) return {};
  const auto step = std::find_if(steps->second.begin(), steps->second.end(),
                                 [&](const Step& one) { return one.to == to; });
  return step == steps->second.end() ? std::string_view{} : std::string_view(step->who);
}

bool StateMachine::legal(std::string_view from, std::string_view to) const {
  return !who(from, to).empty();
}

const State* StateMachine::find(std::string_view code) const {
  const auto place = places_.find(code);
  return place == places_.end() ? nullptr : &states_[place->second];
}

std::vector<std::string_view> StateMachine::next(std::string_view from,
                                                 std::string_view who) const {
  std::vector<std::string_view> codes;
  if (const auto steps = steps_.find(from); steps != steps_.end())
    for (const auto& step : steps->second)
      if (step.who == who) codes.emplace_back(step.to);
  return codes;
}

Result<Machines> Machines::load(const MachineTables& tables) {
  auto flux = StateMachine::load(tables.flux_states, tables.flux_transitions);
  if (!flux) return tl::unexpected(within("flux", flux.error()));
  auto piece = StateMachine::load(tables.piece_statuses, tables.piece_transitions);
  if (!piece) return tl::unexpected(within("piece", piece.error()));
  return Machines{std::move(*flux), std::move(*piece)};
}

Result<Machines> Machines::standard() {
  return load({embedded::lifecycle("flux_states.tsv"), embedded::lifecycle("flux_transitions.tsv"),
               embedded::lifecycle("piece_statuses.tsv"),
               embedded::lifecycle("piece_transitions.tsv")});
}

std::string_view label_of(const State& state, Language language) {
  return language == Language::fr ? state.label_fr : state.label_en;
}

}  // namespace ecluse::lifecycle
