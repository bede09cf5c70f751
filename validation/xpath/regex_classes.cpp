#include "validation/xpath/regex_classes.hpp"

#include <algorithm>
#include <array>

#include "validation/xpath/unicode_blocks.hpp"

namespace ecluse::xpath {
namespace {

constexpr std::array<std::string_view, 33> categories{
    "L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",
    "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
    "Z",  "Zs", "Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "Cc", "Cf"};

// XML Schema counts unassigned code points to C, RE2 does not: both are told by what is left.
constexpr std::string_view all_but_other = R"(\pL\pM\pN\pP\pZ\pS)";
constexpr std::string_view all_assigned = R"(\pL\pM\pN\pP\pZ\pS\p{Cc}\p{Cf}\p{Co}\p{Cs})";

NamedClass of_set(const CodePointSet& set, bool negated) {
  return {.body = {}, .set = negated ? set.complement() : set, .negated = false};
}

NamedClass of_body(std::string_view body, bool negated) {
  return {.body = std::string(body), .set = {}, .negated = negated};
}

}  // namespace

std::optional<NamedClass> class_of_letter(char letter) {
  const bool negated = letter >= 'A' && letter <= 'Z';
  switch (letter) {
    case 's':
    case 'S':
      return of_set({{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}}, negated);
    case 'i':
    case 'I':
      return of_set(name_start_chars(), negated);
    case 'c':
    case 'C':
      return of_set(name_chars(), negated);
    case 'd':
    case 'D':
      return of_body(R"(\p{Nd})", negated);
    case 'w':
    case 'W':
      return of_body(R"(\pL\pM\pN\pS)", negated);
    default:
      return std::nullopt;
  }
}

std::optional<NamedClass> class_of_property(std::string_view name, bool negated) {
  if (name.starts_with("Is")) {
    const auto block = unicode_block(name.substr(2));
    if (!block) return std::nullopt;
    return of_set({*block}, negated);
  }
  if (name == "C") return of_body(all_but_other, !negated);
  if (name == "Cn") return of_body(all_assigned, !negated);
  const bool known =
      name == "Co" || std::find(categories.begin(), categories.end(), name) != categories.end();
  if (!known) return std::nullopt;
  return of_body(R"(\p{)" + std::string(name) + '}', negated);
}

}  // namespace ecluse::xpath
