// Which finding is the cause and which is only its consequence: so that the first finding a person
// reads is the one to mend (house: "The way of a flux"). Called by the daemon's workers for each
// piece once all its layers have spoken. Pure, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace ecluse::validation {

/// What becomes of a consequence when its cause was found too.
enum class Fate : std::uint8_t {
  silent,  ///< it says nothing more: it goes
  after,   ///< it says something more: it goes after its cause, whatever their severities
};

/// One row; codes may end with '*', for all codes that begin so.
struct Consequence {
  std::string_view cause, effect;
  Fate fate = Fate::silent;
};

/// The table.
std::span<const Consequence> consequences();

/// Takes out the consequences of what else was found in the same piece, and puts the likeliest
/// cause first: errors before warnings, but for a warning that is the cause of an error; otherwise
/// the order is kept.
void put_causes_first(std::vector<Finding>& findings);

}  // namespace ecluse::validation
