// The six steps of a mémoire de frais de justice (acceptance.md MFJ-01), as data:
// memoire_steps.tsv. For whoever shows a mémoire: console and command line. Constant once made, any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::lifecycle {

/// What is known of a step: outside of the house, done, the one a refused mémoire stopped at, or
/// not yet reached.
enum class StepStanding : std::uint8_t { outside, done, stopped, to_come };

/// "outside", "done", "stopped", "to_come".
std::string_view name_of(StepStanding standing);

struct MemoireStep {
  int rank = 0;  ///< 1 to 6
  std::string code, label_fr, label_en;
  std::string who;                    ///< who takes it, French
  bool outside = false;               ///< « hors outil »
  std::vector<std::string> statuses;  ///< of the piece: any of them says that it is done
  StepStanding standing = StepStanding::to_come;
};

class MemoireSteps {
 public:
  /// Columns rank, code, label_fr, label_en, who, hors_outil, statuses. E_TABLE with the line.
  static Result<MemoireSteps> load(std::string_view tsv);
  /// The embedded table.
  static Result<MemoireSteps> standard();

  /// The timeline of a mémoire that went through these statuses, oldest first: a step is done when
  /// one of its statuses, or of a later step, was reached. A mémoire sent back (REJETEE, SUSPENDUE,
  /// A_RECYCLER, A_COMPLETER as its last status) stopped at the first step not done.
  [[nodiscard]] std::vector<MemoireStep> timeline(const std::vector<std::string>& history) const;

 private:
  std::vector<MemoireStep> steps_;
};

}  // namespace ecluse::lifecycle
