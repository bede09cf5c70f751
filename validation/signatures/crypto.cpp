#include "validation/signatures/crypto.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "model/owned.hpp"

namespace ecluse::validation {
namespace {

void free_certificates(STACK_OF(X509) * all) {
  sk_X509_pop_free(all, X509_free);
}

using Bio = Owned<BIO, BIO_free_all>;
using Certificate = Owned<X509, X509_free>;
using Certificates = Owned<STACK_OF(X509), free_certificates>;
using Cms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using Chain = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;
using StorePointer = Owned<X509_STORE, X509_STORE_free>;

/// OpenSSL gives nothing here only for want of memory.
template <class T>
T* needed(T* one) {
  if (!one) throw std::bad_alloc();
  return one;
}

/// The errors of this thread are ours: none may wait for the next who looks.
std::string last_words() {
  const auto code = ERR_peek_last_error();
  const auto* words = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  return words ? words : "";
}

Bio reading(std::string_view bytes) {
  if (bytes.size() > std::size_t{std::numeric_limits<int>::max()}) throw std::bad_alloc();
  return Bio(needed(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))));
}

Certificate certificate_of(const std::string& der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

std::string name_of_subject(X509* certificate) {
  constexpr auto manner = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  const Bio out(needed(BIO_new(BIO_s_mem())));
  X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0, manner);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

// ---- The chain of a signer.

struct ChainFault {
  int error;
  const char* cause;
};

/// What the library says of a chain, in the words of the catalogue; "chain" for anything else.
constexpr std::array<ChainFault, 13> chain_faults{{
    {X509_V_ERR_CERT_HAS_EXPIRED, "expired"},
    {X509_V_ERR_CERT_NOT_YET_VALID, "not_yet_valid"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, "unknown_issuer"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "unknown_issuer"},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, "unknown_issuer"},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "unknown_issuer"},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, "unknown_issuer"},
    {X509_V_ERR_CERT_UNTRUSTED, "unknown_issuer"},
    {X509_V_ERR_EE_KEY_TOO_SMALL, "weak"},
    {X509_V_ERR_CA_KEY_TOO_SMALL, "weak"},
    {X509_V_ERR_CA_MD_TOO_WEAK, "weak"},
    {X509_V_ERR_INVALID_PURPOSE, "usage"},
    {X509_V_ERR_INVALID_CA, "usage"},
}};

const char* cause_of_chain(int error) {
  const auto known =
      std::ranges::find_if(chain_faults, [&](auto& one) { return one.error == error; });
  return known == chain_faults.end() ? "chain" : known->cause;
}

/// Signatures of documents: what a certificate says its key is for, when it says so.
bool may_sign(X509* certificate) {
  const auto usage = X509_get_key_usage(certificate);
  return (usage & (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION)) != 0;
}

SignerVerdict judge(X509* signer, STACK_OF(X509) * others, X509_STORE* store, bool anyone,
                    Instant at) {
  constexpr int longest_chain = 8;
  constexpr int security_level = 2;  // RSA of 2048 bits, SHA-224, or better
  SignerVerdict verdict{name_of_subject(signer), {}, {}};
  const Chain chain(needed(X509_STORE_CTX_new()));
  X509_STORE_CTX_init(chain.get(), store, signer, others);
  auto* manner = X509_STORE_CTX_get0_param(chain.get());
  X509_VERIFY_PARAM_set_flags(manner, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_purpose(manner, X509_PURPOSE_ANY);
  X509_VERIFY_PARAM_set_auth_level(manner, security_level);
  X509_VERIFY_PARAM_set_depth(manner, longest_chain);
  X509_VERIFY_PARAM_set_time(manner, std::chrono::system_clock::to_time_t(at));
  if (!anyone) {
    verdict.cause = "no_trust";
  } else if (X509_verify_cert(chain.get()) != 1) {
    const int error = X509_STORE_CTX_get_error(chain.get());
    verdict.cause = cause_of_chain(error);
    verdict.detail = X509_verify_cert_error_string(error);
  } else if (!may_sign(signer)) {
    verdict.cause = "usage";
  }
  ERR_clear_error();
  return verdict;
}

// ---- CMS.

CmsVerdict refused(const char* cause, std::string detail = {}) {
  ERR_clear_error();
  return {SignatureState::unverifiable, cause, std::move(detail), {}};
}

constexpr std::array strong_digests{NID_sha256, NID_sha384, NID_sha512};

bool is_strong(int digest) {
  return std::ranges::find(strong_digests, digest) != strong_digests.end();
}

/// The name of the algorithm that is not admitted; empty when all are.
std::string weak_algorithm(CMS_SignerInfo* signer) {
  X509_ALGOR *digest = nullptr, *signature = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, &signature);
  const int digest_nid = OBJ_obj2nid(digest->algorithm);
  if (!is_strong(digest_nid)) return OBJ_nid2ln(digest_nid);
  const int nid = OBJ_obj2nid(signature->algorithm);
  int inner = NID_undef;
  // Of a plain "rsaEncryption" the digest is the one above; PSS has its own in its parameters.
  if (OBJ_find_sigid_algs(nid, &inner, nullptr) == 1 && inner != NID_undef && !is_strong(inner))
    return OBJ_nid2ln(nid);
  return {};
}

