// The liste fiscale (acceptance.md FIS-01 to FIS-04): what a structure sent or received and was
// paid, over a year at the most, one extract a recipient and currency. Pure: the pieces come from a
// search, the command writes the files.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "console/desk.hpp"
#include "daemon/csv.hpp"
#include "daemon/printer.hpp"
#include "daemon/search_commands.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// The search behind the list. Errors: E_FISCAL_PERIOD (the period is longer than a year, or ends
/// before it begins), E_SEARCH (a day that is none).
Result<lifecycle::PieceSearch> fiscal_search(const FiscalCommand& command);

/// The pieces of one recipient in one currency: amounts of several have no sum.
struct FiscalExtract {
  std::string recipient, name, currency;
  std::vector<lifecycle::FoundPiece> pieces;
  Decimal gross{};  ///< total TTC
};

/// One extract a recipient and currency, in the order of their identifiers.
std::vector<FiscalExtract> by_recipient(std::vector<lifecycle::FoundPiece> pieces);

/// What the extracts come to, without their pieces: summed page by page, it takes the room of the
/// recipients, whatever was paid to them.
class FiscalSums {
 public:
  void add(const lifecycle::FoundPiece& found);
  /// In the order of the extracts.
  [[nodiscard]] std::vector<console::FiscalRow> rows() const;

 private:
  std::map<std::pair<std::string, std::string>, console::FiscalRow> rows_;
};

std::string fiscal_csv(const std::vector<lifecycle::FoundPiece>& pieces, CsvForm form,
                       const Printer& printer);

/// One extract as a page that stands alone: no script, no outside resource.
std::string fiscal_page(const FiscalExtract& extract, const FiscalCommand& command,
                        const Printer& printer);

}  // namespace ecluse::daemon
