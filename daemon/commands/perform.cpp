#include <variant>

#include "daemon/commands/commands.hpp"

namespace ecluse::daemon {
namespace {

struct Performer {
  const Terminal& terminal;

  ExitStatus operator()(const InitCommand& command) const { return init(command, terminal); }
  ExitStatus operator()(const RunCommand& command) const { return run(command, terminal); }
  ExitStatus operator()(const WatchCommand& command) const { return watch(command, terminal); }
  ExitStatus operator()(const CheckCommand& command) const { return check(command, terminal); }
  ExitStatus operator()(const ListCommand& command) const { return list(command, terminal); }
  ExitStatus operator()(const ShowCommand& command) const { return show(command, terminal); }
  ExitStatus operator()(const ExtractCommand& command) const { return extract(command, terminal); }
  ExitStatus operator()(const RulesCommand& command) const { return rules(command, terminal); }
  ExitStatus operator()(const RulesImportCommand& command) const {
    return rules_import(command, terminal);
  }
  ExitStatus operator()(const RulebooksCommand& command) const {
    return rulebooks(command, terminal);
  }
  ExitStatus operator()(const RulesUseCommand& command) const {
    return rules_use(command, terminal);
  }
  ExitStatus operator()(const RulesOverrideCommand& command) const {
    return rules_override(command, terminal);
  }
  ExitStatus operator()(const WhatIfCommand& command) const { return whatif(command, terminal); }
  ExitStatus operator()(const ReplayCommand& command) const { return replay(command, terminal); }
  ExitStatus operator()(const BenchRulesCommand& command) const {
    return bench_rules(command, terminal);
  }
  ExitStatus operator()(const StatutCommand& command) const { return statut(command, terminal); }
  ExitStatus operator()(const DossierCommand& command) const { return dossier(command, terminal); }
  ExitStatus operator()(const SchemasImportCommand& command) const {
    return schemas_import(command, terminal);
  }
  ExitStatus operator()(const AnnuaireImportCommand& command) const {
    return annuaire_import(command, terminal);
  }
  ExitStatus operator()(const AnnuaireSearchCommand& command) const {
    return annuaire_search(command, terminal);
  }
  ExitStatus operator()(const CheckMarketCommand& command) const {
    return check_market(command, terminal);
  }
  ExitStatus operator()(const SearchCommand& command) const { return search(command, terminal); }
  ExitStatus operator()(const HistoryCommand& command) const { return history(command, terminal); }
  ExitStatus operator()(const FiscalCommand& command) const { return fiscale(command, terminal); }
  ExitStatus operator()(const StatsCommand& command) const { return stats(command, terminal); }
  ExitStatus operator()(const DuplicateCommand& command) const {
    return duplicate(command, terminal);
  }
  ExitStatus operator()(const DropCommand& command) const { return drop(command, terminal); }
  ExitStatus operator()(const CertificatCommand& command) const {
    return certificat(command, terminal);
  }
  ExitStatus operator()(const VerifyCommand& command) const { return verify(command, terminal); }
  ExitStatus operator()(const FsckCommand& command) const { return fsck(command, terminal); }
  ExitStatus operator()(const OrderCommand& command) const { return order(command, terminal); }
  ExitStatus operator()(const TicketCommand& command) const { return ticket(command, terminal); }
  ExitStatus operator()(const AuditCommand& command) const { return audit(command, terminal); }
  ExitStatus operator()(const ConfigCommand& command) const { return config(command, terminal); }
  ExitStatus operator()(const PurgeCommand& command) const { return purge(command, terminal); }
  ExitStatus operator()(const ConsoleCommand& command) const { return console(command, terminal); }
  ExitStatus operator()(const CompteCommand& command) const { return compte(command, terminal); }
  ExitStatus operator()(const EspaceCommand& command) const { return espace(command, terminal); }
  ExitStatus operator()(const SyntheseCommand& command) const {
    return synthese(command, terminal);
  }
};

}  // namespace

ExitStatus perform(const Command& command, const Terminal& terminal) {
  return std::visit(Performer{terminal}, command);
}

}  // namespace ecluse::daemon
