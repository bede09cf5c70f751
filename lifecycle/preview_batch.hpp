// The memory of `ecluse check`: nothing is recorded, numbers begin at 1, and only what was shown to
// this batch is known. The same questions as of a real ledger, so that the same code decides.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/preview_orders.hpp"
#include "lifecycle/preview_returns.hpp"

namespace ecluse::lifecycle {

class PreviewBatch : public Batch {
 public:
  Result<Attempt> attempt(const Flux& flux) override;
  Result<std::optional<Finished>> finished(std::string_view arrival_id) override;
  Result<std::optional<EarlierFlux>> earlier_flux_with_id(std::string_view flux_id,
                                                          std::string_view not_arrival) override;
  Result<std::optional<EarlierFlux>> integrated_flux_with_bytes(
      std::string_view sha256, std::string_view not_arrival) override;
  Result<bool> number_taken(IdentifierType supplier_type, std::string_view supplier,
                            std::string_view number, int year) override;
  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) override;
  Result<std::optional<KnownPiece>> holder_of_number(IdentifierType supplier_type,
                                                     std::string_view supplier,
                                                     std::string_view number, int year) override;
  Result<std::vector<KnownPiece>> pieces_of_marche(std::string_view marche,
                                                   std::string_view cadre) override;
  Result<std::vector<KnownPiece>> overdue(Instant now, int limit) override;
  Result<bool> made_from(const KnownPiece& piece, const KnownPiece& before) override;
  [[nodiscard]] bool knows_the_past() const override { return false; }
  Result<std::uint64_t> next_number(std::string_view interface) override;
  Done record(const Outcome& outcome) override;
  Done move(std::string_view arrival_id, const Transition& step) override;
  Done wait(std::string_view arrival_id, int position, std::optional<Instant> until) override;
  Done number_memoire(std::string_view arrival_id, int position, std::string_view number) override;
  Result<KnownPiece> duplicate(const KnownPiece& refused, const Copy& copy) override;
  Done audit(const AuditEntry& entry) override;
  Done owe(std::string_view arrival_id, const Answer& answer) override;
  Returns& returns() override { return returns_; }
  Orders& orders() override { return orders_; }
  Done delivered(std::span<const std::int64_t> rows, Instant at) override;
  Result<bool> close_day(Instant /*now*/) override { return false; }
  Done root_written(std::string_view /*day*/, Instant /*at*/) override { return {}; }
  Done purge(const Purge& /*purge*/) override { return {}; }
  Done commit() override;

 private:
  PreviewReturns returns_;
  PreviewOrders orders_;
  struct Seen {
    EarlierFlux flux;
    Finished end;
  };
  using Number = std::tuple<IdentifierType, std::string, std::string, int>;

  std::map<std::string, Attempt, std::less<>> attempts_;
  std::vector<Seen> seen_;
  std::set<Number> numbers_;
  std::vector<KnownPiece> pieces_;
  std::map<std::string, std::uint64_t, std::less<>> sequences_;
};

}  // namespace ecluse::lifecycle
