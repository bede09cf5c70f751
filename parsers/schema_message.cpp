#include "parsers/schema_message.hpp"

#include <algorithm>
#include <array>

#include "model/document.hpp"
#include "model/tsv.hpp"

namespace ecluse::parsers {
namespace {

using namespace std::string_view_literals;

enum class Family { structure, element_content, datatype, facet, attribute };

struct Numbers {
  int first, last;
  Family family;
};

/// Ranges of XML_SCHEMAV_* (libxml/xmlerror.h, an interface that never renumbers).
constexpr std::array<Numbers, 8> families{{
    {1824, 1824, Family::datatype},   // CVC_DATATYPE_VALID_1_2_1: atomic types
    {1825, 1828, Family::datatype},   // lists, unions, simple content
    {1829, 1840, Family::facet},      // lengths, bounds, digits, pattern, enumeration
    {1841, 1860, Family::structure},  // content of complex types, declarations
    {1861, 1870, Family::attribute},  // unknown, missing, fixed
    {1871, 1871, Family::element_content},
    {1872, 1873, Family::structure},
    {1874, 1874, Family::attribute},  // CVC_AU: a fixed value
}};

Family family_of(int number) {
  const auto found = std::ranges::find_if(
      families, [number](auto& one) { return number >= one.first && number <= one.last; });
  return found == families.end() ? Family::structure : found->family;
}

/// What stands between `before` and `after`; empty when one is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const auto at = text.find(before);
  if (at == std::string_view::npos) return {};
  const auto from = at + before.size();
  const auto to = text.find(after, from);
  return to == std::string_view::npos ? std::string_view{} : text.substr(from, to - from);
}

std::string_view local_name(std::string_view name) {
  const auto brace = name.rfind('}');
  return brace == std::string_view::npos ? name : name.substr(brace + 1);
}

/// "… of the atomic type 'xs:date'." gives "xs:date"; the value before it may hold anything, so
/// that the last quotes count.
std::string expected_type(std::string_view message) {
  const auto close = message.rfind('\'');
  if (close == std::string_view::npos || close == 0) return {};
  const auto open = message.rfind('\'', close - 1);
  if (open == std::string_view::npos) return {};
  return std::string(local_name(message.substr(open + 1, close - open - 1)));
}

/// "[facet 'maxLength'] … length of '20'." gives "maxLength 20"; an enumeration gives its members.
std::string expected_facet(std::string_view message) {
  const auto facet = between(message, "[facet '", "']");
  if (facet == "enumeration") {
    std::string members(between(message, "of the set {", "}"));
    std::erase(members, '\'');
    return members;
  }
  return std::string(facet) + " " + expected_type(message);
}

SchemaComplaint value_complaint(Family family, int number, Moment moment,
                                std::string_view message) {
  SchemaComplaint complaint{"ERR_XSD_VALUE", {}, {}, number == 1824};
  complaint.expected = family == Family::facet ? expected_facet(message) : expected_type(message);
  if (moment == Moment::start) {
    complaint.code = "ERR_XSD_ATTRIBUTE";
    complaint.attribute = local_name(between(message, ", attribute '", "'"));
  }
  return complaint;
}

SchemaComplaint attribute_complaint(std::string_view message) {
  return {"ERR_XSD_ATTRIBUTE", local_name(between(message, "The attribute '", "'")), {}, false};
}

}  // namespace

std::string expected_names(std::string_view message) {
  std::string names;
  for (const auto part : split(between(message, "Expected is", ")."), ',')) {
    const auto bare = trimmed(part);
    const auto word = bare.rfind(' ');
    const auto name = local_name(word == std::string_view::npos ? bare : bare.substr(word + 1));
    if (name.empty()) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

SchemaComplaint understand(int number, Moment moment, std::string_view message) {
  const bool child_in_value = message.find("Element content is not allowed") != message.npos;
  const auto family = child_in_value ? Family::structure : family_of(number);
  switch (family) {
    case Family::datatype:
    case Family::facet:
      return value_complaint(family, number, moment, message);
    case Family::attribute:
      return attribute_complaint(message);
    case Family::element_content:
      return {moment == Moment::end ? "ERR_XSD_MISSING" : "ERR_XSD_STRUCTURE",
              {},
              expected_names(message),
              false};
    case Family::structure:
      break;
  }
  return {"ERR_XSD_STRUCTURE", {}, {}, false};
}

}  // namespace ecluse::parsers
