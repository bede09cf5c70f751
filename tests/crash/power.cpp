#include "tests/crash/power.hpp"

#include <utility>

namespace ecluse::tests {
namespace {

using lifecycle::Batch;
using lifecycle::Ledger;

tl::unexpected<Error> dark(const std::string& what) {
  return failure("E_DISK_CUT", what);
}

/// Passes everything on but the commit, which needs power.
class PoweredBatch final : public Batch {
 public:
  PoweredBatch(std::unique_ptr<Batch> batch, Power& power)
      : batch_(std::move(batch)), power_(power) {}

  Result<lifecycle::Attempt> attempt(const Flux& flux) override { return batch_->attempt(flux); }
  Result<std::optional<lifecycle::Finished>> finished(std::string_view arrival_id) override {
    return batch_->finished(arrival_id);
  }
  Result<std::optional<lifecycle::EarlierFlux>> earlier_flux_with_id(
      std::string_view flux_id, std::string_view not_arrival) override {
    return batch_->earlier_flux_with_id(flux_id, not_arrival);
  }
  Result<std::optional<lifecycle::EarlierFlux>> integrated_flux_with_bytes(
      std::string_view sha256, std::string_view not_arrival) override {
    return batch_->integrated_flux_with_bytes(sha256, not_arrival);
  }
  Result<bool> number_taken(IdentifierType supplier_type, std::string_view supplier,
                            std::string_view number, int year) override {
    return batch_->number_taken(supplier_type, supplier, number, year);
  }
  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) override {
    return batch_->pieces_numbered(number);
  }
  Result<std::uint64_t> next_number(std::string_view interface) override {
    return batch_->next_number(interface);
  }
  Done record(const Outcome& outcome) override { return batch_->record(outcome); }
  Done move(std::string_view arrival_id, const Transition& step) override {
    return batch_->move(arrival_id, step);
  }
  Done owe(std::string_view arrival_id, const Answer& answer) override {
    return batch_->owe(arrival_id, answer);
  }
  Done delivered(std::span<const std::int64_t> rows, Instant at) override {
    return batch_->delivered(rows, at);
  }
  Done commit() override { return power_.on() ? batch_->commit() : Done(dark("commit")); }

 private:
  std::unique_ptr<Batch> batch_;
  Power& power_;
};

class PoweredLedger final : public Ledger {
 public:
  PoweredLedger(std::unique_ptr<Ledger> ledger, Power& power)
      : ledger_(std::move(ledger)), power_(power) {}

  Result<std::unique_ptr<Batch>> begin() override {
    if (!power_.on()) return dark("begin");
    auto batch = ledger_->begin();
    if (!batch) return tl::unexpected(batch.error());
    return std::make_unique<PoweredBatch>(std::move(*batch), power_);
  }
  Result<std::vector<lifecycle::FluxRow>> flux(const lifecycle::FluxFilter& filter,
                                               const lifecycle::Page& page) override {
    return ledger_->flux(filter, page);
  }
  Result<std::vector<lifecycle::FluxRow>> flux_named(std::string_view name) override {
    return ledger_->flux_named(name);
  }
  Result<std::vector<lifecycle::PieceRow>> pieces(const lifecycle::PieceFilter& filter,
                                                  const lifecycle::Page& page) override {
    return ledger_->pieces(filter, page);
  }
  Result<std::vector<lifecycle::PieceRow>> pieces_of(std::int64_t flux_row) override {
    return ledger_->pieces_of(flux_row);
  }
  Result<std::vector<lifecycle::EventRow>> events_of(std::int64_t flux_row) override {
    return ledger_->events_of(flux_row);
  }
  Result<std::vector<lifecycle::FindingRow>> findings_of(std::int64_t flux_row) override {
    return ledger_->findings_of(flux_row);
  }
  Result<std::vector<lifecycle::TransitionRow>> transitions_of(std::int64_t flux_row) override {
    return ledger_->transitions_of(flux_row);
  }
  Result<std::vector<lifecycle::AnswerRow>> answers_of(std::int64_t flux_row) override {
    return ledger_->answers_of(flux_row);
  }
  Result<std::vector<lifecycle::AnswerRow>> owed(int limit, std::int64_t after) override {
    return ledger_->owed(limit, after);
  }
  Result<lifecycle::Conservation> conservation() override { return ledger_->conservation(); }

 private:
  std::unique_ptr<Ledger> ledger_;
  Power& power_;
};

}  // namespace

Result<std::vector<FileFacts>> PoweredDisk::list(const std::string& folder) const {
  if (!power_.on()) return dark(folder);
  return disk().list(folder);
}

Result<std::vector<std::string>> PoweredDisk::folders(const std::string& folder) const {
  if (!power_.on()) return dark(folder);
  return disk().folders(folder);
}

Result<FileFacts> PoweredDisk::facts(const std::string& path) const {
  if (!power_.on()) return dark(path);
  return disk().facts(path);
}

bool PoweredDisk::exists(const std::string& path) const {
  return power_.on() && disk().exists(path);
}

bool PoweredDisk::being_written(const std::string& path) const {
  return power_.on() && disk().being_written(path);
}

Result<std::unique_ptr<ByteReader>> PoweredDisk::open(const std::string& path) const {
  if (!power_.on()) return dark(path);
  return disk().open(path);
}

Done PoweredDisk::write(const std::string& path, std::string_view bytes) {
  return power_.on() ? disk().write(path, bytes) : Done(dark(path));
}

Done PoweredDisk::append(const std::string& path, std::string_view bytes) {
  return power_.on() ? disk().append(path, bytes) : Done(dark(path));
}

Done PoweredDisk::rename(const std::string& from, const std::string& to) {
  return power_.on() ? disk().rename(from, to) : Done(dark(from));
}

Done PoweredDisk::remove(const std::string& path) {
  return power_.on() ? disk().remove(path) : Done(dark(path));
}

Done PoweredDisk::make_folder(const std::string& path) {
  return power_.on() ? disk().make_folder(path) : Done(dark(path));
}

Done PoweredDisk::sync_file(const std::string& path) {
  return power_.on() ? disk().sync_file(path) : Done(dark(path));
}

Done PoweredDisk::sync_folder(const std::string& path) {
  return power_.on() ? disk().sync_folder(path) : Done(dark(path));
}

Done PoweredDisk::sync_all(const std::string& path) {
  return power_.on() ? disk().sync_all(path) : Done(dark(path));
}

std::unique_ptr<Ledger> powered(std::unique_ptr<Ledger> ledger, Power& power) {
  return std::make_unique<PoweredLedger>(std::move(ledger), power);
}

}  // namespace ecluse::tests
