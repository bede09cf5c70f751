#include "lifecycle/sight_conditions.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ecluse::lifecycle {
namespace {

/// SQLite takes 500 SELECT in one, and an expression 1,000 deep.
constexpr std::size_t most_ways = 400;
/// And 32,766 values; a dashboard asks for the sight twice.
constexpr std::size_t most_values = 10'000;

/// A condition put together, and its values.
class Condition {
 public:
  Condition& add(std::string_view sql) {
    part_.sql.append(sql);
    return *this;
  }
  Condition& add(std::string_view sql, const std::string& value) {
    part_.values.emplace_back(value);
    return add(sql);
  }
  /// "column IN (?,?)".
  Condition& in(std::string_view column, const std::vector<std::string>& texts) {
    return add(in_list(column, texts));
  }
  Condition& add(const SearchPart& part) {
    part_.values.insert(part_.values.end(), part.values.begin(), part.values.end());
    return add(part.sql);
  }
  SearchPart take() { return std::move(part_); }

 private:
  SearchPart part_;
};

/// The structures that see alike.
struct Alike {
  std::vector<std::string> structures, services, cadres;
};

/// The pieces of a column of piece, by its index; `services` judges those of the structures.
SearchCondition by_column(const Alike& row, std::string_view column, std::string_view index,
                          const SearchPart& services) {
  Condition test;
  test.in(column, row.structures).add(" AND ").in("piece.cadre", row.cadres);
  test.add(services);
  auto condition = test.take();
  Condition ids;
  ids.add("SELECT id FROM piece INDEXED BY ").add(index).add(" WHERE ").add(condition);
  condition.sql = "(" + condition.sql + ")";
  return {std::move(condition), ids.take(), {}};
}

SearchCondition sent(const Alike& row) {
  Condition services;
  if (!row.services.empty())
    services.add(" AND EXISTS (SELECT 1 FROM memoire WHERE memoire.piece = piece.id AND ")
        .in("memoire.provider_service", row.services)
        .add(")");
  return by_column(row, "piece.supplier", "piece_by_supplier", services.take());
}

SearchCondition received(const Alike& row) {
  Condition services;
  if (!row.services.empty()) services.add(" AND ").in("piece.service", row.services);
  return by_column(row, "piece.recipient", "piece_by_recipient", services.take());
}

/// Those whose way names one of the structures: the table part leads to them.
SearchCondition acting(const Alike& row, const std::string& role) {
  Condition test;
  test.add("(").in("piece.cadre", row.cadres);
  test.add(" AND EXISTS (SELECT 1 FROM part WHERE ").in("part.structure", row.structures);
  test.add(" AND part.role = ? AND part.piece = piece.id))", role);
  Condition ids;
  ids.add("SELECT piece.id FROM part CROSS JOIN piece ON piece.id = part.piece");
  ids.add(" WHERE ").in("part.structure", row.structures).add(" AND part.role = ? AND ", role);
  ids.in("piece.cadre", row.cadres);
  return {test.take(), ids.take(), {}};
}

/// Lists in their order, each text once: those that say the same are equal.
std::vector<std::string> in_order(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

/// By role, cadres and services.
using Folded =
    std::map<std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>, Alike>;

Folded folded(const std::vector<SightRow>& rows) {
  Folded all;
  for (const auto& row : rows) {
    if (row.cadres.empty()) continue;
    const auto cadres = in_order(row.cadres), services = in_order(row.services);
    for (const auto& role : in_order(row.roles)) {
      auto& alike = all[{role, cadres, services}];
      alike.cadres = cadres;
      alike.services = services;
      alike.structures.push_back(row.structure);
    }
  }
  return all;
}

}  // namespace

std::vector<SearchCondition> ways_of(const std::vector<SightRow>& rows) {
  std::vector<SearchCondition> ways;
  for (const auto& [seen, alike] : folded(rows)) {
    const auto& role = std::get<0>(seen);
    if (role == "fournisseur")
      ways.push_back(sent(alike));
    else if (role == "destinataire")
      ways.push_back(received(alike));
    else if (alike.services.empty())
      ways.push_back(acting(alike, role));
  }
  return ways;
}

Done searchable(const std::optional<Sight>& sight) {
  if (!sight || sight->everything) return {};
  const auto ways = ways_of(sight->rows);
  auto values = sight->partners.size();
  for (const auto& way : ways) values += way.ids.values.size();
  if (ways.size() > most_ways || values > most_values)
    return failure("E_SIGHT_WIDE", std::to_string(sight->rows.size()));
  return {};
}

}  // namespace ecluse::lifecycle
