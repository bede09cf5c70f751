// Functions and Operators 7.6: matches, replace and tokenize.
#include <array>
#include <optional>
#include <string>

#include "validation/xpath/functions.hpp"
#include "validation/xpath/regex.hpp"

namespace ecluse::xpath {
namespace {

std::string words_of(const RegexFault& fault, std::string_view pattern) {
  return fault.reason + ": " + std::string(pattern);
}

/// Compiles an expression that is written as a constant, once for all evaluations. A wrong one is
/// left to fail when it is evaluated.
template <std::size_t Flags>
std::string prepare(Shared& shared, std::span<const Sequence* const> constants) {
  const auto text = [](const Sequence* constant) {
    const bool one = constant != nullptr && constant->size() == 1 && constant->front().is_text();
    return one ? std::optional(constant->front().text()) : std::nullopt;
  };
  const auto pattern = text(constants[1]);
  const auto flags = constants.size() > Flags ? text(constants[Flags]) : std::string_view{};
  if (!pattern || !flags) return {};
  const auto& regex = shared.regexes().get(*pattern, *flags);
  if (regex || !regex.error().unsupported) return {};
  return words_of(regex.error(), *pattern);
}

/// The expression of the arguments 1 and `flags`; null when the call has failed.
const Regex* regex_of(const Call& call, std::size_t flags) {
  const auto letters = call.has(flags) ? call.text(flags) : std::string_view{};
  const auto* known = call.evaluation.shared().regexes().find(call.text(1), letters);
  if (known == nullptr) known = &call.evaluation.regexes().get(call.text(1), letters);
  if (*known) return &**known;
  call.fail(known->error().code, words_of(known->error(), call.text(1)));
  return nullptr;
}

/// The same, of what splits a text: null also when it matches the empty text.
const Regex* splitting_regex_of(const Call& call, std::size_t flags) {
  const auto* const regex = regex_of(call, flags);
  if (regex == nullptr || !regex->matches({})) return regex;
  call.fail("FORX0003", "matches the empty text: " + std::string(call.text(1)));
  return nullptr;
}

Sequence matches(Call& call) {
  const auto* const regex = regex_of(call, 2);
  if (regex == nullptr) return {};
  return Item::of_boolean(regex->matches(call.text(0)));
}

Sequence replace(Call& call) {
  const auto* const regex = splitting_regex_of(call, 3);
  if (regex == nullptr) return {};
  const auto replacement = read_replacement(call.text(2), regex->groups());
  if (!replacement) return call.fail(replacement.error().code, replacement.error().reason);
  const auto text = call.text(0);
  const auto made = replaced(text, *regex, *replacement);
  return made == text ? Item::of_string(text) : call.string(made);
}

Sequence tokenize(Call& call) {
  const auto* const regex = splitting_regex_of(call, 2);
  const auto text = call.text(0);
  if (regex == nullptr || text.empty()) return {};
  Gather tokens(call.arena());
  std::array<std::string_view, 1> found;
  std::size_t at = 0;
  while (regex->find(text, at, found)) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    tokens.add(Item::of_string(text.substr(at, begin - at)));
    at = begin + found[0].size();
  }
  tokens.add(Item::of_string(text.substr(at)));
  return tokens.take();
}

constexpr auto text = one(Type::string);
constexpr auto text_or_none = maybe(Type::string);
constexpr auto none = Default::none;
constexpr auto always = Stable::always;

constexpr std::array rows{
    FunctionRow{"matches",
                2,
                3,
                {text_or_none, text, text},
                one(Type::boolean),
                matches,
                none,
                always,
                prepare<2>},
    FunctionRow{
        "replace", 3, 4, {text_or_none, text, text, text}, text, replace, none, always, prepare<3>},
    FunctionRow{"tokenize",
                2,
                3,
                {text_or_none, text, text},
                many(Type::string),
                tokenize,
                none,
                always,
                prepare<2>},
};

}  // namespace

std::span<const FunctionRow> regex_functions() {
  return rows;
}

}  // namespace ecluse::xpath
