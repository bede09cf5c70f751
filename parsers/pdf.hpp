// libqpdf, met in this pair of files only: the files attached to a PDF, its metadata and its
// signature dictionaries. Called by
// the child process that daemon/pdf_child starts, and by tests: some PDFs take seconds and
// gigabytes before the library lets anyone stop it. Pure; any thread, and no state is kept.
// In C++17: clang 14 does not read the headers of libqpdf 11 in C++20.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ecluse::parsers {

/// Of which attachments the bytes are given; the others are counted only.
enum class PdfKeep : std::uint8_t { xml, all };

/// Sizes are bytes once decoded. Beyond any of them the reading stops with PdfState::over_limit.
struct PdfLimits {
  std::uint64_t attachment_bytes = 120'000'000;  ///< of one (chorus-edi.md §1.5)
  std::uint64_t total_bytes = 240'000'000;       ///< of all
  std::uint64_t metadata_bytes = 10'000'000;
  std::uint32_t attachments = 500;
  PdfKeep keep = PdfKeep::xml;
};

enum class PdfState : std::uint8_t { opened, needs_password, damaged, over_limit };

/// Names and types are UTF-8 or what the PDF had in their place: hostile, never a path.
struct PdfAttachment {
  std::string name;
  std::string relationship;  ///< AFRelationship without its slash, empty when absent
  std::string mime;          ///< as declared, empty when absent
  std::uint64_t size = 0;
  std::string bytes;  ///< all of them, or none (PdfKeep)

  friend bool operator==(const PdfAttachment& a, const PdfAttachment& b) {
    return std::tie(a.name, a.relationship, a.mime, a.size, a.bytes) ==
           std::tie(b.name, b.relationship, b.mime, b.size, b.bytes);
  }
};

/// A signature dictionary (ISO 32000-2 §12.8.1) as the PDF gives it: nothing of it is believed.
struct PdfSignature {
  std::string field;                     ///< name of the form field that it is the value of
  std::string sub_filter;                ///< ETSI.CAdES.detached…, empty when absent
  std::string contents;                  ///< its bytes, padding included
  std::string declared;                  ///< /M as it is written
  std::vector<std::int64_t> byte_range;  ///< empty when it is not an array of integers

  friend bool operator==(const PdfSignature& a, const PdfSignature& b) {
    return std::tie(a.field, a.sub_filter, a.contents, a.declared, a.byte_range) ==
           std::tie(b.field, b.sub_filter, b.contents, b.declared, b.byte_range);
  }
};

struct PdfContents {
  PdfState state = PdfState::damaged;
  std::string detail;         ///< words of the library, or the name of the limit
  bool encrypted = false;     ///< an encrypted PDF opens with the empty user password
  std::uint32_t repairs = 0;  ///< faults that the library read over
  std::string metadata;       ///< the XMP packet of the document
  std::vector<PdfAttachment> attachments;
  std::vector<PdfSignature> signatures;  ///< of the fields that are signed, in their order

  friend bool operator==(const PdfContents& a, const PdfContents& b) {
    return std::tie(a.state, a.detail, a.encrypted, a.repairs, a.metadata, a.attachments,
                    a.signatures) == std::tie(b.state, b.detail, b.encrypted, b.repairs, b.metadata,
                                              b.attachments, b.signatures);
  }
};

/// The attachments that the name tree of the catalogue gives, in its order, then those that are in
/// its /AF array only (ISO 32000-2 §7.7.4, §14.13).
PdfContents read_pdf(std::string_view bytes, const PdfLimits& limits = {});

}  // namespace ecluse::parsers
