#include "tests/faults/good_documents.hpp"

#include <array>

#include "tests/house/material.hpp"
#include "tests/support/pdfs.hpp"

namespace ecluse::tests {
namespace {

/// What an Invoice calls one way and a CreditNote another.
struct OtherName {
  std::string_view invoice, credit_note;
};
constexpr std::array other_names{OtherName{"InvoiceTypeCode", "CreditNoteTypeCode"},
                                 OtherName{"InvoicedQuantity", "CreditedQuantity"},
                                 OtherName{"InvoiceLine", "CreditNoteLine"}};

/// The credit note of samples/, two lines long, as a CreditNote.
std::string credit_note() {
  auto xml = sample_bytes("credit-note");
  for (const auto& name : other_names) xml = replaced(xml, name.invoice, name.credit_note);
  xml = replaced(xml, "xsd:Invoice-2", "xsd:CreditNote-2");
  xml = replaced(xml, "<Invoice ", "<CreditNote ");
  xml = replaced(xml, "</Invoice>", "</CreditNote>");
  const auto begin = xml.find("  <cac:CreditNoteLine>");
  const auto end = xml.find("</CreditNote>");
  auto line = replaced(xml.substr(begin, end - begin), "<cbc:ID>1<", "<cbc:ID>2<");
  line = replaced(line, ">83.00<", ">8.30<");
  xml.insert(end, replaced(line, ">20<", ">2<"));
  xml = replaced(
      xml,
      "<cbc:LineExtensionAmount currencyID=\"EUR\">83.00</cbc:LineExtensionAmount>\n    <cbc:TaxEx",
      "<cbc:LineExtensionAmount currencyID=\"EUR\">91.30</cbc:LineExtensionAmount>\n    "
      "<cbc:TaxEx");
  for (const auto& [from, to] : {OtherName{"TaxExclusiveAmount currencyID=\"EUR\">83.00",
                                           "TaxExclusiveAmount currencyID=\"EUR\">91.30"},
                                 OtherName{">99.60<", ">109.56<"}, OtherName{">16.60<", ">18.26<"},
                                 OtherName{"TaxableAmount currencyID=\"EUR\">83.00",
                                           "TaxableAmount currencyID=\"EUR\">91.30"}})
    xml = replaced(xml, from, to);
  return xml;
}

}  // namespace

std::vector<GoodDocument> good_documents() {
  return {{"ubl", "FSO1100A", "ubl", sample_bytes("ordinary-ubl")},
          {"avoir", "", "ubl", credit_note()},
          {"cii", "FSO1106A", "cii", sample_bytes("ordinary-cii")},
          {"facturx", "FSO1117A", "cii", sample_bytes("ordinary-cii")},
          {"cpp", "FSO1113A", "cpp", sample_bytes("ordinary-cpp")},
          {"memoire", "FSO1120A", "ubl", sample_bytes("memoire")}};
}

std::string carried(const GoodDocument& document, const std::string& xml) {
  return document.syntax == "facturx" ? facturx_of(xml) : xml;
}

std::string path_in(const GoodDocument& document, std::string_view path) {
  std::string own(path);
  if (document.syntax != "avoir") return own;
  for (const auto& name : other_names)
    if (const auto at = own.find(name.invoice); at != std::string::npos)
      own.replace(at, name.invoice.size(), name.credit_note);
  return own;
}

}  // namespace ecluse::tests
