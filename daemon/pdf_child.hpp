// PDFs are opened in a process of their own, this program started anew, with limits on memory and
// processor time: what a hostile PDF does, it does there. open_pdf is called on any worker; the
// other side is what main does when it is called as the child.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/result.hpp"
#include "parsers/pdf.hpp"

namespace ecluse::daemon {

struct PdfChildLimits {
  parsers::PdfLimits pdf;
  std::uint64_t memory_bytes = 1'000'000'000;  ///< of address space; 0 for none
  std::uint64_t processor_seconds = 10;        ///< ordinary PDFs take milliseconds
  /// Real time. Beyond it the machine is to blame: a PDF meets the two limits above before.
  std::chrono::milliseconds patience{120'000};
};

/// What is in a PDF, as parsers::read_pdf tells. A child that dies of the PDF makes it `damaged`
/// (detail: the signal), one that takes too much makes it `over_limit` (pdf_time, pdf_memory).
/// Error E_PDF_CHILD: no child could be started, or something else than the PDF ended it; to be
/// tried again.
Result<parsers::PdfContents> open_pdf(std::string_view bytes, const PdfChildLimits& limits = {});

/// When `argv` is that of a child: reads the PDF on the standard input, writes the answer on the
/// standard output, and gives the exit status. Nothing for any other command line.
std::optional<int> serve_as_pdf_child(int argc, const char* const* argv);

}  // namespace ecluse::daemon
