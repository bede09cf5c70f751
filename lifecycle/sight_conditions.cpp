#include "lifecycle/sight_conditions.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace ecluse::lifecycle {
namespace {

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

/// The pieces of a column of piece, by its index; `services` judges those of the structure.
SearchCondition by_column(const SightRow& row, std::string_view column, std::string_view index,
                          const SearchPart& services) {
  Condition test;
  test.add(column).add(" = ?", row.structure).add(" AND ").in("piece.cadre", row.cadres);
  test.add(services);
  auto condition = test.take();
  Condition ids;
  ids.add("SELECT id FROM piece INDEXED BY ").add(index).add(" WHERE ").add(condition);
  condition.sql = "(" + condition.sql + ")";
  return {std::move(condition), ids.take(), {}};
}

SearchCondition sent(const SightRow& row) {
  Condition services;
  if (!row.services.empty())
    services.add(" AND EXISTS (SELECT 1 FROM memoire WHERE memoire.piece = piece.id AND ")
        .in("memoire.provider_service", row.services)
        .add(")");
  return by_column(row, "piece.supplier", "piece_by_supplier", services.take());
}

SearchCondition received(const SightRow& row) {
  Condition services;
  if (!row.services.empty()) services.add(" AND ").in("piece.service", row.services);
  return by_column(row, "piece.recipient", "piece_by_recipient", services.take());
}

/// Those whose way names the structure: the table part leads to them.
SearchCondition acting(const SightRow& row, const std::string& role) {
  Condition test;
  test.add("(").in("piece.cadre", row.cadres);
  test.add(" AND EXISTS (SELECT 1 FROM part WHERE part.structure = ?", row.structure)
      .add(" AND part.role = ? AND part.piece = piece.id))", role);
  Condition ids;
  ids.add("SELECT piece.id FROM part CROSS JOIN piece ON piece.id = part.piece");
  ids.add(" WHERE part.structure = ?", row.structure).add(" AND part.role = ? AND ", role);
  ids.in("piece.cadre", row.cadres);
  return {test.take(), ids.take(), {}};
}

}  // namespace

std::vector<SearchCondition> ways_of(const SightRow& row) {
  std::vector<SearchCondition> ways;
  if (row.cadres.empty()) return ways;
  for (const auto& role : row.roles) {
    if (role == "fournisseur")
      ways.push_back(sent(row));
    else if (role == "destinataire")
      ways.push_back(received(row));
    else if (row.services.empty())
      ways.push_back(acting(row, role));
  }
  return ways;
}

}  // namespace ecluse::lifecycle
