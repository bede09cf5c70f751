// In what form a document was deposited, and what is known of the signatures it carries: values
// made by validation/signatures and shown with the piece. From any thread. Nothing here claims more
// than was checked: neither revocation nor time stamps are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse {

/// formatDepot (chorus-edi.md §1.6), told from the bytes and never from a name (acceptance.md
/// DOC-20). The field has words for PDF only; those of XML are made alike.
enum class DepositFormat : std::uint8_t {
  unknown,
  pdf_non_signe,
  pdf_signe_pades,
  pdf_signe_xades,  ///< a PDF that a signature file of its flux names
  xml_non_signe,
  xml_signe_xades,    ///< in the document, or in a signature file of its flux
  xml_signe_xmldsig,  ///< signed, without the properties that make it XAdES
};

/// "PDF_SIGNE_PADES"… as in JSON; empty for unknown.
std::string_view name_of(DepositFormat format);

enum class SignatureKind : std::uint8_t { pades, xades, xmldsig };

/// "PADES", "XADES", "XMLDSIG".
std::string_view name_of(SignatureKind kind);

enum class SignatureState : std::uint8_t {
  intact,        ///< what it covers is what was signed, by a signer that is trusted
  altered,       ///< what was signed is not the document, or is not what it was
  untrusted,     ///< intact, but nothing in the trust directory vouches for the signer
  unverifiable,  ///< nothing could be said
};

/// "intact", "altered"… as in JSON.
std::string_view name_of(SignatureState state);

struct Signature {
  SignatureKind kind = SignatureKind::pades;
  SignatureState state = SignatureState::unverifiable;
  std::string cause;        ///< why it is not intact: the end of a key "cause.*" of the catalogue
  std::string detail;       ///< completes the cause: an algorithm, the words of the library
  std::string label;        ///< the PDF field, the Id of the XML signature, or the signature file
  std::string signer;       ///< subject of the certificate (RFC 2253), empty when there is none
  std::string declared_at;  ///< when, as the signer declares it; nothing proves it
  bool covers_all = true;   ///< false: the PDF was completed after this signature

  friend bool operator==(const Signature&, const Signature&) = default;
};

/// What is told of a piece as it was deposited.
struct DepositFacts {
  DepositFormat format = DepositFormat::unknown;
  bool facturx = false;  ///< a PDF that carries its invoice
  std::vector<Signature> signatures;

  friend bool operator==(const DepositFacts&, const DepositFacts&) = default;
};

}  // namespace ecluse
