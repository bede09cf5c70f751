#include "daemon/fiscal_list.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "daemon/html_page.hpp"
#include "daemon/piece_list.hpp"
#include "daemon/search_wish.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using std::chrono::sys_days;

/// The same day of the next year; the 1st of March after a 29th of February.
sys_days a_year_after(Date day) {
  const auto same = day + std::chrono::years{1};
  return same.ok() ? sys_days{same} : sys_days{same.year() / 3 / 1};
}

Result<Date> day_of(const char* option, const std::string& text) {
  const auto day = parse_iso_date(text);
  if (!day) return failure("E_SEARCH", std::string(option) + ": " + text);
  return *day;
}

std::string row_html(const std::vector<std::string>& cells, std::string_view tag) {
  std::string row = "<tr>";
  for (const auto& cell : cells)
    row.append("<")
        .append(tag)
        .append(">")
        .append(escaped(cell))
        .append("</")
        .append(tag)
        .append(">");
  return row + "</tr>\n";
}

void add_to(console::FiscalRow& row, const lifecycle::FoundPiece& found) {
  const auto& sum = found.piece.summary;
  if (row.name.empty()) row.name = sum.recipient_name;
  row.gross += sum.gross.value_or(Decimal{});
  ++row.pieces;
}

constexpr std::string_view style =
    "body{font:14px/1.4 system-ui,sans-serif;margin:2rem;color:#1b1b1f}"
    "table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;"
    "border-bottom:1px solid #d8d8dc}";

}  // namespace

Result<lifecycle::PieceSearch> fiscal_search(const FiscalCommand& command) {
  const auto from = day_of("--from", command.from);
  if (!from) return tl::unexpected(from.error());
  const auto until = day_of("--to", command.until);
  if (!until) return tl::unexpected(until.error());
  if (sys_days{*until} < sys_days{*from} || sys_days{*until} > a_year_after(*from))
    return failure("E_FISCAL_PERIOD", command.from + " – " + command.until);
  lifecycle::PieceSearch search;
  search.states = {std::string(piece_status::paid)};
  search.structure = command.structure;
  search.role = lifecycle::fiscal_role;
  search.recipient = command.recipient;
  search.state_from = paris_midnight(*from);
  search.state_until = paris_midnight(Date{sys_days{*until} + std::chrono::days{1}});
  return search;
}

void FiscalSums::add(const lifecycle::FoundPiece& found) {
  const auto& sum = found.piece.summary;
  auto& row = rows_[{sum.recipient, sum.currency}];
  row.recipient = sum.recipient;
  row.currency = sum.currency;
  add_to(row, found);
}

std::vector<console::FiscalRow> FiscalSums::rows() const {
  std::vector<console::FiscalRow> all;
  all.reserve(rows_.size());
  for (const auto& [key, row] : rows_) all.push_back(row);
  return all;
}

FiscalExtract::FiscalExtract(console::FiscalRow of) {
  sum_.recipient = std::move(of.recipient);
  sum_.currency = std::move(of.currency);
}

void FiscalExtract::add(lifecycle::FoundPiece found) {
  const auto& sum = found.piece.summary;
  if (sum.recipient != sum_.recipient || sum.currency != sum_.currency) return;
  add_to(sum_, found);
  pieces_.push_back(std::move(found));
}

Done read_in_pages(lifecycle::SearchDesk& desk, const lifecycle::PieceSearch& search,
                   int rows_at_once,
                   const std::function<void(std::vector<lifecycle::FoundPiece>)>& see) {
  lifecycle::Page page;
  page.limit = rows_at_once;
  while (true) {
    auto rows = desk.find(search, page);
    if (!rows) return tl::unexpected(rows.error());
    const bool last = rows->size() < static_cast<std::size_t>(rows_at_once);
    if (!last) page.before = rows->back().piece.row;
    see(std::move(*rows));
    if (last) return {};
  }
}

std::string fiscal_csv(const std::vector<lifecycle::FoundPiece>& pieces, CsvForm form,
                       const Printer& printer, Csv::Begin begin) {
  Csv csv(form, begin, piece_amounts(PieceColumns::all));
  if (begin == Csv::Begin::head) csv.add_row(piece_headers(PieceColumns::all, printer));
  for (const auto& found : pieces) csv.add_row(piece_cells(found, PieceColumns::all, printer));
  return csv.text();
}

std::string fiscal_page(const FiscalExtract& extract, const FiscalCommand& command,
                        const Printer& printer) {
  const auto& sum = extract.sum();
  const auto title = escaped(printer.text("fiscale.title"));
  std::string page = "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>" + title +
                     "</title><style>" + std::string(style) + "</style></head>\n<body>\n<h1>" +
                     title + "</h1>\n<p>";
  page += escaped(printer.text("fiscale.head", {{"structure", command.structure},
                                                {"from", command.from},
                                                {"until", command.until},
                                                {"recipient", sum.recipient},
                                                {"name", sum.name},
                                                {"count", std::to_string(sum.pieces)},
                                                {"gross", sum.gross.text(2)},
                                                {"currency", sum.currency}}));
  page += "</p>\n<p>" + escaped(printer.text("fiscale.legal")) + "</p>\n<table>\n";
  page += row_html(piece_headers(PieceColumns::all, printer), "th");
  for (const auto& found : extract.pieces())
    page += row_html(piece_cells(found, PieceColumns::all, printer), "td");
  return page + "</table>\n</body>\n</html>\n";
}

}  // namespace ecluse::daemon
