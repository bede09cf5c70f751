// What the child process tells of a PDF, as bytes. Written by the child, read by its parent, which
// believes nothing: a PDF may have taken the child over. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/pdf.hpp"

namespace ecluse::daemon {

/// Numbers are eight bytes, low ones first; texts are their length and their bytes.
std::string answer_of(const parsers::PdfContents& contents);

/// Nothing when the bytes are not exactly one answer.
std::optional<parsers::PdfContents> read_answer(std::string_view bytes);

}  // namespace ecluse::daemon
