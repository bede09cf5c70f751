#include "daemon/rulebook_shelf.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "daemon/rulebook_files.hpp"
#include "daemon/rulebook_rules.hpp"
#include "daemon/rulebook_store.hpp"

namespace ecluse::daemon {

struct RulebookShelf::Slot {
  std::string name, entry;
  FileSet files;  ///< until they are compiled
  std::once_flag once;
  std::optional<Result<validation::Rulebook>> compiled;
  Elements elements;  ///< views the rulebook

  void compile_now() {
    compiled = compile(files, entry);
    files = {};
    if (!*compiled) return;
    for (const auto& rule : (*compiled)->rules())
      if (const auto element = element_of(rule.test); !element.empty())
        elements.emplace(rule.id, element);
  }
};

RulebookShelf::RulebookShelf() = default;
RulebookShelf::RulebookShelf(RulebookShelf&&) noexcept = default;
RulebookShelf& RulebookShelf::operator=(RulebookShelf&&) noexcept = default;
RulebookShelf::~RulebookShelf() = default;

Result<RulebookShelf> RulebookShelf::of_root(const DiskView& disk, const lifecycle::Root& root) {
  const auto kept = kept_rulebooks(disk, root);
  if (!kept) return tl::unexpected(kept.error());
  std::vector<lifecycle::SetPart> parts;
  for (const auto& one : *kept)
    if (one.active) parts.push_back({"rulebook", one.name, one.set + '/' + one.entry});
  return of_parts(disk, root, parts);
}

Result<RulebookShelf> RulebookShelf::of_parts(const DiskView& disk, const lifecycle::Root& root,
                                              const std::vector<lifecycle::SetPart>& parts) {
  RulebookShelf shelf;
  for (const auto& part : parts) {
    KeptRulebook one;
    one.name = part.name;
    one.set = part.value.substr(0, part.value.find('/'));
    one.entry = part.value.substr(std::min(part.value.size(), one.set.size() + 1));
    if (!lifecycle::is_component(one.set)) return failure("E_RULEBOOK", part.value);
    auto files = files_of(disk, root, one);
    if (!files) return tl::unexpected(files.error());
    shelf.put(one.name, one.entry, std::move(*files));
    shelf.parts_.push_back(part);
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
  names_.clear();
  for (const auto& one : slots_) names_.push_back(one->name);
}

RulebookShelf::Slot& RulebookShelf::slot(std::string_view name) const {
  return **std::ranges::find_if(slots_, [&](const auto& one) { return one->name == name; });
}

Result<const validation::Rulebook*> RulebookShelf::get(std::string_view name) const {
  auto& wanted = slot(name);
  std::call_once(wanted.once, [&] { wanted.compile_now(); });
  const auto& compiled = *wanted.compiled;
  if (!compiled)
    return failure(compiled.error().code, wanted.name + ": " + compiled.error().detail);
  return &*compiled;
}

const RulebookShelf::Elements& RulebookShelf::elements(std::string_view name) const {
  return slot(name).elements;
}

}  // namespace ecluse::daemon
