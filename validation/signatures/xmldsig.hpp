// libxmlsec1 and the libxml2 tree that it works on, met in this pair of files only: the XML
// signatures of a document (W3C XMLDSig 1.1, ETSI EN 319 132) as facts, and the mathematics of
// each. What may be believed is decided in xades, before anything is computed: here nothing opens
// a file or a connection, no DOCTYPE is read, no key comes from the document. Called on any worker;
// a SignedXml belongs to one thread, any number of them may live at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse::validation {

/// What the URI of a reference leads to.
enum class Target : std::uint8_t {
  document,    ///< the whole document: "" or the Id of its root
  properties,  ///< the SignedProperties of this signature
  own,         ///< another part of this signature
  elsewhere,   ///< a part of the document
  nothing,     ///< an Id that nobody has, no URI
  several,     ///< an Id that two elements have
  outside,     ///< another file
};

struct ReferenceFacts {
  std::string uri;
  std::string type;
  Target target = Target::nothing;
  std::vector<std::string> transforms;  ///< algorithms
  std::string digest;                   ///< algorithm
};

/// The digest of a certificate, as XAdES names the one of the signer.
struct CertificateDigest {
  std::string algorithm, value;  ///< of base64, as written
};

/// A ds:Signature as it is written: nothing of it is believed.
struct XmlSignatureFacts {
  std::string id;
  bool whole = false;                    ///< it has the parts that the standard asks for
  bool counter = false;                  ///< it stands inside another one
  std::string canonicalization, method;  ///< algorithms
  std::vector<ReferenceFacts> references;
  std::vector<std::string> certificates;  ///< of its KeyInfo, in base64 as written
  bool has_properties = false;            ///< SignedProperties of XAdES 1.3.2
  std::string properties_target;          ///< "#" and the Id of the signature that they qualify
  std::vector<CertificateDigest> signing_certificates;
  std::string declared_at;  ///< SigningTime
};

class SignedXml {
 public:
  /// Reads a document; `bytes` may go away afterwards. Where it cannot be read (not well formed, a
  /// DOCTYPE), readable() is false and there are no signatures.
  explicit SignedXml(std::string_view bytes);
  SignedXml(SignedXml&&) noexcept;
  ~SignedXml();

  [[nodiscard]] bool readable() const;
  /// In the order of the document, at most 100.
  [[nodiscard]] const std::vector<XmlSignatureFacts>& signatures() const;

  /// Whether what a reference leads to has the digest that it gives. Runs the transforms that the
  /// reference names: the caller has looked at them before. False for one that is outside.
  [[nodiscard]] bool reference_holds(std::size_t signature, std::size_t reference) const;
  /// The same for a file outside, given by its bytes.
  [[nodiscard]] bool reference_holds(std::size_t signature, std::size_t reference,
                                     std::string_view file) const;
  /// Whether the value of a signature is that of its SignedInfo, by the key of a certificate (DER).
  [[nodiscard]] bool value_holds(std::size_t signature, const std::string& certificate) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace ecluse::validation
