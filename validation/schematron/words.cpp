#include "validation/schematron/words.hpp"

#include <algorithm>
#include <span>

namespace ecluse::validation::schematron {
namespace {

constexpr Word schematron_words[] = {
    {"schema", "id icon see fpi schemaVersion defaultPhase queryBinding"},
    {"ns", "prefix uri"},
    {"let", "name value"},
    {"include", "href"},
    {"phase", "id icon see fpi"},
    {"active", "pattern"},
    {"pattern", "id icon see fpi abstract is-a name"},
    {"param", "name value"},
    {"rule", "id icon see fpi context abstract flag role subject"},
    {"extends", "rule"},
    {"assert", "id icon see fpi test flag role subject diagnostics properties"},
    {"report", "id icon see fpi test flag role subject diagnostics properties"},
    {"value-of", "select"},
    {"name", "path"},
    {"emph", "class"},
    {"span", "class"},
    {"dir", "value"},
    {"title", ""},
    {"p", "id class icon"},
    {"diagnostics", ""},
    {"diagnostic", "id icon see fpi role"},
    {"properties", ""},
    {"property", "id role scheme"},
};

constexpr Word xslt_words[] = {
    {"function", "name as override"},
    {"param", "name as"},
    {"variable", "name as select"},
    {"sequence", "select"},
    {"value-of", "select"},
    {"choose", ""},
    {"when", "test"},
    {"otherwise", ""},
    {"if", "test"},
};

std::optional<Word> found_in(std::span<const Word> words, std::string_view element) {
  const auto found = std::ranges::find(words, element, &Word::element);
  return found == words.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<Word> word_of(std::string_view ns, std::string_view element) {
  if (ns == schematron_ns) return found_in(schematron_words, element);
  if (ns == xslt_ns) return found_in(xslt_words, element);
  return std::nullopt;
}

bool allows(const Word& word, std::string_view attribute) {
  auto rest = word.attributes;
  while (!rest.empty()) {
    const auto end = rest.find(' ');
    if (rest.substr(0, end) == attribute) return true;
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return false;
}

}  // namespace ecluse::validation::schematron
