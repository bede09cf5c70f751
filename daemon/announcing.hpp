// What partners are told when pieces step: the lifecycles of the pieces they deposited, one file
// for a partner and a turn, and the pivots of the pieces made available to those who receive them.
// A turn is what one flux, one person or one look at the delays makes happen: so files are the same
// whatever was committed together, and wherever a power cut falls. Owed in the commit of the steps:
// none is told twice. On the thread that owns the ledger.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daemon/process.hpp"
#include "lifecycle/pivot.hpp"
#include "lifecycle/told.hpp"

namespace ecluse::daemon {

class Announcement {
 public:
  /// What it is given must outlive it.
  Announcement(const Tables& tables, const Config& config, Instant now)
      : tables_(tables), config_(config), now_(now) {}

  /// The steps of a flux that was recorded: of its pieces, and of those that it makes step.
  void add(const Conclusion& conclusion);
  /// Steps taken outside of any flux.
  void add(const std::vector<Move>& moves);

  /// Owes the answers. Error: E_LEDGER_*.
  Done owe(lifecycle::Batch& batch) const;

 private:
  /// A piece made available to its recipient.
  struct Available {
    std::string arrival_id;
    int position = 0;
    lifecycle::Renvoi why = lifecycle::Renvoi::none;
  };
  struct Kept {
    std::string arrival_id;
    int position = 0;
    const PivotDraft* draft = nullptr;
  };
  using Steps = std::vector<lifecycle::ToldStep>;

  void note_available(const std::string& arrival_id, const Transition& step, bool before);
  Done owe_grouped(const std::string& partner, const Steps& steps, lifecycle::Batch& batch) const;
  Done owe_one_by_one(const std::string& partner, const Steps& steps,
                      lifecycle::Batch& batch) const;
  Done owe_pivot(const Available& available, lifecycle::Batch& batch) const;

  const Tables& tables_;
  const Config& config_;
  Instant now_;
  std::map<std::string, Steps> steps_;  ///< by depositor
  std::vector<Kept> drafts_;
  std::vector<Available> available_;
};

}  // namespace ecluse::daemon
