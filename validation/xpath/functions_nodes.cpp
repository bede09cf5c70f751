// Functions and Operators 2, 3, 11 and 14: nodes and what they are called, QNames, and the two
// functions that only speak (error, trace).
#include <algorithm>
#include <array>
#include <cmath>

#include "validation/xpath/code_points.hpp"
#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {
namespace {

constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view error_namespace = "http://www.w3.org/2005/xqt-errors";

/// The name of the node of the first argument: empty without a node, or without a name.
QName name_of_node(const Call& call) {
  if (call[0].empty()) return {};
  const auto node = call[0].front().node();
  return node.tree->qname(node.id);
}

Sequence qualified(const Call& call, const QName& name) {
  if (name.prefix.empty()) return Item::of_string(name.local);
  const auto room = call.arena().array<char>(name.prefix.size() + 1 + name.local.size());
  auto at = std::copy(name.prefix.begin(), name.prefix.end(), room.begin());
  *at++ = ':';
  std::copy(name.local.begin(), name.local.end(), at);
  return Item::of_string({room.data(), room.size()});
}

Sequence name(Call& call) {
  return qualified(call, name_of_node(call));
}

Sequence local_name(Call& call) {
  return Item::of_string(name_of_node(call).local);
}

Sequence namespace_uri(Call& call) {
  return Item::of_text(Type::any_uri, name_of_node(call).ns);
}

Sequence node_name(Call& call) {
  const auto found = name_of_node(call);
  if (found.local.empty()) return {};
  return Item::of_qname(call.arena().make<QName>(found));
}

// Without a schema no element is nilled.
Sequence nilled(Call& call) {
  if (call[0].empty() || call[0].front().type() != Type::element) return {};
  return Item::of_boolean(false);
}

Sequence string_of(Call& call) {
  if (call[0].empty()) return Item::of_string({});
  return Item::of_string(text_of(call[0].front(), call.arena()));
}

Sequence data(Call& call) {
  return call[0];
}

Sequence number(Call& call) {
  if (call[0].empty()) return Item::of_double(std::nan(""));
  const auto& item = call[0].front();
  if (item.is_text() && item.type() != Type::any_uri)
    return Item::of_double(read_double(item.text()));
  if (!castable(item, Type::double_, call.evaluation)) return Item::of_double(std::nan(""));
  return *cast(item, Type::double_, call.evaluation);
}

Sequence root(Call& call) {
  if (call[0].empty()) return {};
  return call[0].front().node().tree->item(Tree::document_node);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
}

/// "en" of "en" and of "EN-us".
bool speaks(std::string_view language, std::string_view asked) {
  if (language.size() < asked.size()) return false;
  if (language.size() > asked.size() && language[asked.size()] != '-') return false;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (lower(language[i]) != lower(asked[i])) return false;
  return true;
}

Sequence lang(Call& call) {
  const auto node = call[1].front().node();
  for (auto id = node.id; id != Tree::none; id = node.tree->parent(id)) {
    if (node.tree->kind(id) != Type::element) continue;
    for (const auto& attribute : node.tree->element(id)->attributes)
      if (attribute.ns == xml_namespace && attribute.name == "lang")
        return Item::of_boolean(speaks(attribute.value, call.text(0)));
  }
  return Item::of_boolean(false);
}

bool has(const CodePointSet& set, char32_t code_point) {
  const auto& ranges = set.ranges();
  return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return range.first <= code_point && code_point <= range.second;
  });
}

bool is_ncname(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto& allowed = at == 0 ? name_start_chars() : name_chars();
    const auto code_point = next_code_point(text, at);
    if (code_point == ':' || !has(allowed, code_point)) return false;
  }
  return !text.empty();
}

