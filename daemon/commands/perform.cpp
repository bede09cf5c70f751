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
  ExitStatus operator()(const StatutCommand& command) const { return statut(command, terminal); }
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
};

}  // namespace

ExitStatus perform(const Command& command, const Terminal& terminal) {
  return std::visit(Performer{terminal}, command);
}

}  // namespace ecluse::daemon
