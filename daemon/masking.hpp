// Personal and judicial data as it is shown to whoever has not asked for it with the right to
// (acceptance.md MFJ-28, ORG-13): numbers of cases, accounts, natural persons. Pure; used by the
// commands that list, show and export. What goes back to a depositor in his return files is his own
// and is not masked.
#pragma once

#include <string>
#include <string_view>

#include "daemon/json_out.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// Each IBAN of a text, told by its form and its key, cut to its first and last four characters.
std::string without_ibans(std::string_view text);

/// Each e-mail address and each French telephone number of a text, cut out.
std::string without_contacts(std::string_view text);

/// The cases of a mémoire, joined by ", ": the last two characters of each.
std::string masked_cases(std::string_view cases);

/// The name or the identifier of a natural person: its first character.
std::string masked_person(std::string_view text);

void mask(lifecycle::PieceRow& piece);
void mask(Transition& step);
/// Values too: an XML that is not well made may hold anything anywhere.
void mask(Finding& finding);

}  // namespace ecluse::daemon
