#include "validation/schematron/workspace.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/validation/schematron/verdicts.hpp"

namespace ecluse::validation::schematron {
namespace {

TEST(Workspaces, GiveWhatWasGivenBack) {
  const Program program;
  Workspaces workspaces;
  auto one = workspaces.take(program);
  const auto* const known = one.get();
  const auto other = workspaces.take(program);
  EXPECT_NE(other.get(), known);
  workspaces.give_back(std::move(one));
  EXPECT_EQ(workspaces.take(program).get(), known);
}

TEST(Workspaces, DoNotKeepWhatALongDocumentMadeGreat) {
  const Program program;
  Workspaces workspaces;
  auto one = workspaces.take(program);
  one->evaluation.lasting().bytes(Workspaces::most_held + 1, 1);
  workspaces.give_back(std::move(one));
  EXPECT_EQ(workspaces.take(program)->evaluation.held(), 0U);
}

/// Lets, tables, columns and errors of a document are of that document.
TEST(Workspaces, LeaveNothingToTheNextDocument) {
  const std::string rules =
      "<let name='n' value='xs:decimal(/r/n)'/><pattern><rule context='l[k = \"S\"]'>"
      "<let name='m' value='normalize-space(n)'/>"
      "<assert id='A' test='$m = //n and $n = 1'><value-of select='$n'/></assert>"
      "<assert id='B' test='count(//l[k = \"S\"]) = 1 and not(n)'/></rule></pattern>";
  const char* const documents[] = {"<r><n>x</n><l><k>S</k><n>x</n></l></r>",
                                   "<r><n>2</n><l><k>T</k></l><l><k>S</k></l></r>",
                                   "<r><l><k>S</k></l><l><k>S</k><n>1</n></l><n>1</n></r>", "<r/>"};
  const auto rulebook = tests::loaded(tests::small_sources(rules));
  for (const auto* before : documents)
    for (const auto* document : documents) {
      static_cast<void>(rulebook.check(tests::mixed_document(before)));
      EXPECT_EQ(tests::words_of(rulebook.check(tests::mixed_document(document))),
                tests::verdict_of(rules, document));
    }
}

}  // namespace
}  // namespace ecluse::validation::schematron
