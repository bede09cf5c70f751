#include "model/document.hpp"

#include <algorithm>
#include <new>
#include <vector>

namespace ecluse {
namespace {

constexpr std::size_t first_arena_block = std::size_t{16} * 1024;

bool same_name(const Element& a, const Element& b) {
  return a.name == b.name && a.ns == b.ns;
}

/// The position of an element among its siblings of the same name; 0 when it is the only one.
/// Siblings behind it are looked at as far as they must be: a flux may tell of its first thousand
/// lines among fifty thousand.
int position_of(const Element& element) {
  int position = 1;
  for (const auto* one = element.parent->first_child; one != &element; one = one->next)
    if (same_name(*one, element)) ++position;
  if (position > 1) return position;
  for (const auto* one = element.next; one; one = one->next)
    if (same_name(*one, element)) return position;
  return 0;
}

std::string step_of(const Element& element) {
  std::string step = "/";
  if (!element.prefix.empty()) step.append(element.prefix).push_back(':');
  step.append(element.name);
  if (!element.parent) return step;
  const auto position = position_of(element);
  return position > 0 ? step + "[" + std::to_string(position) + "]" : step;
}

std::vector<const Element*> ancestry(const Element& element) {
  std::vector<const Element*> line;
  for (const auto* one = &element; one; one = one->parent) line.push_back(one);
  std::reverse(line.begin(), line.end());
  return line;
}

template <class T>
std::span<T> add_many(std::pmr::memory_resource& arena, std::size_t count) {
  if (count == 0) return {};
  auto* first = static_cast<T*>(arena.allocate(count * sizeof(T), alignof(T)));
  for (std::size_t i = 0; i < count; ++i) new (first + i) T;
  return {first, count};
}

}  // namespace

std::string_view attribute(const Element& element, std::string_view name) {
  for (const auto& one : element.attributes)
    if (one.name == name && one.ns.empty()) return one.value;
  return {};
}

const Element* child(const Element& element, std::string_view name) {
  const auto* one = element.first_child;
  while (one && one->name != name) one = one->next;
  return one;
}

std::string_view trimmed_text(const Element& element) {
  return trimmed(element.text);
}

std::string path_of(const Element& element) {
  std::string path;
  for (const auto* one : ancestry(element)) path += step_of(*one);
  return path;
}

std::string dotted_path_of(const Element& element) {
  std::string path;
  for (const auto* one : ancestry(element)) {
    if (!one->parent) continue;
    if (!path.empty()) path.push_back('.');
    path.append(one->name);
  }
  return path;
}

Place place_of(const Element& element, std::string_view term) {
  return {element.line, element.column, path_of(element), std::string(term)};
}

Document::Document()
    : arena_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_arena_block)) {}

std::string_view Document::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* bytes = static_cast<char*>(arena_->allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), bytes);
  return {bytes, text.size()};
}

Element* Document::add_element() {
  return add_many<Element>(*arena_, 1).data();
}

std::span<Attribute> Document::add_attributes(std::size_t count) {
  return add_many<Attribute>(*arena_, count);
}

Blob* Document::add_blob() {
  return add_many<Blob>(*arena_, 1).data();
}

std::span<InnerFile> Document::add_files(std::size_t count) {
  return add_many<InnerFile>(*arena_, count);
}

}  // namespace ecluse
