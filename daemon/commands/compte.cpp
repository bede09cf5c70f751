// ecluse compte …: the accounts of the people who look, and their rights. Every change is a dated
// row with who did it (acceptance.md ORG-06 to ORG-10).
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "daemon/account_page.hpp"
#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/password_entry.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::AccountDesk;
using lifecycle::Holder;
using lifecycle::RightKind;
using lifecycle::RightStep;

/// What a verb changes, and the action that it takes a right for.
struct Change {
  AccountVerb verb;
  RightKind kind;
  std::string_view action;
};
constexpr std::array changes{
    Change{AccountVerb::attach, RightKind::attached, "change_rights"},
    Change{AccountVerb::detach, RightKind::detached, "change_rights"},
    Change{AccountVerb::grant, RightKind::granted, "change_rights"},
    Change{AccountVerb::withdraw, RightKind::withdrawn, "change_rights"},
    Change{AccountVerb::rank, RightKind::ranked, "name_manager"},
    Change{AccountVerb::lock, RightKind::account_locked, "change_account"},
    Change{AccountVerb::unlock, RightKind::account_unlocked, "change_account"}};

const Change* change_of(AccountVerb verb) {
  const auto* found = std::ranges::find(changes, verb, &Change::verb);
  return found == changes.end() ? nullptr : found;
}

bool about_account(AccountVerb verb) {
  return verb == AccountVerb::lock || verb == AccountVerb::unlock;
}

Result<Holder> holder_of(const HolderWords& words) {
  const int given =
      (words.structure.empty() ? 0 : 1) + (words.partner.empty() ? 0 : 1) + (words.house ? 1 : 0);
  if (given != 1) return failure("E_RIGHT_HOLDER", "--structure, --partenaire, --exploitation");
  if (words.house) return lifecycle::the_house();
  return words.partner.empty() ? lifecycle::structure_holder(words.structure)
                               : lifecycle::partner_holder(words.partner);
}

/// The ranks by their names here, where « aucun » takes it away.
std::optional<lifecycle::Rank> rank_of(const std::string& word) {
  return word == "aucun" ? lifecycle::Rank::none : lifecycle::rank_named(word);
}

/// One run of `ecluse compte`.
class Compte {
 public:
  Compte(const CompteCommand& command, const Premises& premises, AccountDesk& desk,
         const lifecycle::Entitlement& tables, const Terminal& terminal)
      : command_(command),
        premises_(premises),
        desk_(desk),
        tables_(tables),
        terminal_(terminal),
        printer_(printer_of(premises, terminal)) {}

  Result<ExitStatus> perform() {
    switch (command_.verb) {
      case AccountVerb::list:
        return list();
      case AccountVerb::show:
        return show();
      case AccountVerb::add:
        return shown(add());
      case AccountVerb::password:
        return shown(set_password());
      default:
        return shown(change(*change_of(command_.verb)));
    }
  }

 private:
  Done may(std::string_view action, const Holder& holder) {
    return entitled(premises_, desk_, command_.as, action, holder);
  }

  Done add() {
    if (auto done = may("change_account", lifecycle::the_house()); !done) return done;
    const auto made = desk_.add(command_.email, command_.name, by_of(command_.as));
    return made ? Done{} : tl::unexpected(made.error());
  }

  Done set_password() {
    if (auto done = may("change_account", lifecycle::the_house()); !done) return done;
    if (!terminal_.in) return failure("E_PASSWORD_ENTRY", {});
    terminal_.err << printer_.text("account.password_prompt") << ' ' << std::flush;
    const auto password = read_password(*terminal_.in, STDIN_FILENO);
    terminal_.err << '\n';
    if (!password) return tl::unexpected(password.error());
    return desk_.set_password(command_.email, *password, by_of(command_.as));
  }

  Done change(const Change& change) {
    auto step = step_of(change);
    if (!step) return tl::unexpected(step.error());
    const auto holder = about_account(command_.verb) ? lifecycle::the_house() : step->holder;
    auto done = may(change.action, holder);
    if (done) done = tables_.knows(*step);
    return done ? desk_.change(*step) : done;
  }

  Result<RightStep> step_of(const Change& change) {
    const auto by = by_of(command_.as);
    RightStep step;
    step.at = by.at;
    step.actor = by.who;
    step.kind = change.kind;
    step.account = command_.email;
    if (about_account(command_.verb)) return step;
    const auto holder = holder_of(command_.holder);
    if (!holder) return tl::unexpected(holder.error());
    step.holder = *holder;
    step.service = command_.service;
    if (!command_.application.empty()) {
      const auto* known = tables_.application_called(command_.application);
      if (!known) return failure("E_RIGHT_APPLICATION", command_.application);
      step.application = known->code;
    }
    step.level = lifecycle::level_named(command_.level).value_or(step.level);
    step.rank = rank_of(command_.rank).value_or(step.rank);
    return step;
  }

  Result<ExitStatus> list() {
    const auto accounts = desk_.accounts();
    if (!accounts) return tl::unexpected(accounts.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& account : *accounts) {
      if (command_.output == Output::json)
        terminal_.out << object_json(account_fields(account)) << '\n';
      rows.push_back(account_cells(account, printer_));
    }
    if (command_.output == Output::human) terminal_.out << columns(rows);
    return accounts->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
  }

  /// What stands after a change.
  Result<ExitStatus> shown(const Done& done) {
    if (!done) return tl::unexpected(done.error());
    return show();
  }

  Result<ExitStatus> show() {
    const auto account = desk_.account(command_.email);
    if (!account) return tl::unexpected(account.error());
    auto rights = desk_.rights_of(account->email);
    if (!rights) return tl::unexpected(rights.error());
    auto steps = desk_.steps_of(account->email);
    if (!steps) return tl::unexpected(steps.error());
    tell({*account, std::move(*rights), std::move(*steps)});
    return ExitStatus::all_accepted;
  }

  void tell(const AccountStory& story) {
    const AccountWording wording{tables_, premises_.tables.referential.annuaire, printer_};
    const auto rows = habilitations(story.rights, command_.word, wording);
    if (command_.output == Output::json) {
      terminal_.out << account_json(story, wording);
    } else if (command_.output == Output::human && command_.word.empty()) {
      terminal_.out << account_page(story, wording);
    } else {
      terminal_.out << table_text(rows, command_.output);
    }
  }

  const CompteCommand& command_;
  const Premises& premises_;
  AccountDesk& desk_;
  const lifecycle::Entitlement& tables_;
  const Terminal& terminal_;
  Printer printer_;
};

}  // namespace

ExitStatus compte(const CompteCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto tables = entitlement_of((*premises)->tables);
  if (!tables) return say(tables.error(), terminal);
  const auto desk = open_accounts(**premises);
  if (!desk) return say(desk.error(), terminal);
  const auto status = Compte(command, **premises, **desk, *tables, terminal).perform();
  return status ? *status : say(status.error(), terminal);
}

}  // namespace ecluse::daemon
