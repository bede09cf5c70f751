// The signatures of a PDF (ISO 32000-2 §12.8, ETSI EN 319 142), from the signature dictionaries
// that the child process read and the bytes of the PDF. Called by daemon/examine on any worker;
// pure. Revocation and time stamps are not looked at, nor what later revisions of the PDF change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/signature.hpp"
#include "validation/signatures/verification.hpp"

namespace ecluse::validation {

/// A signature dictionary: nothing of it is believed.
struct PdfSeal {
  std::string_view field;
  std::string_view sub_filter;
  std::string_view contents;             ///< /Contents, decoded, padding included
  std::string_view declared;             ///< /M
  std::vector<std::int64_t> byte_range;  ///< /ByteRange; empty when absent
};

/// One result a seal, in order. The byte range must begin at 0 and leave out exactly the /Contents
/// that the dictionary holds; what follows its end makes covers_all false. Causes: byte_range, gap,
/// sub_filter, timestamp, count, and those of verify_cms.
std::vector<Signature> check_pdf_signatures(std::string_view pdf, const std::vector<PdfSeal>& seals,
                                            const Verification& with);

/// "D:20260302100000+01'00'" as "2026-03-02T10:00:00+01:00"; empty when it is no date.
std::string iso_of_pdf_date(std::string_view text);

}  // namespace ecluse::validation
