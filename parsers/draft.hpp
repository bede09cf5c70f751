// A piece in the making, and the names that the field maps (parsers/tables) have for its fields.
// Used by FieldMap, which fills a Draft, and by ubl, cii and cpp, which finish it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/piece.hpp"

namespace ecluse::parsers {

/// A piece, and what must be known before some of its fields can be.
struct Draft {
  Piece piece;

  /// What the document says once; each payment that does not say it takes it.
  Payment any_payment;

  /// The two prices of a CII line: which one is the unit price depends on the profile.
  struct Prices {
    Number gross, gross_quantity, net, net_quantity;
  };
  std::vector<Prices> prices;  ///< of each line
};

/// How a field of a draft is reached; those of a group, in its last member.
template <class T>
using Reach = T& (*)(Draft&);

struct TextSlot {
  Reach<Text> reach;
  /// When set, a value that it knows goes before one that it does not.
  bool (*knows)(std::string_view) = nullptr;
};
enum class InCurrency : std::uint8_t { document, accounting };
/// An amount in another currency than the one wanted yields, or is no such amount (accounting).
struct NumberSlot {
  Reach<Number> reach;
  InCurrency currency = InCurrency::document;
};
struct DaySlot {
  Reach<Day> reach;
};
struct IdentifierSlot {
  Reach<Identifier> reach;
};
struct BlobSlot {
  Reach<const Blob*> reach;
};
/// Lines of an address that have no names: each element takes the next one that is free.
struct AddressSlot {
  Reach<Address> reach;
};
/// A repeating group: adds a member.
struct GroupSlot {
  void (*add)(Draft&, const Element& at);
};

struct FieldEntry {
  std::string name;  ///< "supplier.name", "line.quantity", "line" for the group
  std::variant<TextSlot, NumberSlot, DaySlot, IdentifierSlot, BlobSlot, AddressSlot, GroupSlot>
      slot;
};

/// Every field that a map may name; the fields of a group ("line.…") follow the group, and a group
/// within a group ("line.property") follows the fields of the outer one.
std::vector<FieldEntry> all_fields();

/// The piece, once what depends on several fields is settled: types of lines, due dates, sites.
Piece finished(Draft draft);

/// What a type of line is, in UBL, in CII and in the profiles of 2026; DETAIL for the unknown.
LineType line_type_of(std::string_view written);
bool is_line_type(std::string_view written);

}  // namespace ecluse::parsers
