// What an attacker does to signatures: each ends as not intact, in a bounded time, and nothing is
// ever opened or fetched.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "parsers/pdf.hpp"
#include "tests/support/signers_xml.hpp"
#include "validation/signatures/pades.hpp"
#include "validation/signatures/xades.hpp"

namespace ecluse::validation {
namespace {

using tests::Identity;
using tests::signed_pdf;
using tests::signed_xml;
using tests::signing_day;

const Identity& victim() {
  static const Identity one({.name = "Victime"});
  return one;
}

const Trust& trust() {
  static const auto one = Trust::load({{"victim.pem", victim().pem()}}).value();
  return one;
}

Signature of_xml(const std::string& xml) {
  return check_xml_signatures(xml, {trust(), signing_day}).at(0);
}

std::vector<Signature> of_pdf(const std::string& pdf) {
  const auto contents = parsers::read_pdf(pdf);
  std::vector<PdfSeal> seals;
  for (const auto& one : contents.signatures)
    seals.push_back({one.field, one.sub_filter, one.contents, one.declared, one.byte_range});
  return check_pdf_signatures(pdf, seals, {trust(), signing_day});
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(std::string(from));
  return text.replace(at, from.size(), to);
}

std::string between(const std::string& text, std::string_view from, std::string_view to) {
  const auto begin = text.find(from), end = text.find(to, begin) + to.size();
  return text.substr(begin, end - begin);
}

constexpr const char* by_id = "<Invoice Id=\"I\"><Total>120</Total>{signature}</Invoice>";
const tests::XmlSigning signed_by_id{.references = {{"#I"}}};

// ---- Signature wrapping: what is signed is there, but is not what is read.

TEST(SignatureWrapping, OfASignedRootInsideAForgedOne) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  ASSERT_EQ(of_xml(good).state, SignatureState::intact);
  const auto original = between(good, "<Invoice", "</Invoice>");
  const auto forged =
      of_xml("<Invoice><Total>920</Total><Extension>" + original + "</Extension></Invoice>");
  EXPECT_EQ(forged.state, SignatureState::altered);
  EXPECT_EQ(forged.cause, "not_covering");
}

TEST(SignatureWrapping, OfAForgedRootThatTakesTheIdOfTheSignedOne) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto original = between(good, "<Invoice", "</Invoice>");
  for (const auto* id : {"Id", "ID", "id", "xml:id"}) {
    const auto forged =
        of_xml("<Invoice " + std::string(id) + "=\"I\"><Total>920</Total><Extension>" + original +
               "</Extension></Invoice>");
    EXPECT_EQ(forged.state, SignatureState::altered);
    EXPECT_EQ(forged.cause, "duplicate_id") << id;
  }
}

TEST(SignatureWrapping, OfTheOriginalIntoTheObjectOfItsSignature) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto signature = between(good, "<ds:Signature", "</ds:Signature>");
  const auto original = replaced(between(good, "<Invoice", "</Invoice>"), signature, "");
  const auto object = "<ds:Object>" + original + "</ds:Object></ds:Signature>";
  const auto forged = of_xml("<Invoice><Total>920</Total>" +
                             replaced(signature, "</ds:Signature>", object) + "</Invoice>");
  EXPECT_EQ(forged.state, SignatureState::altered);
  EXPECT_EQ(forged.cause, "not_covering");
}

TEST(SignatureWrapping, OfPropertiesThatAreNotTheSignedOnes) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto properties = between(good, "<xades:SignedProperties", "</xades:SignedProperties>");
  const auto moved = replaced(replaced(properties, "P-1", "P-2"), "2026-02-28", "2020-01-01");
  auto forged = replaced(good, properties, moved);  // the forged ones in their place
  forged = replaced(forged, "</ds:Signature>",
                    "<ds:Object xmlns:xades=\"http://uri.etsi.org/01903/"
                    "v1.3.2#\">" +
                        properties + "</ds:Object></ds:Signature>");
  const auto one = of_xml(forged);
  EXPECT_EQ(one.state, SignatureState::altered);
  EXPECT_EQ(one.cause, "properties");
}

TEST(SignatureWrapping, OfASignatureTakenFromAnotherDocument) {
  const auto good = signed_xml("<Invoice><Total>120</Total>{signature}</Invoice>", victim());
  const auto signature = between(good, "<ds:Signature", "</ds:Signature>");
  const auto forged = of_xml("<Invoice><Total>920</Total>" + signature + "</Invoice>");
  EXPECT_EQ(forged.state, SignatureState::altered);
  EXPECT_EQ(forged.cause, "content");
}

