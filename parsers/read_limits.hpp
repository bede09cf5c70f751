// What one document may cost a worker. Set by daemon/ from the configuration; read by Reader.
#pragma once

#include <cstdint>

namespace ecluse::parsers {

/// Beyond any of them: one finding ERR_XSD_LIMIT (values "limit": the name of the member, "seen"
/// where it is known), and the reading stops there. They hold the time of a hostile document to
/// seconds and its memory to a few times its size.
struct ReadLimits {
  std::uint64_t document_bytes = 120'000'000;  ///< before decoding
  std::uint64_t text_bytes = 2'000'000;  ///< of one element or attribute, base64 content apart
  std::uint32_t depth = 64;              ///< elements inside one another
  std::uint32_t attributes = 64;         ///< of one start tag, declarations included
  std::uint32_t elements = 2'000'000;
  std::uint32_t statuses = 10'000;  ///< of one document; an invoice has none
  std::uint32_t findings = 100;     ///< those that follow are left out, without a word
};

}  // namespace ecluse::parsers
