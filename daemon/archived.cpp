#include "daemon/archived.hpp"

#include <chrono>
#include <memory>

#include "lifecycle/spill.hpp"

namespace ecluse::daemon {

std::string archived_at(const lifecycle::Root& root, Instant received, std::string_view sha256) {
  return root.archive_of(Date{std::chrono::floor<std::chrono::days>(received)}, sha256);
}

Result<Flux> archived_flux(const lifecycle::FluxRow& row, const DiskView& disk,
                           const lifecycle::Root& root) {
  const auto path = archived_at(root, row.received, row.sha256);
  const auto facts = disk.facts(path);
  if (!facts) return tl::unexpected(facts.error());
  Flux flux;
  flux.arrival_id = row.arrival_id;
  flux.partner = row.partner;
  flux.file_name = row.file_name;
  flux.spool_path = path;
  flux.file = *facts;
  flux.received = row.received;
  return flux;
}

Done each_finished(lifecycle::Ledger& ledger, std::optional<Instant> since,
                   const std::function<Done(const lifecycle::FluxRow&)>& visit) {
  constexpr int page_size = 1000;
  lifecycle::FluxFilter filter;
  filter.standing = lifecycle::Standing::finished;
  filter.from = since;
  lifecycle::Page page{page_size};
  for (bool more = true; more;) {
    const auto rows = ledger.flux(filter, page);
    if (!rows) return tl::unexpected(rows.error());
    more = rows->size() == page_size;
    for (const auto& row : *rows) {
      page.before = row.row;
      if (auto done = visit(row); !done) return done;
    }
  }
  return {};
}

Rereader::Rereader(const DiskView& disk, const Tables& tables, const Config& config)
    : disk_(disk),
      tables_(tables),
      config_(config),
      workers_(std::make_unique<Workers>(0, [&tables, &config] {
        parsers::ReadLimits limits;
        limits.document_bytes = config.limits.piece_bytes;
        return std::make_unique<Desk>(
            Desk{parsers::Reader(tables.schemas, limits, lifecycle::hashing_sinks())});
      })) {}

Result<ExaminedFlux> Rereader::read(const Flux& flux) {
  Result<ExaminedFlux> examined = failure("E_INTERNAL", flux.file_name);
  workers_->post([&](Desk& desk) {
    examined = examine(flux, {}, {disk_, tables_, config_, *workers_}, desk);
  });
  return examined;
}

}  // namespace ecluse::daemon
