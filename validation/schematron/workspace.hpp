// What applying a rulebook to a document takes, kept between documents: memory that one document
// made room for serves the next. Taken by run(), from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "validation/schematron/program.hpp"
#include "validation/xpath/evaluation.hpp"
#include "validation/xpath/settlement.hpp"

namespace ecluse::validation::schematron {

/// Of one run at a time; nothing in it means anything to the next.
struct Workspace {
  /// A rule and a node that it applies to.
  struct Application {
    xpath::NodeId node;
    const CompiledRule* rule;
  };

  explicit Workspace(const Program& program)
      : evaluation(program.shared), bindings(program.lets.size() + program.most_rule_lets) {}

  xpath::Evaluation evaluation;
  std::vector<xpath::Binding> bindings;
  std::vector<std::uint32_t> taken;       ///< by node: the number of its last application, from 1
  std::vector<Application> applications;  ///< of the pattern at hand
  xpath::Awake awake;
};

/// Those that no run has.
class Workspaces {
 public:
  static constexpr std::size_t most_held = std::size_t{1} << 20;  ///< bytes of one that is kept

  /// For that program, always the same.
  std::unique_ptr<Workspace> take(const Program& program) {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        auto one = std::move(free_.back());
        free_.pop_back();
        return one;
      }
    }
    return std::make_unique<Workspace>(program);
  }
  /// What a long document made great is not kept.
  void give_back(std::unique_ptr<Workspace> one) {
    const auto nodes = one->taken.capacity() * sizeof(one->taken.front());
    if (one->evaluation.held() + nodes > most_held) return;
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(one));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

}  // namespace ecluse::validation::schematron
