// The signatures of XML documents (XMLDSig, XAdES), embedded in an invoice or in a file beside it
// (chorus-edi.md §1.6): which of them may be believed at all, by tables of algorithms and by what
// they cover, then what each is worth. Called by daemon on any worker; pure. Revocation, time
// stamps, signature policies and countersignatures are not looked at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/signature.hpp"
#include "validation/signatures/verification.hpp"
#include "validation/signatures/xmldsig.hpp"

namespace ecluse::validation {

/// Whether a tree holds a ds:Signature: the look that a document without signature pays for.
bool holds_signature(const Element& root);

/// Whether that is the root of a file that holds signatures only.
bool is_signature_file(std::string_view ns, std::string_view name);

/// Whether a document is signed at all, and with the properties that make it XAdES.
DepositFormat signed_format(const std::vector<Signature>& signatures);

/// One result for each signature of a document, which must be covered whole by it. Causes:
/// unreadable, size, count, countersignature, references, transform, algorithm, no_certificate,
/// not_covering, duplicate_id, properties, binding, content, reference, value, file_absent, and
/// those of SignerVerdict.
std::vector<Signature> check_xml_signatures(std::string_view xml, const Verification& with);

/// The signatures of a file of signatures, which name the files that they cover. Each file is shown
/// once with take(), in any order; conclude() then tells what each signature is worth for each.
class DetachedSignatures {
 public:
  /// `name` is that of the signature file; `bytes` may go away afterwards.
  DetachedSignatures(std::string name, std::string_view bytes);

  /// Whether a file of that name is covered, or should be.
  [[nodiscard]] bool wants(std::string_view file) const;
  void take(std::string_view file, std::string_view bytes);

  struct Covered {
    std::string file;  ///< empty when the signature names none
    Signature signature;
  };
  [[nodiscard]] std::vector<Covered> conclude(const Verification& with) const;

 private:
  enum class Seen : std::uint8_t { no, holds, differs, too_big };

  /// A reference of a signature to a file, and what became of it.
  struct Outside {
    std::size_t signature, reference;
    std::string file;
    Seen seen = Seen::no;
  };

  std::string name_;
  SignedXml xml_;
  std::vector<Outside> outside_;
  std::size_t work_ = 0;  ///< bytes of the files shown, once for each reference
};

}  // namespace ecluse::validation
