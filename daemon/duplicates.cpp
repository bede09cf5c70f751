#include "daemon/duplicates.hpp"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "daemon/layers.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Batch;
using lifecycle::EarlierFlux;
using NumberKey = std::tuple<IdentifierType, std::string_view, std::string_view, int>;

/// Judges on behalf of a layer that may have passed already: its account is kept right.
void add_finding(std::vector<Finding>& findings, LayerResults& layers, Finding finding) {
  close_layer(layers.at(static_cast<std::size_t>(finding.layer)), {finding}, {});
  findings.push_back(std::move(finding));
}

Finding already_received(const std::string& seen, const EarlierFlux& first) {
  return {"IRR_UNICITE",
          Severity::error,
          Layer::technique,
          {},
          {{"seen", seen},
           {"first", first.file_name},
           {"date", lifecycle::paris_text(first.received)}}};
}

Finding already_integrated(const ExaminedPiece& piece) {
  return {"REF_DOUBLON",
          Severity::error,
          Layer::referentiel,
          piece.number_place,
          {{"seen", piece.summary.number}}};
}

Result<std::optional<EarlierFlux>> earlier_flux(const ExaminedFlux& examined, Batch& batch) {
  const auto& arrival = examined.flux.arrival_id;
  if (examined.name) {
    auto same_id = batch.earlier_flux_with_id(examined.name->id, arrival);
    if (!same_id || *same_id) return same_id;
  }
  return batch.integrated_flux_with_bytes(examined.sha256, arrival);
}

Done find_number(ExaminedFlux& examined, ExaminedPiece& piece, std::set<NumberKey>& met,
                 Batch& batch) {
  const auto& summary = piece.summary;
  if (summary.number.empty() || summary.supplier.empty() || !piece.statuses.empty()) return {};
  const int year = lifecycle::year_of_number(summary);
  auto taken = batch.number_taken(summary.supplier_type, summary.supplier, summary.number, year);
  if (!taken) return tl::unexpected(taken.error());
  const NumberKey key{summary.supplier_type, summary.supplier, summary.number, year};
  const bool twice_here = met.contains(key);
  if (accepted(piece)) met.insert(key);
  if (!*taken && !twice_here) return {};
  add_finding(piece.findings, piece.layers, already_integrated(piece));
  piece = causes_first(std::move(piece));
  auto& layer = examined.layers.at(static_cast<std::size_t>(Layer::referentiel));
  layer.status = LayerStatus::failed;
  ++layer.findings;
  return {};
}

}  // namespace

Done find_duplicates(ExaminedFlux& examined, Batch& batch) {
  const auto first = earlier_flux(examined, batch);
  if (!first) return tl::unexpected(first.error());
  if (*first) {
    const auto& seen = examined.name ? examined.name->id : examined.sha256;
    add_finding(examined.findings, examined.layers, already_received(seen, **first));
    return {};
  }
  std::set<NumberKey> met;
  for (auto& piece : examined.pieces) {
    const auto done = find_number(examined, piece, met, batch);
    if (!done) return done;
  }
  return {};
}

}  // namespace ecluse::daemon
