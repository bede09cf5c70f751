// The contents that documents carry (attachments) and what is known of them when they were read as
// a stream and not kept. Parsers count them and tell their type; who hashes them or keeps their
// bytes is a ContentSink, given by daemon: parsers do neither.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse {

/// 1 Mo, for attachments, pieces and flux alike: 10^6 bytes. The sources write "Mo" and "Go" and
/// nowhere a number of bytes (chorus-edi.md §1.5); Mo is decimal by the SI. Some connectors count
/// 2^20, which admits 4.9 % more: a file between the two is refused here, by name and with its
/// size, rather than later by Chorus Pro, without one.
inline constexpr std::uint64_t one_mo = 1'000'000;

using Sha256Digest = std::array<unsigned char, 32>;

/// 64 lower-case hexadecimal digits.
std::string hex_text(const Sha256Digest& digest);

/// What a content is, told by its first bytes.
enum class ContentType : std::uint8_t {
  empty,
  unknown,
  pdf,
  zip,
  ooxml,  ///< docx, xlsx, pptx: a ZIP of a known shape
  odf,    ///< odt, ods, odp: a ZIP of a known shape
  ole,    ///< doc, xls, ppt before 2007
  rtf,
  xml,
  html,
  text,
  png,
  jpeg,
  gif,
  tiff,
  bmp,
  gzip,
  bzip2,
  signature,   ///< ASN.1 in DER or PEM: what a .p7s holds
  executable,  ///< a program or a script
};
inline constexpr int content_type_count = 20;

/// "PDF", "ZIP", "OOXML"… as in JSON and in sentences.
std::string_view name_of(ContentType type);

/// Why the inside of a ZIP could not be told, or cannot be believed.
enum class ZipFault : std::uint8_t {
  none,
  truncated,  ///< it ends before its end
  structure,  ///< no sequence of files, directory and end, each byte used once
  inflate,    ///< compressed data that cannot be read
  checksum,   ///< a CRC-32 that is not that of the file
  sizes,      ///< a size, place or count that is not the real one
  name,       ///< a file that asks to be written elsewhere ("../x", "/x", "C:x")
  limit,      ///< too many files, or too many bytes when decompressed
  encrypted,
  method,  ///< neither stored nor deflated, or of an extension not read here (ZIP64)
};
inline constexpr int zip_fault_count = 10;

/// "truncated", "structure"…; empty for none.
std::string_view name_of(ZipFault fault);

/// A file in a ZIP.
struct ZippedFile {
  std::string name;               ///< printable UTF-8, for display only, never a path
  std::uint64_t size = 0;         ///< bytes, decompressed and counted
  std::uint64_t packed_size = 0;  ///< bytes in the ZIP
  ContentType type = ContentType::empty;
  Sha256Digest sha256{};   ///< zero when nothing was hashed
  std::uint32_t kept = 0;  ///< ContentReceipt::number
};

/// What is remembered of an attachment, its content gone.
struct AttachmentFacts {
  std::string name;  ///< as the document names it
  std::string mime;  ///< as declared
  std::uint64_t size = 0;
  ContentType type = ContentType::empty;
  Sha256Digest sha256{};
  std::uint32_t kept = 0;         ///< ContentReceipt::number
  std::vector<ZippedFile> files;  ///< when it is a ZIP
  std::string code{};             ///< its type as declared: 01, RIB, BORDEREAU_SUIVI…
  std::string designation{};      ///< what the document calls it, empty when it does not
  std::string kind{};             ///< what it is for (routing/attachment_kinds), empty for nothing
  std::string line{};             ///< the line it belongs to, empty for the whole piece
};

/// What became of the bytes of a content.
struct ContentReceipt {
  Sha256Digest sha256{};
  std::uint32_t number = 0;  ///< by which the sink knows what it kept; 0 when it kept nothing
};

/// Takes the bytes of one content as they are decoded. One thread.
class ContentSink {
 public:
  ContentSink() = default;
  ContentSink(const ContentSink&) = delete;
  ContentSink& operator=(const ContentSink&) = delete;
  /// A sink that is destroyed before its end forgets what it took.
  virtual ~ContentSink() = default;

  virtual void take(std::string_view bytes) = 0;
  /// There are no more: called once.
  virtual ContentReceipt end() = 0;
};

/// What a content is part of: the document, or a ZIP in it.
enum class ContentPlace : std::uint8_t { document, zip };

/// Makes the sink of one more content; may be empty, then nothing is hashed. Called from the thread
/// that reads the document, several contents may be open at once.
using OpenSink = std::function<std::unique_ptr<ContentSink>(ContentPlace place)>;

}  // namespace ecluse
