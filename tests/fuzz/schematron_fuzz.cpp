// A rulebook from a stranger, and what it says of a document: refused with a place, or run to its
// end. The bytes are the schema; a document stands behind the first NUL when there is one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parsers/mixed.hpp"
#include "validation/rulebook.hpp"

namespace {

using namespace ecluse;

constexpr std::string_view ordinary_document =
    "<t:a xmlns:t='urn:t' n='1'><t:b>12.50</t:b><t:b>x</t:b><c>2026-01-31</c><c/></t:a>";

void look_at(const validation::RulebookVerdict& verdict) {
  for (const auto& one : verdict.findings)
    if (one.code.empty() || one.layer != Layer::rulebooks || one.values.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto end = bytes.find('\0');
  auto schema = parsers::read_mixed(bytes.substr(0, end));
  if (!schema) return 0;
  validation::RulebookSources sources;
  sources.entry = "s.sch";
  sources.files.emplace("s.sch", std::move(*schema));
  const auto rulebook = validation::Rulebook::load(std::move(sources));
  if (!rulebook) {
    if (rulebook.error().detail.find("s.sch") == std::string::npos) std::abort();
    return 0;
  }
  const auto document = parsers::read_mixed(end == std::string_view::npos ? ordinary_document
                                                                          : bytes.substr(end + 1));
  if (document) look_at(rulebook->check(*document, {.findings = 100, .now = {}}));
  return 0;
}
