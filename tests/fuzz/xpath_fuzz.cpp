// Any text as an XPath expression, compiled, then asked of a small document from each of its nodes.
// What compiles gives a value or an error with a code, the same when it is asked again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "parsers/mixed.hpp"
#include "validation/xpath/expression.hpp"

namespace {

using namespace ecluse;

constexpr std::string_view xml =
    "<r xmlns:p='urn:p' a='1'><i n='1'>one</i><i n='2'>2.50</i><p:i>2026-01-31</p:i>"
    "<g><i n='3'>x</i><h><i>5</i><e/></h></g>tail</r>";

xpath::StaticContext context_of(xpath::Shared& shared) {
  xpath::StaticContext context;
  context.shared = &shared;
  context.tables = xpath::function_library();
  context.namespaces = {{"p", "urn:p"},
                        {"xs", std::string(xpath::schema_namespace)},
                        {"fn", std::string(xpath::functions_namespace)}};
  context.variables = {{"", "v", 0, {}}};
  return context;
}

std::string answer(const xpath::Expression& expression, xpath::Evaluation& evaluation,
                   const xpath::Tree& tree, xpath::NodeId node) {
  constexpr std::uint64_t few = 2'000;
  evaluation.begin(tree, {.seconds = 0, .nanos = 0, .zone = 0});
  evaluation.allow_turns(few);
  xpath::Binding variable;
  variable.value = tree.item(1);
  const xpath::Focus focus{.item = tree.item(node)};
  const auto words = words_of(expression, evaluation, focus, std::span(&variable, 1));
  if (!words && words.error().code.empty()) std::abort();
  return words ? *words : words.error().code;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto document = parsers::read_mixed(xml).value();
  xpath::Shared shared;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto expression = compile(text, context_of(shared));
  if (!expression) {
    if (expression.error().code.empty() || expression.error().offset > size) std::abort();
    return 0;
  }
  const xpath::Tree tree(document, shared.names());
  xpath::Evaluation evaluation(shared);
  for (xpath::NodeId node = 0; node < tree.size(); node += 3)
    if (answer(*expression, evaluation, tree, node) != answer(*expression, evaluation, tree, node))
      std::abort();
  return 0;
}