// ---- Keys and algorithms.

TEST(SignatureForgery, WithAKeyOfTheAttackerAndTheCertificateOfTheVictim) {
  const Identity attacker({.name = "Victime"});
  const auto one = of_xml(signed_xml(
      by_id, attacker, {.references = {{"#I"}}, .named = &victim(), .enclosed = {&victim()}}));
  EXPECT_EQ(one.state, SignatureState::altered);
  EXPECT_EQ(one.cause, "value");
}

TEST(SignatureForgery, WithAKeyValueInThePlaceOfTheCertificate) {
  const Identity attacker({.name = "Attaquant"});
  const auto good = signed_xml(by_id, attacker, signed_by_id);
  const auto data = between(good, "<ds:X509Data>", "</ds:X509Data>");
  for (const auto* other : {"<ds:KeyName>victim</ds:KeyName>", "<ds:KeyValue/>",
                            "<ds:RetrievalMethod URI=\"http://127.0.0.1:1/\"/>",
                            "<ds:X509Data><ds:X509SKI/></ds:X509Data>"}) {
    const auto one = of_xml(replaced(good, data, other));
    EXPECT_EQ(one.state, SignatureState::unverifiable) << other;
    EXPECT_EQ(one.cause, "no_certificate");
  }
}

TEST(SignatureForgery, WithTheCertificateAsTheSecretOfAnHmac) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto one = of_xml(replaced(good, "xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256"));
  EXPECT_EQ(one.cause, "algorithm");
}

TEST(SignatureForgery, WithAValueThatIsEmptyOrNone) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto value = between(good, "<ds:SignatureValue>", "</ds:SignatureValue>");
  for (const auto* other : {"<ds:SignatureValue/>", "<ds:SignatureValue>!</ds:SignatureValue>",
                            "<ds:SignatureValue>AAAA</ds:SignatureValue>"})
    EXPECT_EQ(of_xml(replaced(good, value, other)).cause, "value") << other;
  const auto digest = between(good, "<ds:DigestValue>", "</ds:DigestValue>");
  for (const auto* other :
       {"<ds:DigestValue/>", "<ds:DigestValue>AA</ds:DigestValue>", "<ds:Other/>"})
    EXPECT_EQ(of_xml(replaced(good, digest, other)).state, SignatureState::altered) << other;
}

// ---- What would open, fetch or run something.

TEST(SignatureAttacks, NothingIsFetchedOrRun) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  for (const auto* uri : {"http://127.0.0.1:1/a", "file:///etc/passwd", "/etc/passwd", "ftp://x/",
                          "#xpointer(//*)", "#xpointer(id('I'))"}) {
    const auto one = of_xml(replaced(good, "URI=\"#I\"", "URI=\"" + std::string(uri) + "\""));
    EXPECT_NE(one.state, SignatureState::intact) << uri;
    EXPECT_NE(one.state, SignatureState::untrusted) << uri;
  }
  const std::string xslt =
      "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><x:stylesheet "
      "version=\"1.0\" xmlns:x=\"http://www.w3.org/1999/XSL/Transform\"><x:template match=\"/\">"
      "<x:copy-of select=\"document('file:///etc/passwd')\"/></x:template></x:stylesheet>"
      "</ds:Transform></ds:Transforms>";
  EXPECT_EQ(of_xml(replaced(good, "</ds:Transforms>", xslt)).cause, "transform");
}

TEST(SignatureAttacks, EntityBombsAreNotRead) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const auto n = std::to_string(i), m = std::to_string(i - 1);
    bomb += "<!ENTITY a" + n + " \"&a" + m + ";&a" + m + ";\">";
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(of_xml(bomb + "]><a b=\"&a29;\">&a29;</a>").cause, "unreadable");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{1});
}

TEST(SignatureAttacks, DepthAndCrowdsEndInTime) {
  const auto start = std::chrono::steady_clock::now();
  std::string deep, ids = "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(of_xml(deep).cause, "unreadable");
  for (int i = 0; i < 100'000; ++i) ids += "<b Id=\"I\"/>";
  std::string references =
      "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>";
  for (int i = 0; i < 10'000; ++i) references += "<ds:Reference URI=\"#I\"/>";
  references += "</ds:SignedInfo><ds:SignatureValue/></ds:Signature>";
  EXPECT_EQ(of_xml(ids + references + "</a>").cause, "references");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5});
}

