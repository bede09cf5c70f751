// One flux as the console tells it: what the ledger has of it, cut to what the reader may see,
// masked, with the words of its findings and the lines that they point at. Used by ConsoleDesk.
#pragma once

#include <optional>

#include "console/desk.hpp"
#include "daemon/premises.hpp"

namespace ecluse::daemon {

/// Masked, without words. Nothing when nothing of the flux may be seen. E_LEDGER_*.
Result<std::optional<console::Story>> read_story(lifecycle::Ledger& ledger,
                                                 const lifecycle::FluxRow& flux,
                                                 const lifecycle::Sight& sight);

/// The words of the findings, and the faulty lines where the archive still has them and they hold
/// nothing judicial.
void put_in_words(console::Story& story, const Premises& premises, Language language);

}  // namespace ecluse::daemon
