// The grammar of `ecluse config`.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {

void add_config(GrammarBase& grammar, ConfigWords& words) {
  auto* family = grammar.add_family("config");
  const auto add = [&](const std::string& name, ConfigView view, ConfigCommand& wish) {
    wish.view = view;
    auto* command = grammar.add(name, wish, family, "config." + name);
    grammar.add_json(command, wish.output);
    return command;
  };
  grammar.add_root(add("check", ConfigView::check, words.check), words.check.root);
  grammar.add_root(add("show", ConfigView::show, words.show), words.show.root);
  add("keys", ConfigView::keys, words.keys);
}

}  // namespace ecluse::daemon
