// Any bytes as a PDF that carries an invoice: there is one to read, or an error that says why not.
// Limits are small, so that what takes long is found and not what is large.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parsers/facturx.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ecluse;
  parsers::PdfLimits limits;
  limits.attachment_bytes = limits.metadata_bytes = 1'000'000;
  limits.total_bytes = 5'000'000;
  const auto contents = parsers::read_pdf({reinterpret_cast<const char*>(data), size}, limits);
  const auto choice = parsers::choose_invoice(contents);
  if ((choice.invoice == nullptr) != has_error(choice.findings)) std::abort();
  if (choice.invoice)
    for (const auto* profile : {"urn:cen.eu:en16931:2017", "urn:factur-x.eu:1p0:minimum"})
      parsers::judge_packaging(contents, *choice.invoice, profile);
  return 0;
}
