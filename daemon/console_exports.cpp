#include "daemon/console_exports.hpp"

#include <utility>

#include "daemon/boards.hpp"
#include "daemon/console_archives.hpp"
#include "daemon/console_boards.hpp"
#include "daemon/console_settings.hpp"
#include "daemon/console_wish.hpp"
#include "daemon/fiscal_list.hpp"
#include "daemon/flux_table.hpp"
#include "daemon/masking.hpp"
#include "daemon/piece_list.hpp"
#include "daemon/printer.hpp"

namespace ecluse::daemon {
namespace {

using console::Stream;
using console::Wanted;

constexpr int rows_at_once = 1'000, structures_at_once = 500;
constexpr const char* csv_type = "text/csv; charset=utf-8";

CsvForm form_of(const Wanted& wanted) {
  return wanted.profile == console::CsvProfile::excel_fr ? CsvForm::excel_fr : CsvForm::rfc4180;
}

/// Rows page after page: `page` adds one to the table, and says whether there is another.
template <class AddPage>
Parts csv_parts(CsvForm form, std::vector<std::string> headers, AddPage add_page,
                AmountColumns amounts = {}) {
  // Shared because a std::function is copied; there is one reader.
  struct State {
    std::vector<std::string> headers;
    AddPage add_page;
    AmountColumns amounts;
    bool begun = false, ended = false;
  };
  auto state =
      std::make_shared<State>(State{std::move(headers), std::move(add_page), std::move(amounts)});
  return [state, form]() -> Result<std::optional<std::string>> {
    if (state->ended) return std::optional<std::string>();
    Csv csv(form, state->begun ? Csv::Begin::middle : Csv::Begin::head, state->amounts);
    if (!std::exchange(state->begun, true)) csv.add_row(state->headers);
    const auto more = state->add_page(csv);
    if (!more) return tl::unexpected(more.error());
    state->ended = !*more;
    return std::optional(csv.text());
  };
}

/// The pieces of a search, in its order.
struct PiecePages {
  std::shared_ptr<lifecycle::SearchDesk> desk;
  lifecycle::PieceSearch search;
  lifecycle::SortOrder order;
  Printer printer;
  lifecycle::Page page{rows_at_once};

  Result<bool> operator()(Csv& csv) {
    auto rows = desk->find(search, page, order);
    if (!rows) return tl::unexpected(rows.error());
    for (auto& row : *rows) {
      mask(row.piece);
      csv.add_row(piece_cells(row, PieceColumns::all, printer));
    }
    if (rows->size() < static_cast<std::size_t>(rows_at_once)) return false;
    page.before = rows->back().piece.row;
    order.key = key_of(rows->back().piece, order.by);
    return true;
  }
};

struct FluxPages {
  std::shared_ptr<lifecycle::Ledger> ledger;
  lifecycle::FluxFilter filter;
  lifecycle::Page page{rows_at_once};

  Result<bool> operator()(Csv& csv) {
    const auto rows = ledger->flux(filter, page);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : *rows) csv.add_row(flux_cells(row));
    if (rows->size() < static_cast<std::size_t>(rows_at_once)) return false;
    page.before = rows->back().row;
    return true;
  }
};

/// The rows of a dashboard: of mémoires there is one a structure.
struct BoardPages {
  std::shared_ptr<lifecycle::SearchDesk> desk;
  std::string space;
  lifecycle::Sight sight;
  const Tables& tables;
  Language language;
  Instant now;
  lifecycle::BoardPage page{{}, structures_at_once};

  Result<bool> operator()(Csv& csv) {
    const auto board = console_board({space, page}, sight, tables, *desk, language, now);
    if (!board) return tl::unexpected(board.error());
    for (const auto& row : board->rows) {
      std::vector<std::string> cells{row.key, row.name};
      for (const auto count : row.counts) cells.push_back(std::to_string(count));
      csv.add_row(cells);
    }
    if (board->last.empty()) return false;
    page.after = board->last;
    return true;
  }
};

}  // namespace

Result<Stream> ConsoleExports::streamed(Stream file, Parts parts, const std::string& detail,
                                        const console::Reader& reader) {
  auto audit = lifecycle::open_account_desk(premises_.root.ledger());
  if (!audit) return tl::unexpected(audit.error());
  file.next = sent(std::move(parts), {reader.account, "export", detail}, std::move(*audit), clock_);
  return file;
}

