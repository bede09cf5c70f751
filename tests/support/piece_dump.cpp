#include "tests/support/piece_dump.hpp"

#include <array>
#include <type_traits>
#include <utility>

#include "parsers/draft.hpp"

namespace ecluse::tests {
namespace {

using parsers::Draft;
using parsers::FieldEntry;

/// A repeating group: how many members a piece has, and a draft that has one of them only. One that
/// stands in another group is asked for when the piece has one member of that one.
struct Group {
  std::string_view name;
  std::size_t (*size)(const Piece& piece);
  void (*isolate)(Draft& draft, const Piece& piece, std::size_t member);
};

template <auto Members>
constexpr Group group(std::string_view name) {
  return {name, [](const Piece& piece) { return (piece.*Members).size(); },
          [](Draft& draft, const Piece& piece, std::size_t member) {
            draft.piece.*Members = {(piece.*Members).at(member)};
          }};
}

template <auto Members>
constexpr Group group_of_line(std::string_view name) {
  return {name, [](const Piece& piece) { return (piece.lines.back().*Members).size(); },
          [](Draft& draft, const Piece& piece, std::size_t member) {
            const auto& line = piece.lines.back();
            draft.piece.lines = {line};
            draft.piece.lines.back().*Members = {(line.*Members).at(member)};
          }};
}

constexpr std::array groups{
    group<&Piece::notes>("note"),
    group<&Piece::deliveries>("delivery"),
    group<&Piece::payments>("payment"),
    group<&Piece::prepayments>("prepayment"),
    group<&Piece::vat>("vat"),
    group<&Piece::allowances_charges>("allowance_charge"),
    group<&Piece::attachments>("attachment"),
    group<&Piece::lines>("line"),
    group_of_line<&Line::allowances_charges>("line.allowance_charge"),
    group_of_line<&Line::properties>("line.property"),
};

bool is_in(std::string_view name, std::string_view group) {
  return name.starts_with(group) && (name.size() == group.size() || name[group.size()] == '.');
}

/// The innermost group of "line.quantity", and of "line" itself; null for a field of the piece.
const Group* group_of(std::string_view name) {
  const Group* innermost = nullptr;
  for (const auto& one : groups)
    if (is_in(name, one.name) && (!innermost || one.name.size() > innermost->name.size()))
      innermost = &one;
  return innermost;
}

/// The group that a group stands in, null for one of the piece.
const Group* outer_of(const Group& inner) {
  const auto dot = inner.name.rfind('.');
  return dot == std::string_view::npos ? nullptr : group_of(inner.name.substr(0, dot));
}

std::string value_text(std::string_view text) {
  return std::string(text);
}
std::string value_text(const Decimal& number) {
  return number.text();
}
std::string value_text(Date day) {
  return iso_text(day);
}

std::string type_text(IdentifierType type) {
  return " type " + std::to_string(static_cast<int>(type));
}

std::string content_text(const Blob& content) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = std::to_string(content.decoded_size) + " bytes, from ";
  for (const auto byte : content.head) {
    text += digits[byte >> 4];
    text += digits[byte & 0xF];
  }
  return text;
}

DumpedKind kind_of(const Text&) {
  return DumpedKind::text;
}
DumpedKind kind_of(const Number&) {
  return DumpedKind::number;
}
DumpedKind kind_of(const Day&) {
  return DumpedKind::day;
}

/// Where the dump of one draft goes, and under which name.
struct Sink {
  std::vector<DumpedField>& fields;
  std::string generic, name;

  template <class T>
  void add(const Field<T>& field) {
    if (!field.present()) return;
    fields.push_back({name, generic,
                      field.value ? value_text(*field.value) : std::string(field.written),
                      field.value.has_value(), kind_of(field), field.at, field.term});
  }
  void add(const Identifier& identifier) {
    if (!identifier.id.present()) return;
    add(identifier.id);
    fields.back().value += type_text(identifier.type);
    fields.back().kind = DumpedKind::identifier;
    if (!identifier.scheme.present()) return;
    Sink{fields, generic + ".scheme", name + ".scheme"}.add(identifier.scheme);
    fields.back().kind = DumpedKind::identifier;
  }
  void add(const Address&) {}  // its fields have names of their own
  void add(const Blob* content) {
    if (content)
      fields.push_back(
          {name, generic, content_text(*content), true, DumpedKind::content, nullptr, {}});
  }
};

/// Whether it is a part of an identifier, which dumps them itself.
bool is_part_of_identifier(std::string_view name) {
  return name.ends_with(".identifier.id") || name.ends_with(".identifier.scheme");
}

void add_field(const FieldEntry& entry, Draft& draft, Sink sink) {
  if (is_part_of_identifier(entry.name)) return;
  std::visit(
      [&](const auto& slot) {
        using Slot = std::decay_t<decltype(slot)>;
        if constexpr (!std::is_same_v<Slot, parsers::GroupSlot>) sink.add(slot.reach(draft));
      },
      entry.slot);
}

/// `label` is what goes before the members: "line", "line[2].allowance_charge".
void add_members(const Group& group, const Piece& piece, const std::string& label,
                 const std::vector<FieldEntry>& entries, std::vector<DumpedField>& fields) {
  for (std::size_t member = 0; member < group.size(piece); ++member) {
    Draft draft;
    draft.prices.emplace_back();  // what a line is reached with besides itself
    group.isolate(draft, piece, member);
    const auto name = label + "[" + std::to_string(member + 1) + "]";
    for (const auto& entry : entries)
      if (group_of(entry.name) == &group)
        add_field(entry, draft, {fields, entry.name, name + entry.name.substr(group.name.size())});
    for (const auto& inner : groups)
      if (outer_of(inner) == &group)
        add_members(inner, draft.piece, name + std::string(inner.name.substr(group.name.size())),
                    entries, fields);
  }
}

/// The fields of the maps, and those of the lines that are settled once a map was walked.
std::vector<FieldEntry> all_entries() {
  auto entries = parsers::all_fields();
  entries.push_back({"line.gross_price", parsers::NumberSlot{[](Draft& draft) -> Number& {
                       return draft.piece.lines.back().gross_price;
                     }}});
  entries.push_back({"line.unit_price_with_vat", parsers::NumberSlot{[](Draft& draft) -> Number& {
                       return draft.piece.lines.back().unit_price_with_vat;
                     }}});
  return entries;
}

}  // namespace

std::vector<DumpedField> fields_of(const Piece& piece) {
  static const auto entries = all_entries();
  std::vector<DumpedField> fields;
  Draft draft;
  draft.piece = piece;
  for (const auto& entry : entries)
    if (!group_of(entry.name)) add_field(entry, draft, {fields, entry.name, entry.name});
  for (const auto& one : groups)
    if (!outer_of(one)) add_members(one, piece, std::string(one.name), entries, fields);
  return fields;
}

std::string dump(const Piece& piece) {
  std::string text;
  for (const auto& field : fields_of(piece)) {
    text += field.name + (field.readable ? " = " : " unreadable = ") + field.value;
    if (field.at) {
      const auto place = place_of(*field.at, field.term);
      text += " @" + std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
              place.path + " " + place.term;
    }
    text += "\n";
  }
  return text;
}

std::vector<std::string_view> dumped_groups() {
  std::vector<std::string_view> names;
  for (const auto& one : groups) names.push_back(one.name);
  return names;
}

}  // namespace ecluse::tests
