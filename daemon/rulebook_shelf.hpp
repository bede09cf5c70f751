// The rulebooks that a root has in use, as the workers need them: read with the tables, compiled
// when the first document asks for one, once, and shared from then on. Constant but for that.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "daemon/file_set.hpp"
#include "lifecycle/kept_sets.hpp"
#include "lifecycle/root.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::daemon {

class RulebookShelf {
 public:
  /// Those in use in a root. E_TABLE, E_RULEBOOK (files changed since their import), E_DISK_*.
  static Result<RulebookShelf> of_root(const DiskView& disk, const lifecycle::Root& root);

  /// Those that a set of tables was used with once (kind "rulebook"). The same errors.
  static Result<RulebookShelf> of_parts(const DiskView& disk, const lifecycle::Root& root,
                                        const std::vector<lifecycle::SetPart>& parts);

  RulebookShelf();
  RulebookShelf(RulebookShelf&&) noexcept;
  RulebookShelf& operator=(RulebookShelf&&) noexcept;
  ~RulebookShelf();

  /// Puts a rulebook on the shelf, in place of the one of that name.
  void put(const std::string& name, const std::string& entry, FileSet files);

  /// Sorted; as long as nothing more is put on the shelf, and the shelf stays where it is.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  /// The rulebook of that name, which the shelf must have. Any thread. E_RULEBOOK, E_XML: it does
  /// not compile (its import proved that it does: the program is older now, or newer).
  [[nodiscard]] Result<const validation::Rulebook*> get(std::string_view name) const;

  /// By the id of a rule, what it says must be absent or not repeated (element_of); only those that
  /// say so. Of a rulebook that get() gave.
  using Elements = std::unordered_map<std::string_view, std::string_view>;
  [[nodiscard]] const Elements& elements(std::string_view name) const;

  /// Which they are, for the version of the tables (kind "rulebook": name, set/entry).
  [[nodiscard]] const std::vector<lifecycle::SetPart>& parts() const { return parts_; }

 private:
  struct Slot;
  [[nodiscard]] Slot& slot(std::string_view name) const;
  std::vector<std::unique_ptr<Slot>> slots_;  ///< sorted by name
  std::vector<std::string> names_;            ///< of the slots
  std::vector<lifecycle::SetPart> parts_;
};

}  // namespace ecluse::daemon