Certificate signer_among(STACK_OF(X509) * all, CMS_SignerInfo* signer) {
  for (int i = 0; i < sk_X509_num(all); ++i) {
    auto* one = sk_X509_value(all, i);
    if (CMS_SignerInfo_cert_cmp(signer, one) != 0) continue;
    X509_up_ref(one);
    return Certificate(one);
  }
  return {};
}

template <class T, class Read>
T* attribute_of(CMS_SignerInfo* signer, int nid, Read read) {
  auto* value = static_cast<ASN1_STRING*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE));
  if (!value) return nullptr;
  const auto* at = ASN1_STRING_get0_data(value);
  return read(nullptr, &at, ASN1_STRING_length(value));
}

/// Whether the signer's certificate is the one that its signature names (ESS, RFC 5035): another
/// one for the same key would do for the mathematics.
bool binding_holds(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others) {
  using First = Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>;
  using Second = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;
  const First first(attribute_of<ESS_SIGNING_CERT>(signer, NID_id_smime_aa_signingCertificate,
                                                   d2i_ESS_SIGNING_CERT));
  const Second second(attribute_of<ESS_SIGNING_CERT_V2>(
      signer, NID_id_smime_aa_signingCertificateV2, d2i_ESS_SIGNING_CERT_V2));
  const bool named =
      CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificate, -1) >= 0 ||
      CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
  if (!first && !second) return !named;
  const Certificates chain(needed(sk_X509_new_null()));
  const auto add = [&](X509* one) {
    X509_up_ref(one);
    sk_X509_push(chain.get(), one);
  };
  add(certificate);
  for (int i = 0; i < sk_X509_num(others); ++i)
    if (X509_cmp(sk_X509_value(others, i), certificate) != 0) add(sk_X509_value(others, i));
  return OSSL_ESS_check_signing_certs(first.get(), second.get(), chain.get(), 0) == 1;
}

/// The same through a filter that changes nothing: of memory itself CMS_verify makes a source of
/// its own, which it leaks when the signature names a digest that is none (OpenSSL 3.0.19).
Bio behind_filter(Bio source) {
  Bio filter(needed(BIO_new(BIO_f_null())));
  BIO_push(filter.get(), source.release());
  return filter;
}

/// Why the mathematics of one signer do not hold; null when they do.
const char* broken(CMS_ContentInfo* cms, CMS_SignerInfo* signer, std::string_view content) {
  if (CMS_signed_get_attr_count(signer) > 0 && CMS_SignerInfo_verify(signer) != 1) return "value";
  const auto source = behind_filter(reading(content));
  constexpr unsigned flags =
      CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY | CMS_NO_ATTR_VERIFY;
  const int good = CMS_verify(cms, nullptr, nullptr, source.get(), nullptr, flags);
  return good == 1 ? nullptr : "content";
}

}  // namespace

struct Trust::Store {
  StorePointer certificates{needed(X509_STORE_new())};
  std::size_t count = 0;
};

