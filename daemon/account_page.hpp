// An account as it is shown: « Mes habilitations » with the columns of the screen (acceptance.md
// ORG-08), and what changed its rights. For people, spreadsheets and machines. Pure; used by
// `ecluse compte`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/csv.hpp"
#include "daemon/json_out.hpp"
#include "daemon/printer.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"
#include "routing/annuaire.hpp"

namespace ecluse::daemon {

/// Everything that is known of an account.
struct AccountStory {
  lifecycle::Account account;
  lifecycle::Rights rights;
  std::vector<lifecycle::RightStep> steps;  ///< oldest first
};

/// What names things: must outlive the call.
struct AccountWording {
  const lifecycle::Entitlement& tables;
  const routing::Annuaire& annuaire;
  const Printer& printer;
};

/// A header, then a row a structure and service: Structure, Raison sociale, Code service, Libellé
/// service, Profils. `word`: « Recherche actuelle », only the profiles of applications called so,
/// by either name; empty: all.
std::vector<std::vector<std::string>> habilitations(const lifecycle::Rights& rights,
                                                    std::string_view word,
                                                    const AccountWording& wording);

/// For people: who it is, its habilitations, what changed them.
std::string account_page(const AccountStory& story, const AccountWording& wording);

/// For machines: codes as they are, both names of each application.
std::string account_json(const AccountStory& story, const AccountWording& wording);

/// One line of `compte list`, and one object of its --json.
std::vector<std::string> account_cells(const lifecycle::Account& account, const Printer& printer);
JsonFields account_fields(const lifecycle::Account& account);

}  // namespace ecluse::daemon
