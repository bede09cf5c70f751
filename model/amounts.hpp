// Amounts as people read them; machines get Decimal::text. Used by whatever prints, from any
// thread.
#pragma once

#include <string>

#include "model/decimal.hpp"
#include "model/words.hpp"

namespace ecluse {

/// With two decimals at least: "1 200,50" in French (narrow no-break space, comma; CRT-04),
/// "1,200.50" in English.
std::string amount_text(Decimal amount, Language language);

}  // namespace ecluse
