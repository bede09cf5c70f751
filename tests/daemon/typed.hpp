// A command line as a person types it, for the tests of its grammar.
#pragma once

#include <stdexcept>
#include <variant>
#include <vector>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {

/// What `ecluse` and these words ask for. std::runtime_error with what is said instead (help, or
/// why the line is refused); std::bad_variant_access when it is another command.
template <class T>
T typed(std::vector<const char*> words) {
  static const auto catalogue = validation::Catalogue::standard().value();
  words.insert(words.begin(), "ecluse");
  const auto line =
      read_command_line(static_cast<int>(words.size()), words.data(), catalogue, Language::en);
  if (const auto* farewell = std::get_if<Farewell>(&line)) throw std::runtime_error(farewell->text);
  return std::get<T>(std::get<Command>(line));
}

}  // namespace ecluse::daemon
