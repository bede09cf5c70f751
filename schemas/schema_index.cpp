#include "schemas/schema_index.hpp"

#include <algorithm>
#include <array>

#include "embedded/schemas.hpp"

namespace ecluse::schemas {
namespace {

constexpr std::string_view ubl_invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
constexpr std::string_view ubl_credit_note =
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
constexpr std::string_view cii = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
constexpr std::string_view cdar =
    "urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100";

using enum OnImport;

constexpr std::array<SchemaEntry, 11> schemas{{
    {"ubl-2.1-invoice", "ubl-2.1-invoice.xsd", ubl_invoice, "Invoice", replaced},
    {"ubl-2.1-credit-note", "ubl-2.1-credit-note.xsd", ubl_credit_note, "CreditNote", replaced},
    {"ubl-2.1-memoire", "ubl-2.1-memoire-invoice.xsd", ubl_invoice, "Invoice", kept},
    {"cii-d16b", "cii-d16b.xsd", cii, "CrossIndustryInvoice", replaced},
    {"cii-d16b-chorus", "cii-d16b-chorus.xsd", cii, "CrossIndustryInvoice", replaced},
    {"cii-d22b", "cii-d22b.xsd", cii, "CrossIndustryInvoice", kept},
    {"cdar-d22b", "cdar-d22b.xsd", cdar, "CrossDomainAcknowledgementAndResponse", replaced},
    {"cpp-facture-mixte-1.14", "cpp-facture-mixte-1.14.xsd", "", "CPPFactureMixte", kept},
    {"cpp-facture-pivot-2.02", "cpp-facture-pivot-2.02.xsd", "", "CPPFacturePivot", kept},
    {"cpp-facture-pivot-1.22", "cpp-facture-pivot-1.22.xsd", "", "CPPFacturePivot", kept},
    {"cpp-statut-1.19", "cpp-statut-1.19.xsd", "", "CPPStatut", kept},
}};

}  // namespace

std::span<const SchemaEntry> all_schemas() {
  return schemas;
}

const SchemaEntry* find_schema(std::string_view key) {
  const auto found = std::ranges::find(schemas, key, &SchemaEntry::key);
  return found == schemas.end() ? nullptr : found;
}

std::string_view schema_file(std::string_view name) {
  return embedded::schemas(name);
}

std::span<const std::string_view> base64_elements() {
  static constexpr std::array<std::string_view, 7> names{
      "AttachmentBinaryObject",    "Contenu",
      "DescriptionBinaryObject",   "EmbeddedDocumentBinaryObject",
      "IncludedBinaryObject",      "ReferenceFileBinaryObject",
      "SignatoryImageBinaryObject"};
  return names;
}

}  // namespace ecluse::schemas
