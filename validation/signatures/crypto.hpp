// OpenSSL, met in this pair of files only: who is trusted, CMS signatures, certificates, digests.
// Called by pades and xades on any worker. A Trust is made once with the tables and then only read;
// everything else is made and freed within a call, so any number of threads may verify at once.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"
#include "model/signature.hpp"

namespace ecluse::validation {

/// A file of the trust directory: certificates in PEM, one or several.
struct PemFile {
  std::string name;  ///< for the message of an error only
  std::string text;
};

/// The certificates that vouch: authorities, or signers themselves. Movable.
class Trust {
 public:
  /// Nobody.
  Trust();
  Trust(Trust&&) noexcept;
  Trust& operator=(Trust&&) noexcept;
  ~Trust();

  /// Error E_TRUST: the file that holds no certificate, or one that cannot be read.
  static Result<Trust> load(const std::vector<PemFile>& files);

  [[nodiscard]] std::size_t size() const;

 private:
  friend struct TrustReader;
  struct Store;
  std::unique_ptr<Store> store_;
};

/// Who signed, and why nobody vouches for it.
struct SignerVerdict {
  std::string name;    ///< subject (RFC 2253), UTF-8 as the certificate has it: hostile
  std::string cause;   ///< empty when trusted; else no_trust, unknown_issuer, expired,
                       ///< not_yet_valid, weak, usage, chain, or certificate (unreadable)
  std::string detail;  ///< the words of the library
};

/// The chain from a certificate (DER) to one that is trusted, at an instant. `others` are the
/// certificates that came with it. Revocation is not looked at.
SignerVerdict judge_signer(const std::string& certificate, const std::vector<std::string>& others,
                           const Trust& trust, Instant at);

struct CmsVerdict {
  SignatureState state = SignatureState::unverifiable;
  std::string cause, detail, signer;
};

/// A detached CMS (DER, zeros may follow) over the bytes of `parts`, one after the other. One
/// signer; SHA-256, 384 or 512; its signing-certificate attribute is checked when there is one.
/// Causes: cms, padding, not_detached, signers, no_certificate, algorithm, value, content,
/// binding, and those of SignerVerdict.
CmsVerdict verify_cms(std::string_view cms, const std::array<std::string_view, 2>& parts,
                      const Trust& trust, Instant at);

enum class DigestKind : std::uint8_t { sha256, sha384, sha512 };

/// The digest of bytes, in base64.
std::string digest_base64(DigestKind kind, std::string_view bytes);

/// The bytes of a base64 text, white space anywhere; empty when it is none.
std::string bytes_of_base64(std::string_view text);

}  // namespace ecluse::validation
