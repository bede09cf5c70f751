// What an XPath expression gives: sequences of items, which are nodes or atomic values (XPath 2.0
// data model). Small plain values; texts, nodes and names belong to a document, an expression or
// an arena that lives longer. Spoken by the evaluator, the functions and the engine's users.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "validation/xpath/arena.hpp"
#include "validation/xpath/exact.hpp"
#include "validation/xpath/moment.hpp"
#include "validation/xpath/types.hpp"

namespace ecluse::xpath {

class Tree;
using NodeId = std::uint32_t;

/// A node of a tree (tree.hpp).
struct Node {
  const Tree* tree = nullptr;
  NodeId id = 0;
  friend bool operator==(const Node&, const Node&) = default;
};

struct QName {
  std::string_view ns;
  std::string_view prefix;
  std::string_view local;
};

/// A node or an atomic value, 24 bytes.
class Item {
 public:
  Item() : type_(Type::string), text_() {}
  /// `kind`: document, element, attribute or text.
  static Item of_node(Type kind, Node node) {
    Item item(kind);
    item.node_ = node;
    return item;
  }
  static Item of_boolean(bool value) {
    Item item(Type::boolean);
    item.boolean_ = value;
    return item;
  }
  static Item of_integer(Wide value) { return of_wide(Type::integer, value); }
  static Item of_decimal(Wide value) { return of_wide(Type::decimal, value); }
  static Item of_double(double value) {
    Item item(Type::double_);
    item.double_ = value;
    return item;
  }
  static Item of_string(std::string_view value) { return of_text(Type::string, value); }
  static Item of_untyped(std::string_view value) { return of_text(Type::untyped_atomic, value); }
  /// `type`: string, untyped_atomic or any_uri.
  static Item of_text(Type type, std::string_view value) {
    Item item(type);
    item.text_ = value;
    return item;
  }
  /// `type`: date, date_time or time.
  static Item of_moment(Type type, Moment value) {
    Item item(type);
    item.moment_ = value;
    return item;
  }
  /// `type`: duration, year_month_duration or day_time_duration.
  static Item of_duration(Type type, Duration value) {
    Item item(type);
    item.duration_ = value;
    return item;
  }
  static Item of_qname(const QName* value) {
    Item item(Type::qname);
    item.qname_ = value;
    return item;
  }

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] bool is_node() const { return xpath::is_node(type_); }
  [[nodiscard]] bool is_text() const { return xpath::is_text(type_); }
  [[nodiscard]] bool is_number() const { return is_numeric(type_); }

  // Each of an item of that type only.
  [[nodiscard]] Node node() const { return assert(is_node()), node_; }
  [[nodiscard]] bool boolean() const { return assert(type_ == Type::boolean), boolean_; }
  [[nodiscard]] double number() const { return assert(type_ == Type::double_), double_; }
  [[nodiscard]] std::string_view text() const { return assert(is_text()), text_; }
  [[nodiscard]] Moment moment() const { return assert(is_moment(type_)), moment_; }
  [[nodiscard]] Duration duration() const { return assert(is_duration(type_)), duration_; }
  [[nodiscard]] const QName& qname() const { return assert(type_ == Type::qname), *qname_; }
  /// The integer, or the decimal in 10⁻¹⁸.
  [[nodiscard]] Wide wide() const {
    assert(type_ == Type::integer || type_ == Type::decimal);
    return static_cast<Wide>((UnsignedWide{wide_.high} << 64) | wide_.low);
  }

 private:
  struct Halves {
    std::uint64_t low;
    std::uint64_t high;
  };
  explicit Item(Type type) : type_(type), text_() {}
  static Item of_wide(Type type, Wide value) {
    Item item(type);
    const auto bits = static_cast<UnsignedWide>(value);
    item.wide_ = {static_cast<std::uint64_t>(bits), static_cast<std::uint64_t>(bits >> 64)};
    return item;
  }

  Type type_;
  union {
    std::string_view text_;
    bool boolean_;
    double double_;
    Halves wide_;
    Node node_;
    Moment moment_;
    Duration duration_;
    const QName* qname_;
  };
};

/// Any number of items in order; one item is held in place, several lie in an arena.
class Sequence {
 public:
  Sequence() : size_(0), many_(nullptr) {}
  Sequence(Item item) : size_(1), one_(item) {}  // NOLINT(google-explicit-constructor): a value
  /// `items` must live as long as the sequence.
  explicit Sequence(std::span<const Item> items) : size_(items.size()), many_(items.data()) {
    if (size_ == 1) one_ = items.front();
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const Item* begin() const { return size_ == 1 ? &one_ : many_; }
  [[nodiscard]] const Item* end() const { return begin() + size_; }
  [[nodiscard]] const Item& front() const { return assert(size_ > 0), *begin(); }
  const Item& operator[](std::size_t index) const { return assert(index < size_), begin()[index]; }

 private:
  std::size_t size_;
  union {
    Item one_;
    const Item* many_;
  };
};

/// Collects items: the first in place, several in an arena.
class Gather {
 public:
  explicit Gather(Arena& arena) : arena_(&arena) {}
  void add(const Item& item) {
    if (size_ == 0) {
      first_ = item;
    } else {
      if (size_ >= room_.size()) grow();
      room_[size_] = item;
    }
    ++size_;
  }
  void add(const Sequence& sequence) {
    for (const auto& item : sequence) add(item);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<Item> items() {
    return size_ < 2 ? std::span(&first_, size_) : room_.first(size_);
  }
  /// Items that lie as long as the arena's content.
  [[nodiscard]] Sequence take() const {
    return size_ == 1 ? Sequence(first_) : Sequence(room_.first(size_));
  }

 private:
  void grow();

  Arena* arena_;
  Item first_;
  std::span<Item> room_;  ///< when there are several
  std::size_t size_ = 0;
};

/// A copy, its text or name included; a node stays that of its tree.
Item kept(const Item& item, Arena& arena);
/// The same of each item.
Sequence kept(const Sequence& value, Arena& arena);

/// Why an evaluation gave no value: "FORG0001" and words for the log.
struct DynamicError {
  std::string code;
  std::string text;
  friend bool operator==(const DynamicError&, const DynamicError&) = default;
};

}  // namespace ecluse::xpath
