// Every rule the gate knows, wherever it is applied, and what is missing: what `ecluse rules`
// tells. Made on demand from the tables of this room; pure, any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "validation/catalogue.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation {

struct KnownRule {
  std::string_view code;
  Layer layer = Layer::chorus;
  std::optional<Severity> severity;  ///< nothing: a table decides (routing, signatures)
  Scope scope = Scope::everywhere;
  Confidence confidence = Confidence::inferred;
  std::string_view term;    ///< business term judged; may be empty
  std::string_view source;  ///< section of chorus-edi.md or clause of a standard
  Whereabouts where{};      ///< paths, where the row holds them
  std::uint32_t limit = 0;  ///< and what it bounds or allows
  std::string_view allowed = {};
};

/// A rule that a text names and that is not applied as such.
struct Gap {
  std::string_view rule;
  Sentence subject, reason;
  std::string_view met_by;  ///< codes that come near it; empty when none
  std::string_view source;
};

/// One entry for each code of the catalogue, in its order, and for each further row of the Chorus
/// table that has the same code. Views `catalogue`. Error E_TABLE: a code that no table places.
Result<std::vector<KnownRule>> rule_register(const Catalogue& catalogue);

/// The gaps of validation/tables/gaps.tsv.
Result<std::vector<Gap>> rule_gaps();

}  // namespace ecluse::validation
