#include "lifecycle/error_lines.hpp"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ErrorNature, ComesFromTheLayer) {
  const std::pair<Layer, const char*> rows[] = {{Layer::technique, "IRRECEVABILITE"},
                                                {Layer::syntaxe, "ERR_XSD"},
                                                {Layer::chorus, "REJET"},
                                                {Layer::rulebooks, "REJET"},
                                                {Layer::referentiel, "REJET"}};
  for (const auto& [layer, nature] : rows) EXPECT_EQ(error_nature(layer), nature);
}

TEST(ErrorLines, AreNumberedAndLeaveWarningsOut) {
  const WordedFinding error{tests::finding_of("G1.10", Severity::error, Layer::chorus),
                            {"why", "what", "who", "label"}};
  const WordedFinding warning{tests::finding_of("W", Severity::warning, Layer::chorus),
                              {"hush", "", "", ""}};
  EXPECT_EQ(error_count({error, warning, error}), 2U);
  XmlWriter xml;
  xml.open("Details");
  ErrorLines lines(xml);
  lines.write("F1", {error, warning});
  lines.write("F2", {error});
  const auto text = xml.finish();
  for (const auto* part : {"IdLigne=\"1\"", "IdLigne=\"2\"", "<LibelleErreur>label<",
                           "<DescriptionErreur>F2 | why | what | who | ligne: 14 - position: 207<"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(text, Not(HasSubstr("hush")));
}

}  // namespace
}  // namespace ecluse::lifecycle
