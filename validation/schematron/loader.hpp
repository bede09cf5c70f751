// Reads the files of a rulebook into a Schema: includes followed (within the files given, never
// beside them), abstract patterns and rules put in their places, the functions of XSLT taken over.
// What is not supported is refused, never left out. Called by Rulebook::load; pure.
#pragma once

#include "model/result.hpp"
#include "validation/rulebook.hpp"
#include "validation/schematron/schema.hpp"

namespace ecluse::validation::schematron {

/// What the files of one rulebook may hold, once everything stands in its place.
struct SchemaLimits {
  std::size_t include_depth = 8;
  std::size_t includes = 1'000;
  std::size_t assertions = 50'000;
  std::size_t text_bytes = 50'000'000;  ///< of expressions and messages
};

/// Error E_RULEBOOK: "file:line: what".
Result<Schema> read_schema(const RulebookSources& sources, const SchemaLimits& limits = {});

}  // namespace ecluse::validation::schematron