Sequence make_qname(Call& call) {
  const auto written = call.text(1);
  const auto colon = written.find(':');
  const bool prefixed = colon != std::string_view::npos;
  const QName made{.ns = call.text(0),
                   .prefix = prefixed ? written.substr(0, colon) : std::string_view{},
                   .local = prefixed ? written.substr(colon + 1) : written};
  if (!is_ncname(made.local) || (prefixed && (!is_ncname(made.prefix) || made.ns.empty())))
    return call.fail("FOCA0002", written);
  return Item::of_qname(call.arena().make<QName>(made));
}

Sequence prefix_of_qname(Call& call) {
  if (call[0].empty() || call[0].front().qname().prefix.empty()) return {};
  return Item::of_string(call[0].front().qname().prefix);
}

Sequence local_name_of_qname(Call& call) {
  if (call[0].empty()) return {};
  return Item::of_string(call[0].front().qname().local);
}

Sequence namespace_of_qname(Call& call) {
  if (call[0].empty()) return {};
  return Item::of_text(Type::any_uri, call[0].front().qname().ns);
}

Sequence error(Call& call) {
  const bool named = call.has(0) && !call[0].empty();
  const auto code = named ? call[0].front().qname() : QName{error_namespace, "err", "FOER0000"};
  const auto words = call.has(1) ? call.text(1) : std::string_view{"error() was called"};
  if (code.ns == error_namespace || code.ns.empty()) return call.fail(code.local, words);
  return call.fail('{' + std::string(code.ns) + '}' + std::string(code.local), words);
}

Sequence trace(Call& call) {
  return call[0];
}

Sequence default_collation(Call&) {
  return Item::of_string(codepoint_collation);
}

constexpr auto node = maybe(Type::any_node);
constexpr auto text = one(Type::string);
constexpr auto qname = maybe(Type::qname);
constexpr auto here = Default::context_item;
constexpr auto anything = many(Type::any_item);
// What speaks is not to be called when it is compiled.
constexpr auto late = Stable::in_one_document;

constexpr std::array rows{
    FunctionRow{"node-name", 1, 1, {node}, qname, node_name},
    FunctionRow{"nilled", 1, 1, {node}, maybe(Type::boolean), nilled},
    FunctionRow{"string", 0, 1, {maybe(Type::any_item)}, text, string_of, here},
    FunctionRow{"data", 1, 1, {many(Type::any_atomic)}, many(Type::any_atomic), data},
    FunctionRow{"name", 0, 1, {node}, text, name, here},
    FunctionRow{"local-name", 0, 1, {node}, text, local_name, here, Stable::always, nullptr, true},
    FunctionRow{"namespace-uri",
                0,
                1,
                {node},
                one(Type::any_uri),
                namespace_uri,
                here,
                Stable::always,
                nullptr,
                true},
    FunctionRow{"number", 0, 1, {maybe(Type::any_atomic)}, one(Type::double_), number, here},
    FunctionRow{"root", 0, 1, {node}, node, root, here},
    FunctionRow{
        "lang", 1, 2, {maybe(Type::string), one(Type::any_node)}, one(Type::boolean), lang, here},
    FunctionRow{"QName", 2, 2, {maybe(Type::string), text}, one(Type::qname), make_qname},
    FunctionRow{"prefix-from-QName", 1, 1, {qname}, maybe(Type::string), prefix_of_qname},
    FunctionRow{"local-name-from-QName", 1, 1, {qname}, maybe(Type::string), local_name_of_qname},
    FunctionRow{
        "namespace-uri-from-QName", 1, 1, {qname}, maybe(Type::any_uri), namespace_of_qname},
    FunctionRow{"error",
                0,
                3,
                {qname, text, anything},
                {Type::any_item, Occurs::many, 0},
                error,
                Default::none,
                late},
    FunctionRow{"trace", 2, 2, {anything, text}, anything, trace},
    FunctionRow{"default-collation", 0, 0, {}, text, default_collation},
};

}  // namespace

std::span<const FunctionRow> node_functions() {
  return rows;
}

}  // namespace ecluse::xpath
