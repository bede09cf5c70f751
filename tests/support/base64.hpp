// Base64 for tests that make documents with attachments, signatures or samples.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ecluse::tests {

/// The base64 of bytes, in lines of `width` characters; in one line for 0.
std::string to_base64(std::string_view bytes, std::size_t width = 0);

}  // namespace ecluse::tests
