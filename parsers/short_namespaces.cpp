#include "parsers/short_namespaces.hpp"

#include <array>
#include <cstring>

namespace ecluse::parsers {
namespace {

struct Namespace {
  const char* whole;
  const char* brief;  ///< a URI, which libxml2 asks for; its scheme is nobody's
};

/// Those of nearly all elements of invoices; a document has few others.
constexpr std::array<Namespace, 4> namespaces{{
    {"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2", "e:b"},
    {"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2", "e:a"},
    {"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100", "e:r"},
    {"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100", "e:u"},
}};

constexpr const char* nobodys = "e:?";
/// So many are looked up by their address; a hostile document may have thousands.
constexpr std::size_t most_known = 8;

XmlText text_of(const char* text) {
  return reinterpret_cast<XmlText>(text);
}

XmlText told_for(XmlText ns) {
  if (!ns) return ns;
  const auto* const text = reinterpret_cast<const char*>(ns);
  for (const auto& [whole, brief] : namespaces) {
    if (std::strcmp(text, whole) == 0) return text_of(brief);
    if (std::strcmp(text, brief) == 0) return text_of(nobodys);
  }
  return ns;
}

std::string replaced(std::string_view text, const std::string& wanted, const std::string& by) {
  std::string all;
  for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted)) {
    all.append(text.substr(0, at)).append(by);
    text.remove_prefix(at + wanted.size());
  }
  return all.append(text);
}

std::string between(const char* before, std::string_view text, const char* after) {
  return std::string(before).append(text).append(after);
}

}  // namespace

std::string with_short_namespaces(std::string_view file) {
  std::string text(file);
  for (const auto& [whole, brief] : namespaces)
    text = replaced(text, between("\"", whole, "\""), between("\"", brief, "\""));
  return text;
}

std::string with_long_namespaces(std::string_view words) {
  std::string text(words);
  for (const auto& [whole, brief] : namespaces)
    text = replaced(text, between("{", brief, "}"), between("{", whole, "}"));
  return text;
}

XmlText ShortNamespaces::looked_up(XmlText ns) {
  for (const auto& one : known_)
    if (one.ns == ns) return (last_ = one).told;
  last_ = {ns, told_for(ns)};
  if (known_.size() < most_known) known_.push_back(last_);
  return last_.told;
}

XmlText* ShortNamespaces::of_declarations(XmlText* declared, int count) {
  return copied(declared_, declared, count, 2, 1);
}

XmlText* ShortNamespaces::of_attributes(XmlText* attributes, int count) {
  return copied(attributes_, attributes, count, 5, 2);
}

/// The texts themselves where none is a namespace: most attributes have none.
XmlText* ShortNamespaces::copied(std::vector<XmlText>& room, XmlText* texts, int count, int each,
                                 int which) {
  bool any = false;
  for (int at = 0; at < count; ++at) any = any || texts[at * each + which];
  if (!any) return texts;
  room.assign(texts, texts + static_cast<std::ptrdiff_t>(count) * each);
  for (auto at = static_cast<std::size_t>(which); at < room.size();
       at += static_cast<std::size_t>(each))
    room[at] = of(room[at]);
  return room.data();
}

}  // namespace ecluse::parsers
