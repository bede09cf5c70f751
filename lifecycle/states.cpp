#include "lifecycle/states.hpp"

#include <algorithm>
#include <optional>

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

std::optional<Needs> needs_named(std::string_view cell) {
  if (cell == "-") return Needs::nothing;
  if (cell == "motif") return Needs::motif;
  return cell == "comment" ? std::optional(Needs::comment) : std::nullopt;
}

/// The rows of a table of steps, in its long or its short form.
Result<std::vector<TableRow>> rows_of_steps(std::string_view table) {
  auto rows = read_table(table, {"from", "to", "who", "by", "needs"});
  return rows ? std::move(rows) : read_table(table, {"from", "to", "who"});
}

Error within(std::string_view table, Error error) {
  error.detail.insert(0, std::string(table) + ", ");
  return error;
}

}  // namespace

bool lists(std::string_view list, std::string_view item) {
  const auto items = split(list, '|');
  return std::find(items.begin(), items.end(), item) != items.end();
}

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
  constexpr std::size_t by = 3, needs = 4;
  const auto rows = rows_of_steps(table);
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    const bool long_form = row.cells.size() > needs;
    const auto asked = long_form ? needs_named(row.cells[needs]) : Needs::nothing;
    if (!asked) return fault(row, "needs is motif, comment or -");
    Step step{std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2]),
              std::string(long_form ? row.cells[by] : "gate"), *asked};
    if (!step.from.empty() && !find(step.from)) return fault(row, "unknown state " + step.from);
    if (!find(step.to)) return fault(row, "unknown state " + step.to);
    if (step.who.empty() || step.by.empty()) return fault(row, "nobody takes the step");
    if (legal(step.from, step.to)) return fault(row, "a step that stands twice");
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

const std::vector<Step>& StateMachine::steps_from(std::string_view from) const {
  static const std::vector<Step> none;
  const auto steps = steps_.find(from);
  return steps == steps_.end() ? none : steps->second;
}

const Step* StateMachine::step(std::string_view from, std::string_view to) const {
  const auto& steps = steps_from(from);
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const Step& one) { return one.to == to; });
  return found == steps.end() ? nullptr : &*found;
}

bool StateMachine::legal(std::string_view from, std::string_view to) const {
  return step(from, to) != nullptr;
}

const State* StateMachine::find(std::string_view code) const {
  const auto place = places_.find(code);
  return place == places_.end() ? nullptr : &states_[place->second];
}

Result<Machines> Machines::load(const MachineTables& tables) {
  auto flux = StateMachine::load(tables.flux_states, tables.flux_transitions);
  if (!flux) return tl::unexpected(within("flux", flux.error()));
  auto piece = StateMachine::load(tables.piece_statuses, tables.piece_transitions);
  if (!piece) return tl::unexpected(within("piece", piece.error()));
  auto life = PieceLife::load(tables.piece_readings, tables.piece_onward);
  if (!life) return tl::unexpected(within("piece", life.error()));
  auto delays = Delays::load(tables.delays);
  if (!delays) return tl::unexpected(within("delays", delays.error()));
  return Machines{std::move(*flux), std::move(*piece), std::move(*life), std::move(*delays)};
}

Result<Machines> Machines::standard() {
  return load({embedded::lifecycle("flux_states.tsv"), embedded::lifecycle("flux_transitions.tsv"),
               embedded::lifecycle("piece_statuses.tsv"),
               embedded::lifecycle("piece_transitions.tsv"),
               embedded::lifecycle("piece_readings.tsv"), embedded::lifecycle("piece_onward.tsv"),
               embedded::lifecycle("delays.tsv")});
}

std::string_view label_of(const State& state, Language language) {
  return language == Language::fr ? state.label_fr : state.label_en;
}

}  // namespace ecluse::lifecycle
