#include "lifecycle/preview_batch.hpp"

#include <algorithm>
#include <iterator>

namespace ecluse::lifecycle {
namespace {

/// The first flux seen that `fits`; nothing when none does.
template <class Seen, class Fits>
std::optional<EarlierFlux> first_of(const Seen& seen, Fits fits) {
  const auto found = std::find_if(seen.begin(), seen.end(), fits);
  return found == seen.end() ? std::nullopt : std::optional(found->flux);
}

}  // namespace

Result<Attempt> PreviewBatch::attempt(const Flux& flux) {
  auto& attempt = attempts_.try_emplace(flux.arrival_id, Attempt{0, flux.received}).first->second;
  ++attempt.count;
  return attempt;
}

Result<std::optional<Finished>> PreviewBatch::finished(std::string_view arrival_id) {
  for (const auto& one : seen_)
    if (one.flux.arrival_id == arrival_id) return one.end;
  return std::optional<Finished>{};
}

Result<std::optional<EarlierFlux>> PreviewBatch::earlier_flux_with_id(
    std::string_view flux_id, std::string_view not_arrival) {
  return first_of(seen_, [&](const Seen& one) {
    return one.flux.flux_id == flux_id && one.flux.arrival_id != not_arrival &&
           one.end.fate != Fate::quarantined;
  });
}

Result<std::optional<EarlierFlux>> PreviewBatch::integrated_flux_with_bytes(
    std::string_view sha256, std::string_view not_arrival) {
  return first_of(seen_, [&](const Seen& one) {
    return one.end.sha256 == sha256 && one.flux.arrival_id != not_arrival &&
           one.end.fate == Fate::integrated;
  });
}

Result<bool> PreviewBatch::number_taken(IdentifierType supplier_type, std::string_view supplier,
                                        std::string_view number, int year) {
  return numbers_.contains({supplier_type, std::string(supplier), std::string(number), year});
}

Result<std::vector<KnownPiece>> PreviewBatch::pieces_numbered(std::string_view number) {
  std::vector<KnownPiece> found;
  std::copy_if(pieces_.begin(), pieces_.end(), std::back_inserter(found),
               [&](const KnownPiece& piece) { return piece.summary.number == number; });
  return found;
}

Result<std::optional<KnownPiece>> PreviewBatch::holder_of_number(IdentifierType supplier_type,
                                                                 std::string_view supplier,
                                                                 std::string_view number,
                                                                 int year) {
  const auto holds = [&](const KnownPiece& piece) {
    const auto& sum = piece.summary;
    return sum.supplier_type == supplier_type && sum.supplier == supplier && sum.number == number &&
           year_of_number(sum) == year;
  };
  const auto found = std::find_if(pieces_.rbegin(), pieces_.rend(), holds);
  return found == pieces_.rend() ? std::nullopt : std::optional(*found);
}

Result<std::vector<KnownPiece>> PreviewBatch::pieces_of_marche(std::string_view marche,
                                                               std::string_view cadre) {
  std::vector<KnownPiece> found;
  std::copy_if(pieces_.rbegin(), pieces_.rend(), std::back_inserter(found),
               [&](const KnownPiece& piece) {
                 return piece.summary.marche == marche && piece.summary.cadre == cadre;
               });
  return found;
}

/// Nothing waits here: the preview lasts for a moment.
Result<std::vector<KnownPiece>> PreviewBatch::overdue(Instant /*now*/, int /*limit*/) {
  return std::vector<KnownPiece>{};
}

Result<bool> PreviewBatch::made_from(const KnownPiece& /*piece*/, const KnownPiece& /*before*/) {
  return false;
}

Done PreviewBatch::wait(std::string_view /*arrival_id*/, int /*position*/,
                        std::optional<Instant> /*until*/) {
  return {};
}

Result<std::uint64_t> PreviewBatch::next_number(std::string_view interface) {
  return ++sequences_[std::string(interface)];
}

Done PreviewBatch::record(const Outcome& outcome) {
  const auto& examined = outcome.examined;
  const auto& flux = examined.flux;
  seen_.push_back(
      {{flux.arrival_id, flux.file_name, examined.name ? examined.name->id : "", flux.received},
       {outcome.fate, examined.sha256, flux.received}});
  for (std::size_t at = 0; at < examined.pieces.size(); ++at) {
    const auto& piece = examined.pieces[at];
    if (!integrates(outcome, piece)) continue;
    numbers_.insert({piece.summary.supplier_type, piece.summary.supplier, piece.summary.number,
                     year_of_number(piece.summary)});
    const auto position = static_cast<int>(at);
    pieces_.push_back({flux.arrival_id, flux.partner, position, piece.summary,
                       std::string(state_after(outcome, position)), validators_of(piece.route)});
  }
  for (const auto& step : outcome.moves)
    for (auto& piece : pieces_)
      if (piece.arrival_id == step.piece.arrival_id && piece.position == step.piece.position)
        piece.state = step.step.to;
  return {};
}

Done PreviewBatch::move(std::string_view /*arrival_id*/, const Transition& /*step*/) {
  return {};
}

/// Nobody speaks to a preview: it shows what a flux would become, and no more.
Done PreviewBatch::number_memoire(std::string_view /*arrival_id*/, int /*position*/,
                                  std::string_view /*number*/) {
  return {};
}

Result<KnownPiece> PreviewBatch::duplicate(const KnownPiece& /*refused*/, const Copy& /*copy*/) {
  return failure("E_LEDGER", "a preview has no drafts");
}

Done PreviewBatch::audit(const AuditEntry& /*entry*/) {
  return {};
}

Done PreviewBatch::owe(std::string_view /*arrival_id*/, const Answer& /*answer*/) {
  return {};
}

Done PreviewBatch::delivered(std::span<const std::int64_t> /*rows*/, Instant /*at*/) {
  return {};
}

Done PreviewBatch::commit() {
  return {};
}

}  // namespace ecluse::lifecycle
