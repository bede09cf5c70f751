#include "parsers/mixed.hpp"

#include <string>

#include "parsers/document_pass.hpp"
#include "parsers/encoding.hpp"
#include "parsers/start_tags.hpp"
#include "parsers/xml.hpp"

namespace ecluse::parsers {
namespace {

std::string words_of(const Finding& finding) {
  auto words = std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) +
               ": " + finding.code;
  for (const auto& value : finding.values) words += " " + value.name + " " + value.text;
  return words;
}

}  // namespace

Result<Document> read_mixed(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.document_bytes) return failure("E_XML", "over document_bytes");
  std::string room;
  const auto [text, wrong] = to_utf8(bytes, room);
  if (wrong) return failure("E_XML", "byte " + std::to_string(wrong->offset) + ": " + wrong->seen);
  if (crowded_tag(text, limits.attributes)) return failure("E_XML", "over attributes");
  Document document;
  DocumentPass pass(limits, {});
  pass.keep_runs();
  pass.begin(text, document);
  XmlParser().parse(text, pass, [](const Element&) { return nullptr; });
  if (const auto findings = pass.findings(); !findings.empty())
    return failure("E_XML", words_of(findings.front()));
  return document;
}

}  // namespace ecluse::parsers
