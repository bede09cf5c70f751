#include "parsers/ubl.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::size_t date_length = 10;

bool is_time_zone(std::string_view text) {
  return text == "Z" || (text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':');
}

}  // namespace

std::optional<Date> ubl_day(const Element&, std::string_view written) {
  if (written.size() > date_length && is_time_zone(written.substr(date_length)))
    written = written.substr(0, date_length);
  return parse_iso_date(written);
}

Result<FieldMap> ubl_map() {
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  if (!types) return tl::unexpected(types.error());
  return FieldMap::compile(embedded::parsers("ubl.tsv"), ubl_day, std::move(*types));
}

Piece read_ubl(const Element& root, Syntax syntax, FieldMap& map, std::size_t most_members) {
  Draft draft;
  draft.piece.syntax = syntax;
  draft.piece.root = &root;
  map.fill(root, draft, most_members);
  return finished(std::move(draft));
}

}  // namespace ecluse::parsers
