// Instants as people in France read them. Instants are UTC everywhere else in the house. Pure;
// called by the answers and by whoever displays, from any thread.
#pragma once

#include <string>

#include "model/date.hpp"

namespace ecluse::lifecycle {

/// "2026-01-15T10:25:28.137+01:00": xs:dateTime with the zone, as Chorus Pro writes it.
std::string paris_iso_text(Instant instant);

/// "15/01/2026 10:25:28".
std::string paris_text(Instant instant);

/// The civil day in Paris.
Date paris_day(Instant instant);

}  // namespace ecluse::lifecycle
