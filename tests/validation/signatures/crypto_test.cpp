#include "validation/signatures/crypto.hpp"

#include <gtest/gtest.h>

#include "tests/support/signers.hpp"

namespace ecluse::validation {
namespace {

using tests::authority;
using tests::CmsWish;
using tests::Identity;
using tests::jeanne;
using tests::KeyKind;
using tests::signing_day;

constexpr std::chrono::hours day{24};

Trust trust_in(const std::vector<const Identity*>& all) {
  std::vector<PemFile> files;
  for (const auto* one : all) files.push_back({"a.pem", one->pem()});
  return Trust::load(files).value();
}

CmsVerdict verdict(const std::string& cms, std::string_view content = "contents") {
  return verify_cms(cms, {content.substr(0, 3), content.substr(3)}, trust_in({&authority()}),
                    signing_day);
}

std::string cause_of(const Identity& signer, const Trust& trust, Instant at = signing_day) {
  return judge_signer(signer.der(), {}, trust, at).cause;
}

TEST(Crypto, TrustsWhomTheDirectoryVouchesFor) {
  EXPECT_EQ(cause_of(jeanne(), trust_in({&authority()})), "");
  EXPECT_EQ(cause_of(jeanne(), trust_in({&jeanne()})), "");  // herself
  EXPECT_EQ(cause_of(jeanne(), Trust()), "no_trust");
  const Identity other({.name = "Autre", .authority = true});
  EXPECT_EQ(cause_of(jeanne(), trust_in({&other})), "unknown_issuer");
  EXPECT_EQ(cause_of(other, trust_in({&authority()})), "unknown_issuer");
}

TEST(Crypto, FollowsTheChainThatComesWithASignature) {
  const Identity middle({.name = "Milieu", .issuer = &authority(), .authority = true});
  const Identity paul({.name = "Paul", .issuer = &middle});
  const auto trust = trust_in({&authority()});
  EXPECT_EQ(judge_signer(paul.der(), {}, trust, signing_day).cause, "unknown_issuer");
  EXPECT_EQ(judge_signer(paul.der(), {middle.der()}, trust, signing_day).cause, "");
  EXPECT_EQ(judge_signer(paul.der(), {"noise", middle.der()}, trust, signing_day).cause, "");
}

TEST(Crypto, JudgesCertificatesAtTheTimeOfReception) {
  const auto trust = trust_in({&authority()});
  const Identity brief({.issuer = &authority(), .from = signing_day, .to = signing_day + day});
  EXPECT_EQ(cause_of(brief, trust, signing_day + day / 2), "");
  EXPECT_EQ(cause_of(brief, trust, signing_day + 2 * day), "expired");
  EXPECT_EQ(cause_of(brief, trust, signing_day - day), "not_yet_valid");
}

TEST(Crypto, RefusesSignersWhoseKeyIsNotMeantForItOrWeak) {
  const auto trust = trust_in({&authority()});
  EXPECT_EQ(cause_of(Identity({.issuer = &authority(), .usage = "keyEncipherment"}), trust),
            "usage");
  EXPECT_EQ(cause_of(Identity({.issuer = &authority(), .usage = "nonRepudiation"}), trust), "");
  EXPECT_EQ(cause_of(Identity({.issuer = &authority(), .usage = ""}), trust), "");
  EXPECT_EQ(cause_of(Identity({.issuer = &authority(), .key = KeyKind::rsa1024}), trust), "weak");
  EXPECT_EQ(cause_of(Identity({.issuer = &authority(), .key = KeyKind::rsa2048}), trust), "");
  EXPECT_EQ(judge_signer("noise", {}, trust, signing_day).cause, "certificate");
}

TEST(Crypto, ReadsTheTrustDirectoryOrSaysWhichFileIsBad) {
  const auto two =
      Trust::load({{"a.pem", authority().pem() + jeanne().pem()}, {"b.pem", jeanne().pem()}});
  EXPECT_EQ(two.value().size(), 3U);
  EXPECT_EQ(Trust::load({}).value().size(), 0U);
  const auto begins_with = [](const Result<Trust>& trust, std::string_view name) {
    return trust.error().code == "E_TRUST" && trust.error().detail.starts_with(name);
  };
  EXPECT_TRUE(begins_with(Trust::load({{"c.pem", "no certificate"}}), "c.pem: "));
  auto broken = authority().pem();
  broken[broken.size() / 2] = '!';
  EXPECT_TRUE(begins_with(Trust::load({{"d.pem", jeanne().pem() + broken}}), "d.pem: "));
}

TEST(Crypto, SaysWhatACmsIsWorth) {
  const auto intact = verdict(cms_of(jeanne(), "contents"));
  EXPECT_EQ(intact.state, SignatureState::intact) << intact.cause << ' ' << intact.detail;
  EXPECT_EQ(intact.signer, "CN=Jeanne Martin");
  const auto altered = verdict(cms_of(jeanne(), "contents"), "contentz");
  EXPECT_EQ(altered.state, SignatureState::altered);
  EXPECT_EQ(altered.cause, "content");
  EXPECT_EQ(altered.signer, "CN=Jeanne Martin");
  const Identity stranger({.name = "Inconnu"});
  const auto untrusted = verdict(cms_of(stranger, "contents"));
  EXPECT_EQ(untrusted.state, SignatureState::untrusted);
  EXPECT_EQ(untrusted.cause, "unknown_issuer");
}

TEST(Crypto, VerifiesEveryKindOfKeyAndDigestThatIsStrong) {
  const Identity rsa({.issuer = &authority(), .key = KeyKind::rsa2048});
  for (const auto* digest : {"SHA256", "SHA384", "SHA512"}) {
    EXPECT_EQ(verdict(cms_of(rsa, "contents", {.digest = digest})).state, SignatureState::intact);
    EXPECT_EQ(verdict(cms_of(jeanne(), "contents", {.digest = digest})).state,
              SignatureState::intact);
  }
  for (const auto* digest : {"SHA1", "MD5"}) {
    const auto weak = verdict(cms_of(rsa, "contents", {.digest = digest}));
    EXPECT_EQ(weak.state, SignatureState::unverifiable) << digest;
    EXPECT_EQ(weak.cause, "algorithm");
    EXPECT_NE(weak.detail, "");
  }
}

TEST(Crypto, LooksAtAttributesWhenThereAreSome) {
  EXPECT_EQ(verdict(cms_of(jeanne(), "contents", {.attributes = false})).state,
            SignatureState::intact);
  EXPECT_EQ(verdict(cms_of(jeanne(), "contents", {.attributes = false}), "other one").cause,
            "content");
  EXPECT_EQ(verdict(cms_of(jeanne(), "contents", {.named_certificate = false})).state,
            SignatureState::intact);
}

TEST(Crypto, SaysWhyACmsCannotBeVerified) {
  struct Row {
    std::string cms;
    const char* cause;
  };
  const auto good = cms_of(jeanne(), "contents");
  const Identity paul({.name = "Paul", .issuer = &authority()});
  for (const auto& row :
       {Row{"", "cms"}, Row{"noise", "cms"}, Row{good.substr(0, 200), "cms"},
        Row{good + "x", "padding"},
        Row{cms_of(jeanne(), "contents", {.attached = true}), "not_detached"},
        Row{cms_of(jeanne(), "contents", {.second = &paul}), "signers"},
        Row{cms_of(jeanne(), "contents", {.certificate_enclosed = false}), "no_certificate"}}) {
    const auto said = verdict(row.cms);
    EXPECT_EQ(said.state, SignatureState::unverifiable) << row.cause;
    EXPECT_EQ(said.cause, row.cause);
  }
  EXPECT_EQ(verdict(good + std::string(100, '\0')).state, SignatureState::intact);
}

TEST(Crypto, NoticesACertificatePutInThePlaceOfAnother) {
  // Same key, same issuer, same number: only the attribute that names the certificate differs.
  const Identity mask({.name = "Le Maire", .issuer = &authority(), .same_key = &jeanne()});
  const auto cms = [&](bool named) {
    return cms_of(jeanne(), "contents",
                  {.named_certificate = named, .certificate_enclosed = false, .others = {&mask}});
  };
  const auto said = verdict(cms(true));
  EXPECT_EQ(said.state, SignatureState::altered);
  EXPECT_EQ(said.cause, "binding");
  EXPECT_EQ(verdict(cms(false)).signer, "CN=Le Maire");  // nothing names a certificate
}

TEST(Crypto, HoldsForOneEnvelopeOnly) {
  const auto good = cms_of(jeanne(), "contents");
  const auto trust = trust_in({&authority()});
  std::size_t intact = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    const auto said = verify_cms(bad, {"con", "tents"}, trust, signing_day);
    if (said.state == SignatureState::intact) ++intact;
  }
  EXPECT_LT(intact, 25U);  // two versions and the names of algorithms, which no signature covers
}

TEST(Crypto, SpeaksBase64) {
  EXPECT_EQ(digest_base64(DigestKind::sha256, ""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(digest_base64(DigestKind::sha384, "").size(), 64U);
  EXPECT_EQ(digest_base64(DigestKind::sha512, "").size(), 88U);
  EXPECT_EQ(bytes_of_base64(" 47 DE\nQpg=\t"), bytes_of_base64("47DEQpg="));
  EXPECT_EQ(bytes_of_base64("YWI="), "ab");
  EXPECT_EQ(bytes_of_base64("YQ=="), "a");
  EXPECT_EQ(bytes_of_base64("YWJj"), "abc");
  for (const auto* bad : {"", "Y", "!!!!", "YWI", "===="})
    EXPECT_EQ(bytes_of_base64(bad), "") << bad;
}

}  // namespace
}  // namespace ecluse::validation
