#include "routing/report.hpp"

#include <string>

namespace ecluse::routing {

void Report::add(std::string_view code, Place place, std::vector<Value> values) {
  findings_.push_back({std::string(code), severities_.of(code), Layer::referentiel,
                       std::move(place), std::move(values)});
}

Place place_of_field(const Piece& piece, const Text& field, const Whereabouts& where,
                     std::string_view term) {
  const auto named = field.term.empty() ? term : field.term;
  const auto* at = field.present() ? field.at : nearest(piece, where);
  return at ? place_of(*at, named) : Place{0, 0, {}, std::string(named)};
}

std::vector<Value> missing(const Piece& piece, const Text& field, const Whereabouts& where) {
  if (field.present() || path_in(piece, where).empty()) return {};
  return {{"missing", dotted_path_of(piece, where)}};
}

}  // namespace ecluse::routing
