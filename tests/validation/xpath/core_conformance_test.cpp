// conformance.tsv: operators, paths, types and errors of the language itself; each row an
// expression, the document of documents/ it is asked of, and what XPath 2.0 says comes out.
#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "parsers/mixed.hpp"
#include "tests/support/places.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {
namespace {

const auto folder = std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/validation/xpath";

/// "xs:integer 3", "<p:i>3.50", "@n=1", "text x", "/".
std::string shown(const Item& item, Arena& arena) {
  const std::string value(text_of(item, arena));
  if (!item.is_node()) return std::string(name_of(item.type())) + ' ' + value;
  if (item.type() == Type::document) return "/";
  if (item.type() == Type::text) return "text " + value;
  const auto name = item.node().tree->qname(item.node().id);
  auto written = name.prefix.empty() ? std::string() : std::string(name.prefix) + ':';
  written += name.local;
  return item.type() == Type::element ? '<' + written + '>' + value : '@' + written + '=' + value;
}

class Question {
 public:
  std::string answer(std::string_view text, const std::string& document) {
    Shared shared;
    StaticContext context;
    context.shared = &shared;
    context.tables = function_library();
    context.namespaces = {{"p", "urn:p"},
                          {"xs", std::string(schema_namespace)},
                          {"fn", std::string(functions_namespace)}};
    const auto expression = compile(text, context);
    if (!expression) return '!' + expression.error().code;
    const Tree tree(read(document), shared.names());
    Evaluation evaluation(shared);
    evaluation.begin(tree, {.seconds = 0, .nanos = 0, .zone = 0});
    const auto value = evaluate(*expression, evaluation, {.item = tree.item(0)}, {});
    if (!value) return '!' + value.error().code;
    std::string words;
    for (const auto& item : *value)
      words += (words.empty() ? "" : " | ") + shown(item, evaluation.scratch());
    return words.empty() ? "()" : words;
  }

 private:
  const Document& read(const std::string& name) {
    const auto found = documents_.find(name);
    if (found != documents_.end()) return found->second;
    const auto bytes = tests::read_file(folder / "documents" / (name + ".xml"));
    auto document = parsers::read_mixed(bytes);
    EXPECT_TRUE(document) << name;
    return documents_.emplace(name, std::move(*document)).first->second;
  }
  std::map<std::string, Document> documents_;
};

TEST(CoreConformance, IsThatOfEachRow) {
  const auto text = tests::read_file(folder / "conformance.tsv");
  const auto rows = read_table(text, {"expression", "document", "expected"});
  ASSERT_TRUE(rows) << rows.error().detail;
  EXPECT_GE(rows->size(), 350U);
  Question question;
  for (const auto& row : *rows)
    EXPECT_EQ(question.answer(row.cells[0], std::string(row.cells[1])), row.cells[2])
        << "line " << row.line << ": " << row.cells[0];
}

}  // namespace
}  // namespace ecluse::xpath
