// What the memory of the house, and not the bytes of a flux, says of it: findings that were made
// with the ledger at hand, and the ledger as a flux that is replayed may ask it. Used by replay
// only.
#pragma once

#include <cstdint>
#include <string_view>

#include "daemon/verdicts.hpp"
#include "lifecycle/preview_batch.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

enum class Memory : std::uint8_t { all, but_uniqueness };

/// Whether a finding of that code was made with what the ledger or the antivirus said.
bool is_remembered(std::string_view code, Memory memory);

/// Gives an examination those findings of an earlier verdict, as conclude() would have.
void remember(ExaminedFlux& examined, const FluxVerdict& before, Memory memory);

/// Such a flux was not opened: there is nothing to examine.
bool refused_by_antivirus(const FluxVerdict& verdict);

/// The past as the flux may ask it today: all but itself, and but what came later with its id or
/// its bytes. Nothing can be recorded in it.
class WithoutItself final : public lifecycle::PreviewBatch {
 public:
  /// Both must outlive it.
  WithoutItself(lifecycle::Batch& past, const Flux& flux) : past_(past), flux_(flux) {}

  Result<std::optional<lifecycle::EarlierFlux>> earlier_flux_with_id(
      std::string_view flux_id, std::string_view not_arrival) override;
  Result<std::optional<lifecycle::EarlierFlux>> integrated_flux_with_bytes(
      std::string_view sha256, std::string_view not_arrival) override;
  Result<bool> number_taken(IdentifierType supplier_type, std::string_view supplier,
                            std::string_view number, int year) override;
  Result<std::optional<KnownPiece>> holder_of_number(IdentifierType supplier_type,
                                                     std::string_view supplier,
                                                     std::string_view number, int year) override;
  [[nodiscard]] bool knows_the_past() const override { return true; }

 private:
  lifecycle::Batch& past_;
  const Flux& flux_;
};

}  // namespace ecluse::daemon
