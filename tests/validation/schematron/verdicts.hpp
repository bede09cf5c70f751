// What a small rulebook says of a small document, as text. Tests only.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/validation/schematron/sources.hpp"

namespace ecluse::tests {

inline validation::Rulebook loaded(validation::RulebookSources sources) {
  auto rulebook = validation::Rulebook::load(std::move(sources));
  if (!rulebook) throw std::runtime_error(rulebook.error().detail);
  return std::move(*rulebook);
}

/// Why a rulebook is refused, empty when it is not.
inline std::string refusal_of(validation::RulebookSources sources) {
  const auto rulebook = validation::Rulebook::load(std::move(sources));
  return rulebook ? "" : rulebook.error().detail;
}

/// "code path: message", one a line.
inline std::string words_of(const validation::RulebookVerdict& verdict) {
  std::string words;
  for (const auto& one : verdict.findings) {
    words += one.code + " " + one.place.path + ": ";
    words += value_of(one, one.code == "ECL-REGLE-SANS-VERDICT" ? "reason" : "message");
    words += "\n";
  }
  return words;
}

inline std::string verdict_of(std::string_view contents, std::string_view document) {
  return words_of(loaded(small_sources(contents)).check(mixed_document(document)));
}

}  // namespace ecluse::tests
