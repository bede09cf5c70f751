#include "tests/console/fake_shelf.hpp"

#include <algorithm>

namespace ecluse::tests {

using console::Reader;
using console::Shelved;

std::int64_t FakeShelf::add(const std::string& structure, const std::string& kind,
                            const std::string& name) {
  Shelved item;
  item.row = static_cast<std::int64_t>(items.size()) + 1;
  item.structure = structure;
  item.kind = kind;
  item.name = name;
  items.push_back(item);
  return item.row;
}

Result<std::vector<console::ShelfOf>> FakeShelf::structures(const Reader& reader) {
  std::vector<console::ShelfOf> all;
  if (!reader.sight.nothing()) all.push_back({"00000127100014", true, true});
  return all;
}

Result<std::optional<console::ShelfOf>> FakeShelf::structure(const std::string& structure,
                                                             const Reader& reader) {
  if (reader.sight.nothing()) return std::optional<console::ShelfOf>();
  return std::optional(console::ShelfOf{structure, true, true});
}

Result<std::vector<Shelved>> FakeShelf::held(const std::string& structure, const Reader& reader) {
  std::vector<Shelved> found;
  for (const auto& one : items)
    if (!structure.empty() && one.structure == structure && !reader.sight.nothing())
      found.insert(found.begin(), one);
  return found;
}

Result<std::vector<Shelved>> FakeShelf::own(const Reader& reader) {
  std::vector<Shelved> found;
  for (const auto& one : items)
    if (one.structure.empty() && !reader.sight.nothing()) found.insert(found.begin(), one);
  return found;
}

Result<std::optional<console::ShelvedFile>> FakeShelf::file(std::int64_t row,
                                                            console::ShelfUse /*use*/,
                                                            const Reader& reader) {
  const auto found = std::ranges::find(items, row, &Shelved::row);
  if (found == items.end() || reader.sight.nothing()) return std::optional<console::ShelvedFile>();
  return std::optional(console::ShelvedFile{*found, "%PDF"});
}

Result<Shelved> FakeShelf::put(const console::ToShelve& what, const Reader& /*reader*/) {
  if (error) return tl::unexpected(*error);
  add(what.structure, what.kind, what.file.name);
  items.back().designation = what.designation;
  return items.back();
}

Done FakeShelf::remove(std::int64_t row, const Reader& /*reader*/) {
  if (error) return tl::unexpected(*error);
  if (std::erase_if(items, [&](const Shelved& one) { return one.row == row; }) == 0)
    return failure("E_SHELF_NONE", "");
  return {};
}

}  // namespace ecluse::tests
