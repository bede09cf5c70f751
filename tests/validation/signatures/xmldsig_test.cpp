#include "validation/signatures/xmldsig.hpp"

#include <gtest/gtest.h>

#include "tests/support/signers_xml.hpp"

namespace ecluse::validation {
namespace {

using tests::Identity;

constexpr const char* form =
    "<a Id=\"R\"><b Id=\"B\">1</b>{signature}<c Id=\"D\"/><d Id=\"D\"/></a>";

const Identity& jeanne() {
  static const Identity one({});
  return one;
}

SignedXml signed_with(std::vector<tests::XmlReference> references) {
  return SignedXml(signed_xml(form, jeanne(),
                              {.references = std::move(references), .files = {{"a.xml", "<x/>"}}}));
}

TEST(SignedXml, TellsWhatIsWritten) {
  const auto xml = signed_with({{}});
  ASSERT_TRUE(xml.readable());
  ASSERT_EQ(xml.signatures().size(), 1U);
  const auto& facts = xml.signatures()[0];
  EXPECT_EQ(facts.id, "S-1");
  EXPECT_TRUE(facts.whole);
  EXPECT_FALSE(facts.counter);
  EXPECT_EQ(facts.canonicalization, tests::exclusive);
  EXPECT_EQ(facts.method, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
  EXPECT_EQ(facts.certificates.size(), 1U);
  EXPECT_TRUE(facts.has_properties);
  EXPECT_EQ(facts.properties_target, "#S-1");
  ASSERT_EQ(facts.signing_certificates.size(), 1U);
  EXPECT_EQ(facts.signing_certificates[0].algorithm, tests::sha256_uri);
  EXPECT_EQ(facts.declared_at, "2026-02-28T10:15:00Z");
  ASSERT_EQ(facts.references.size(), 2U);
  EXPECT_EQ(facts.references[0].transforms,
            (std::vector<std::string>{tests::enveloped, tests::exclusive}));
  EXPECT_EQ(facts.references[0].digest, tests::sha256_uri);
  EXPECT_EQ(facts.references[1].type, "http://uri.etsi.org/01903#SignedProperties");
}

TEST(SignedXml, FollowsEachReference) {
  struct Row {
    const char* uri;
    Target target;
  };
  for (const auto& row :
       {Row{"", Target::document}, Row{"#R", Target::document}, Row{"#P-1", Target::properties},
        Row{"#K-1", Target::own}, Row{"#S-1", Target::own}, Row{"#B", Target::elsewhere},
        Row{"#D", Target::several}, Row{"#Z", Target::nothing}, Row{"#", Target::nothing},
        Row{"#xpointer(/)", Target::nothing}, Row{"a.xml", Target::outside},
        Row{"http://example.org/", Target::outside}, Row{"file:///etc/passwd", Target::outside}}) {
    const auto xml = signed_with({{row.uri, {tests::exclusive}}});
    EXPECT_EQ(xml.signatures().at(0).references.at(0).target, row.target) << row.uri;
  }
}

TEST(SignedXml, ComputesDigestsAndValues) {
  const auto xml = signed_with({{}, {"#B", {tests::exclusive}}, {"a.xml", {}}, {"#D", {}}});
  EXPECT_TRUE(xml.reference_holds(0, 0));
  EXPECT_TRUE(xml.reference_holds(0, 1));
  EXPECT_FALSE(xml.reference_holds(0, 2));  // outside: by its bytes only
  EXPECT_TRUE(xml.reference_holds(0, 2, "<x/>"));
  EXPECT_FALSE(xml.reference_holds(0, 2, "other"));
  EXPECT_FALSE(xml.reference_holds(0, 3));  // which of the two?
  EXPECT_TRUE(xml.reference_holds(0, 4));
  EXPECT_TRUE(xml.value_holds(0, jeanne().der()));
  EXPECT_FALSE(xml.value_holds(0, Identity({}).der()));
  EXPECT_FALSE(xml.value_holds(0, "noise"));
}

TEST(SignedXml, SaysWhatLacksAPart) {
  const std::string ds = " xmlns=\"http://www.w3.org/2000/09/xmldsig#\"";
  for (const auto* inside :
       {"", "<SignedInfo/>", "<SignatureValue/>", "<SignedInfo/><SignedInfo/><SignatureValue/>",
        "<SignedInfo/><SignatureValue/><SignatureValue/>"}) {
    const SignedXml xml("<Signature" + ds + ">" + inside + "</Signature>");
    EXPECT_FALSE(xml.signatures().at(0).whole) << inside;
  }
  const SignedXml bare("<Signature" + ds +
                       "><SignedInfo><Reference/></SignedInfo><SignatureValue/></Signature>");
  EXPECT_TRUE(bare.signatures().at(0).whole);
  EXPECT_EQ(bare.signatures()[0].references.at(0).target, Target::nothing);
  EXPECT_FALSE(bare.reference_holds(0, 0));
  EXPECT_FALSE(bare.value_holds(0, jeanne().der()));
}

TEST(SignedXml, ReadsNoDoctypeAndNothingThatIsNotWellFormed) {
  for (const auto* bytes : {"", "noise", "<a>", "<a/><b/>", "<!DOCTYPE a><a/>",
                            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"}) {
    const SignedXml xml(bytes);
    EXPECT_FALSE(xml.readable()) << bytes;
    EXPECT_TRUE(xml.signatures().empty());
  }
  EXPECT_TRUE(SignedXml("<a/>").readable());
}

}  // namespace
}  // namespace ecluse::validation
