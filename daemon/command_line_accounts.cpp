// The grammar of the commands of accounts: compte, espace, synthese.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {
namespace {

/// A verb of `compte`: its name, the same in English, and what it takes.
struct VerbWords {
  AccountVerb verb;
  const char* name;
  const char* alias;
  bool email, holder, service, application, level;
};
constexpr std::array<VerbWords, account_verbs> verbs{{
    {AccountVerb::add, "add", "ajouter", true, false, false, false, false},
    {AccountVerb::list, "list", "lister", false, false, false, false, false},
    {AccountVerb::show, "show", "voir", true, false, false, false, false},
    {AccountVerb::attach, "rattacher", "attach", true, true, true, false, false},
    {AccountVerb::detach, "detacher", "detach", true, true, false, false, false},
    {AccountVerb::grant, "habiliter", "grant", true, true, true, true, true},
    {AccountVerb::withdraw, "retirer", "withdraw", true, true, true, true, false},
    {AccountVerb::rank, "gestionnaire", "manager", true, true, false, false, false},
    {AccountVerb::lock, "lock", "bloquer", true, false, false, false, false},
    {AccountVerb::unlock, "unlock", "debloquer", true, false, false, false, false},
    {AccountVerb::password, "password", "mot-de-passe", true, false, false, false, false},
}};

void add_holder(GrammarBase& grammar, CLI::App* command, HolderWords& holder) {
  command->add_option("--structure", holder.structure, grammar.text("cli.compte.structure"));
  command->add_option("--partenaire,--partner", holder.partner, grammar.text("cli.compte.partner"));
  command->add_flag("--exploitation,--house", holder.house, grammar.text("cli.compte.house"));
}

void add_verb(GrammarBase& grammar, CLI::App* family, const VerbWords& words, CompteCommand& wish) {
  wish.verb = words.verb;
  auto* command = grammar.add(words.name, wish, family, std::string("compte.") + words.name);
  command->alias(words.alias);
  if (words.email)
    command->add_option("EMAIL", wish.email, grammar.text("cli.compte.email"))->required();
  if (words.verb == AccountVerb::add)
    command->add_option("--nom,--name", wish.name, grammar.text("cli.compte.name"));
  if (words.holder) add_holder(grammar, command, wish.holder);
  if (words.service)
    command->add_option("--service", wish.service, grammar.text("cli.compte.service"));
  if (words.application)
    command
        ->add_option("--application,--espace", wish.application,
                     grammar.text("cli.compte.application"))
        ->required();
  if (words.level)
    command->add_option("--niveau,--level", wish.level, grammar.text("cli.compte.level"))
        ->required()
        ->check(CLI::IsMember({"consultation", "modification"}));
  if (words.verb == AccountVerb::rank)
    command->add_option("--rang,--rank", wish.rank, grammar.text("cli.compte.rank"))
        ->required()
        ->check(CLI::IsMember({"principal", "secondaire", "aucun"}));
  if (words.verb == AccountVerb::show) {
    command->add_option("--search", wish.word, grammar.text("cli.compte.search"));
    grammar.add_csv(command, wish.output);
  }
  grammar.add_as(command, wish.as, "cli.compte.as");
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

void add_space(GrammarBase& grammar, CLI::App* family, SpaceVerb verb, const char* name,
               const char* alias, EspaceCommand& wish) {
  wish.verb = verb;
  auto* command = grammar.add(name, wish, family, std::string("espace.") + name);
  command->alias(alias);
  command->add_option("STRUCTURE", wish.structure, grammar.text("cli.compte.structure"))
      ->required();
  if (verb != SpaceVerb::list) {
    command->add_option("ESPACE", wish.space, grammar.text("cli.compte.application"))->required();
    grammar.add_as(command, wish.as, "cli.compte.as");
  }
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

}  // namespace

void add_accounts(GrammarBase& grammar, AccountWords& words) {
  auto* compte = grammar.add_family("compte");
  compte->alias("account");
  for (std::size_t at = 0; at < verbs.size(); ++at)
    add_verb(grammar, compte, verbs.at(at), words.compte.at(at));
  auto* espace = grammar.add_family("espace");
  espace->alias("space");
  add_space(grammar, espace, SpaceVerb::list, "list", "lister", words.espace[0]);
  add_space(grammar, espace, SpaceVerb::open, "activer", "open", words.espace[1]);
  add_space(grammar, espace, SpaceVerb::close, "desactiver", "close", words.espace[2]);
  auto* synthese = grammar.add("synthese", words.synthese);
  synthese->alias("todo");
  grammar.add_as(synthese, words.synthese.as);
  grammar.add_limit(synthese, words.synthese.limit);
  grammar.add_root(synthese, words.synthese.root);
  grammar.add_json(synthese, words.synthese.output);
}

}  // namespace ecluse::daemon
