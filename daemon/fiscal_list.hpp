// The liste fiscale (acceptance.md FIS-01 to FIS-04): what a structure sent or received and was
// paid, over a year at the most, one extract a recipient and currency. Pure but for the searches:
// the command writes the files.
#pragma once

#include <functional>
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

/// What each recipient comes to in each currency (amounts of several have no sum), without the
/// pieces: summed page by page, it takes the room of the recipients, whatever was paid to them.
class FiscalSums {
 public:
  void add(const lifecycle::FoundPiece& found);
  /// In the order of their identifiers, then of the currencies.
  [[nodiscard]] std::vector<console::FiscalRow> rows() const;

 private:
  std::map<std::pair<std::string, std::string>, console::FiscalRow> rows_;
};

/// The pieces of one recipient in one currency, with their sum: of the others it takes none.
class FiscalExtract {
 public:
  /// `of`: a row of the sums.
  explicit FiscalExtract(console::FiscalRow of);

  void add(lifecycle::FoundPiece found);
  [[nodiscard]] const console::FiscalRow& sum() const { return sum_; }  ///< of what was added
  [[nodiscard]] const std::vector<lifecycle::FoundPiece>& pieces() const { return pieces_; }

 private:
  console::FiscalRow sum_;
  std::vector<lifecycle::FoundPiece> pieces_;
};

/// The pieces of a search, some at a time, as `see` is given them. E_SEARCH, E_LEDGER_*.
Done read_in_pages(lifecycle::SearchDesk& desk, const lifecycle::PieceSearch& search,
                   int rows_at_once,
                   const std::function<void(std::vector<lifecycle::FoundPiece>)>& see);

/// The whole table, or more rows of it.
std::string fiscal_csv(const std::vector<lifecycle::FoundPiece>& pieces, CsvForm form,
                       const Printer& printer, Csv::Begin begin = Csv::Begin::head);

/// One extract as a page that stands alone: no script, no outside resource.
std::string fiscal_page(const FiscalExtract& extract, const FiscalCommand& command,
                        const Printer& printer);

}  // namespace ecluse::daemon
