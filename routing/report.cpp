#include "routing/report.hpp"

#include <string>

namespace ecluse::routing {
namespace {

/// The group that names a party: BuyerTradeParty (CII), Party (UBL); null when nothing of it is
/// there.
const Element* group_of(const Party& party) {
  for (const auto* field : {&party.identifier.id, &party.name, &party.service_code})
    for (const auto* one = field->at; one; one = one->parent)
      if (one->name.ends_with("Party")) return one;
  return nullptr;
}

Place place_at(const Element* element, const Text& field, std::string_view term) {
  const auto named = field.term.empty() ? term : field.term;
  if (!element) return {0, 0, {}, std::string(named)};
  return place_of(*element, named);
}

}  // namespace

void Report::add(std::string_view code, Place place, std::vector<Value> values) {
  findings_.push_back({std::string(code), severities_.of(code), Layer::referentiel,
                       std::move(place), std::move(values)});
}

Place place_of_field(const Piece& piece, const Text& field, std::string_view term) {
  return place_at(field.present() ? field.at : piece.root, field, term);
}

Place place_of_field(const Piece& piece, const Party& party, const Text& field,
                     std::string_view term) {
  const auto* group = field.present() ? nullptr : group_of(party);
  return group ? place_at(group, field, term) : place_of_field(piece, field, term);
}

std::vector<Value> missing(const Piece& piece, const Text& field, const Whereabouts& where) {
  const auto path = piece.syntax == Syntax::cii ? where.cii : where.ubl;
  if (field.present() || path.empty()) return {};
  return {{"missing", std::string(path)}};
}

}  // namespace ecluse::routing
