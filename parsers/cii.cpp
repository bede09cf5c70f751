#include "parsers/cii.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

enum class Preferred { gross, net };

void set_price(Line& line, const Draft::Prices& prices, Preferred preferred) {
  const bool gross = preferred == Preferred::gross ? prices.gross.present() : !prices.net.present();
  line.unit_price = gross ? prices.gross : prices.net;
  line.base_quantity = gross ? prices.gross_quantity : prices.net_quantity;
}

}  // namespace

std::optional<Date> cii_day(const Element& element, std::string_view written) {
  const auto format = trimmed(attribute(element, "format"));
  if (!format.empty() && format != "102") return {};
  return parse_compact_date(written);
}

Result<FieldMap> cii_map() {
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  if (!types) return tl::unexpected(types.error());
  return FieldMap::compile(embedded::parsers("cii.tsv"), cii_day, std::move(*types));
}

Piece read_cii(const Element& root, FieldMap& map, std::size_t most_members) {
  Draft draft;
  draft.piece.syntax = Syntax::cii;
  draft.piece.root = &root;
  map.fill(root, draft, most_members);
  const auto preferred = text_of(draft.piece.profile).empty() ? Preferred::gross : Preferred::net;
  for (std::size_t i = 0; i < draft.prices.size(); ++i)
    set_price(draft.piece.lines[i], draft.prices[i], preferred);
  return finished(std::move(draft));
}

}  // namespace ecluse::parsers
