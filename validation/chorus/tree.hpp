// Rules that read the tree itself: what a Piece does not carry because one kind of flux only is
// judged on it. Used by the predicates of validation/chorus; pure, any thread.
#pragma once

#include <string_view>

#include "model/document.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation {

/// Calls `judge` with each element at a path of local names below `from`, in the order of the
/// document.
template <class Judge>
void for_each_below(const Element& from, std::string_view path, Judge& judge) {
  const auto slash = path.find('/');
  const auto name = path.substr(0, slash);
  for (const auto* at = child(from, name); at; at = at->next) {
    if (at->name != name) continue;
    if (slash == std::string_view::npos)
      judge(*at);
    else
      for_each_below(*at, path.substr(slash + 1), judge);
  }
}

/// The same with each path of a list separated by spaces.
template <class Judge>
void for_each_at(const Element& from, std::string_view paths, Judge judge) {
  while (!paths.empty()) {
    const auto space = paths.find(' ');
    for_each_below(from, paths.substr(0, space), judge);
    paths = space == std::string_view::npos ? std::string_view{} : paths.substr(space + 1);
  }
}

/// The same with the paths of the row, in the syntax of the piece.
template <class Judge>
void for_each_place(const ChorusCheck& check, Judge judge) {
  if (check.piece.root)
    for_each_at(*check.piece.root, path_in(check.piece, check.rule.where), judge);
}

/// Whether a code stands in a list separated by spaces.
inline bool is_listed(std::string_view code, std::string_view list) {
  if (code.empty() || code.find(' ') != std::string_view::npos) return false;
  for (auto at = list.find(code); at != std::string_view::npos; at = list.find(code, at + 1)) {
    const auto end = at + code.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace ecluse::validation
