// The Chorus Pro rules of a piece: what the EDI annex asks of an invoice whatever its syntax, as
// one explicit table of rows. Called by the daemon's workers for each parsed piece. Pure: same
// piece and same context, same findings; any thread.
//
// The annex itself was not available (chorus-edi.md §3.3): a row says how sure its source is, and a
// row whose source is weak warns and does not reject. Cadre, directory and duplicates belong to the
// référentiel layer and are not judged here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/finding.hpp"
#include "model/interface.hpp"
#include "model/piece.hpp"
#include "model/whereabouts.hpp"

namespace ecluse::validation {

/// What a rule may know beside the piece.
struct ChorusContext {
  Date received;                         ///< civil day of the control, Europe/Paris
  const Interface* interface = nullptr;  ///< not owned; null is judged as a structured one
};

/// How sure the source of a rule is (the marks of chorus-edi.md).
enum class Confidence : char { official = 'O', observed = 'X', third_party = 'T', inferred = 'I' };

/// "official", "observed"… as in tables and JSON.
std::string_view name_of(Confidence confidence);

/// The interface types a rule applies to.
enum class Scope : std::uint8_t {
  everywhere,
  classic,      ///< E1 to E5: what partners send by themselves
  structured,   ///< E1, E3, E4: all invoice data is structured
  mixed,        ///< E2, E5: the readable invoice goes with minimal data
  memoires,     ///< E3
  plateformes,  ///< B2G: FSO115xA, from a plateforme agréée (2026)
};

/// "everywhere", "classic"… as in tables and JSON.
std::string_view name_of(Scope scope);

/// Whether rules of that scope judge what comes by the interface; null counts as a structured one.
bool applies(Scope scope, const Interface* interface);

struct ChorusRule;

/// What a predicate is given, and where it says what it found.
struct ChorusCheck {
  const Piece& piece;
  const ChorusContext& context;
  const ChorusRule& rule;
  std::vector<Finding>& findings;
};

/// One row. `code` is the official number where it is known (G1.05), else ours (ECL-…); it is the
/// key of the sentence in the catalogue. Predicates add one finding per place at fault, none when
/// the piece is right or when the rule has nothing to judge.
struct ChorusRule {
  std::string_view code;
  Severity severity = Severity::error;
  std::string_view term;  ///< business term judged, "BT-1"
  Confidence confidence = Confidence::inferred;
  Scope scope = Scope::everywhere;
  std::string_view source;  ///< section of chorus-edi.md or clause of a standard
  void (*check)(const ChorusCheck&) = nullptr;
  Whereabouts where{};            ///< paths separated by spaces, for predicates that read the tree
  std::uint32_t limit = 0;        ///< the most characters or occurrences
  std::string_view allowed = {};  ///< codes separated by spaces
};

/// The table, in the order in which rules are applied: the first row at fault names the likeliest
/// cause.
std::span<const ChorusRule> chorus_rules();

/// Applies the table; findings of Layer::chorus are added to `findings` in the order of the rows.
/// Every finding has a line and a column when the piece has a root.
void check_chorus(const Piece& piece, const ChorusContext& context, std::vector<Finding>& findings);

}  // namespace ecluse::validation
