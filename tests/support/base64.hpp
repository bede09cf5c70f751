// Base64 for tests that make documents with attachments.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::tests {

/// The base64 of bytes, in one line.
std::string to_base64(std::string_view bytes);

}  // namespace ecluse::tests
