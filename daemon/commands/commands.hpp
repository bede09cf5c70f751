// What `ecluse` does, one function a command. Called by main with what the command line said; each
// speaks to the terminal it is given and tells how to leave. Runs on the main thread.
#pragma once

#include "daemon/command_line.hpp"
#include "daemon/exit_status.hpp"
#include "daemon/terminal.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/root.hpp"

namespace ecluse::daemon {

ExitStatus init(const InitCommand& command, const Terminal& terminal);
ExitStatus run(const RunCommand& command, const Terminal& terminal);
ExitStatus watch(const WatchCommand& command, const Terminal& terminal);
ExitStatus check(const CheckCommand& command, const Terminal& terminal);
ExitStatus list(const ListCommand& command, const Terminal& terminal);
/// `list --a-valider`.
ExitStatus list_to_validate(const ListCommand& command, const Terminal& terminal);
/// `list --waiting`.
ExitStatus list_waiting(const ListCommand& command, const Terminal& terminal);
ExitStatus show(const ShowCommand& command, const Terminal& terminal);
ExitStatus extract(const ExtractCommand& command, const Terminal& terminal);
ExitStatus rules(const RulesCommand& command, const Terminal& terminal);
/// The rules of the rulebooks of a root, as `rules list` and `show` tell them; how many there were.
Result<std::size_t> published_rules(const RulesCommand& command, const Terminal& terminal);
ExitStatus rules_import(const RulesImportCommand& command, const Terminal& terminal);
ExitStatus rulebooks(const RulebooksCommand& command, const Terminal& terminal);
ExitStatus rules_use(const RulesUseCommand& command, const Terminal& terminal);
ExitStatus rules_override(const RulesOverrideCommand& command, const Terminal& terminal);
ExitStatus whatif(const WhatIfCommand& command, const Terminal& terminal);
ExitStatus replay(const ReplayCommand& command, const Terminal& terminal);
ExitStatus bench_rules(const BenchRulesCommand& command, const Terminal& terminal);
ExitStatus statut(const StatutCommand& command, const Terminal& terminal);
ExitStatus dossier(const DossierCommand& command, const Terminal& terminal);
ExitStatus schemas_import(const SchemasImportCommand& command, const Terminal& terminal);
ExitStatus annuaire_import(const AnnuaireImportCommand& command, const Terminal& terminal);
ExitStatus annuaire_search(const AnnuaireSearchCommand& command, const Terminal& terminal);
ExitStatus check_market(const CheckMarketCommand& command, const Terminal& terminal);
ExitStatus certificat(const CertificatCommand& command, const Terminal& terminal);
ExitStatus verify(const VerifyCommand& command, const Terminal& terminal);
ExitStatus fsck(const FsckCommand& command, const Terminal& terminal);
ExitStatus config(const ConfigCommand& command, const Terminal& terminal);
ExitStatus purge(const PurgeCommand& command, const Terminal& terminal);
ExitStatus order(const OrderCommand& command, const Terminal& terminal);
ExitStatus ticket(const TicketCommand& command, const Terminal& terminal);
ExitStatus audit(const AuditCommand& command, const Terminal& terminal);
/// `stats --shape`.
ExitStatus stats_shape(const StatsCommand& command, const Terminal& terminal);
ExitStatus console(const ConsoleCommand& command, const Terminal& terminal);
ExitStatus compte(const CompteCommand& command, const Terminal& terminal);
ExitStatus espace(const EspaceCommand& command, const Terminal& terminal);
ExitStatus synthese(const SyntheseCommand& command, const Terminal& terminal);

ExitStatus search(const SearchCommand& command, const Terminal& terminal);
ExitStatus history(const HistoryCommand& command, const Terminal& terminal);
ExitStatus fiscale(const FiscalCommand& command, const Terminal& terminal);
ExitStatus stats(const StatsCommand& command, const Terminal& terminal);
ExitStatus duplicate(const DuplicateCommand& command, const Terminal& terminal);
ExitStatus drop(const DropCommand& command, const Terminal& terminal);

/// Where the bytes of a finished flux were put away.
std::string archive_path(const lifecycle::FluxRow& row, const lifecycle::Root& root);

/// Does the command that was typed.
ExitStatus perform(const Command& command, const Terminal& terminal);

}  // namespace ecluse::daemon
