#include "validation/schematron/program.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/verdicts.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::loaded;
using tests::refusal_of;
using tests::small_sources;
using tests::sources_of;

TEST(SchematronProgram, TellsItsRules) {
  const auto rulebook = loaded(small_sources(
      "<title>T</title><pattern id='p'><rule context='t:x\n | t:y'>\n"
      "<assert id='A' flag='warning' test='a  = 1'>bad\n <value-of select='b'/>.</assert>"
      "<report test='c'/></rule></pattern>"));
  EXPECT_EQ(rulebook.title(), "T");
  ASSERT_EQ(rulebook.rules().size(), 2U);
  const auto& one = rulebook.rules()[0];
  EXPECT_EQ(one.id, "A");
  EXPECT_EQ(one.severity, Severity::warning);
  EXPECT_EQ(one.pattern, "p");
  EXPECT_EQ(one.test, "a = 1");
  EXPECT_EQ(one.message, "bad {b}.");
  EXPECT_EQ(one.file, "s.sch");
  EXPECT_EQ(one.line, 3U);
  EXPECT_EQ(rulebook.rules()[1].id, "s.sch#2");
  EXPECT_EQ(rulebook.rules()[1].severity, Severity::error);
}

TEST(SchematronProgram, TakesSeveritiesFromFlagThenRole) {
  struct Row {
    const char *flag, *role;
    Severity severity;
  };
  for (const auto& [flag, role, severity] : {
           Row{"", "", Severity::error},
           Row{"fatal", "", Severity::error},
           Row{"warning", "", Severity::warning},
           Row{"Warning", "", Severity::warning},
           Row{"", "information", Severity::warning},
           Row{"fatal", "warning", Severity::error},
           Row{"anything", "", Severity::error},
       }) {
    Assertion one;
    one.flag = flag;
    one.role = role;
    EXPECT_EQ(severity_of(one), severity) << flag << "/" << role;
  }
}

TEST(SchematronProgram, RefusesWhatDoesNotCompileWithItsPlace) {
  const std::string_view rule = "<pattern>\n<rule context='t:x'>\n";
  const auto in_rule = [&](std::string_view contents) {
    return refusal_of(
        small_sources(std::string(rule) + std::string(contents) + "</rule></pattern>"));
  };
  EXPECT_EQ(in_rule("<assert test='1'/>"), "");
  EXPECT_EQ(in_rule("<assert test='1 +'/>").substr(0, 8), "s.sch:3:");
  EXPECT_NE(in_rule("<assert test='$none'/>").find("XPST0008"), std::string::npos);
  EXPECT_NE(in_rule("<assert test='none()'/>").find("XPST0017"), std::string::npos);
  EXPECT_NE(in_rule("<assert test='u:x'/>").find("XPST0081"), std::string::npos);
  EXPECT_NE(in_rule("<let name='u:x' value='1'/>").find("no namespace"), std::string::npos);
  EXPECT_NE(in_rule("<assert test='1'><value-of select='('/></assert>"), "");
  EXPECT_EQ(
      refusal_of(small_sources("<pattern>\n<rule context='ancestor::x'/></pattern>")).substr(0, 8),
      "s.sch:2:");
}

TEST(SchematronProgram, KnowsALetOnlyWhereItStands) {
  const auto two = [](std::string_view first, std::string_view second) {
    return refusal_of(small_sources("<pattern><rule context='a'>" + std::string(first) +
                                    "</rule><rule context='b'>" + std::string(second) +
                                    "</rule></pattern>"));
  };
  EXPECT_EQ(two("<let name='x' value='1'/><assert test='$x'/>", ""), "");
  EXPECT_NE(two("<let name='x' value='1'/>", "<assert test='$x'/>"), "");
  EXPECT_NE(two("<let name='x' value='$y'/><let name='y' value='1'/>", ""), "");
}

TEST(SchematronProgram, LetsAPatternNameTheLetsOfOthers) {
  EXPECT_EQ(
      tests::verdict_of("<pattern><let name='x' value='1'/><let name='y' value='1'/></pattern>"
                        "<pattern><let name='x' value='2'/><rule context='a'>"
                        "<report id='A' test='1'><value-of select='$x, $y'/></report>"
                        "</rule></pattern>",
                        "<a/>"),
      "A /a: 2 1\n");
}

TEST(SchematronProgram, RunsThePatternsOfItsPhase) {
  const std::string_view contents =
      "<phase id='one'><active pattern='p'/></phase>"
      "<pattern id='p'><rule context='a'><report id='P' test='true()'/></rule></pattern>"
      "<pattern id='q'><rule context='a'><report id='Q' test='true()'/></rule></pattern>";
  const auto run = [&](const std::string& phase) {
    auto sources = small_sources(contents);
    sources.phase = phase;
    return tests::words_of(loaded(std::move(sources)).check(tests::mixed_document("<a/>")));
  };
  EXPECT_EQ(run(""), "P /a: \nQ /a: \n");
  EXPECT_EQ(run("one"), "P /a: \n");
  auto sources = small_sources(contents);
  sources.phase = "none";
  EXPECT_NE(refusal_of(std::move(sources)).find("no phase none"), std::string::npos);
}

TEST(SchematronProgram, KnowsNoOtherDocumentThanThoseBesideIt) {
  const auto with = [](std::string_view name) {
    return sources_of(
        {{"s.sch", tests::schema_of("<pattern><rule context='a'><assert id='A' test=\"document('" +
                                    std::string(name) +
                                    "')//c[@v = current()]\"/></rule>"
                                    "</pattern>")},
         {"db.xml", "<codes><c v='1'/><c v='2'/></codes>"}});
  };
  const auto rulebook = loaded(with("db.xml"));
  EXPECT_EQ(rulebook.check(tests::mixed_document("<a>2</a>")).errors, 0U);
  EXPECT_EQ(rulebook.check(tests::mixed_document("<a>3</a>")).errors, 1U);
  for (const auto* name : {"other.xml", "../db.xml", "file:///etc/passwd", "http://localhost/x"}) {
    const auto loaded_one = Rulebook::load(with(name));
    if (!loaded_one) continue;
    EXPECT_EQ(loaded_one->check(tests::mixed_document("<a>2</a>")).no_verdicts, 1U) << name;
  }
}

}  // namespace
}  // namespace ecluse::validation::schematron
