#include "validation/sentences.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

/// A part of a sentence between braces or brackets.
struct Part {
  std::size_t begin = std::string_view::npos, end = 0;  ///< both signs included
  std::string_view inside;
};

/// The first {name} of `sentence` at or after `from`; begin is npos when there is none.
Part next_placeholder(std::string_view sentence, std::size_t from) {
  while ((from = sentence.find('{', from)) != std::string_view::npos) {
    const auto close = sentence.find('}', from);
    if (close == std::string_view::npos) break;
    const auto name = sentence.substr(from + 1, close - from - 1);
    if (!name.empty() && std::all_of(name.begin(), name.end(), is_name_character))
      return {from, close + 1, name};
    ++from;
  }
  return {};
}

/// The first [part] of `sentence` that holds a placeholder.
Part next_optional(std::string_view sentence) {
  for (auto open = sentence.find('['); open != std::string_view::npos;
       open = sentence.find('[', open + 1)) {
    const auto close = sentence.find(']', open);
    if (close == std::string_view::npos) break;
    const auto inside = sentence.substr(open + 1, close - open - 1);
    if (!placeholders(inside).empty()) return {open, close + 1, inside};
  }
  return {};
}

bool is_complete(std::string_view part, const Lookup& value) {
  const auto names = placeholders(part);
  return std::none_of(names.begin(), names.end(),
                      [&](std::string_view name) { return value(name).empty(); });
}

std::string filled(std::string_view sentence, const Lookup& value) {
  std::string text;
  std::size_t from = 0;
  for (auto at = next_placeholder(sentence, 0); at.begin != std::string_view::npos;
       at = next_placeholder(sentence, from)) {
    text += sentence.substr(from, at.begin - from);
    text += value(at.inside);
    from = at.end;
  }
  return text += sentence.substr(from);
}

std::string_view local_name(std::string_view step) {
  step = step.substr(0, step.find('['));
  if (step.starts_with('@')) step.remove_prefix(1);
  const auto colon = step.find(':');
  return colon == std::string_view::npos ? step : step.substr(colon + 1);
}

struct Accent {
  std::string_view accented, plain;
};

constexpr auto accents = std::to_array<Accent>({
    {"à", "a"}, {"â", "a"}, {"ç", "c"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"},
    {"î", "i"}, {"ï", "i"}, {"ô", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"œ", "oe"},
    {"À", "A"}, {"Ç", "C"}, {"É", "E"}, {"È", "E"}, {"Ê", "E"}, {"Ô", "O"}, {"Œ", "OE"},
});

}  // namespace

std::string completed(std::string_view sentence, const Lookup& value) {
  std::string text;
  for (auto part = next_optional(sentence); part.begin != std::string_view::npos;
       part = next_optional(sentence)) {
    text += filled(sentence.substr(0, part.begin), value);
    if (is_complete(part.inside, value)) text += filled(part.inside, value);
    sentence.remove_prefix(part.end);
  }
  return text += filled(sentence, value);
}

std::vector<std::string_view> placeholders(std::string_view sentence) {
  std::vector<std::string_view> names;
  for (auto at = next_placeholder(sentence, 0); at.begin != std::string_view::npos;
       at = next_placeholder(sentence, at.end))
    if (std::find(names.begin(), names.end(), at.inside) == names.end()) names.push_back(at.inside);
  return names;
}

std::string dotted_path(std::string_view xpath) {
  if (xpath.starts_with('/')) xpath.remove_prefix(1);
  const auto below_root = xpath.find('/');
  if (below_root == std::string_view::npos) return std::string(local_name(xpath));
  std::string path;
  for (const auto step : split(xpath.substr(below_root + 1), '/')) {
    if (!path.empty()) path += '.';
    path += local_name(step);
  }
  return path;
}

bool is_in_cii(std::string_view xpath) {
  if (xpath.starts_with('/')) xpath.remove_prefix(1);
  return local_name(xpath.substr(0, xpath.find('/'))) == "CrossIndustryInvoice";
}

std::string without_accents(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto* accent = std::find_if(accents.begin(), accents.end(), [&](const auto& one) {
      return text.starts_with(one.accented);
    });
    if (accent == accents.end()) {
      plain += text.front();
      text.remove_prefix(1);
    } else {
      plain += accent->plain;
      text.remove_prefix(accent->accented.size());
    }
  }
  return plain;
}

}  // namespace ecluse::validation
