#include "daemon/deposit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "ingest/display.hpp"
#include "validation/signatures/pades.hpp"
#include "validation/signatures/report.hpp"
#include "validation/signatures/xades.hpp"

namespace ecluse::daemon {
namespace {

std::vector<Signature> signatures_of(std::string_view bytes, const PdfFacts& pdf,
                                     const validation::Verification& with) {
  std::vector<validation::PdfSeal> seals;
  for (const auto& one : pdf.signatures)
    seals.push_back({one.field, one.sub_filter, one.contents, one.declared, one.byte_range});
  return validation::check_pdf_signatures(bytes, seals, with);
}

/// Whether the reader went to the end of a document: beyond its limits nobody computes.
bool was_read(const std::vector<Finding>& findings) {
  static constexpr std::array<std::string_view, 4> ends{"ERR_XSD_LIMIT", "ERR_XSD_MALFORMED",
                                                        "ERR_XSD_DOCTYPE", "ERR_XSD_ENCODING"};
  return std::ranges::none_of(findings, [](const Finding& finding) {
    return std::ranges::find(ends, finding.code) != ends.end();
  });
}

Signature unread_signature() {
  Signature one;
  one.kind = SignatureKind::xmldsig;
  one.cause = "unreadable";
  return one;
}

}  // namespace

void make_harmless(std::vector<Signature>& signatures) {
  for (auto& one : signatures)
    for (auto* text : {&one.detail, &one.label, &one.signer})
      *text = ingest::displayed(*text, ingest::Shown::utf8);
}

DepositFacts deposit_of(std::string_view bytes, const parsers::Reading& reading,
                        const PdfFacts& pdf, const Tables& tables, Instant received,
                        std::vector<Finding>& findings) {
  DepositFacts facts;
  const validation::Verification with{tables.trust, received};
  if (pdf.opened) {
    facts.facturx = pdf.facturx;
    facts.signatures = signatures_of(bytes, pdf, with);
    facts.format =
        facts.signatures.empty() ? DepositFormat::pdf_non_signe : DepositFormat::pdf_signe_pades;
  } else if (const auto* root = reading.document.root()) {
    if (validation::holds_signature(*root))
      facts.signatures = was_read(findings) ? validation::check_xml_signatures(bytes, with)
                                            : std::vector{unread_signature()};
    facts.format = validation::signed_format(facts.signatures);
  }
  make_harmless(facts.signatures);
  auto told = validation::findings_of(facts.signatures, tables.signatures);
  findings.insert(findings.end(), std::make_move_iterator(told.begin()),
                  std::make_move_iterator(told.end()));
  return facts;
}

}  // namespace ecluse::daemon
