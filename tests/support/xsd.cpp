#include "tests/support/xsd.hpp"

#include <cstdarg>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

namespace ecluse::tests {
namespace {

void collect(void* faults, const char* format, ...) {
  char text[1024];
  va_list values;
  va_start(values, format);
  std::vsnprintf(text, sizeof text, format, values);
  va_end(values);
  static_cast<std::string*>(faults)->append(text);
}

using Schema = std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)>;

/// A schema, read once.
xmlSchema* schema_at(const std::filesystem::path& path) {
  static std::map<std::string, Schema> known;
  const auto found = known.find(path.string());
  if (found != known.end()) return found->second.get();
  const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> source(
      xmlSchemaNewParserCtxt(path.c_str()), &xmlSchemaFreeParserCtxt);
  Schema schema(xmlSchemaParse(source.get()), &xmlSchemaFree);
  if (!schema) throw std::runtime_error("cannot read the schema " + path.string());
  return known.emplace(path.string(), std::move(schema)).first->second.get();
}

}  // namespace

std::string schema_faults(const std::string& xml, const std::filesystem::path& path) {
  std::string faults;
  auto* schema = schema_at(path);
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "answer.xml", nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE),
      &xmlFreeDoc);
  if (!document) return "not well formed\n";
  const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> judge(
      xmlSchemaNewValidCtxt(schema), &xmlSchemaFreeValidCtxt);
  xmlSchemaSetValidErrors(judge.get(), &collect, &collect, &faults);
  if (xmlSchemaValidateDoc(judge.get(), document.get()) != 0 && faults.empty())
    faults = "invalid\n";
  return faults;
}

}  // namespace ecluse::tests
