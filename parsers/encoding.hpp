// The character encodings a document may come in, and their way to UTF-8, the only one that the
// rest of the room meets. Called by Reader before parsing. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecluse::parsers {

/// Why a document is not text, and where.
struct EncodingFault {
  std::uint64_t offset = 0;  ///< byte of the input, from 0
  std::string seen;          ///< "0xFF", or the name of an encoding that is not read here
};

struct DecodedText {
  std::string_view text;  ///< UTF-8 without byte order mark
  std::optional<EncodingFault> fault;
};

/// Reads UTF-8 (with or without mark), UTF-16 (with mark), ISO-8859-1 and ISO-8859-15 (declared).
/// Anything else, a malformed sequence and the character NUL are faults. The text views `bytes` or,
/// when it had to be rewritten, `room`.
DecodedText to_utf8(std::string_view bytes, std::string& room);

/// The encoding that the XML declaration names, empty when it names none; views `text`.
std::string_view declared_encoding(std::string_view text);

/// Whether to_utf8 takes the bytes that begin so as they are, but for a byte order mark.
bool reads_as_utf8(std::string_view head);

}  // namespace ecluse::parsers
