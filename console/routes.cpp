#include "console/routes.hpp"

#include <algorithm>
#include <optional>

#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view api_root = "/api";

std::optional<Right> right_named(std::string_view name) {
  if (name == "anyone") return Right::anyone;
  if (name == "reader") return Right::reader;
  if (name == "manager") return Right::manager;
  return std::nullopt;
}

/// What stands for the {…} of a pattern; nothing when the path is another.
std::optional<std::vector<std::string>> places_of(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/'), given = split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  std::vector<std::string> places;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (wanted[at].starts_with('{'))
      places.emplace_back(given[at]);
    else if (wanted[at] != given[at])
      return std::nullopt;
  }
  return places;
}

}  // namespace

Result<Routes> Routes::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"method", "path", "right", "page", "api", "tab"});
  if (!rows) return tl::unexpected(rows.error());
  Routes routes;
  for (const auto& row : *rows) {
    const auto& cells = row.cells;
    const auto right = right_named(cells[2]);
    const bool good = right && cells[1].starts_with('/') && !cells[3].empty() &&
                      (cells[0] == "GET" || cells[0] == "POST") &&
                      (cells[4] == "yes" || cells[4] == "no");
    if (!good) return failure("E_TABLE", "routes.tsv line " + std::to_string(row.line));
    routes.routes_.push_back({std::string(cells[0]), std::string(cells[1]), *right,
                              std::string(cells[3]), cells[4] == "yes",
                              cells[5] == "-" ? std::string() : std::string(cells[5])});
  }
  return routes;
}

Result<Routes> Routes::standard() {
  return load(embedded::console("routes.tsv"));
}

Match Routes::match(std::string_view method, std::string_view path) const {
  Match match;
  match.api = path == api_root || path.starts_with("/api/");
  if (match.api) path.remove_prefix(api_root.size());
  if (path.empty()) path = "/";
  for (const auto& route : routes_) {
    if (match.api && !route.api) continue;
    auto places = places_of(route.path, path);
    if (!places) continue;
    match.path_known = true;
    if (route.method != method) continue;
    match.route = &route;
    match.places = std::move(*places);
    return match;
  }
  return match;
}

const std::vector<Tab>& tabs() {
  static const std::vector<Tab> all{{"to_do", "/synthese"},   {"search", "/rechercher"},
                                    {"memoire", "/memoire"},  {"deposit", "/depot"},
                                    {"fiscal", "/fiscale"},   {"board", "/tableau"},
                                    {"archives", "/archives"}};
  return all;
}

}  // namespace ecluse::console
