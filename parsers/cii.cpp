#include "parsers/cii.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

enum class Preferred { gross, net };

void set_price(Line& line, const Draft::Prices& prices, Preferred preferred) {
  const bool gross = preferred == Preferred::gross ? prices.gross.present() : !prices.net.present();
  line.unit_price = gross ? prices.gross : prices.net;
  line.base_quantity = gross ? prices.gross_quantity : prices.net_quantity;
  if (gross && preferred == Preferred::gross) line.unit_price_with_vat = prices.net;
}

/// The day of the delivery is written beside its site, not in it.
void set_delivery_day(Piece& piece) {
  for (auto& one : piece.deliveries) one.date = piece.delivery_date;
}

}  // namespace

std::optional<Date> cii_day(const Element& element, std::string_view written) {
  const auto format = trimmed(attribute(element, "format"));
  if (!format.empty() && format != "102") return {};
  return parse_compact_date(written);
}

std::string_view cii_schema_of(std::string_view text) {
  constexpr std::size_t far_enough = 4096;  // bytes; the profile is in the first element
  const auto head = text.substr(0, far_enough);
  const auto from = head.find("GuidelineSpecifiedDocumentContextParameter");
  const auto to = head.find("GuidelineSpecifiedDocumentContextParameter", from + 1);
  if (from == std::string_view::npos || to == std::string_view::npos) return "cii-d16b-chorus";
  const bool reform = head.substr(from, to - from).find("urn.cpro.gouv.fr:1p0:") != head.npos;
  return reform ? "cii-d22b" : "cii-d16b-chorus";
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
  set_delivery_day(draft.piece);
  for (std::size_t i = 0; i < draft.prices.size(); ++i)
    set_price(draft.piece.lines[i], draft.prices[i], preferred);
  return finished(std::move(draft));
}

}  // namespace ecluse::parsers
