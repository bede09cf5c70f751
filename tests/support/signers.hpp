// People who sign, for tests: keys and certificates made when they are asked for, so that nothing
// expires and nothing is kept; their CMS and XML signatures, good ones and others.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "tests/support/pdfs.hpp"

struct evp_pkey_st;
struct x509_st;

namespace ecluse::tests {

/// When signatures are looked at: within the life of every certificate that is not made otherwise.
inline constexpr Instant signing_day{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

enum class KeyKind : std::uint8_t { p256, rsa2048, rsa1024 };

/// A key and its certificate.
class Identity {
 public:
  struct Wish {
    std::string name = "Jeanne Martin";
    const Identity* issuer = nullptr;  ///< null: signed by itself
    bool authority = false;
    KeyKind key = KeyKind::p256;
    Instant from = signing_day - std::chrono::hours{24 * 30};
    Instant to = signing_day + std::chrono::hours{24 * 300};
    std::string usage = "digitalSignature";
    std::string alternative{};  ///< other names: "DNS:localhost", "email:jeanne@ecluse.test"
    const Identity* same_key = nullptr;  ///< takes the key and the serial number of that one
  };
  explicit Identity(const Wish& wish);
  Identity(Identity&&) noexcept;
  ~Identity();

  [[nodiscard]] std::string pem() const;  ///< of the certificate
  [[nodiscard]] std::string der() const;
  [[nodiscard]] std::string key_pem() const;
  [[nodiscard]] evp_pkey_st* key() const { return key_; }
  [[nodiscard]] x509_st* certificate() const { return certificate_; }

 private:
  evp_pkey_st* key_ = nullptr;
  x509_st* certificate_ = nullptr;
};

/// An authority, and someone whom it vouches for. Made once.
const Identity& authority();
const Identity& jeanne();

struct CmsWish {
  const char* digest = "SHA256";
  bool attached = false;          ///< the content in the envelope
  bool named_certificate = true;  ///< the ESS attribute
  bool certificate_enclosed = true;
  bool attributes = true;                 ///< signed ones
  std::vector<const Identity*> others{};  ///< certificates enclosed besides
  const Identity* second = nullptr;       ///< signs too
};

/// A CMS over `content`, DER.
std::string cms_of(const Identity& signer, std::string_view content, const CmsWish& wish = {});

struct PdfSigning {
  std::string sub_filter = "ETSI.CAdES.detached";
  std::string field = "Signature1";
  std::string declared = "D:20260228101500+01'00'";
  CmsWish cms{};
  std::size_t room = 4000;  ///< bytes for the CMS
};

/// A PDF as made_pdf makes it, with a signature field whose value signs all of it.
std::string signed_pdf(const PdfPlan& plan, const Identity& signer, const PdfSigning& how = {});

/// The same PDF with one more object behind it, as an incremental update adds it.
std::string with_update(const std::string& pdf, std::string_view object);

}  // namespace ecluse::tests
