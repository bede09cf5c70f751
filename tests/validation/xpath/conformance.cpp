#include "tests/validation/xpath/conformance.hpp"

#include "parsers/mixed.hpp"
#include "validation/xpath/calendar.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::tests {

using xpath::Item;
using xpath::Type;

namespace {

std::string type_of(const Item& item) {
  const auto name = std::string(xpath::name_of(item.type()));
  if (name.starts_with("xs:")) return name.substr(3);
  const auto end = name.find_first_of("-(");
  return name.substr(0, end);
}

std::string text_of_item(const Item& item, xpath::Arena& arena) {
  std::string value;
  if (item.type() == Type::element || item.type() == Type::attribute) {
    const auto name = item.node().tree->qname(item.node().id);
    if (!name.prefix.empty()) value = std::string(name.prefix) + ':';
    value += name.local;
  } else if (item.type() != Type::document) {
    value = xpath::text_of(item, arena);
  }
  return value.empty() ? type_of(item) : type_of(item) + ' ' + value;
}

xpath::Moment pinned_now() {
  const auto day = xpath::day_number({.year = 2026, .month = 11, .day = 21}).value();
  constexpr std::int64_t since_midnight = 37'230;
  return {.seconds = day * xpath::seconds_of_day + since_midnight, .nanos = 0, .zone = 0};
}

}  // namespace

std::string text_of_value(const xpath::Sequence& value) {
  xpath::Arena arena;
  std::string text;
  for (const auto& item : value) {
    if (!text.empty()) text += " | ";
    text += text_of_item(item, arena);
  }
  return text.empty() ? "()" : text;
}

std::string answer_of(std::string_view expression, std::string_view document) {
  xpath::Shared shared;
  xpath::StaticContext context;
  context.shared = &shared;
  context.namespaces = {{"xs", std::string(xpath::schema_namespace)},
                        {"fn", std::string(xpath::functions_namespace)},
                        {"cac", "urn:cac"},
                        {"cbc", "urn:cbc"}};
  context.tables = xpath::function_library();
  const auto compiled = xpath::compile(expression, context);
  if (!compiled) return compiled.error().code;

  const auto read = parsers::read_mixed(document == "-" ? "<a/>" : document);
  if (!read) return read.error().detail;
  const xpath::Tree tree(*read, shared.names());
  xpath::Evaluation evaluation(shared);
  evaluation.begin(tree, pinned_now());
  const xpath::Focus focus{.item = tree.item(xpath::Tree::document_node)};
  const auto value = xpath::evaluate(*compiled, evaluation, focus, {});
  return value ? text_of_value(*value) : value.error().code;
}

}  // namespace ecluse::tests
