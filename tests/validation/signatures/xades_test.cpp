#include "validation/signatures/xades.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "tests/support/signers_xml.hpp"

namespace ecluse::validation {
namespace {

using tests::authority;
using tests::Identity;
using tests::jeanne;
using tests::KeyKind;
using tests::signed_xml;
using tests::signing_day;
using tests::XmlSigning;

const Trust& trust() {
  static const auto one = Trust::load({{"a.pem", authority().pem()}}).value();
  return one;
}

constexpr const char* form =
    "<Invoice xmlns=\"urn:x\"><ID>F-1</ID>{signature}<Total>120</Total></Invoice>";

std::vector<Signature> checked(const std::string& xml) {
  return check_xml_signatures(xml, {trust(), signing_day});
}

Signature one_of(const std::string& xml) {
  const auto all = checked(xml);
  EXPECT_EQ(all.size(), 1U);
  return all.at(0);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(std::string(from));
  return text.replace(at, from.size(), to);
}

TEST(Xades, FindsASignatureIntact) {
  const auto one = one_of(signed_xml(form, jeanne()));
  const Signature expected{SignatureKind::xades, SignatureState::intact, {},  {}, "S-1",
                           "CN=Jeanne Martin",   "2026-02-28T10:15:00Z", true};
  EXPECT_EQ(one, expected) << one.cause << ' ' << one.detail;
}

TEST(Xades, VerifiesXmldsigWithoutPropertiesAndClaimsNoMore) {
  const auto one = one_of(signed_xml(form, jeanne(), {.properties = false}));
  EXPECT_EQ(one.state, SignatureState::intact) << one.cause;
  EXPECT_EQ(one.kind, SignatureKind::xmldsig);
  EXPECT_EQ(one.declared_at, "");
}

TEST(Xades, ReadsTheNameOfTheCertificateInEitherVersion) {
  const Identity mask({.name = "Le Maire", .issuer = &authority(), .same_key = &jeanne()});
  EXPECT_EQ(one_of(signed_xml(form, jeanne(), {.first_version = true})).state,
            SignatureState::intact);
  EXPECT_EQ(one_of(signed_xml(form, jeanne(), {.first_version = true, .enclosed = {&mask}})).cause,
            "binding");
}

TEST(Xades, VerifiesRsa) {
  const Identity rsa({.issuer = &authority(), .key = KeyKind::rsa2048});
  const std::string method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  EXPECT_EQ(one_of(signed_xml(form, rsa, {.method = method})).state, SignatureState::intact);
  // The method must be one of the key.
  EXPECT_EQ(one_of(signed_xml(form, rsa)).cause, "value");
}

TEST(Xades, NoticesWhatWasChanged) {
  const auto good = signed_xml(form, jeanne());
  struct Row {
    std::string xml;
    const char* cause;
  };
  for (const auto& row :
       {Row{replaced(good, "120", "920"), "content"}, Row{replaced(good, "F-1", "F-2"), "content"},
        Row{replaced(good, "</Invoice>", "<More/></Invoice>"), "content"},
        Row{replaced(good, "10:15:00Z", "11:15:00Z"), "reference"},
        Row{replaced(good, "SignatureValue>", "SignatureValue>AAAA"), "value"}}) {
    const auto one = one_of(row.xml);
    EXPECT_EQ(one.state, SignatureState::altered);
    EXPECT_EQ(one.cause, row.cause);
  }
  EXPECT_EQ(
      one_of(replaced(good, "<?xml version=\"1.0\"?>", "<?xml version='1.0'?>\n<!-- -->")).state,
      SignatureState::intact);
}

TEST(Xades, JudgesTheSignerAsForPdf) {
  const Identity stranger({.name = "Inconnu"});
  const auto one = one_of(signed_xml(form, stranger));
  EXPECT_EQ(one.state, SignatureState::untrusted);
  EXPECT_EQ(one.cause, "unknown_issuer");
  EXPECT_EQ(one.signer, "CN=Inconnu");
  const Identity old({.issuer = &authority(),
                      .from = signing_day - std::chrono::hours{48},
                      .to = signing_day - std::chrono::hours{24}});
  EXPECT_EQ(one_of(signed_xml(form, old)).cause, "expired");
}

TEST(Xades, FindsTheSignerAmongTheCertificatesByTheDigestThatNamesIt) {
  EXPECT_EQ(one_of(signed_xml(form, jeanne(), {.enclosed = {&authority(), &jeanne()}})).state,
            SignatureState::intact);
  const Identity mask({.name = "Le Maire", .issuer = &authority(), .same_key = &jeanne()});
  const auto masked = one_of(signed_xml(form, jeanne(), {.enclosed = {&mask}}));
  EXPECT_EQ(masked.state, SignatureState::altered);
  EXPECT_EQ(masked.cause, "binding");
}

TEST(Xades, ComputesOnlyWhatTheTablesAdmit) {
  struct Row {
    XmlSigning how;
    const char* cause;
  };
  const std::string sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
  for (const auto& row : {
           Row{{.references = {{"", {tests::enveloped}, "", sha1}}}, "algorithm"},
           Row{{.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"}, "algorithm"},
           Row{{.method = "http://www.w3.org/2000/09/xmldsig#hmac-sha1"}, "algorithm"},
           Row{{.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"}, "algorithm"},
           Row{{.canonicalization = "http://www.w3.org/TR/1999/REC-xslt-19991116"}, "algorithm"},
           Row{{.named_digest = sha1}, "algorithm"},
           Row{{.references = {{"", {"http://www.w3.org/TR/1999/REC-xslt-19991116"}}}},
               "transform"},
           Row{{.references = {{"", {"http://www.w3.org/TR/1999/REC-xpath-19991116"}}}},
               "transform"},
           Row{{.references = {{"", {"http://www.w3.org/2002/06/xmldsig-filter2"}}}}, "transform"},
           Row{{.references = {{"", {"http://www.w3.org/2000/09/xmldsig#base64"}}}}, "transform"},
           Row{{.references = {{"", std::vector<std::string>(5, tests::exclusive)}}}, "transform"},
           Row{{.references = {{}, {}}}, "references"},
           Row{{.references = std::vector<tests::XmlReference>(21)}, "references"},
           Row{{.references = {{}, {"#S-1"}, {"#S-1"}, {"#S-1"}, {"#S-1"}}}, "references"},
           Row{{.references = {{}, {"http://example.org/a.xml"}}}, "file_absent"},
           Row{{.references = {{}, {"file:///etc/passwd"}}}, "file_absent"},
           Row{{.key_info = false}, "no_certificate"},
       }) {
    const auto one = one_of(signed_xml(form, jeanne(), row.how));
    EXPECT_EQ(one.state, SignatureState::unverifiable) << row.cause << ' ' << one.cause;
    EXPECT_EQ(one.cause, row.cause) << one.detail;
  }
}

TEST(Xades, RefusesSignaturesThatDoNotCoverTheDocument) {
  struct Row {
    XmlSigning how;
    const char* cause;
  };
  for (const auto& row : {
           Row{{.references = {{"#T", {tests::exclusive}}}}, "not_covering"},
           Row{{.references = {{"#P-1", {tests::exclusive}}}}, "not_covering"},
           Row{{.references = {{"#K-1", {tests::exclusive}}}}, "not_covering"},
           Row{{.references = {{"#nobody", {tests::exclusive}}}}, "reference"},
           Row{{.references = {{"#D", {tests::exclusive}}}}, "duplicate_id"},
           Row{{.properties_covered = false}, "properties"},
           Row{{.properties_id = "K-1"}, "properties"},
           Row{{.properties_target = "#S-2"}, "properties"},
       }) {
    const auto document =
        replaced(form, "<Total>120", "<A ID=\"D\"/><B id=\"D\"/><Total Id=\"T\">120");
    const auto one = one_of(signed_xml(document, jeanne(), row.how));
    EXPECT_EQ(one.state, SignatureState::altered) << row.cause;
    EXPECT_EQ(one.cause, row.cause) << one.detail;
  }
}

TEST(Xades, CoversTheDocumentByTheIdOfItsRootToo) {
  const auto document = replaced(form, "<Invoice ", "<Invoice Id=\"R\" ");
  const XmlSigning how{.references = {{"#R"}}};
  EXPECT_EQ(one_of(signed_xml(document, jeanne(), how)).state, SignatureState::intact);
}

TEST(Xades, LeavesASignatureOutOfTheDocumentOnly) {
  // The properties without the signature that they stand in are nothing at all.
  const XmlSigning how{.properties_transforms = {tests::enveloped, tests::exclusive}};
  const auto one = one_of(signed_xml(form, jeanne(), how));
  EXPECT_EQ(one.state, SignatureState::unverifiable);
  EXPECT_EQ(one.cause, "transform");
}

TEST(Xades, SaysOfADocumentThatCannotBeReadOrIsNotSigned) {
  for (const auto* xml : {"", "<a>", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "\0"}) {
    const auto one = one_of(xml);
    EXPECT_EQ(one.state, SignatureState::unverifiable);
    EXPECT_EQ(one.cause, "unreadable");
  }
  std::string large;
  large.resize(64'000'001, ' ');
  EXPECT_EQ(one_of(large).cause, "size");
}

TEST(Xades, ChecksTenAndTellsTheOthers) {
  std::string many = "<a>";
  for (int i = 0; i < 12; ++i)
    many += "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";
  const auto all = checked(many + "</a>");
  ASSERT_EQ(all.size(), 12U);
  EXPECT_EQ(all[9].cause, "unreadable");
  EXPECT_EQ(all[10].cause, "count");
}

TEST(Xades, TellsACountersignatureWithoutCheckingIt) {
  const auto inner = signed_xml(form, jeanne());
  const auto all = checked(
      replaced(inner, "</ds:Object>", "</ds:Object><ds:Object><ds:Signature/></ds:Object>"));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].state, SignatureState::intact) << all[0].cause;
  EXPECT_EQ(all[1].cause, "countersignature");
}

TEST(Xades, VerifiesInEveryThreadAtOnce) {
  const auto good = signed_xml(form, jeanne()), bad = replaced(good, "120", "920");
  std::vector<std::thread> threads;
  std::array<int, 8> right{};
  for (auto& count : right)
    threads.emplace_back([&good, &bad, &count] {
      for (int i = 0; i < 50; ++i) {
        count += checked(good).at(0).state == SignatureState::intact ? 1 : 0;
        count += checked(bad).at(0).state == SignatureState::altered ? 1 : 0;
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto count : right) EXPECT_EQ(count, 100);
}

// ---- Signature files.

using Covered = DetachedSignatures::Covered;

std::vector<Covered> concluded(const std::string& file,
                               const std::map<std::string, std::string>& shown) {
  DetachedSignatures signatures("signature.xml", file);
  for (const auto& [name, bytes] : shown)
    if (signatures.wants(name)) signatures.take(name, bytes);
  return signatures.conclude({trust(), signing_day});
}

TEST(DetachedSignatures, CoverTheFilesThatTheyName) {
  const std::map<std::string, std::string> files{{"a.xml", "<a/>"}, {"b c.xml", "<b/>"}};
  const auto file = signature_file({{"a.xml", "<a/>"}, {"b%20c.xml", "<b/>"}}, jeanne());
  const auto all = concluded(file, files);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].file, "a.xml");
  EXPECT_EQ(all[1].file, "b c.xml");
  for (const auto& one : all) {
    EXPECT_EQ(one.signature.state, SignatureState::intact) << one.signature.cause;
    EXPECT_EQ(one.signature.label, "signature.xml");
    EXPECT_EQ(one.signature.kind, SignatureKind::xades);
  }
}

TEST(DetachedSignatures, JudgeEachFileByItself) {
  const auto file =
      signature_file({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}, {"./c.xml", "<c/>"}}, jeanne());
  const auto all = concluded(file, {{"a.xml", "<a/>"}, {"b.xml", "<B/>"}, {"d.xml", "<d/>"}});
  ASSERT_EQ(all.size(), 3U);
  std::map<std::string, Signature> of;
  for (const auto& one : all) of[one.file] = one.signature;
  EXPECT_EQ(of["a.xml"].state, SignatureState::intact);
  EXPECT_EQ(of["b.xml"].state, SignatureState::altered);
  EXPECT_EQ(of["b.xml"].cause, "content");
  EXPECT_EQ(of["c.xml"].state, SignatureState::unverifiable);
  EXPECT_EQ(of["c.xml"].cause, "file_absent");
}

TEST(DetachedSignatures, CanonicalizeTheFileWhenTheySaySo) {
  XmlSigning how;
  how.references = {{"a.xml", {tests::exclusive}}};
  how.files = {{"a.xml", "<a b=\"1\"></a>"}};  // what is canonical already
  const auto file = signed_xml("<x>{signature}</x>", jeanne(), how);
  EXPECT_EQ(
      concluded(file, {{"a.xml", "<?xml version='1.0'?>\n<a  b='1'/>"}}).at(0).signature.state,
      SignatureState::intact);
  for (const auto* other : {"<a b='2'/>", "not a document", "<!DOCTYPE a><a b=\"1\"></a>"})
    EXPECT_EQ(concluded(file, {{"a.xml", other}}).at(0).signature.cause, "content") << other;
}

TEST(DetachedSignatures, AreWorthNothingWhenTheyCoverNoFile) {
  const auto all = concluded(signed_xml("<x>{signature}</x>", jeanne()), {});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].file, "");
  EXPECT_EQ(all[0].signature.state, SignatureState::altered);
  EXPECT_EQ(all[0].signature.cause, "not_covering");
  EXPECT_EQ(concluded("noise", {}).at(0).signature.cause, "unreadable");
}

TEST(SignatureFile, IsToldByItsRoot) {
  EXPECT_TRUE(is_signature_file("http://www.w3.org/2000/09/xmldsig#", "Signature"));
  EXPECT_TRUE(is_signature_file("http://uri.etsi.org/02918/v1.2.1#", "XAdESSignatures"));
  EXPECT_FALSE(is_signature_file("", "Signature"));
  EXPECT_FALSE(is_signature_file("http://www.w3.org/2000/09/xmldsig#", "KeyInfo"));
}

TEST(SignedFormat, IsXadesAsSoonAsOneIs) {
  Signature plain, full;
  plain.kind = SignatureKind::xmldsig;
  full.kind = SignatureKind::xades;
  EXPECT_EQ(signed_format({}), DepositFormat::xml_non_signe);
  EXPECT_EQ(signed_format({plain}), DepositFormat::xml_signe_xmldsig);
  EXPECT_EQ(signed_format({plain, full}), DepositFormat::xml_signe_xades);
}

}  // namespace
}  // namespace ecluse::validation
