#include "console/listing.hpp"

#include <algorithm>
#include <utility>

#include "console/telling.hpp"
#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

using lifecycle::Direction;
using lifecycle::SortBy;
using lifecycle::SortOrder;

struct Column {
  std::string_view list, name, text, small, kind;
  std::optional<SortBy> narrow, whole;
};

std::string_view none_if_dash(std::string_view cell) {
  return cell == "-" ? std::string_view() : cell;
}

/// In the order of the table, which is embedded: it is tested, not checked.
const std::vector<Column>& all_columns() {
  static const auto table =
      read_table(embedded::console("columns.tsv"),
                 {"list", "column", "text", "small", "kind", "sort", "whole"});
  static const auto all = [] {
    std::vector<Column> read;
    if (!table) return read;
    for (const auto& row : *table)
      read.push_back({row.cells[0], row.cells[1], row.cells[2], none_if_dash(row.cells[3]),
                      row.cells[4], lifecycle::sort_named(row.cells[5]),
                      lifecycle::sort_named(row.cells[6])});
    return read;
  }();
  return all;
}

std::vector<Column> columns_of(std::string_view list) {
  std::vector<Column> some;
  for (const auto& column : all_columns())
    if (column.list == list) some.push_back(column);
  return some;
}

std::string text_of(const View& piece, std::string_view name) {
  for (const auto& [its, value] : piece.fields)
    if (its == name)
      if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

std::string word_of(const Column& column, const Visit& visit) {
  return visit.word("col_" + std::string(column.name));
}

/// Newest and greatest first for what is counted, A to Z for what is read.
Direction usual_direction(SortBy by) {
  switch (by) {
    case SortBy::deposit:
    case SortBy::issued:
    case SortBy::net:
    case SortBy::gross:
    case SortBy::payable:
    case SortBy::state_at:
      return Direction::descending;
    default:
      return Direction::ascending;
  }
}

constexpr std::string_view word_of(Direction direction) {
  return direction == Direction::ascending ? "asc" : "desc";
}

Direction other(Direction direction) {
  return direction == Direction::ascending ? Direction::descending : Direction::ascending;
}

/// The head of a column, which leads to the same list sorted by it.
View head_of(const Column& column, const Listing& listing, bool exact, const Visit& visit) {
  const auto sort = exact ? column.narrow : column.whole;
  View head;
  head.add("label", word_of(column, visit)).add("num", column.kind == "number");
  const auto now = order_asked(visit);
  const bool sorted = !listing.path.empty() && (now.by == column.narrow || now.by == column.whole);
  head.add("aria", !sorted                                 ? ""
                   : now.direction == Direction::ascending ? "ascending"
                                                           : "descending");
  std::string to;
  if (sort && !listing.path.empty()) {
    auto query = visit.request.query;
    for (const auto* place : {"avant", "cle"}) query.erase(place);
    query["tri"] = name_of(*sort);
    query["sens"] = word_of(sorted ? other(now.direction) : usual_direction(*sort));
    to = std::string(listing.path) + query_of(query);
  }
  return head.add("to", to);
}

View cell_of(const Column& column, const View& piece, const Visit& visit) {
  auto text = text_of(piece, column.text);
  auto small = column.small.empty() ? std::string() : text_of(piece, column.small);
  if (text.empty()) text = std::exchange(small, {});
  View cell;
  cell.add("label", word_of(column, visit))
      .add("text", text.empty() ? "–" : text)
      .add("small", small)
      .add("num", column.kind == "number")
      .add("is_link", column.kind == "link")
      .add("is_state", column.kind == "state");
  return cell;
}

/// « Téléchargée » (STS-26): by the reader, or by another of the same structure.
std::string_view word_of_taken(const Found& found, std::int64_t row) {
  if (found.taken.count(row) != 0) return "yes";
  return found.taken_beside.count(row) != 0 ? "taken_beside" : "no";
}

std::vector<View> dressed(const Found& found, const std::vector<Column>& columns,
                          const Visit& visit) {
  std::vector<View> views;
  views.reserve(found.pieces.size());
  for (const auto& one : found.pieces) {
    auto view = found_view(one, visit);
    const auto& sum = one.piece.summary;
    view.add("dossier", one.dossier)
        .add("recipient_service", sum.recipient + (sum.service.empty() ? "" : " / " + sum.service))
        .add("taken", found.taken.count(one.piece.row) != 0)
        .add("taken_label", visit.word(word_of_taken(found, one.piece.row)));
    std::vector<View> cells;
    cells.reserve(columns.size());
    for (const auto& column : columns) cells.push_back(cell_of(column, view, visit));
    view.add("_cells", std::move(cells));
    views.push_back(std::move(view));
  }
  return views;
}

void add_heads(View& view, const Listing& listing, bool exact, const Visit& visit) {
  const auto columns = columns_of(listing.list);
  std::vector<View> heads;
  heads.reserve(columns.size());
  for (const auto& column : columns) heads.push_back(head_of(column, listing, exact, visit));
  view.add("_heads", std::move(heads));
}

}  // namespace

std::string_view list_of(std::string_view space) {
  return space == "memoires" || space == "travaux" ? space : "pieces";
}

SortOrder order_asked(const Visit& visit) {
  SortOrder order;
  if (const auto by = lifecycle::sort_named(visit.request.asked("tri"))) order.by = *by;
  const auto way = visit.request.asked("sens");
  order.direction = way == word_of(Direction::ascending)    ? Direction::ascending
                    : way == word_of(Direction::descending) ? Direction::descending
                                                            : usual_direction(order.by);
  order.key = visit.request.asked("cle");
  return order;
}

void add_pieces(View& view, const Listing& listing, const Found& found, const Visit& visit) {
  const auto order = order_asked(visit);
  add_heads(view, listing, found.count.exact, visit);
  view.add("total", found.count.rows)
      .add("exact", found.count.exact)
      .add("sort", std::string(name_of(order.by)))
      .add("direction", std::string(word_of(order.direction)))
      .add_list("pieces", dressed(found, columns_of(listing.list), visit));
}

void add_some_pieces(View& view, const std::vector<lifecycle::FoundPiece>& pieces,
                     const Visit& visit) {
  const Listing listing;
  add_heads(view, listing, true, visit);
  view.add_list("pieces", dressed({pieces, {}, {}, {}}, columns_of(listing.list), visit));
}

void add_exports(View& view, std::string_view path, const Visit& visit) {
  auto query = visit.request.query;
  for (const auto* place : {"avant", "cle", "apres", "taille", "langue"}) query.erase(place);
  query["profil"] = "excel-fr";
  view.add("_export_excel", std::string(path) + query_of(query));
  query["profil"] = "rfc4180";
  view.add("_export_rfc4180", std::string(path) + query_of(query));
}

void add_sorted_paging(View& view, std::string_view path, const Found& found, const Visit& visit) {
  auto query = visit.request.query;
  query.erase("cle");
  if (found.pieces.empty()) return add_paging(view, path, query, 0, 0, visit);
  const auto& last = found.pieces.back().piece;
  const auto key = key_of(last, order_asked(visit).by);
  if (!key.empty()) query["cle"] = key;
  add_paging(view, path, query, found.pieces.size(), last.row, visit);
  view.add("next_key", key);
}

}  // namespace ecluse::console
