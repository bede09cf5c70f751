#include "daemon/read_piece.hpp"

#include <iterator>
#include <utility>
#include <vector>

#include "daemon/pdf_child.hpp"
#include "ingest/display.hpp"
#include "ingest/sniff.hpp"
#include "parsers/facturx.hpp"

namespace ecluse::daemon {
namespace {

/// Values come from the PDF, and go as they are into return files.
void make_harmless(std::vector<Finding>& findings) {
  for (auto& finding : findings)
    for (auto& value : finding.values)
      value.text = ingest::displayed(value.text, ingest::Shown::utf8);
}

/// Findings of the PDF go before those of the XML.
void put_before(std::vector<Finding> first, std::vector<Finding>& findings) {
  make_harmless(first);
  findings.insert(findings.begin(), std::make_move_iterator(first.begin()),
                  std::make_move_iterator(first.end()));
}

parsers::Reading read_invoice(const parsers::PdfContents& contents, std::string_view schema,
                              parsers::Reader& reader) {
  auto choice = parsers::choose_invoice(contents);
  parsers::Reading reading;
  if (choice.invoice) {
    reading = reader.read(choice.invoice->bytes, schema);
    const auto profile = reading.piece ? text_of(reading.piece->profile) : std::string_view{};
    put_before(parsers::judge_packaging(contents, *choice.invoice, profile), reading.findings);
  }
  put_before(std::move(choice.findings), reading.findings);
  reading.format = Format::pdf;
  return reading;
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return ingest::sniff(bytes) == Format::pdf;
}

Result<parsers::Reading> read_piece(parsers::LiftedText&& content, std::string_view schema,
                                    parsers::Reader& reader, PdfFacts* pdf) {
  if (!is_pdf(content.text)) return reader.read(std::move(content), schema);
  auto contents = open_pdf(content.text);
  if (!contents) return tl::unexpected(contents.error());
  auto reading = read_invoice(*contents, schema, reader);
  if (pdf)
    *pdf = {contents->state == parsers::PdfState::opened, reading.document.root() != nullptr,
            std::move(contents->signatures)};
  return reading;
}

}  // namespace ecluse::daemon
