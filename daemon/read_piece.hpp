// One piece as it came in the flux, read: an XML, or a PDF that carries one. Called by examine on
// any worker with the worker's own reader.
#pragma once

#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "parsers/pdf.hpp"
#include "parsers/reader.hpp"

namespace ecluse::daemon {

/// Whether the bytes are a PDF rather than an XML.
bool is_pdf(std::string_view bytes);

/// What a PDF says beside its invoice.
struct PdfFacts {
  bool opened = false;   ///< false for an XML, and for a PDF that could not be read
  bool facturx = false;  ///< one of its files was read as the invoice
  std::vector<parsers::PdfSignature> signatures;
};

/// The reading of an XML; of a PDF, that of the invoice in it, with the findings of the PDF before
/// those of the XML and the format PDF, and in `pdf`, when it is given, what else it says. `schema`
/// as Reader::read takes it. Error E_PDF_CHILD.
Result<parsers::Reading> read_piece(parsers::LiftedText&& content, std::string_view schema,
                                    parsers::Reader& reader, PdfFacts* pdf = nullptr);

}  // namespace ecluse::daemon
