#include "daemon/flux_table.hpp"

#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {

std::vector<std::string> flux_headers(const Printer& printer) {
  std::vector<std::string> headers;
  for (const auto* name : {"received", "partner", "file", "flux", "interface", "pieces", "accepted",
                           "state", "state_at"})
    headers.push_back(printer.text(std::string("list.") + name));
  headers.emplace_back("SHA-256");
  return headers;
}

std::vector<std::string> flux_cells(const lifecycle::FluxRow& row) {
  return {lifecycle::paris_text(row.received),
          row.partner,
          row.file_name,
          row.flux_id,
          row.interface,
          std::to_string(row.pieces),
          std::to_string(row.accepted),
          row.state,
          lifecycle::paris_text(row.state_at),
          row.sha256};
}

}  // namespace ecluse::daemon
