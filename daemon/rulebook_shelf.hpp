// The rulebooks that a root has in use, as the workers need them: read with the tables, compiled
// when the first document asks for one, once, and shared from then on. Constant but for that.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/file_set.hpp"
#include "lifecycle/root.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::daemon {

class RulebookShelf {
 public:
  /// Those in use in a root; which they are, by name and SHA-256, is version(). E_TABLE, E_RULEBOOK
  /// (files changed since their import), E_DISK_*.
  static Result<RulebookShelf> of_root(const DiskView& disk, const lifecycle::Root& root);

  RulebookShelf();
  RulebookShelf(RulebookShelf&&) noexcept;
  RulebookShelf& operator=(RulebookShelf&&) noexcept;
  ~RulebookShelf();

  /// Puts a rulebook on the shelf, in place of the one of that name.
  void put(const std::string& name, const std::string& entry, FileSet files);

  /// In the order of their names.
  [[nodiscard]] std::vector<std::string> names() const;

  /// The rulebook of that name, which the shelf must have. Any thread. E_RULEBOOK, E_XML: it does
  /// not compile (its import proved that it does: the program is older now, or newer).
  [[nodiscard]] Result<const validation::Rulebook*> get(std::string_view name) const;

  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  struct Slot;
  std::vector<std::unique_ptr<Slot>> slots_;  ///< sorted by name
  std::string version_;
};

}  // namespace ecluse::daemon
