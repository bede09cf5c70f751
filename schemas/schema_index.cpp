#include "schemas/schema_index.hpp"

#include <algorithm>
#include <array>

#include "embedded/schemas.hpp"

namespace ecluse::schemas {
namespace {

constexpr std::string_view cii = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";

constexpr std::array<SchemaEntry, 5> schemas{{
    {"ubl-2.1-invoice", "ubl-2.1-invoice.xsd",
     "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice"},
    {"ubl-2.1-credit-note", "ubl-2.1-credit-note.xsd",
     "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote"},
    {"cii-d16b", "cii-d16b.xsd", cii, "CrossIndustryInvoice"},
    {"cii-d16b-chorus", "cii-d16b-chorus.xsd", cii, "CrossIndustryInvoice"},
    {"cpp-statut-1.19", "cpp-statut-1.19.xsd", "", "CPPStatut"},
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
  static constexpr std::array<std::string_view, 5> names{
      "AttachmentBinaryObject", "DescriptionBinaryObject", "EmbeddedDocumentBinaryObject",
      "IncludedBinaryObject", "ReferenceFileBinaryObject"};
  return names;
}

}  // namespace ecluse::schemas
