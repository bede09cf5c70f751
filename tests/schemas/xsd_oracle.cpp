#include "tests/schemas/xsd_oracle.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>

#include "schemas/schema_index.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view embedded_scheme = "ecluse:/";

std::string_view view(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : std::string_view{};
}

xmlParserInput* embedded_input(const char* url, xmlParserCtxt* context) {
  const auto bytes = schemas::schema_file(std::string_view(url).substr(embedded_scheme.size()));
  if (bytes.empty()) return nullptr;
  auto* const buffer = xmlParserInputBufferCreateMem(bytes.data(), static_cast<int>(bytes.size()),
                                                     XML_CHAR_ENCODING_NONE);
  auto* const input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
  if (input) input->filename = reinterpret_cast<char*>(xmlStrdup(BAD_CAST url));
  return input;
}

/// Takes the schemas of the house from the binary and those of the reference data from files.
xmlParserInput* load_locally(const char* url, const char* id, xmlParserCtxt* context) {
  if (url && std::string_view(url).starts_with(embedded_scheme))
    return embedded_input(url, context);
  return xmlNoNetExternalEntityLoader(url, id, context);
}

void note_complaint(void* text, xmlError* error) {
  static_cast<std::string*>(text)->append(error->message ? error->message : "?");
}

void note_fault(void* faults, xmlError* error) {
  constexpr std::string_view lead = "Expected is ";
  const std::string_view message = error->message ? error->message : "";
  const auto at = message.find(lead);
  static_cast<std::vector<SchemaFault>*>(faults)->push_back(
      {error->line, error->code,
       std::string(at == std::string_view::npos ? "" : message.substr(at + lead.size()))});
}

}  // namespace

XmlTree parse_xml(std::string_view bytes) {
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  return XmlTree(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "", nullptr, options));
}

std::string root_name(const XmlTree& tree) {
  const xmlNode* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (!root) return {};
  const auto ns = root->ns ? view(root->ns->href) : std::string_view{};
  return "{" + std::string(ns) + "}" + std::string(view(root->name));
}

std::vector<XmlTree> documents_of_test_set(const XmlTree& tree) {
  std::vector<XmlTree> documents;
  if (!root_name(tree).ends_with("}testSet")) return documents;
  const xmlNode* const root = xmlDocGetRootElement(tree.get());
  for (auto* test = xmlFirstElementChild(const_cast<xmlNode*>(root)); test;
       test = xmlNextElementSibling(test)) {
    if (view(test->name) != "test") continue;
    for (auto* inner = xmlFirstElementChild(test); inner; inner = xmlNextElementSibling(inner)) {
      XmlTree copy(xmlNewDoc(BAD_CAST "1.0"));
      xmlDocSetRootElement(copy.get(), xmlDocCopyNode(inner, copy.get(), 1));
      documents.push_back(std::move(copy));
    }
  }
  return documents;
}

XsdOracle XsdOracle::embedded(std::string_view file_name) {
  return XsdOracle(std::string(embedded_scheme) + std::string(file_name));
}

XsdOracle XsdOracle::official(const std::filesystem::path& path) {
  return XsdOracle(path.string());
}

XsdOracle::XsdOracle(const std::string& url) {
  xmlSetExternalEntityLoader(load_locally);
  auto* const context = xmlSchemaNewParserCtxt(url.c_str());
  xmlSchemaSetParserStructuredErrors(context, note_complaint, &complaints_);
  schema_.reset(xmlSchemaParse(context));
  xmlSchemaFreeParserCtxt(context);
}

std::vector<SchemaFault> XsdOracle::faults(const XmlTree& tree) const {
  std::vector<SchemaFault> found;
  auto* const context = xmlSchemaNewValidCtxt(schema_.get());
  xmlSchemaSetValidStructuredErrors(context, note_fault, &found);
  const int status = xmlSchemaValidateDoc(context, tree.get());
  if (status != 0 && found.empty()) found.push_back({0, status, {}});
  xmlSchemaFreeValidCtxt(context);
  return found;
}

}  // namespace ecluse::tests
