#include "lifecycle/search_order.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr auto maybe = Emptiness::possible;
constexpr auto number = KeyType::number;

constexpr std::array columns{
    SortColumn{SortBy::deposit, "deposit", "piece.id", {}, Emptiness::never, number},
    SortColumn{SortBy::number, "number", "piece.number", "piece_by_number"},
    SortColumn{SortBy::type, "type", "piece.type"},
    SortColumn{SortBy::cadre, "cadre", "piece.cadre"},
    SortColumn{SortBy::dossier, "dossier",
               "COALESCE((SELECT head.number FROM dossier JOIN piece AS head ON head.id ="
               " dossier.first WHERE dossier.piece = piece.id), piece.number)"},
    SortColumn{SortBy::own_invoice,
               "own-invoice",
               "(SELECT invoice FROM memoire WHERE memoire.piece = piece.id)",
               {},
               maybe},
    SortColumn{SortBy::supplier, "supplier", "piece.supplier", "piece_by_supplier"},
    SortColumn{SortBy::supplier_name, "supplier-name", "piece.supplier_name"},
    SortColumn{SortBy::recipient, "recipient", "piece.recipient", "piece_by_recipient"},
    SortColumn{SortBy::recipient_name, "recipient-name", "piece.recipient_name"},
    SortColumn{SortBy::service, "service", "piece.service"},
    SortColumn{SortBy::engagement, "engagement", "piece.engagement"},
    SortColumn{SortBy::marche, "marche", "piece.marche"},
    SortColumn{SortBy::issued, "issued", "piece.issued", "piece_by_issued", maybe},
    SortColumn{SortBy::net, "net", "CAST(round(piece.net * 100) AS INTEGER)", {}, maybe, number},
    SortColumn{
        SortBy::gross, "gross", "CAST(round(piece.gross * 100) AS INTEGER)", {}, maybe, number},
    SortColumn{SortBy::payable, "payable", "piece.payable_cents", "piece_by_payable", maybe,
               number},
    SortColumn{SortBy::state, "state", "piece.state", "piece_by_state"},
    SortColumn{SortBy::state_at, "state-at", "piece.state_at", "piece_by_state_at",
               Emptiness::never, number},
};

/// The key that came with the page: a state, or its instant, may have changed since.
std::optional<SearchValue> given_key(const SortColumn& column, const std::string& text) {
  if (column.type == KeyType::text) return SearchValue(text);
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [at, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc{} || at != end) return std::nullopt;
  return SearchValue(value);
}

}  // namespace

std::string_view name_of(SortBy by) {
  return sort_column(by).name;
}

std::optional<SortBy> sort_named(std::string_view name) {
  const auto* found = std::find_if(columns.begin(), columns.end(),
                                   [&](const SortColumn& one) { return one.name == name; });
  if (found == columns.end()) return std::nullopt;
  return found->by;
}

bool always_sorted(SortBy by) {
  return by == SortBy::deposit || !sort_column(by).index.empty();
}

std::string key_of(const PieceRow& piece, SortBy by) {
  if (by == SortBy::state) return piece.state;
  if (by == SortBy::state_at) return std::to_string(piece.state_at.time_since_epoch().count());
  return {};
}

const SortColumn& sort_column(SortBy by) {
  return *std::find_if(columns.begin(), columns.end(),
                       [&](const SortColumn& one) { return one.by == by; });
}

Result<std::optional<LastSeen>> last_key(Connection& connection, const SortColumn& column,
                                         const Page& page, const SortOrder& order,
                                         const std::optional<Sight>& sight) {
  if (page.before == Page{}.before) return std::optional<LastSeen>();
  if (!order.key.empty()) {
    auto key = given_key(column, order.key);
    if (!key) return failure("E_SEARCH", std::string(column.name) + ": " + order.key);
    return std::optional(LastSeen{page.before, std::move(key)});
  }
  using Key = std::optional<SearchValue>;
  Wording words("SELECT " + std::string(column.key) + " FROM piece WHERE ");
  words.add("id = ?", page.before);
  if (sight && !sight->everything) words.add(" AND ").add(condition_of(*sight).test);
  const auto keys = words.ask(connection, [&](const Cursor& row) -> Key {
    if (row.null(0)) return std::nullopt;
    if (column.type == KeyType::number) return row.integer(0);
    return row.text(0);
  });
  if (!keys) return tl::unexpected(keys.error());
  if (keys->empty()) return failure("E_SEARCH", std::to_string(page.before));
  return std::optional(LastSeen{page.before, keys->front()});
}

std::optional<SearchPart> sorted_part(const SortColumn& column, const SortOrder& order,
                                      SortPart part, const std::optional<LastSeen>& last,
                                      const std::string& id) {
  const std::string key(column.key);
  const char* sign = order.direction == Direction::descending ? " < ?" : " > ?";
  const bool valued = last && last->key;
  switch (part) {
    case SortPart::equal:
      if (!valued) return std::nullopt;
      return SearchPart{key + " = ? AND " + id + sign, {*last->key, last->row}};
    case SortPart::beyond:
      if (!last) return SearchPart{key + " IS NOT NULL", {}};
      if (!valued) return std::nullopt;
      return SearchPart{key + sign, {*last->key}};
    default:
      if (column.empty == Emptiness::never) return std::nullopt;
      if (!last || valued) return SearchPart{key + " IS NULL", {}};
      return SearchPart{key + " IS NULL AND " + id + sign, {last->row}};
  }
}

std::string sorted_end(const SortColumn& column, const SortOrder& order, SortPart part) {
  const std::string way = order.direction == Direction::descending ? " DESC" : "";
  if (part != SortPart::beyond) return " ORDER BY piece.id" + way;
  return " ORDER BY " + std::string(column.key) + way + ", piece.id" + way;
}

}  // namespace ecluse::lifecycle
