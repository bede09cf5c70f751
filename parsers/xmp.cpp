#include "parsers/xmp.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "model/document.hpp"

namespace ecluse::parsers {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t longest_prefix = 64;

struct Property {
  std::string_view prefix, value;
};

bool ends_prefix(char c) {
  return c == '<' || c == '/' || c == '>' || blanks.find(c) != npos;
}

/// What follows the name of a property: its value, or nothing when it is no property.
std::optional<std::string_view> value_in(std::string_view rest) {
  if (rest.starts_with('>')) return trimmed(rest.substr(1, rest.find('<') - 1));
  rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
  if (!rest.starts_with('=')) return {};
  rest.remove_prefix(std::min(rest.find_first_not_of(blanks, 1), rest.size()));
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
  return trimmed(rest.substr(1, rest.find(rest[0], 1) - 1));
}

/// The first property of that local name, with any prefix or with one.
Property find_property(std::string_view packet, std::string_view name,
                       std::string_view prefix = {}) {
  const auto wanted = ":" + std::string(name);
  for (auto at = packet.find(wanted); at != npos; at = packet.find(wanted, at + 1)) {
    auto begin = at;
    while (begin > 0 && at - begin < longest_prefix && !ends_prefix(packet[begin - 1])) --begin;
    const auto found = packet.substr(begin, at - begin);
    if (begin == 0 || packet[begin - 1] == '/' || (!prefix.empty() && found != prefix)) continue;
    if (const auto value = value_in(packet.substr(at + wanted.size()))) return {found, *value};
  }
  return {};
}

}  // namespace

XmpFacts read_xmp(std::string_view packet) {
  XmpFacts facts;
  const auto file_name = find_property(packet, "DocumentFileName");
  const auto level = find_property(packet, "ConformanceLevel");
  const auto prefix = level.prefix.empty() ? file_name.prefix : level.prefix;
  facts.file_name = file_name.value;
  facts.level = level.value;
  if (!prefix.empty()) facts.version = find_property(packet, "Version", prefix).value;
  facts.pdfa_part = find_property(packet, "part", "pdfaid").value;
  facts.pdfa_conformance = find_property(packet, "conformance", "pdfaid").value;
  return facts;
}

}  // namespace ecluse::parsers
