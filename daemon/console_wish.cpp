#include "daemon/console_wish.hpp"

#include <algorithm>
#include <charconv>

#include "daemon/search_wish.hpp"
#include "model/states.hpp"
#include "model/tsv.hpp"

namespace ecluse::daemon {
namespace {

/// SCR-06: hide what was refused so many days ago, or what the reader has downloaded.
constexpr std::string_view hide_refused = "hide-refused", hide_taken = "hide-taken";
/// STS-26: or another reader of his structure.
constexpr std::string_view by_structure = "structure";
constexpr int most_days = 3'650;

/// Reads a criterion of the screens; nothing when it is none of them.
std::optional<Done> read_screen(const std::string& name, const std::string& value,
                                const console::Reader& reader, Instant now,
                                lifecycle::PieceSearch& search) {
  if (name == hide_taken) {
    search.not_taken_by = {reader.account};
    if (value != by_structure) return Done{};
    for (auto& holder : holders_of(reader.sight)) search.not_taken_by.push_back(std::move(holder));
    return Done{};
  }
  if (name != hide_refused) return std::nullopt;
  int days = -1;
  const auto* end = value.data() + value.size();
  const auto [at, fault] = std::from_chars(value.data(), end, days);
  if (fault != std::errc{} || at != end || days < 0 || days > most_days)
    return Done(failure("E_SEARCH", name + ": " + value));
  search.hidden_states = {std::string(piece_status::rejected),
                          std::string(piece_status::not_conform)};
  search.hidden_before = now - std::chrono::days{days};
  return Done{};
}

}  // namespace

Result<lifecycle::PieceSearch> search_of_wish(const console::Wish& wish,
                                              const console::Reader& reader, const Tables& tables,
                                              Instant now) {
  SearchCommand command;
  lifecycle::PieceSearch screens;
  for (const auto word : split(wish.words, ' '))
    if (!word.empty()) command.words.emplace_back(word);
  for (const auto& criterion : wish.criteria) {
    const std::string_view name = criterion.first;
    if (const auto read = read_screen(criterion.first, criterion.second, reader, now, screens)) {
      if (!*read) return tl::unexpected(read->error());
      continue;
    }
    const auto& options = search_options();
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& option) {
      return std::string_view(option.name).substr(2) == name;
    });
    if (found == options.end()) return failure("E_SEARCH", criterion.first);
    command.*found->value = criterion.second;
  }
  auto search = search_of(command, tables);
  if (!search) return search;
  search->hidden_states = screens.hidden_states;
  search->hidden_before = screens.hidden_before;
  search->not_taken_by = screens.not_taken_by;
  search->sight = reader.sight;
  return search;
}

std::string told(const console::Wish& wish) {
  std::string all = wish.words.empty() ? "" : "mots=" + wish.words;
  for (const auto& [name, value] : wish.criteria)
    all.append(all.empty() ? "" : " ").append(name).append("=").append(value);
  return all;
}

}  // namespace ecluse::daemon
