#include "tests/support/signers.hpp"

#include <cstdio>
#include <stdexcept>
#include <utility>

#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace ecluse::tests {
namespace {

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

std::string taken(BIO* bio) {
  char* text = nullptr;
  const auto size = BIO_get_mem_data(bio, &text);
  std::string bytes(text, static_cast<std::size_t>(size));
  BIO_free(bio);
  return bytes;
}

EVP_PKEY* made_key(KeyKind kind) {
  if (kind == KeyKind::p256) return EVP_EC_gen("P-256");
  return EVP_RSA_gen(kind == KeyKind::rsa2048 ? 2048 : 1024);
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  auto* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  require(extension != nullptr, "extension");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

BIO* reading(std::string_view bytes) {
  return BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    char pair[3];
    std::snprintf(pair, sizeof pair, "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    text += pair;
  }
  return text;
}

void put(std::string& text, std::string_view wanted, const std::string& value) {
  const auto at = text.find(wanted);
  require(at != std::string::npos && value.size() <= wanted.size(), "no room");
  text.replace(at, wanted.size(), value + std::string(wanted.size() - value.size(), ' '));
}

}  // namespace

Identity::Identity(const Wish& wish) {
  if (wish.same_key) {
    key_ = wish.same_key->key_;
    EVP_PKEY_up_ref(key_);
  } else {
    key_ = made_key(wish.key);
  }
  certificate_ = X509_new();
  X509_set_version(certificate_, X509_VERSION_3);
  static long serial = 1000;
  if (wish.same_key)
    X509_set_serialNumber(certificate_, X509_get_serialNumber(wish.same_key->certificate_));
  else
    ASN1_INTEGER_set(X509_get_serialNumber(certificate_), ++serial);
  ASN1_TIME_set(X509_getm_notBefore(certificate_), std::chrono::system_clock::to_time_t(wish.from));
  ASN1_TIME_set(X509_getm_notAfter(certificate_), std::chrono::system_clock::to_time_t(wish.to));
  auto* name = X509_get_subject_name(certificate_);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(wish.name.c_str()), -1, -1, 0);
  auto* issuer = wish.issuer ? wish.issuer->certificate_ : certificate_;
  X509_set_issuer_name(certificate_, X509_get_subject_name(issuer));
  X509_set_pubkey(certificate_, key_);
  add_extension(certificate_, issuer, NID_basic_constraints,
                wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  const std::string usage = wish.authority ? "keyCertSign" : wish.usage;
  if (!usage.empty()) add_extension(certificate_, issuer, NID_key_usage, "critical," + usage);
  if (!wish.alternative.empty())
    add_extension(certificate_, issuer, NID_subject_alt_name, wish.alternative);
  require(X509_sign(certificate_, wish.issuer ? wish.issuer->key_ : key_, EVP_sha256()) > 0,
          "X509_sign");
}

Identity::Identity(Identity&& other) noexcept
    : key_(std::exchange(other.key_, nullptr)),
      certificate_(std::exchange(other.certificate_, nullptr)) {}

Identity::~Identity() {
  EVP_PKEY_free(key_);
  X509_free(certificate_);
}

std::string Identity::pem() const {
  auto* out = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(out, certificate_);
  return taken(out);
}

std::string Identity::der() const {
  auto* out = BIO_new(BIO_s_mem());
  i2d_X509_bio(out, certificate_);
  return taken(out);
}

std::string Identity::key_pem() const {
  auto* out = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(out, key_, nullptr, nullptr, 0, nullptr, nullptr);
  return taken(out);
}

std::string cms_of(const Identity& signer, std::string_view content, const CmsWish& wish) {
  unsigned flags = CMS_BINARY | CMS_PARTIAL;
  if (!wish.attached) flags |= CMS_DETACHED;
  unsigned of_signer = CMS_BINARY;
  if (wish.named_certificate) of_signer |= CMS_CADES;
  if (!wish.certificate_enclosed) of_signer |= CMS_NOCERTS;
  if (!wish.attributes) of_signer = (of_signer | CMS_NOATTR) & ~unsigned{CMS_CADES};
  auto* source = reading(content);
  auto* cms = CMS_sign(nullptr, nullptr, nullptr, source, flags);
  const auto* digest = EVP_get_digestbyname(wish.digest);
  require(CMS_add1_signer(cms, signer.certificate(), signer.key(), digest, of_signer) != nullptr,
          "CMS_add1_signer");
  if (wish.second)
    CMS_add1_signer(cms, wish.second->certificate(), wish.second->key(), digest, of_signer);
  for (const auto* other : wish.others) CMS_add1_cert(cms, other->certificate());
  require(CMS_final(cms, source, nullptr, flags) == 1, "CMS_final");
  BIO_free(source);
  auto* out = BIO_new(BIO_s_mem());
  i2d_CMS_bio(out, cms);
  CMS_ContentInfo_free(cms);
  return taken(out);
}

std::string signed_pdf(const PdfPlan& plan, const Identity& signer, const PdfSigning& how) {
  constexpr std::string_view range = "[0 1111111111 2222222222 3333333333]";
  const std::string gap = '<' + std::string(how.room * 2, '0') + '>';
  auto with_form = plan;
  with_form.signature = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + how.sub_filter +
                        " /M (" + how.declared + ") /ByteRange " + std::string(range) +
                        " /Contents " + gap + " >>";
  with_form.field = how.field;
  auto pdf = made_pdf(with_form);
  const auto begin = pdf.find(gap), end = begin + gap.size();
  put(pdf, range,
      "[0 " + std::to_string(begin) + ' ' + std::to_string(end) + ' ' +
          std::to_string(pdf.size() - end) + ']');
  const auto digits = hexadecimal(cms_of(signer, pdf.substr(0, begin) + pdf.substr(end), how.cms));
  require(digits.size() <= how.room * 2, "no room for the signature");
  return pdf.replace(begin + 1, digits.size(), digits);
}

std::string with_update(const std::string& pdf, std::string_view object) {
  const auto previous = pdf.rfind("startxref\n") + 10;
  const auto root_at = pdf.rfind("/Root ");
  const auto root = pdf.substr(root_at, pdf.find('R', root_at + 6) - root_at + 1);
  std::string update = "900 0 obj\n" + std::string(object) + "\nendobj\n";
  char row[21];
  std::snprintf(row, sizeof row, "%010zu 00000 n \n", pdf.size());
  const auto table = pdf.size() + update.size();
  update += "xref\n900 1\n" + std::string(row) + "trailer\n<< /Size 901 " + root + " /Prev " +
            std::to_string(std::stoul(pdf.substr(previous))) + " >>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
  return pdf + update;
}

const Identity& authority() {
  static const Identity one({.name = "Autorite", .authority = true});
  return one;
}

const Identity& jeanne() {
  static const Identity one({.issuer = &authority()});
  return one;
}

}  // namespace ecluse::tests
