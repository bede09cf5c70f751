// Rulebooks for tests, made from texts and from the published files. Tests only.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/mixed.hpp"
#include "tests/support/places.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::tests {

inline Document mixed_document(std::string_view text) {
  auto document = parsers::read_mixed(text);
  if (!document) throw std::runtime_error(document.error().detail);
  return std::move(*document);
}

/// The first file is the schema.
inline validation::RulebookSources sources_of(
    std::initializer_list<std::pair<std::string, std::string_view>> files) {
  validation::RulebookSources sources;
  sources.entry = files.begin()->first;
  for (const auto& [name, text] : files) sources.files.emplace(name, mixed_document(text));
  return sources;
}

/// A schema of those contents, with the prefix t for urn:t.
inline std::string schema_of(std::string_view contents) {
  return "<schema xmlns='http://purl.oclc.org/dsdl/schematron' "
         "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' queryBinding='xslt2'>"
         "<ns prefix='t' uri='urn:t'/>" +
         std::string(contents) + "</schema>";
}

inline validation::RulebookSources small_sources(std::string_view contents) {
  const auto text = schema_of(contents);
  return sources_of({{"s.sch", text}});
}

/// A published rulebook: the .sch and the XML files beside it.
inline validation::RulebookSources published(const std::filesystem::path& sch) {
  validation::RulebookSources sources;
  sources.entry = sch.filename().string();
  sources.files.emplace(sources.entry, mixed_document(read_file(sch)));
  for (const auto& beside : std::filesystem::directory_iterator(sch.parent_path()))
    if (beside.path().extension() == ".xml")
      sources.files.emplace(beside.path().filename().string(),
                            mixed_document(read_file(beside.path())));
  return sources;
}

}  // namespace ecluse::tests
