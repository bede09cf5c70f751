#include "validation/signatures/report.hpp"

#include <gtest/gtest.h>

#include "validation/catalogue.hpp"

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

SignatureSeverities shipped() {
  return SignatureSeverities::load(embedded::validation("signatures.tsv")).value();
}

Signature signature(SignatureState state, std::string cause = {}) {
  Signature one;
  one.state = state;
  one.cause = std::move(cause);
  one.label = "Signature1";
  return one;
}

std::vector<std::string> told(const std::vector<Signature>& all) {
  std::vector<std::string> codes;
  for (const auto& finding : findings_of(all, shipped()))
    codes.push_back(finding.code + ' ' + std::string(name_of(finding.severity)));
  return codes;
}

TEST(SignatureReport, MakesAFindingOfWhatSomeoneMustKnow) {
  auto partial = signature(SignatureState::intact);
  partial.covers_all = false;
  EXPECT_EQ(told({signature(SignatureState::intact), signature(SignatureState::altered),
                  signature(SignatureState::untrusted), signature(SignatureState::unverifiable),
                  partial}),
            (std::vector<std::string>{"SIG_ALTEREE error", "SIG_SIGNATAIRE warning",
                                      "SIG_NON_VERIFIABLE warning", "SIG_PARTIELLE warning"}));
}

TEST(SignatureReport, FollowsThePlatformsOwnSeverities) {
  auto table = std::string(embedded::validation("signatures.tsv"));
  table.replace(table.find("SIG_INTACTE\tnone"), 16, "SIG_INTACTE\twarning");
  table.replace(table.find("SIG_SIGNATAIRE\twarning"), 22, "SIG_SIGNATAIRE\terror");
  const auto own = SignatureSeverities::load(table).value();
  EXPECT_EQ(own.of("SIG_INTACTE"), Severity::warning);
  EXPECT_EQ(own.of("SIG_SIGNATAIRE"), Severity::error);
  EXPECT_EQ(shipped().of("SIG_INTACTE"), std::nullopt);
  EXPECT_EQ(shipped().of("SIG_AUTRE"), std::nullopt);
}

TEST(SignatureReport, RefusesABadTableWithItsLine) {
  const std::string header = "code\tseverity\tsource\n";
  const auto fault = [&](const std::string& rows) {
    return SignatureSeverities::load(header + rows).error().detail;
  };
  EXPECT_EQ(fault("SIG_X\terror\t-\n"), "signatures.tsv line 2: unknown code");
  EXPECT_EQ(fault("SIG_ALTEREE\tfatal\t-\n"), "signatures.tsv line 2: severity fatal");
  EXPECT_EQ(fault("SIG_ALTEREE\terror\t-\nSIG_ALTEREE\terror\t-\n"),
            "signatures.tsv line 3: code given twice");
  EXPECT_EQ(fault("SIG_ALTEREE\terror\t-\n"), "signatures.tsv line 1: codes are missing");
}

TEST(SignatureReport, HasWordsForEveryCauseThatSignaturesHave) {
  // Every cause in the sources of signatures is a key of the catalogue.
  const auto loaded = Catalogue::standard();
  ASSERT_TRUE(loaded) << loaded.error().detail;
  const auto& catalogue = *loaded;
  for (const auto* cause : {"no_trust",
                            "unknown_issuer",
                            "expired",
                            "not_yet_valid",
                            "weak",
                            "usage",
                            "chain",
                            "certificate",
                            "cms",
                            "padding",
                            "not_detached",
                            "signers",
                            "no_certificate",
                            "algorithm",
                            "value",
                            "content",
                            "binding",
                            "byte_range",
                            "gap",
                            "sub_filter",
                            "timestamp",
                            "count",
                            "not_covering",
                            "reference",
                            "duplicate_id",
                            "properties",
                            "transform",
                            "countersignature",
                            "references",
                            "unreadable",
                            "file_absent",
                            "size"}) {
    const auto key = "cause." + std::string(cause);
    for (const auto language : {Language::fr, Language::en})
      EXPECT_EQ(catalogue.text(key, language).find(key), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace ecluse::validation
