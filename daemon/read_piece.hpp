// One piece as it came in the flux, read: an XML, or a PDF that carries one. Called by examine on
// any worker with the worker's own reader.
#pragma once

#include <string_view>

#include "model/result.hpp"
#include "parsers/reader.hpp"

namespace ecluse::daemon {

/// Whether the bytes are a PDF rather than an XML.
bool is_pdf(std::string_view bytes);

/// The reading of an XML; of a PDF, that of the invoice in it, with the findings of the PDF before
/// those of the XML and the format PDF. `schema` as Reader::read takes it. Error E_PDF_CHILD.
Result<parsers::Reading> read_piece(std::string_view bytes, std::string_view schema,
                                    parsers::Reader& reader);

}  // namespace ecluse::daemon
