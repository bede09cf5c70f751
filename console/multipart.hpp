// multipart/form-data, the form that brings a file (RFC 7578). What a browser sends is read, all
// else is refused: parts are bounded, headers are few, and the name of a file is only a word that
// somebody typed. Called by console/incoming; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "console/request.hpp"

namespace ecluse::console {

/// What a form brought: its fields, and its file when there was one.
struct Form {
  Fields fields{};
  std::optional<Upload> file{};
};

/// The boundary that a Content-Type names: 1 to 70 characters of RFC 2046. Nothing when the type is
/// another, or names none.
std::optional<std::string> boundary_of(std::string_view content_type);

/// At most 100 parts, of which one file; a field is at most 64 kB of what read_form() takes.
/// Nothing when it is anything else.
std::optional<Form> read_multipart(std::string_view body, std::string_view boundary);

}  // namespace ecluse::console
