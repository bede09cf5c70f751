#include "tests/schemas/made_documents.hpp"

#include <algorithm>
#include <iterator>

namespace ecluse::tests {
namespace {

using Values = std::vector<std::string_view>;

constexpr std::size_t most_bytes = 200'000;
constexpr int deep = 12;

/// Values of each built-in type, the first ones good.
const std::map<std::string_view, Values> samples{
    {"xs:anySimpleType", {"a", ""}},
    {"xs:anyType", {"", "<!-- -->"}},
    {"xs:anyURI", {"urn:a", "", "http://a/b#c"}},
    {"xs:base64Binary", {"QUJD", "", "QUI=", "Q"}},
    {"xs:boolean", {"true", "0", "yes"}},
    {"xs:date", {"2026-01-31", "2026-01-31Z", "2026-02-30", "20260131"}},
    {"xs:dateTime", {"2026-01-31T10:00:00", "2026-01-31T10:00:00.5+01:00", "2026-01-31"}},
    {"xs:decimal", {"1.50", "-3", "0", "12,5", "", "1e3"}},
    {"xs:ID", {"a", "b", "c", "1"}},
    {"xs:integer", {"12", "-1", "1.0"}},
    {"xs:language", {"fr", "fr-FR", "f r"}},
    {"xs:nonNegativeInteger", {"0", "7", "-7"}},
    {"xs:normalizedString", {"a b", "", "é"}},
    {"xs:string", {"a", "", " a  b "}},
    {"xs:time", {"10:00:00", "25:00:00"}},
    {"xs:token", {"a", "", "a b"}},
};

/// The parts of a content in order: one row for an element, several for an inner group.
std::vector<std::vector<Particle>> parts_of(std::vector<Particle>::const_iterator from,
                                            std::vector<Particle>::const_iterator to) {
  std::vector<std::vector<Particle>> parts;
  int open = 0;
  for (; from != to; ++from) {
    if (open == 0) parts.emplace_back();
    parts.back().push_back(*from);
    if (from->element.starts_with('{')) ++open;
    if (from->element == "}") --open;
  }
  return parts;
}

}  // namespace

DocumentMaker::DocumentMaker(const StructureTables& tables, unsigned seed)
    : namespaces_(tables.namespaces), random_(seed) {
  for (const auto& declaration : tables.declarations) {
    if (declaration.kind == "element")
      roots_.push_back(declaration);
    else
      types_[declaration.name] = declaration;
  }
  for (const auto& particle : tables.particles) structure_[particle.type].push_back(particle);
}

bool DocumentMaker::chance(int in_a_thousand) {
  return static_cast<int>(random_() % 1000) < in_a_thousand;
}

bool DocumentMaker::spoil(int in_a_thousand) {
  return with_defects_ && chance(in_a_thousand);
}

std::string_view DocumentMaker::one_of(const Values& values) {
  const auto good = std::min<std::size_t>(2, values.size());
  return values[random_() % (spoil(100) ? values.size() : good)];
}

std::string DocumentMaker::make() {
  out_.clear();
  with_defects_ = chance(500);
  const auto& root = roots_[random_() % roots_.size()];
  element(root.name, root.base, 0);
  std::string declarations;
  for (const auto& [prefix, uri] : namespaces_)
    if (!uri.empty())
      declarations += " xmlns:" + std::string(prefix) + "=\"" + std::string(uri) + "\"";
  out_.insert(1 + root.name.size(), declarations);
  return out_;
}

void DocumentMaker::element(std::string_view name, std::string_view type, int depth) {
  if (out_.size() > most_bytes) return;
  out_.append("<").append(name);
  const auto found = types_.find(type);
  if (found == types_.end()) {
    out_.append(">").append(value(type));
  } else {
    used_.insert(type);
    attributes(found->second.attributes);
    out_ += '>';
    content(found->second, depth);
  }
  out_.append("</").append(name).append(">\n");
}

void DocumentMaker::content(const Declaration& type, int depth) {
  if (type.kind == "text") {
    out_ += value(type.base);
  } else if (type.kind == "value") {
    out_ += value_with_facets(type);
  } else {
    if (type.kind == "mixed" ? chance(300) : spoil(3)) out_ += "stray";
    const auto& rows = structure_[type.name];
    sequence(parts_of(rows.begin(), rows.end()), depth);
  }
}

void DocumentMaker::sequence(const std::vector<Rows>& parts, int depth) {
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const bool swapped = at + 1 < parts.size() && spoil(4);
    if (swapped) part(parts[at + 1], depth);
    part(parts[at], depth);
    if (swapped) ++at;
    if (spoil(2)) out_ += "<x:stray xmlns:x=\"urn:x\"/>\n";
  }
}

