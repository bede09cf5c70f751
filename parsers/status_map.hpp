// Where a syntax of statuses writes what it says: the rows {path, field, term} of a table
// (parsers/tables/statut.tsv, cdar.tsv), read over the tree of a document to make StatusEvents.
// Used by statut; constant once made, any thread.
//
// A path goes down by local names from the root, in the rows before the first unit; with "./" from
// the unit above, with "../" from the parent of the unit, with "././" from the member of the group
// above. "[Name=TEXT]" after a step asks for a child of that text, "[Name]" for one that is not
// empty, "[!Name]" for none; "@x" at the end takes an attribute. Rows "unit", "motif", "amount" and
// "fault" are repeating: every element that fits makes one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "model/status_event.hpp"

namespace ecluse::parsers {

/// How a syntax writes days and hours; nothing when unreadable.
using ReadStatusDay = std::optional<Date> (*)(std::string_view written);
using ReadStatusTime = std::optional<Instant> (*)(std::string_view written);

class StatusMap {
 public:
  /// Views `table`, which must be for ever. Error E_TABLE: an unknown field, a malformed path, a
  /// row out of its place.
  static Result<StatusMap> compile(std::string_view table, ReadStatusDay read_day,
                                   ReadStatusTime read_time);

  /// One event a unit, in the order of the document, `most` at the most. Codes are as written:
  /// neither their meaning nor the types of identifiers are known yet.
  [[nodiscard]] std::vector<StatusEvent> read(const Element& root, std::size_t most) const;

 private:
  enum class Test : std::uint8_t { none, equals, present, absent };
  struct Step {
    std::string_view name;
    Test test = Test::none;
    std::string_view child, value;
  };
  struct Row {
    std::vector<Step> steps;
    std::string_view attribute;
    std::size_t field = 0;
    std::string_view term;
  };
  enum class Group : std::uint8_t { motif, amount, fault };
  struct Repeating {
    Row row;
    Group group = Group::motif;
    std::vector<Row> members;
  };
  struct Unit {
    Row row;
    std::vector<Row> own;
    std::vector<Repeating> groups;
  };

  Done add(std::string_view path, std::string_view field, std::string_view term);
  Done place(Row row, std::string_view field, int depth);
  static bool fits(const Element& element, const Step& step);
  /// Calls `take` with each element that the steps lead to, until it says to stop.
  template <class Take>
  static bool each(const Element& from, const std::vector<Step>& steps, std::size_t at, Take take);
  void fill(StatusEvent& event, const Element& from, const std::vector<Row>& rows) const;
  void fill_groups(StatusEvent& event, const Element& from,
                   const std::vector<Repeating>& groups) const;

  std::vector<Row> message_;
  std::vector<Unit> units_;
  ReadStatusDay read_day_ = nullptr;
  ReadStatusTime read_time_ = nullptr;
};

}  // namespace ecluse::parsers
