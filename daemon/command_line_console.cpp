// The grammar of `ecluse console`.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {

void add_console(GrammarBase& grammar, ConsoleCommand& wish) {
  auto* command = grammar.add("console", wish);
  command->add_option("--listen", wish.listen, grammar.text("cli.console.listen"));
  grammar.add_root(command, wish.root);
}

}  // namespace ecluse::daemon
