#include "daemon/remembered.hpp"

#include <algorithm>
#include <array>

#include "daemon/layers.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::EarlierFlux;

struct Code {
  std::string_view pattern;  ///< may end with '*'
  bool uniqueness = false;
};

constexpr std::array codes{
    Code{"IRR_UNICITE", true}, Code{"REF_DOUBLON", true}, Code{"REF_RECYCLAGE_MODIFIE", true},
    Code{"REF_STATUT_*"},      Code{"REF_ASSOCIATION_*"}, Code{"REF_DEMANDES_NON_JOINTES"},
    Code{"IRR_ANTIVIRUS"},     Code{"ECL-ANTIVIRUS"},
};

bool is_meant(std::string_view pattern, std::string_view code) {
  return pattern.ends_with('*') ? code.starts_with(pattern.substr(0, pattern.size() - 1))
                                : code == pattern;
}

constexpr auto referentiel = static_cast<std::size_t>(Layer::referentiel);

void add_to(std::vector<Finding>& findings, LayerResults& layers, const Finding& finding) {
  close_layer(layers.at(static_cast<std::size_t>(finding.layer)), {finding}, {});
  findings.push_back(finding);
}

/// Uniqueness and what comes of it are judged before the rest, and put in order at once.
void remember_piece(ExaminedPiece& piece, LayerResults& of_flux, const PieceVerdict& before,
                    Memory memory) {
  for (const auto& finding : before.findings) {
    if (!is_remembered(finding.code, memory)) continue;
    add_to(piece.findings, piece.layers, finding);
    close_layer(of_flux.at(static_cast<std::size_t>(finding.layer)), {finding}, {});
    if (is_remembered(finding.code, Memory::all) &&
        !is_remembered(finding.code, Memory::but_uniqueness))
      piece = causes_first(std::move(piece));
  }
}

/// Nothing of what came after the flux: it is not its past.
Result<std::optional<EarlierFlux>> before_it(Result<std::optional<EarlierFlux>> found,
                                             const Flux& flux) {
  if (found && *found && (*found)->received > flux.received) return std::optional<EarlierFlux>();
  return found;
}

}  // namespace

bool is_remembered(std::string_view code, Memory memory) {
  return std::ranges::any_of(codes, [&](const Code& row) {
    return (memory == Memory::all || !row.uniqueness) && is_meant(row.pattern, code);
  });
}

void remember(ExaminedFlux& examined, const FluxVerdict& before, Memory memory) {
  for (const auto& finding : before.findings)
    if (is_remembered(finding.code, memory)) add_to(examined.findings, examined.layers, finding);
  const auto pieces = std::min(examined.pieces.size(), before.pieces.size());
  bool statuses = false;
  for (std::size_t i = 0; i < pieces; ++i) {
    remember_piece(examined.pieces[i], examined.layers, before.pieces[i], memory);
    statuses = statuses || !examined.pieces[i].statuses.empty();
  }
  if (statuses) examined.layers[referentiel] = before.layers[referentiel];  // it is all memory
}

bool refused_by_antivirus(const FluxVerdict& verdict) {
  return std::ranges::any_of(verdict.findings,
                             [](const Finding& one) { return one.code == "IRR_ANTIVIRUS"; });
}

Result<std::optional<EarlierFlux>> WithoutItself::earlier_flux_with_id(
    std::string_view flux_id, std::string_view /*not_arrival*/) {
  return before_it(past_.earlier_flux_with_id(flux_id, flux_.arrival_id), flux_);
}

Result<std::optional<EarlierFlux>> WithoutItself::integrated_flux_with_bytes(
    std::string_view sha256, std::string_view /*not_arrival*/) {
  return before_it(past_.integrated_flux_with_bytes(sha256, flux_.arrival_id), flux_);
}

Result<bool> WithoutItself::number_taken(IdentifierType supplier_type, std::string_view supplier,
                                         std::string_view number, int year) {
  const auto holder = holder_of_number(supplier_type, supplier, number, year);
  if (!holder) return tl::unexpected(holder.error());
  return holder->has_value();
}

Result<std::optional<KnownPiece>> WithoutItself::holder_of_number(IdentifierType supplier_type,
                                                                  std::string_view supplier,
                                                                  std::string_view number,
                                                                  int year) {
  const auto pieces = past_.pieces_numbered(number);
  if (!pieces) return tl::unexpected(pieces.error());
  std::optional<KnownPiece> last;
  for (const auto& piece : *pieces) {
    const auto& sum = piece.summary;
    if (piece.arrival_id != flux_.arrival_id && sum.supplier_type == supplier_type &&
        sum.supplier == supplier && lifecycle::year_of_number(sum) == year)
      last = piece;
  }
  return last;
}

}  // namespace ecluse::daemon
