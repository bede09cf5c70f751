#include "daemon/shape.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace ecluse::daemon {
namespace {

std::size_t column_of(Instant since, Instant now) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(now - since).count();
  const auto found = std::find_if(shape_ages.begin(), shape_ages.end(),
                                  [&](const int until) { return minutes < until; });
  return static_cast<std::size_t>(found - shape_ages.begin());
}

void add(ShapeRow& row, std::size_t column) {
  ++row.total;
  ++row.counts.at(column);
}

}  // namespace

std::vector<ShapeRow> shape_of(const std::vector<Subject>& subjects, Instant now) {
  ShapeRow sum;
  std::map<std::pair<std::string, std::string>, ShapeRow> rows;
  for (const auto& subject : subjects) {
    const auto state = subject.held() ? std::string("held") : std::string(name_of(subject.stand));
    auto& row = rows[{subject.partner, state}];
    row.partner = subject.partner;
    row.state = state;
    const auto column = column_of(subject.since, now);
    add(row, column);
    add(sum, column);
  }
  std::vector<ShapeRow> all{sum};
  for (auto& [key, row] : rows) all.push_back(std::move(row));
  return all;
}

std::string shape_label(std::size_t column) {
  if (column < shape_ages.size()) return std::to_string(shape_ages.at(column));
  return std::to_string(shape_ages.back()) + '+';
}

}  // namespace ecluse::daemon
