// XML signed for tests, with libxml2 and OpenSSL alone: what the house verifies with libxmlsec1 is
// made here by other means. Every part of a signature may be made wrong.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/signers.hpp"

namespace ecluse::tests {

inline constexpr const char* enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr const char* exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr const char* sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";

struct XmlReference {
  std::string uri;
  std::vector<std::string> transforms{enveloped, exclusive};
  std::string type{};
  std::string digest = sha256_uri;  ///< as it is named; SHA-256 is what is computed
};

struct XmlSigning {
  std::vector<XmlReference> references{{}};  ///< besides that of the properties
  bool properties = true;                    ///< XAdES, or XMLDSig only
  bool properties_covered = true;
  std::vector<std::string> properties_transforms{exclusive};
  bool first_version = false;  ///< SigningCertificate, which XAdES 1.3.2 of 2009 knows, not its V2
  std::string properties_id = "P-1";  ///< what the reference to the properties names
  std::string properties_target = "#S-1";
  std::string method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  std::string canonicalization = exclusive;
  const Identity* named = nullptr;  ///< whose certificate is named; the signer's
  std::string named_digest = sha256_uri;
  std::vector<const Identity*> enclosed{};  ///< certificates; the signer's when empty
  bool key_info = true;
  std::map<std::string, std::string> files{};  ///< what references outside lead to
};

/// `document` with the signature in the place of "{signature}".
std::string signed_xml(std::string document, const Identity& signer, const XmlSigning& how = {});

/// A signature file that covers these files, by name.
std::string signature_file(const std::map<std::string, std::string>& files, const Identity& signer,
                           XmlSigning how = {});

/// An invoice in UBL with a place for a signature, as ext:UBLExtensions gives one.
std::string ubl_with_place(std::string ubl);

}  // namespace ecluse::tests
