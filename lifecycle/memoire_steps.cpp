#include "lifecycle/memoire_steps.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

/// The statuses of a mémoire that came back.
constexpr std::array<std::string_view, 4> sent_back{"REJETEE", "SUSPENDUE", "A_RECYCLER",
                                                    "A_COMPLETER"};

tl::unexpected<Error> fault(const TableRow& row, const std::string& what) {
  return failure("E_TABLE", "line " + std::to_string(row.line) + ": " + what);
}

bool reached(const MemoireStep& step, const std::vector<std::string>& history) {
  return std::ranges::any_of(step.statuses, [&](const std::string& status) {
    return std::ranges::find(history, status) != history.end();
  });
}

}  // namespace

std::string_view name_of(StepStanding standing) {
  static constexpr std::array<std::string_view, 4> names{"outside", "done", "stopped", "to_come"};
  return names.at(static_cast<std::size_t>(standing));
}

Result<MemoireSteps> MemoireSteps::load(std::string_view tsv) {
  const auto rows =
      read_table(tsv, {"rank", "code", "label_fr", "label_en", "who", "hors_outil", "statuses"});
  if (!rows) return tl::unexpected(rows.error());
  MemoireSteps steps;
  for (const auto& row : *rows) {
    const auto cell = [&](std::size_t at) { return std::string(row.cells[at]); };
    const auto rank = static_cast<int>(steps.steps_.size()) + 1;
    if (cell(0) != std::to_string(rank)) return fault(row, "ranks go from 1 on");
    if (cell(5) != "yes" && cell(5) != "no") return fault(row, "hors_outil is yes or no");
    MemoireStep step{rank, cell(1), cell(2), cell(3), cell(4), cell(5) == "yes", {}};
    if (cell(6) != "-")
      for (const auto status : split(row.cells[6], ',')) step.statuses.emplace_back(status);
    steps.steps_.push_back(std::move(step));
  }
  return steps;
}

Result<MemoireSteps> MemoireSteps::standard() {
  return load(embedded::lifecycle("memoire_steps.tsv"));
}

std::vector<MemoireStep> MemoireSteps::timeline(const std::vector<std::string>& history) const {
  auto steps = steps_;
  int last = 0;
  for (const auto& step : steps)
    if (reached(step, history)) last = step.rank;
  const bool back =
      !history.empty() && std::ranges::find(sent_back, history.back()) != sent_back.end();
  for (auto& step : steps) {
    if (step.outside)
      step.standing = StepStanding::outside;
    else if (step.rank <= last)
      step.standing = StepStanding::done;
    else if (back && step.rank == last + 1)
      step.standing = StepStanding::stopped;
  }
  return steps;
}

}  // namespace ecluse::lifecycle
