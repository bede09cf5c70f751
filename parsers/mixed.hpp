// An XML file that is no flux: a rulebook, or a code database beside one, where text and elements
// stand among one another. Called by daemon when rulebooks are loaded; pure, from any thread.
#pragma once

#include <string_view>

#include "model/document.hpp"
#include "model/result.hpp"
#include "parsers/read_limits.hpp"

namespace ecluse::parsers {

/// What a file of a rulebook may cost.
inline constexpr ReadLimits mixed_limits{
    .document_bytes = 20'000'000, .text_bytes = 2'000'000, .elements = 500'000, .findings = 1};

/// The tree of `bytes`, base64 content kept as text. Where text and elements are mixed, each run of
/// text is also a child element without name, in its place; so is white space behind such a run.
/// Nothing outside of `bytes` is read; a DOCTYPE is refused. Error E_XML: line, column, what is
/// wrong.
Result<Document> read_mixed(std::string_view bytes, const ReadLimits& limits = mixed_limits);

}  // namespace ecluse::parsers
