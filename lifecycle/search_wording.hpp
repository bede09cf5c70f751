// A question of the embedded ledger put together at run time, with the values that stand for its
// marks. Used by the searches and the dashboards of SQLite only, on the thread of their connection.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// SQL put together, and its values.
class Wording {
 public:
  explicit Wording(std::string sql) : part_{std::move(sql), {}} {}
  explicit Wording(SearchPart part) : part_(std::move(part)) {}

  Wording& add(std::string_view words) {
    part_.sql.append(words);
    return *this;
  }
  Wording& add(const SearchPart& part) {
    part_.sql.append(part.sql);
    part_.values.insert(part_.values.end(), part.values.begin(), part.values.end());
    return *this;
  }
  Wording& add(std::string_view words, SearchValue value) {
    part_.sql.append(words);
    part_.values.push_back(std::move(value));
    return *this;
  }

  SearchPart part() && { return std::move(part_); }

  template <class Told>
  auto ask(Connection& connection, Told told) const
      -> Result<std::vector<decltype(told(std::declval<const Cursor&>()))>> {
    auto statement = connection.prepare(part_.sql);
    if (!statement) return tl::unexpected(statement.error());
    int place = 0;
    for (const auto& value : part_.values)
      std::visit([&](const auto& one) { statement->bind(++place, one); }, value);
    return all_of(statement->rows(), told);
  }

 private:
  SearchPart part_;
};

inline std::int64_t first_number(const Cursor& row) {
  return row.integer(0);
}

}  // namespace ecluse::lifecycle
