// The two machines, of flux and of pieces, as data: tables/flux_states.tsv, flux_transitions.tsv,
// piece_statuses.tsv, piece_transitions.tsv (chorus-edi.md §4.1, §4.2). Loaded once by daemon, read
// by the ledger, which refuses an illegal step, by the answers, and by follow, which takes what
// messages and people say to the machine of pieces. Immutable, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifecycle/delays.hpp"
#include "lifecycle/piece_life.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::lifecycle {

struct State {
  std::string code;      ///< IN_RECU, MISE_A_DISPOSITION
  std::string label_fr;  ///< as the screens of Chorus Pro write it
  std::string label_en;
  std::string cpp_code;   ///< IdStatut of CPPStatut, two digits; empty when it has none
  std::string cpp_label;  ///< the words of that code (ComplementStatut)
  bool terminal = false;
};

/// What a step asks of whoever takes it.
enum class Needs : std::uint8_t {
  nothing,
  motif,    ///< a reason code, or words in its place
  comment,  ///< words
};

/// A legal step. The roles and the ways are lists joined by '|': "destinataire|comptable".
struct Step {
  std::string from, to;
  std::string who;  ///< roles that may take it; "ecluse" is the house
  std::string by;   ///< how it may be told: gate, cpp, cdar, person, timer, association
  Needs needs = Needs::nothing;
};

/// Whether a list of Step has that item.
bool lists(std::string_view list, std::string_view item);

/// One machine. The state before the first step is "".
class StateMachine {
 public:
  /// The steps have columns from, to, who, by and needs; those of flux, all of the gate, may do
  /// without the last two. E_TABLE with the line at fault: unknown state, bad flag, double row.
  static Result<StateMachine> load(std::string_view states, std::string_view transitions);

  [[nodiscard]] bool legal(std::string_view from, std::string_view to) const;
  /// Null when the step is illegal.
  [[nodiscard]] const Step* step(std::string_view from, std::string_view to) const;
  /// Null when the machine has no such state.
  [[nodiscard]] const State* find(std::string_view code) const;
  [[nodiscard]] const std::vector<State>& states() const { return states_; }
  /// Every step from `from`, in the order of the table.
  [[nodiscard]] const std::vector<Step>& steps_from(std::string_view from) const;

 private:
  Done read_states(std::string_view table);
  Done read_transitions(std::string_view table);

  std::vector<State> states_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::map<std::string, std::vector<Step>, std::less<>> steps_;  ///< by origin
};

/// The texts of the tables.
struct MachineTables {
  std::string_view flux_states, flux_transitions, piece_statuses, piece_transitions;
  std::string_view piece_readings{}, piece_onward{}, delays{};  ///< none when empty
};

struct Machines {
  StateMachine flux, piece;
  PieceLife life{};  ///< how statuses are read, and where pieces go by themselves
  Delays delays{};   ///< how long they wait

  /// E_TABLE: the first table at fault, and its line.
  static Result<Machines> load(const MachineTables& tables);
  /// The embedded tables.
  static Result<Machines> standard();
};

/// The label in a language.
std::string_view label_of(const State& state, Language language);

}  // namespace ecluse::lifecycle
