#include "validation/rule_register.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

TEST(RuleRegister, PlacesEveryCodeOfTheCatalogue) {
  const auto catalogue = Catalogue::standard();
  ASSERT_TRUE(catalogue);
  const auto rules = rule_register(*catalogue);
  ASSERT_TRUE(rules) << rules.error().detail;
  std::set<std::string_view> met;
  for (const auto& rule : *rules) {
    met.insert(rule.code);
    EXPECT_FALSE(rule.source.empty()) << rule.code;
  }
  EXPECT_EQ(met.size(), catalogue->codes().size());
  EXPECT_GE(rules->size(), catalogue->codes().size()) << "a code may have several rows";
}

TEST(RuleRegister, TellsWhatDecides) {
  const auto catalogue = Catalogue::standard();
  const auto rules = rule_register(*catalogue);
  ASSERT_TRUE(rules);
  const auto find = [&](std::string_view code) {
    return *std::find_if(rules->begin(), rules->end(),
                         [&](const KnownRule& rule) { return rule.code == code; });
  };
  EXPECT_EQ(find("G1.05").severity, Severity::error);
  EXPECT_EQ(find("G1.05").confidence, Confidence::official);
  EXPECT_EQ(find("DGFIP-G1.24").scope, Scope::plateformes);
  EXPECT_EQ(find("IRR_VIDE").layer, Layer::technique);
  EXPECT_EQ(find("ERR_PDF_NOM").severity, Severity::warning) << "the longest beginning is taken";
  EXPECT_EQ(find("REF_CADRE_INCONNU").severity, std::nullopt) << "a table of routing decides";
  EXPECT_EQ(find("REF_DOUBLON").severity, Severity::error);
}

TEST(RuleRegister, DoesNotRejectOnAWeakSource) {
  const auto catalogue = Catalogue::standard();
  // The sum of the lines of a structured flux is all there is of it (MFJ-16); an attachment that
  // does not open is none. An operator gives a flux up, no rule.
  const std::set<std::string_view> decided{"ECL-TOTAL-LIGNES", "ECL-PJ-ILLISIBLE",
                                           "ECL-FLUX-ABANDONNE"};
  const auto known = rule_register(*catalogue).value();
  for (const auto& rule : known)
    EXPECT_FALSE(rule.confidence == Confidence::inferred && rule.severity == Severity::error &&
                 !decided.contains(rule.code))
        << rule.code;
}

TEST(RuleGaps, SayWhyAndWhatComesNear) {
  const auto catalogue = Catalogue::standard();
  const auto gaps = rule_gaps();
  ASSERT_TRUE(gaps) << gaps.error().detail;
  EXPECT_GT(gaps->size(), 20U);
  std::set<std::string_view> rules;
  for (const auto& gap : *gaps) {
    EXPECT_TRUE(rules.insert(gap.rule).second) << gap.rule << " twice";
    EXPECT_FALSE(gap.source.empty()) << gap.rule;
    for (int language = 0; language < 2; ++language) {
      EXPECT_FALSE(gap.subject.at(static_cast<std::size_t>(language)).empty()) << gap.rule;
      EXPECT_FALSE(gap.reason.at(static_cast<std::size_t>(language)).empty()) << gap.rule;
    }
    if (gap.met_by.empty()) continue;
    for (auto code : split(gap.met_by, ',')) {
      if (code.starts_with(' ')) code.remove_prefix(1);
      const bool family = code.ends_with('*');
      if (family) code.remove_suffix(1);
      EXPECT_TRUE(std::any_of(
          catalogue->codes().begin(), catalogue->codes().end(),
          [&](std::string_view known) { return family ? known.starts_with(code) : known == code; }))
          << gap.rule << " is met by " << code;
    }
  }
}

}  // namespace
}  // namespace ecluse::validation
