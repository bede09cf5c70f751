#include "lifecycle/to_do.hpp"

#include <algorithm>

#include "model/tsv.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view second = "second_valideur", second_status = "A_VALIDER_2";

}  // namespace

bool awaits(const StateMachine& pieces, std::string_view status, std::string_view role) {
  const bool validates = role == second || role == "valideur";
  if (validates && (role == second) != (status == second_status)) return false;
  const auto played = validates ? std::string_view("valideur") : role;
  return std::ranges::any_of(pieces.steps_from(status), [&](const Step& step) {
    return lists(step.who, played) && (lists(step.by, "person") || lists(step.by, "association"));
  });
}

Result<ToDo> ToDo::load(std::string_view tsv, const StateMachine& pieces) {
  const auto rows = read_table(tsv, {"code", "label_fr", "label_en", "role", "statuses"});
  if (!rows) return tl::unexpected(rows.error());
  ToDo made;
  for (const auto& row : *rows) {
    const auto cell = [&](std::size_t at) { return std::string(row.cells[at]); };
    ToDoGroup group{cell(0), cell(1), cell(2), cell(3), {}};
    for (const auto status : split(row.cells[4], ',')) {
      if (!awaits(pieces, status, group.role))
        return failure("E_TABLE", "synthese.tsv, line " + std::to_string(row.line) + ": " +
                                      group.role + " has nothing to do at " + std::string(status));
      group.statuses.emplace_back(status);
    }
    made.groups_.push_back(std::move(group));
  }
  return made;
}

Result<ToDo> ToDo::standard(const StateMachine& pieces) {
  return load(embedded::lifecycle("synthese.tsv"), pieces);
}

std::string_view label_of(const ToDoGroup& group, Language language) {
  return language == Language::fr ? group.label_fr : group.label_en;
}

}  // namespace ecluse::lifecycle
