// Lists of flux as a table: what `list --csv` and the exports of the console give of each. Pure.
#pragma once

#include <string>
#include <vector>

#include "daemon/printer.hpp"
#include "lifecycle/ledger_rows.hpp"

namespace ecluse::daemon {

std::vector<std::string> flux_headers(const Printer& printer);
/// The cells under these headers: codes as they are, instants in Paris.
std::vector<std::string> flux_cells(const lifecycle::FluxRow& row);

}  // namespace ecluse::daemon
