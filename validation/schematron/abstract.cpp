#include "validation/schematron/abstract.hpp"

#include <cctype>
#include <string_view>

namespace ecluse::validation::schematron {
namespace {

bool continues_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view name_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && continues_name(text[size])) ++size;
  return text.substr(0, size);
}

void substitute(std::vector<Let>& lets, const Substitutions& parameters) {
  for (auto& one : lets) one.value = substituted(one.value, parameters);
}

void substitute(Assertion& one, const Substitutions& parameters) {
  one.test = substituted(one.test, parameters);
  for (auto& part : one.message) part.text = substituted(part.text, parameters);
}

}  // namespace

std::string substituted(const std::string& text, const Substitutions& parameters) {
  std::string out;
  std::string_view rest(text);
  for (auto at = rest.find('$'); at != std::string_view::npos; at = rest.find('$')) {
    out += rest.substr(0, at);
    const auto name = name_at(rest.substr(at + 1));
    const std::string* value = nullptr;
    for (const auto& [parameter, with] : parameters)
      if (parameter == name) value = &with;
    out += value ? std::string_view(*value) : rest.substr(at, name.size() + 1);
    rest.remove_prefix(at + 1 + name.size());
  }
  return out.append(rest);
}

Pattern with_parameters(const Pattern& pattern, const Substitutions& parameters) {
  auto out = pattern;
  substitute(out.lets, parameters);
  for (auto& rule : out.rules) {
    rule.context = substituted(rule.context, parameters);
    substitute(rule.lets, parameters);
    for (auto& one : rule.assertions) substitute(one, parameters);
  }
  return out;
}

}  // namespace ecluse::validation::schematron
