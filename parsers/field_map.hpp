// A field map in force: the rows {path, field, term} of a table (parsers/tables) made into a trie,
// which is walked once over the tree of a document to fill a Draft. Used by ubl, cii and cpp; one
// for each thread, since it keeps scratch from one document to the next.
//
// A path goes down from the root by local names: "Delivery/ActualDeliveryDate". "A|B" takes either
// name; "@x" at the end takes an attribute; "./" goes on from the group above, and alone is its own
// text. A step may have conditions, whose subject is a path below it or an attribute:
// [Name=TYPE_LIGNE], [@schemeID!=0224] (true when absent), [ID] (there, with a text or children),
// [!ID]. A group within a group is named in full: its elements stand in those of the outer one.
//
// Where several rows or elements give a field, the first row goes first, then the order of the
// document; but an empty text, an identifier of unknown type, an unknown type of line and an amount
// in another currency than the document's yield to any other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "parsers/draft.hpp"
#include "parsers/identifier_types.hpp"

namespace ecluse::parsers {

/// How a syntax writes days: the day in `written`, the text of `element`; nothing when unreadable.
using ReadDay = std::optional<Date> (*)(const Element& element, std::string_view written);

class FieldMap {
 public:
  /// Columns path, field, term ("-" for none); views `table`, which must be for ever. Error E_TABLE
  /// for an unknown field or a malformed path.
  static Result<FieldMap> compile(std::string_view table, ReadDay read_day, IdentifierTypes types);

  /// Fills `draft` from the tree below `root`. After `most_members` members of groups, those that
  /// follow are left out: a member takes far more memory than the element that makes it.
  void fill(const Element& root, Draft& draft, std::size_t most_members = no_limit);

  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

 private:
  enum class Test : std::uint8_t { equals, differs, present, absent };
  struct Condition {
    Test test;
    std::string_view path;  ///< ends with "@x" for an attribute
    std::string_view value;
  };
  struct Assignment {
    std::uint16_t field;
    std::uint16_t rank;  ///< among the rows of that field
    std::string_view attribute;
    std::string_view term;
  };
  struct Node {
    std::uint32_t parent;
    std::string_view name;
    std::string_view conditions_text;  ///< as in the table: equal texts share a node
    std::vector<Condition> conditions;
    std::vector<Assignment> assignments;
    std::uint32_t next_same = 0;  ///< another node of that parent and name, 0 for none
    bool has_children = false;
  };

  Done add_row(std::string_view path, std::string_view field, std::string_view term);
  Done add_step(std::string_view step, std::vector<std::uint32_t>& at);
  std::uint32_t child_of(std::uint32_t parent, std::string_view name, std::string_view conditions);
  void index();
  [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view name) const;
  [[nodiscard]] static bool holds(const Condition& condition, const Element& element);

  void walk(const Element& element, std::uint32_t node, Draft& draft);
  /// False when the element begins a group that has no room.
  bool visit(const Element& element, const Node& node, Draft& draft);
  void assign(const Assignment& to, const Element& element, Draft& draft);
  bool open_group(std::uint16_t field, const GroupSlot& group, const Element& element,
                  Draft& draft);
  bool wins(const Assignment& one, unsigned penalty);
  [[nodiscard]] Identifier identifier(const Element& element, std::string_view id,
                                      std::string_view term) const;

  std::vector<FieldEntry> fields_ = all_fields();
  std::vector<std::uint16_t> ranks_;   ///< rows so far, by field
  std::vector<std::uint16_t> ends_;    ///< past the fields of a group, by field
  std::vector<std::uint16_t> scores_;  ///< scratch: of what each field holds, less is better
  std::size_t room_ = 0;               ///< scratch: members of groups that may still come
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::uint32_t> group_;  ///< nodes of the last group
  std::vector<std::uint32_t> table_;  ///< hash of parent and name to the first node, 0 for none
  ReadDay read_day_ = nullptr;
  IdentifierTypes types_;
};

}  // namespace ecluse::parsers
