#include "parsers/ubl.hpp"

#include <algorithm>

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::size_t date_length = 10;

bool is_time_zone(std::string_view text) {
  return text == "Z" || (text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':');
}

/// "FEN0105A": what the outputs of Chorus Pro write where others write the cadre.
bool is_interface_code(std::string_view text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 8 && std::ranges::all_of(text.substr(0, 3), upper) &&
         std::ranges::all_of(text.substr(3, 4), digit) && upper(text[7]);
}

/// EN 16931 writes the subject before the note: "#AAI#The text".
void split_subject(Note& note) {
  constexpr std::size_t length = 3;
  const auto text = text_of(note.content);
  if (text.size() < length + 2 || text[0] != '#' || text[length + 1] != '#') return;
  const auto code = text.substr(1, length);
  note.subject_code = {code, code, note.content.at, "BT-21"};
  note.content.value = trimmed(text.substr(length + 2));
}

void set_kind(Piece& piece, PieceKind kind) {
  if (is_interface_code(text_of(piece.cadre))) piece.cadre = {};
  piece.kind = text_of(piece.cadre) == "A3" ? PieceKind::memoire : kind;
  if (piece.kind == PieceKind::memoire) piece.reference_code = piece.engagement;
}

}  // namespace

std::optional<Date> ubl_day(const Element&, std::string_view written) {
  if (written.size() > date_length && is_time_zone(written.substr(date_length)))
    written = written.substr(0, date_length);
  return parse_iso_date(written);
}

std::string_view ubl_schema_of(std::string_view text) {
  constexpr std::size_t far_enough = 4096;  // bytes; the cadre is among the first elements
  auto head = text.substr(0, far_enough);
  head.remove_prefix(std::min(head.find("ProfileID"), head.size()));
  head.remove_prefix(std::min(head.find('>'), head.size()));
  if (!head.empty()) head.remove_prefix(1);
  return trimmed(head.substr(0, head.find('<'))) == "A3" ? "ubl-2.1-memoire" : "ubl-2.1-invoice";
}

Result<FieldMap> ubl_map() {
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  if (!types) return tl::unexpected(types.error());
  return FieldMap::compile(embedded::parsers("ubl.tsv"), ubl_day, std::move(*types));
}

Piece read_ubl(const Element& root, Syntax syntax, FieldMap& map, std::size_t most_members,
               PieceKind kind) {
  Draft draft;
  draft.piece.syntax = syntax;
  draft.piece.root = &root;
  map.fill(root, draft, most_members);
  for (auto& note : draft.piece.notes) split_subject(note);
  set_kind(draft.piece, kind);
  return finished(std::move(draft));
}

}  // namespace ecluse::parsers
