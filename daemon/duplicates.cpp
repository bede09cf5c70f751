#include "daemon/duplicates.hpp"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "daemon/layers.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/recycling.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Batch;
using lifecycle::EarlierFlux;
/// Owns its text: a piece is moved while its findings are put in order.
using NumberKey = std::tuple<IdentifierType, std::string, std::string, int>;

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

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// The numbers of one flux, in the order of its pieces.
class Numbers {
 public:
  Numbers(ExaminedFlux& examined, Batch& batch, const lifecycle::Machines& machines, Instant now)
      : examined_(examined), batch_(batch), machines_(machines), now_(now) {}

  Done find(std::size_t position) {
    auto& piece = examined_.pieces[position];
    const auto& sum = piece.summary;
    if (sum.number.empty() || sum.supplier.empty() || !piece.statuses.empty()) return {};
    const int year = lifecycle::year_of_number(sum);
    auto taken = batch_.number_taken(sum.supplier_type, sum.supplier, sum.number, year);
    if (!taken) return tl::unexpected(taken.error());
    const NumberKey key{sum.supplier_type, sum.supplier, sum.number, year};
    const bool twice_here = met_.contains(key);
    if (accepted(piece)) met_.insert(key);
    if (!*taken && !twice_here) return {};
    if (twice_here) {
      refuse(piece, already_integrated(piece));
      return {};
    }
    const auto holder = batch_.holder_of_number(sum.supplier_type, sum.supplier, sum.number, year);
    if (!holder) return tl::unexpected(holder.error());
    come_again(position, holder->value_or(KnownPiece{}));
    return {};
  }

  std::vector<Move> recycled() && { return std::move(recycled_); }

 private:
  void come_again(std::size_t position, const KnownPiece& holder) {
    auto& piece = examined_.pieces[position];
    auto step = lifecycle::recycle(holder, examined_.flux.partner, machines_, now_);
    if (!step) return refuse(piece, already_integrated(piece));
    const auto changed = lifecycle::changed_terms(holder.summary, piece.summary);
    if (changed.empty())
      recycled_.push_back({holder, std::move(*step), static_cast<int>(position)});
    else
      refuse(piece, {"REF_RECYCLAGE_MODIFIE",
                     Severity::error,
                     Layer::referentiel,
                     piece.number_place,
                     {{"seen", piece.summary.number}, {"fields", joined(changed)}}});
  }

  void refuse(ExaminedPiece& piece, Finding finding) {
    add_finding(piece.findings, piece.layers, std::move(finding));
    piece = causes_first(std::move(piece));
    auto& layer = examined_.layers.at(static_cast<std::size_t>(Layer::referentiel));
    layer.status = LayerStatus::failed;
    ++layer.findings;
  }

  ExaminedFlux& examined_;
  Batch& batch_;
  const lifecycle::Machines& machines_;
  Instant now_;
  std::set<NumberKey> met_;
  std::vector<Move> recycled_;
};

}  // namespace

Result<std::vector<Move>> find_duplicates(ExaminedFlux& examined, Batch& batch,
                                          const lifecycle::Machines& machines, Instant now) {
  const auto first = earlier_flux(examined, batch);
  if (!first) return tl::unexpected(first.error());
  if (*first) {
    const auto& seen = examined.name ? examined.name->id : examined.sha256;
    add_finding(examined.findings, examined.layers, already_received(seen, **first));
    return std::vector<Move>{};
  }
  Numbers numbers(examined, batch, machines, now);
  for (std::size_t position = 0; position < examined.pieces.size(); ++position)
    if (auto done = numbers.find(position); !done) return tl::unexpected(done.error());
  return std::move(numbers).recycled();
}

}  // namespace ecluse::daemon