/// Who may look into a Trust.
struct TrustReader {
  static SignerVerdict verdict(X509* signer, STACK_OF(X509) * others, const Trust& trust,
                               Instant at) {
    return judge(signer, others, trust.store_->certificates.get(), trust.store_->count > 0, at);
  }
};

Trust::Trust() : store_(std::make_unique<Store>()) {}
Trust::Trust(Trust&&) noexcept = default;
Trust& Trust::operator=(Trust&&) noexcept = default;
Trust::~Trust() = default;

Result<Trust> Trust::load(const std::vector<PemFile>& files) {
  Trust trust;
  for (const auto& file : files) {
    const auto source = reading(file.text);
    std::size_t found = 0;
    while (const Certificate one{PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)}) {
      X509_STORE_add_cert(trust.store_->certificates.get(), one.get());
      ++found;
    }
    const bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    const auto words = last_words();
    if (found == 0 || !ended) return failure("E_TRUST", file.name + ": " + words);
    trust.store_->count += found;
  }
  return trust;
}

std::size_t Trust::size() const {
  return store_->count;
}

SignerVerdict judge_signer(const std::string& certificate, const std::vector<std::string>& others,
                           const Trust& trust, Instant at) {
  const auto signer = certificate_of(certificate);
  if (!signer) return {{}, "certificate", last_words()};
  const Certificates chain(needed(sk_X509_new_null()));
  for (const auto& der : others)
    if (auto one = certificate_of(der)) sk_X509_push(chain.get(), one.release());
  return TrustReader::verdict(signer.get(), chain.get(), trust, at);
}

CmsVerdict verify_cms(std::string_view cms, const std::array<std::string_view, 2>& parts,
                      const Trust& trust, Instant at) {
  const auto* from = reinterpret_cast<const unsigned char*>(cms.data());
  const auto* end = from;
  const Cms message(d2i_CMS_ContentInfo(nullptr, &end, static_cast<long>(cms.size())));
  if (!message || OBJ_obj2nid(CMS_get0_type(message.get())) != NID_pkcs7_signed)
    return refused("cms", last_words());
  const auto rest = cms.substr(static_cast<std::size_t>(end - from));
  if (rest.find_first_not_of('\0') != std::string_view::npos) return refused("padding");
  if (CMS_is_detached(message.get()) != 1) return refused("not_detached");
  auto* signers = CMS_get0_SignerInfos(message.get());
  if (sk_CMS_SignerInfo_num(signers) != 1) return refused("signers");
  auto* signer = sk_CMS_SignerInfo_value(signers, 0);
  const Certificates all(CMS_get1_certs(message.get()));
  const auto certificate = signer_among(all.get(), signer);
  if (!certificate) return refused("no_certificate");
  if (auto weak = weak_algorithm(signer); !weak.empty())
    return refused("algorithm", std::move(weak));
  CMS_SignerInfo_set1_signer_cert(signer, certificate.get());
  const auto name = name_of_subject(certificate.get());
  const auto* fault = broken(message.get(), signer, std::string(parts[0]).append(parts[1]));
  if (!fault && !binding_holds(signer, certificate.get(), all.get())) fault = "binding";
  if (fault) return {SignatureState::altered, fault, last_words(), name};
  auto verdict = TrustReader::verdict(certificate.get(), all.get(), trust, at);
  const auto state = verdict.cause.empty() ? SignatureState::intact : SignatureState::untrusted;
  return {state, std::move(verdict.cause), std::move(verdict.detail), name};
}

std::string digest_base64(DigestKind kind, std::string_view bytes) {
  const std::array algorithms{EVP_sha256(), EVP_sha384(), EVP_sha512()};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size,
             algorithms.at(static_cast<std::size_t>(kind)), nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE * 2> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(length)};
}

std::string bytes_of_base64(std::string_view text) {
  std::string bare;
  for (const char c : text)
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) bare += c;
  if (bare.empty() || bare.size() % 4 != 0) return {};
  const auto padding = bare.size() - std::min(bare.find('='), bare.size());
  if (padding > 2 || bare.find_first_not_of('=', bare.size() - padding) < bare.size()) return {};
  std::string bytes(bare.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(bare.data()),
                                   static_cast<int>(bare.size()));
  if (size < 0) return {};
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

}  // namespace ecluse::validation
