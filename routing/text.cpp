#include "routing/text.hpp"

#include <array>
#include <utility>

namespace ecluse::routing {
namespace {

/// The letters of French beyond ASCII, and the apostrophe of printers.
constexpr std::array<std::pair<std::string_view, std::string_view>, 35> foldings{{
    {"À", "a"}, {"Á", "a"}, {"Â", "a"}, {"Ä", "a"}, {"Ç", "c"},  {"È", "e"},  {"É", "e"},
    {"Ê", "e"}, {"Ë", "e"}, {"Î", "i"}, {"Ï", "i"}, {"Ô", "o"},  {"Ö", "o"},  {"Ù", "u"},
    {"Û", "u"}, {"Ü", "u"}, {"à", "a"}, {"á", "a"}, {"â", "a"},  {"ä", "a"},  {"ç", "c"},
    {"è", "e"}, {"é", "e"}, {"ê", "e"}, {"ë", "e"}, {"î", "i"},  {"ï", "i"},  {"ô", "o"},
    {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"Œ", "oe"}, {"œ", "oe"}, {"’", "'"},
}};

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Appends the first character of `text` folded; how many bytes it had.
std::size_t fold_one(std::string_view text, std::string& folded_text) {
  const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
  if (!ascii)
    for (const auto& [letter, plain] : foldings)
      if (text.starts_with(letter)) return folded_text.append(plain), letter.size();
  folded_text.push_back(lower(text.front()));
  return 1;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) text.remove_prefix(fold_one(text, result));
  return result;
}

bool holds(std::string_view text, std::string_view folded_words) {
  return folded(text).find(folded_words) != std::string::npos;
}

}  // namespace ecluse::routing