void DocumentMaker::part(const Rows& rows, int depth) {
  const auto& first = rows.front();
  int times = std::stoi(std::string(first.min));
  const bool more = first.max == "*" || std::stoi(std::string(first.max)) > times;
  if (more && depth < deep && chance(depth < 2 ? 600 : 190)) ++times;
  if (spoil(4)) ++times;
  if (times > 0 && spoil(4)) --times;
  for (int time = 0; time < times; ++time) {
    if (first.element == "*")
      wildcard(depth + 1);
    else if (first.element.starts_with('{'))
      group(rows.begin(), rows.end(), depth);
    else
      element(first.element, first.element_type, depth + 1);
  }
}

void DocumentMaker::group(Rows::const_iterator from, Rows::const_iterator to, int depth) {
  const auto parts = parts_of(std::next(from), std::prev(to));
  if (from->element == "{choice")
    part(parts[random_() % parts.size()], depth);
  else
    sequence(parts, depth);
}

void DocumentMaker::wildcard(int depth) {
  const auto& any = roots_[random_() % roots_.size()];
  const bool signature =
      any.name.starts_with("ds:") || any.name.starts_with("xades") || any.name.starts_with("sig:");
  if (signature && depth < deep)
    element(any.name, any.base, depth);
  else
    out_ += "<x:foreign xmlns:x=\"urn:x\" a=\"1\"><x:inner/></x:foreign>\n";
}

void DocumentMaker::attributes(std::string_view facts) {
  for (const auto one : split(facts, ';')) {
    if (one.empty() || one.starts_with('*')) continue;
    const auto colon = one.find(':');
    auto type = one.substr(colon + 1);
    const auto equal = type.find('=');
    const auto fixed =
        equal == std::string_view::npos ? std::string_view{} : type.substr(equal + 1);
    type = type.substr(0, equal);
    const bool required = type.ends_with('!');
    if (required) type.remove_suffix(1);
    if (required ? spoil(15) : !chance(300)) continue;
    out_.append(" ").append(one.substr(0, colon)).append("=\"");
    out_ += !fixed.empty() && !spoil(50) ? std::string(fixed) : value(type);
    out_ += '"';
  }
  if (spoil(4)) out_ += " stray=\"1\"";
}

std::string DocumentMaker::value(std::string_view type) {
  const auto found = types_.find(type);
  if (found == types_.end()) return std::string(one_of(samples.at(type)));
  used_.insert(type);
  return value_with_facets(found->second);
}

std::string DocumentMaker::value_with_facets(const Declaration& type) {
  for (const auto facet : split(type.facets, ';')) {
    const auto name = facet.substr(0, facet.find('='));
    const auto values = split(facet.substr(name.size() + 1), '|');
    if (name == "enumeration" && !spoil(30)) return std::string(values[random_() % values.size()]);
    if (name == "pattern") return spoil(50) ? "1" : "0001";
    if (name == "length" || name == "maxLength" || name == "minLength")
      return std::string(std::stoul(std::string(values.front())) + (spoil(50) ? 1 : 0), 'x');
  }
  return value(type.base);
}

}  // namespace ecluse::tests
