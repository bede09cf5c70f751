// Lists of pieces as tables: tables/columns.tsv says which columns each list has, in which order
// (acceptance.md SCR-04, SCR-05, SCR-08), and what each is sorted by. A header that sorts is a
// link. Pure; used by the pages.
#pragma once

#include <string>
#include <string_view>

#include "console/pages.hpp"

namespace ecluse::console {

/// The list of the pieces of a space: "memoires", "travaux"; "pieces" for any other.
std::string_view list_of(std::string_view space);

/// What the reader wants sorted: "tri", "sens" (asc, desc), and "cle" of the last row seen.
lifecycle::SortOrder order_asked(const Visit& visit);

/// How a table of pieces is shown.
struct Listing {
  std::string_view list = "pieces";  ///< of tables/columns.tsv
  std::string_view path{};           ///< of the page, where its headers lead; empty: none sorts
};

/// Adds "pieces", "total", "exact", "sort", "direction", and what their table needs.
void add_pieces(View& view, const Listing& listing, const Found& found, const Visit& visit);

/// Adds to a list that has no pages and is not sorted: a group of the search box.
void add_some_pieces(View& view, const std::vector<lifecycle::FoundPiece>& pieces,
                     const Visit& visit);

/// Adds the addresses of what is shown as a file, in both forms: all that the query asks, its pages
/// aside.
void add_exports(View& view, std::string_view path, const Visit& visit);

/// As add_paging(), in the order that was asked.
void add_sorted_paging(View& view, std::string_view path, const Found& found, const Visit& visit);

}  // namespace ecluse::console
