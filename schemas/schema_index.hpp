// The schemas that the house validates with: our own structure tables (schemas/tables) turned into
// XSD by the build and embedded in the binary. Called by parsers/, which loads each schema once,
// and by the tests. Constant data: any thread, no file is opened, no network.
#pragma once

#include <span>
#include <string_view>

namespace ecluse::schemas {

/// What becomes of a schema when an operator imports official files for its root element. A schema
/// is kept where such files would not say the same: it accepts on purpose what they refuse, or they
/// are of another version of the same root.
enum class OnImport { replaced, kept };

/// One schema that a document may be validated with.
struct SchemaEntry {
  std::string_view key;   ///< how configuration and reports name it: "ubl-2.1-invoice"
  std::string_view file;  ///< its first file, for schema_file()
  std::string_view ns;    ///< namespace of the root element, empty for none
  std::string_view root;  ///< local name of the root element
  OnImport on_import;
};

/// Every schema. As strict as the official files: ubl-2.1-invoice, ubl-2.1-credit-note, cii-d16b,
/// cii-d22b, cdar-d22b, cpp-facture-pivot-2.02, cpp-facture-pivot-1.22, cpp-statut-1.19. Looser
/// where real files show it (tables/*.overlay.tsv says where and why): cii-d16b-chorus
/// (FSO1116A, chorus-edi.md §11) and ubl-2.1-memoire (E3, §9; an Invoice, an avoir too).
/// Inferred, since no official XSD is known (tables/*.sources.tsv): cpp-facture-mixte-1.14 (§12).
std::span<const SchemaEntry> all_schemas();

/// The schema of that key, or null.
const SchemaEntry* find_schema(std::string_view key);

/// The bytes of an XSD file; empty when there is none of that name. Files import one another by
/// plain file name: give these bytes to the loader and refuse whatever is not found here.
std::string_view schema_file(std::string_view name);

/// Local names of the business elements that hold base64, sorted: those of type xs:base64Binary in
/// UBL, CII and CDAR, and Contenu (xs:string) of the CPP formats. A reader may take their text away
/// before the schema sees it, because an empty text is valid there. The binary elements of XML
/// signatures are not among them.
std::span<const std::string_view> base64_elements();

}  // namespace ecluse::schemas
