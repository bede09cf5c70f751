#include "tests/faults/surgery.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "model/tsv.hpp"

namespace ecluse::tests {
namespace {

/// Offsets in the text.
struct Node {
  std::string_view name;  ///< with its prefix
  std::size_t begin = 0, inside = 0, close = 0, end = 0;
  std::vector<Node> children;
};

std::string_view local(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Reads the element that begins at `place`.
Node read_node(std::string_view xml, std::size_t place) {
  Node node;
  node.begin = place;
  const auto name_end = xml.find_first_of(" \t\r\n/>", place + 1);
  node.name = xml.substr(place + 1, name_end - place - 1);
  node.inside = xml.find('>', place) + 1;
  node.close = node.end = node.inside;
  if (xml[node.inside - 2] == '/') return node;
  while (true) {
    const auto next = xml.find('<', node.close);
    if (next == std::string_view::npos) throw std::runtime_error("surgery: no end");
    if (xml[next + 1] == '/') {
      node.close = next;
      node.end = xml.find('>', next) + 1;
      return node;
    }
    node.children.push_back(read_node(xml, next));
    node.close = node.children.back().end;
  }
}

Node read_root(std::string_view xml) {
  auto place = xml.find('<');
  while (place != std::string_view::npos && (xml[place + 1] == '?' || xml[place + 1] == '!'))
    place = xml.find('<', place + 1);
  return read_node(xml, place);
}

/// "InvoiceLine[2]" gives "InvoiceLine" and 2.
std::pair<std::string_view, int> read_step(std::string_view step) {
  const auto bracket = step.find('[');
  if (bracket == std::string_view::npos) return {step, 1};
  int index = 0;
  std::from_chars(step.data() + bracket + 1, step.data() + step.size(), index);
  return {step.substr(0, bracket), index};
}

const Node* child_of(const Node& parent, std::string_view step) {
  auto [name, index] = read_step(step);
  for (const auto& child : parent.children)
    if (local(child.name) == name && --index == 0) return &child;
  return nullptr;
}

struct Spot {
  const Node* node = nullptr;
  const Node* next = nullptr;  ///< the element behind it
};

std::optional<Spot> find(const Node& root, std::string_view path) {
  Spot spot{&root, nullptr};
  if (path == ".") return spot;
  for (const auto step : split(path, '/')) {
    const auto* child = child_of(*spot.node, step);
    if (!child) return {};
    const auto& siblings = spot.node->children;
    const auto after = static_cast<std::size_t>(child - siblings.data()) + 1;
    spot = {child, after < siblings.size() ? &siblings[after] : nullptr};
  }
  return spot;
}

/// One operation on one text.
class Operation {
 public:
  Operation(const std::string& xml, const Spot& spot, std::string_view argument)
      : xml_(xml), node_(*spot.node), next_(spot.next), argument_(argument) {}

  [[nodiscard]] std::string perform(Cut cut) const {
    switch (cut) {
      case Cut::remove:
        return with(node_.begin, node_.end, "");
      case Cut::empty:
        return with(node_.inside, node_.close, "");
      case Cut::blank:
        return with(node_.inside, node_.close, "   ");
      case Cut::duplicate:
        return with(node_.end, node_.end, whole(node_));
      case Cut::swap:
        return swapped();
      case Cut::rename:
        return renamed();
      case Cut::text:
        return with(node_.inside, node_.close, argument_);
      case Cut::append:
        return with(node_.close, node_.close, argument_);
      case Cut::lead:
        return with(node_.begin, node_.begin, argument_);
      case Cut::follow:
        return with(node_.end, node_.end, argument_);
      case Cut::attribute:
        return with_attribute(argument_.substr(0, argument_.find('=')),
                              argument_.substr(argument_.find('=') + 1));
      case Cut::strip:
        return with_attribute(argument_, {});
    }
    throw std::runtime_error("surgery: no such cut");
  }

 private:
  [[nodiscard]] std::string whole(const Node& node) const {
    return xml_.substr(node.begin, node.end - node.begin);
  }
  [[nodiscard]] std::string with(std::size_t from, std::size_t to, std::string_view text) const {
    return xml_.substr(0, from) + std::string(text) + xml_.substr(to);
  }
  [[nodiscard]] std::string swapped() const {
    if (!next_) throw std::runtime_error("surgery: nothing to swap with");
    const auto between = xml_.substr(node_.end, next_->begin - node_.end);
    return with(node_.begin, next_->end, whole(*next_) + between + whole(node_));
  }
  [[nodiscard]] std::string renamed() const {
    const auto prefix = node_.name.substr(0, node_.name.size() - local(node_.name).size());
    const auto name = std::string(prefix) + std::string(argument_);
    const auto tag_rest = xml_.substr(node_.begin + 1 + node_.name.size(),
                                      node_.close - node_.begin - 1 - node_.name.size());
    return with(node_.begin, node_.end, "<" + name + tag_rest + "</" + name + ">");
  }
  [[nodiscard]] std::string with_attribute(std::string_view name, std::string_view value) const {
    auto tag = xml_.substr(node_.begin, node_.inside - node_.begin);
    if (const auto at = tag.find(" " + std::string(name) + "=\""); at != std::string::npos)
      tag.erase(at, tag.find('"', at + name.size() + 3) + 1 - at);
    if (!value.empty())
      tag.insert(1 + node_.name.size(),
                 " " + std::string(name) + "=\"" + std::string(value) + "\"");
    return with(node_.begin, node_.inside, tag);
  }

  const std::string& xml_;
  const Node& node_;
  const Node* next_;
  std::string_view argument_;
};

constexpr std::array<std::string_view, 12> names{"remove", "empty",  "blank",     "duplicate",
                                                 "swap",   "rename", "text",      "append",
                                                 "lead",   "follow", "attribute", "strip"};

}  // namespace

Cut cut_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names.at(i) == name) return static_cast<Cut>(i);
  throw std::runtime_error("surgery: no cut called " + std::string(name));
}

std::string operated(const std::string& xml, Cut cut, std::string_view path,
                     std::string_view argument) {
  const auto root = read_root(xml);
  const auto spot = find(root, path);
  if (!spot) throw std::runtime_error("surgery: no element " + std::string(path));
  return Operation(xml, *spot, argument).perform(cut);
}

bool has_element(const std::string& xml, std::string_view path) {
  return find(read_root(xml), path).has_value();
}

}  // namespace ecluse::tests
