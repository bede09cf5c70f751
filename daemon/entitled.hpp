// Who looks and who acts, on the command line: the account named by --as, with its rights, or the
// owner of the root. Refusals and looks at personal data are rows of the audit (acceptance.md
// ESP-03, MFJ-28). Used by commands and by the console's desk; main thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "daemon/json_out.hpp"
#include "daemon/premises.hpp"
#include "daemon/search_commands.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"

namespace ecluse::daemon {

/// Someone with an account, and what it allows.
struct Viewer {
  std::string email;
  lifecycle::Sight sight;   ///< to look at
  lifecycle::Sight acting;  ///< to act upon, and to see unmasked
};

/// The cadres of each space, as the tables of the root have them.
lifecycle::CadresBySpace cadres_by_space(const Tables& tables);

/// What rights allow, with the tables of the root. E_TABLE.
Result<lifecycle::Entitlement> entitlement_of(const Tables& tables);

/// The accounts of a root, whose ledger is made when it has none yet. E_LEDGER_*.
Result<std::unique_ptr<lifecycle::AccountDesk>> open_accounts(const Premises& premises);

/// Nobody when `as` is empty: the owner of the root sees everything. E_ACCOUNT_NONE, E_LEDGER_*.
Result<std::optional<Viewer>> viewer_of(const Premises& premises, const std::string& as);

/// What a search is bounded by: nothing for the owner of the root.
std::optional<lifecycle::Sight> sight_of(const std::optional<Viewer>& viewer);

/// Whether a piece is shown as it is: asked for, and within what the viewer may act upon.
bool shown_unmasked(Masking masking, const std::optional<Viewer>& viewer,
                    const lifecycle::PieceRow& piece, std::string_view partner);

/// Nothing for masked data; else judges the right of the operator and of the viewer, and keeps the
/// request. E_UNMASKED, E_RIGHT_LEVEL, E_LEDGER_*.
Done ask_unmasked(const Premises& premises, Masking masking, const std::string& detail,
                  const std::optional<Viewer>& viewer);

/// Whether `as` may do that for a holder; a refusal is kept. The owner of the root may do what the
/// people of the house may. E_RIGHT_*, E_ACCOUNT_NONE, E_LEDGER_*.
Done entitled(const Premises& premises, lifecycle::AccountDesk& desk, const std::string& as,
              std::string_view action, const lifecycle::Holder& holder);

/// Who does it: the account, or that of the operator; now.
lifecycle::By by_of(const std::string& as);

/// Leaves of a flux what the viewer sees: all of it, or his pieces and what was said of them.
/// False when that is nothing.
bool narrow(FluxStory& story, const std::optional<Viewer>& viewer);

}  // namespace ecluse::daemon
