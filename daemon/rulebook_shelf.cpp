#include "daemon/rulebook_shelf.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "daemon/rulebook_files.hpp"
#include "daemon/rulebook_store.hpp"

namespace ecluse::daemon {

struct RulebookShelf::Slot {
  std::string name, entry;
  FileSet files;  ///< until they are compiled
  std::once_flag once;
  std::optional<Result<validation::Rulebook>> compiled;
};

RulebookShelf::RulebookShelf() = default;
RulebookShelf::RulebookShelf(RulebookShelf&&) noexcept = default;
RulebookShelf& RulebookShelf::operator=(RulebookShelf&&) noexcept = default;
RulebookShelf::~RulebookShelf() = default;

Result<RulebookShelf> RulebookShelf::of_root(const DiskView& disk, const lifecycle::Root& root) {
  const auto kept = kept_rulebooks(disk, root);
  if (!kept) return tl::unexpected(kept.error());
  RulebookShelf shelf;
  for (const auto& one : *kept) {
    if (!one.active) continue;
    auto files = files_of(disk, root, one);
    if (!files) return tl::unexpected(files.error());
    shelf.put(one.name, one.entry, std::move(*files));
    shelf.version_ += one.name + ' ' + one.set + ' ' + one.entry + '\n';
  }
  return shelf;
}

void RulebookShelf::put(const std::string& name, const std::string& entry, FileSet files) {
  std::erase_if(slots_, [&](const auto& slot) { return slot->name == name; });
  auto slot = std::make_unique<Slot>();
  slot->name = name;
  slot->entry = entry;
  slot->files = std::move(files);
  const auto at = std::ranges::find_if(slots_, [&](const auto& one) { return one->name > name; });
  slots_.insert(at, std::move(slot));
}

std::vector<std::string> RulebookShelf::names() const {
  std::vector<std::string> names;
  for (const auto& slot : slots_) names.push_back(slot->name);
  return names;
}

Result<const validation::Rulebook*> RulebookShelf::get(std::string_view name) const {
  const auto at =
      std::ranges::find_if(slots_, [&](const auto& slot) { return slot->name == name; });
  auto& slot = **at;
  std::call_once(slot.once, [&] {
    slot.compiled = compile(slot.files, slot.entry);
    slot.files = {};
  });
  if (!*slot.compiled)
    return failure(slot.compiled->error().code, slot.name + ": " + slot.compiled->error().detail);
  return &**slot.compiled;
}

}  // namespace ecluse::daemon
