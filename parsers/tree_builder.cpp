#include "parsers/tree_builder.hpp"

#include <cstdint>
#include <utility>

namespace ecluse::parsers {
namespace {

constexpr std::size_t first_names = 512;
constexpr std::size_t most_kept_names = 65536;  ///< beyond, a hostile document swelled it

std::size_t hash_of(InternedName name) {
  const auto bits = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(name));
  return static_cast<std::size_t>(bits * 0x9E3779B97F4A7C15U >> 32);
}

}  // namespace

TreeBuilder::TreeBuilder() : names_(first_names) {}

void TreeBuilder::begin(Document& document) {
  document_ = &document;
  open_.clear();
  if (names_.size() > most_kept_names) names_ = std::vector<Known>(first_names);
  known_ = 0;
  prefix_ = ns_ = {};
  ++serial_;
}

TreeBuilder::Known& TreeBuilder::slot(InternedName name) {
  const auto mask = names_.size() - 1;
  auto at = hash_of(name) & mask;
  while (names_[at].document == serial_ && names_[at].address != name) at = (at + 1) & mask;
  return names_[at];
}

void TreeBuilder::grow() {
  auto before = std::exchange(names_, std::vector<Known>(names_.size() * 2));
  for (const auto& one : before)
    if (one.document == serial_) slot(one.address) = one;
}

std::string_view TreeBuilder::name(InternedName name) {
  if (!name) return {};
  if (auto& known = slot(name); known.document == serial_) return known.copy;
  if (++known_ * 2 > names_.size()) grow();
  auto& fresh = slot(name);
  fresh = {name, document_->keep(name), serial_};
  return fresh.copy;
}

/// Most elements have the prefix and the namespace of the one before.
std::string_view TreeBuilder::name(InternedName name, Recent& recent) {
  if (recent.address != name) recent = {name, this->name(name)};
  return recent.copy;
}

Element& TreeBuilder::open(InternedName prefix, InternedName name, InternedName ns) {
  auto* element = document_->add_element();
  element->prefix = this->name(prefix, prefix_);
  element->name = this->name(name);
  element->ns = this->name(ns, ns_);
  if (open_.empty()) {
    document_->set_root(element);
  } else {
    auto& [parent, last_child] = open_.back();
    element->parent = parent;
    (last_child ? last_child->next : parent->first_child) = element;
    last_child = element;
  }
  open_.push_back({element, nullptr});
  return *element;
}

void TreeBuilder::close(std::string_view text) {
  if (!text.empty()) open_.back().element->text = document_->keep(text);
  open_.pop_back();
}

}  // namespace ecluse::parsers