TEST(SignatureAttacks, AnyByteOfASignedXmlChanged) {
  const auto good = signed_xml(by_id, victim(), signed_by_id);
  const auto unsigned_id = good.find("Id=\"K-1\"");  // of the KeyInfo, which says nothing
  for (std::size_t at = good.find("<Invoice"); at < good.size(); ++at) {
    if (at >= unsigned_id && at < unsigned_id + 8) continue;
    if (good.compare(at + 1, 1, "=") == 0) continue;  // base64 has bits to spare there
    auto bad = good;
    bad[at] = bad[at] == 'x' ? 'y' : 'x';
    for (const auto& one : check_xml_signatures(bad, {trust(), signing_day}))
      EXPECT_NE(one.state, SignatureState::intact) << at << ": " << bad.substr(at, 20);
  }
}

// ---- PDF.

tests::PdfPlan plan() {
  tests::PdfPlan made;
  made.files.emplace_back().bytes = "<Invoice><Total>120.00</Total></Invoice>";
  return made;
}

TEST(PdfSignatureAttacks, AnyByteOfASignedPdfChanged) {
  const auto good = signed_pdf(plan(), victim(), {.room = 1000});
  ASSERT_EQ(of_pdf(good).at(0).state, SignatureState::intact) << of_pdf(good).at(0).cause;
  const auto gap = good.find("/Contents <") + 11, padding = good.find("0000000000", gap);
  std::size_t found = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    if (at >= gap && at < padding) continue;  // the envelope has its own test
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    for (const auto& one : of_pdf(bad)) {
      EXPECT_NE(one.state, SignatureState::intact) << at;
      ++found;
    }
  }
  EXPECT_GT(found, good.size() / 2);
}

TEST(PdfSignatureAttacks, IncrementalSavingIsTold) {
  const auto one =
      of_pdf(tests::with_update(signed_pdf(plan(), victim()), "(another total)")).at(0);
  EXPECT_FALSE(one.covers_all);
}

TEST(PdfSignatureAttacks, UniversalForgeriesWithoutContentsOrRange) {
  const auto good = signed_pdf(plan(), victim());
  for (const auto* entry : {"/ByteRange", "/Contents", "/SubFilter"}) {
    auto bad = good;
    bad[bad.find(entry) + 1] = 'X';
    const auto one = of_pdf(bad).at(0);
    EXPECT_NE(one.state, SignatureState::intact) << entry;
    EXPECT_NE(one.state, SignatureState::untrusted) << entry;
  }
  for (const auto* value :
       {"null", "[]", "[0 0 0 0]", "[0]", "[0 99999999999999999999 1 1]", "[-1 -1 -1 -1]", "(text)",
        "[0 9223372036854775807 9223372036854775807 1]"}) {
    tests::PdfPlan forged;
    forged.signature = "<< /Type /Sig /SubFilter /ETSI.CAdES.detached /Contents <00> /ByteRange " +
                       std::string(value) + " >>";
    for (const auto& one : of_pdf(made_pdf(forged)))  // none where no PDF can say it
      EXPECT_EQ(one.state, SignatureState::altered) << value;
  }
}

TEST(PdfSignatureAttacks, AGapThatHidesMoreThanTheSignature) {
  // The signed bytes are there, and the range leaves out the signature and an object beside it.
  const auto good = signed_pdf(plan(), victim());
  const auto contents = parsers::read_pdf(good);
  const auto& seal = contents.signatures.at(0);
  auto range = seal.byte_range;
  const std::string hidden = " /Hidden (920.00)";
  auto bad = good;
  bad.insert(static_cast<std::size_t>(range[2]), hidden);
  range[2] += static_cast<std::int64_t>(hidden.size());
  const auto one = check_pdf_signatures(
      bad, {{seal.field, seal.sub_filter, seal.contents, seal.declared, range}},
      {trust(), signing_day});
  EXPECT_EQ(one.at(0).cause, "gap");
}

TEST(PdfSignatureAttacks, EnvelopesOfNoise) {
  std::string noise;
  for (std::uint32_t seed = 1; noise.size() < 1'000'000; seed = seed * 1664525 + 1013904223)
    noise.push_back(static_cast<char>(seed >> 24U));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "\x30\x80";
  for (const auto& cms :
       {noise, deep, std::string(1'000'000, '\x30'), std::string("\x30\x84\xFF\xFF\xFF\xFF")}) {
    const auto verdict = verify_cms(cms, {"a", "b"}, trust(), signing_day);
    EXPECT_EQ(verdict.state, SignatureState::unverifiable);
    EXPECT_EQ(verdict.cause, "cms");
  }
}

}  // namespace
}  // namespace ecluse::validation
