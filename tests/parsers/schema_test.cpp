#include "parsers/schema.hpp"

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/parsers/small_schema.hpp"

namespace ecluse::parsers {
namespace {

TEST(SecondOpinion, AcceptsWhatXmlSchemaAllowsAndLibxml2DoesNot) {
  const auto grammar = compile_grammar("main/order.xsd", tests::small_schema_file);
  ASSERT_TRUE(grammar) << grammar.error().detail;
  const std::pair<std::string_view, bool> rows[] = {
      {"<order xmlns='urn:o'><day>2026-01-01</day></order>", true},
      {"<order xmlns='urn:o'><day>\n 2026-01-01\n</day></order>", true},
      {"<order "
       "xmlns='urn:o'><day>2026-01-01</day><count>1234567890123456789012345678.5</count></order>",
       true},
      {"<order xmlns='urn:o'><day>2026-02-31</day></order>", false},
      {"<order xmlns='urn:o'><day>2026-01-01</day><code>1234</code></order>", false},
      {"<order xmlns='urn:o'/>", false},
      {"<order xmlns='urn:o'><day>2026-01-01</day>", false},
      {"<order><day>2026-01-01</day></order>", false},
  };
  SecondOpinion opinion;
  for (int round = 0; round < 2; ++round)
    for (const auto& [text, accepted] : rows)
      EXPECT_EQ(opinion.accepts(text, *grammar), accepted) << text;
}

TEST(SecondOpinion, IgnoresHintsOfLocation) {
  const auto grammar = compile_grammar("main/order.xsd", tests::small_schema_file);
  ASSERT_TRUE(grammar);
  SecondOpinion opinion;
  for (const auto* hint : {"urn:o http://192.0.2.1/o.xsd", "urn:o", "urn:o file:///etc/passwd"}) {
    const auto text =
        "<order xmlns='urn:o' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='" +
        std::string(hint) + "'><day> 2026-01-01 </day></order>";
    EXPECT_TRUE(opinion.accepts(text, *grammar)) << hint;
  }
}

/// Xerces makes parts of a grammar at their first use. What two threads would make at once, one of
/// them loses: the sanitized run tells.
TEST(SecondOpinion, IsGivenToThreadsThatAskAFreshGrammarAtOnce) {
  constexpr std::size_t threads = 4;
  for (int round = 0; round < 20; ++round) {
    const auto grammar = compile_grammar("main/order.xsd", tests::small_schema_file);
    ASSERT_TRUE(grammar);
    std::barrier together(threads);
    std::atomic<std::size_t> accepted = 0;
    const auto ask = [&] {
      SecondOpinion opinion;
      together.arrive_and_wait();
      accepted += opinion.accepts("<order xmlns='urn:o'><day> 2026-01-01 </day></order>", *grammar);
    };
    std::vector<std::thread> askers;
    for (std::size_t i = 0; i < threads; ++i) askers.emplace_back(ask);
    for (auto& asker : askers) asker.join();
    EXPECT_EQ(accepted, threads);
  }
}

TEST(SecondOpinion, ASchemaThatDoesNotLoadIsRefused) {
  const auto none = [](std::string_view) { return std::string_view{}; };
  const auto lone = [](std::string_view name) {
    return name == "main/order.xsd" ? tests::order_xsd : std::string_view{};
  };
  const auto broken = [](std::string_view) { return std::string_view("<xs:schema"); };
  EXPECT_EQ(compile_grammar("main/order.xsd", none).error().code, "E_SCHEMA");
  EXPECT_EQ(compile_grammar("main/order.xsd", broken).error().code, "E_SCHEMA");
  const auto missing = compile_grammar("main/order.xsd", lone);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().detail.find("common/parts.xsd"), std::string::npos)
      << missing.error().detail;
}

TEST(ResolvedName, GoesFromTheFolderOfTheFileThatRefers) {
  struct Row {
    std::string_view base, reference, name;
  };
  const Row rows[] = {
      {"a.xsd", "b.xsd", "b.xsd"},
      {"maindoc/a.xsd", "../common/b.xsd", "common/b.xsd"},
      {"x/y/a.xsd", "./b.xsd", "x/y/b.xsd"},
      {"x/y/a.xsd", "../../b.xsd", "b.xsd"},
      {"a.xsd", "../../etc/passwd", "etc/passwd"},
      {"", "b.xsd", "b.xsd"},
  };
  for (const auto& [base, reference, name] : rows)
    EXPECT_EQ(resolved_name(base, reference), name) << base << " " << reference;
}

}  // namespace
}  // namespace ecluse::parsers