Result<Stream> ConsoleExports::found(const lifecycle::PieceSearch& search,
                                     const lifecycle::SortOrder& order, const std::string& detail,
                                     const Wanted& wanted) {
  auto desk = lifecycle::open_search_desk(premises_.root.ledger(),
                                          patience_of_exports(premises_.config.console));
  if (!desk) return tl::unexpected(desk.error());
  // What cannot be sorted is told before a byte is sent.
  if (const auto some = (*desk)->find(search, {1}, order); !some)
    return tl::unexpected(some.error());
  const Printer printer(premises_.tables.catalogue, wanted.language, Colour::no);
  PiecePages pages{std::move(*desk), search, order, printer};
  return streamed({"pieces.csv", csv_type},
                  csv_parts(form_of(wanted), piece_headers(PieceColumns::all, printer),
                            std::move(pages), piece_amounts(PieceColumns::all)),
                  detail, wanted.reader);
}

Result<Stream> ConsoleExports::pieces(const console::Wish& wish, const Wanted& wanted) {
  const auto search = search_of_wish(wish, wanted.reader, premises_.tables, clock_());
  if (!search) return tl::unexpected(search.error());
  return found(*search, wish.order, "pieces " + told(wish), wanted);
}

Result<Stream> ConsoleExports::fiscal(const console::FiscalWish& wish, const Wanted& wanted) {
  FiscalCommand command;
  command.structure = wish.structure;
  command.from = wish.from;
  command.until = wish.until;
  auto search = fiscal_search(command);
  if (!search) return tl::unexpected(search.error());
  search->sight = wanted.reader.sight;
  auto file =
      found(*search, {}, "fiscale " + wish.structure + " " + wish.from + " " + wish.until, wanted);
  if (file) file->name = "liste-fiscale.csv";
  return file;
}

Result<Stream> ConsoleExports::flux(const lifecycle::FluxFilter& filter, const Wanted& wanted) {
  auto ledger = premises_.open_ledger(lifecycle::Access::read_only,
                                      patience_of_exports(premises_.config.console));
  if (!ledger) return tl::unexpected(ledger.error());
  FluxPages pages{std::move(*ledger), filter};
  if (!wanted.reader.sight.everything) pages.filter.partners = wanted.reader.sight.partners;
  const Printer printer(premises_.tables.catalogue, wanted.language, Colour::no);
  return streamed({"flux.csv", csv_type},
                  csv_parts(form_of(wanted), flux_headers(printer), std::move(pages)),
                  "flux " + filter.state + " " + filter.partner + " " + filter.interface + " " +
                      filter.name_part,
                  wanted.reader);
}

Result<Stream> ConsoleExports::board(const std::string& space, const Wanted& wanted) {
  auto desk = lifecycle::open_search_desk(premises_.root.ledger(),
                                          patience_of_exports(premises_.config.console));
  if (!desk) return tl::unexpected(desk.error());
  const auto& sight = wanted.reader.sight;
  const auto head =
      console_board({space, {{}, 1}}, sight, premises_.tables, **desk, wanted.language, clock_());
  if (!head) return tl::unexpected(head.error());
  const Printer printer(premises_.tables.catalogue, wanted.language, Colour::no);
  std::vector<std::string> headers{printer.text(space == "memoires"      ? "stats.structure"
                                                : space == "engagements" ? "pieces.engagement"
                                                                         : "stats.state"),
                                   printer.text("stats.name")};
  headers.insert(headers.end(), head->labels.begin(), head->labels.end());
  BoardPages pages{std::move(*desk), space, sight, premises_.tables, wanted.language, clock_()};
  return streamed({"tableau.csv", csv_type},
                  csv_parts(form_of(wanted), std::move(headers), std::move(pages)),
                  "tableau " + space, wanted.reader);
}

Result<std::optional<Stream>> ConsoleExports::zipped(std::string name, Parts parts,
                                                     const std::string& detail,
                                                     const console::Reader& reader) {
  auto file = streamed({std::move(name), "application/zip"}, std::move(parts), detail, reader);
  if (!file) return tl::unexpected(file.error());
  return std::optional(std::move(*file));
}

Result<std::optional<Stream>> ConsoleExports::flux_archive(std::int64_t row,
                                                           const console::Reader& reader) {
  auto parts = flux_parts(row, reader, premises_);
  if (!parts) return tl::unexpected(parts.error());
  if (!*parts) return std::optional<Stream>();
  return zipped("flux-" + std::to_string(row) + ".zip", std::move(**parts),
                "flux " + std::to_string(row), reader);
}

Result<std::optional<Stream>> ConsoleExports::dossier_archive(const std::string& number,
                                                              const console::Reader& reader) {
  auto parts = dossier_parts(number, reader, premises_);
  if (!parts) return tl::unexpected(parts.error());
  if (!*parts) return std::optional<Stream>();
  return zipped("dossier-" + number + ".zip", std::move(**parts), "dossier " + number, reader);
}

}  // namespace ecluse::daemon
