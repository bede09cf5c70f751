#include "routing/cells.hpp"

#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

constexpr std::array<std::string_view, 4> yes_words{"oui", "yes", "true", "1"};
constexpr std::array<std::string_view, 4> no_words{"non", "no", "false", "0"};

}  // namespace

tl::unexpected<Error> table_fault(std::size_t line, const std::string& what) {
  return failure("E_TABLE", "line " + std::to_string(line) + ": " + what);
}

std::string_view dash_is_empty(std::string_view cell) {
  return cell == "-" ? std::string_view{} : cell;
}

std::optional<bool> read_flag(std::string_view cell) {
  const auto word = folded(cell);
  for (const auto yes : yes_words)
    if (word == yes) return true;
  for (const auto no : no_words)
    if (word == no) return false;
  return std::nullopt;
}

}  // namespace ecluse::routing
