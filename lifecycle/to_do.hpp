// « Synthèse » (acceptance.md SCR-03): the pieces that wait for whoever looks, by what he has to
// do: drafts, refusals, to validate, to complete, to associate. The statuses and who acts are those
// of the machine; synthese.tsv only groups them. Constant once loaded, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/states.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

struct ToDoGroup {
  std::string code, label_fr, label_en;
  std::string role;  ///< who acts: as in SightRow
  std::vector<std::string> statuses;
};

class ToDo {
 public:
  /// Columns code, label_fr, label_en, role, statuses. E_TABLE with the line: a status from which
  /// that role has no step to take in the machine.
  static Result<ToDo> load(std::string_view tsv, const StateMachine& pieces);
  /// The embedded table.
  static Result<ToDo> standard(const StateMachine& pieces);

  [[nodiscard]] const std::vector<ToDoGroup>& groups() const { return groups_; }

 private:
  std::vector<ToDoGroup> groups_;
};

/// Whether someone in that role may take a step from a status, by his own hand or by an
/// association. A second_valideur is a valideur of the machine, at A_VALIDER_2.
bool awaits(const StateMachine& pieces, std::string_view status, std::string_view role);

std::string_view label_of(const ToDoGroup& group, Language language);

}  // namespace ecluse::lifecycle
