#include "daemon/command_line.hpp"

#include <memory>
#include <string_view>

#include "daemon/grammar.hpp"
#include "daemon/search_wish.hpp"

namespace ecluse::daemon {
namespace {

/// Builds the grammar of the command line, command by command, and keeps the one that was typed.
class Grammar : private GrammarBase {
 public:
  Grammar(const validation::Catalogue& catalogue, Language language)
      : GrammarBase(catalogue, language) {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "ecluse " ECLUSE_VERSION, text("cli.version"));
    app_.set_help_flag("-h,--help", text("cli.help"));
    add_init();
    add_run();
    add_watch();
    add_check();
    add_list();
    add_show();
    add_extract();
    add_rules();
    add_statut();
    add_dossier();
    add_schemas();
    add_annuaire();
    add_check_market();
    add_search();
    add_history();
    add_fiscale();
    add_stats();
    add_duplicate();
    add_drop("abandon", "ABANDONNEE", abandon_);
    add_drop("delete", "SUPPRIMEE", delete_);
    add_proofs(*this, proofs_);
    add_orders(*this, orders_);
    add_console(*this, console_);
    add_accounts(*this, accounts_);
    add_judging_again(*this, judging_again_);
    add_config(*this, config_);
  }

  CommandLine read(int argc, const char* const* argv) {
    try {
      app_.parse(argc, const_cast<char**>(argv));
      return *chosen_;
    } catch (const CLI::ParseError& error) {
      std::ostringstream out;
      const int code = app_.exit(error, out, out);
      return Farewell{code == 0 ? ExitStatus::all_accepted : ExitStatus::usage, out.str()};
    }
  }

 private:
  void add_init() {
    add("init", init_)->add_option("DIR", init_.root, text("cli.init.dir"))->required();
  }

  void add_run() {
    auto* command = add("run", run_);
    command->add_option("--until", run_.until, text("cli.run.until"));
    command->add_option("--max", run_.most, text("cli.run.max"))->check(CLI::PositiveNumber);
    command->add_option("--partner", run_.partner, text("cli.run.partner"));
    add_root(command, run_.root);
    add_json(command, run_.output);
  }

  void add_watch() { add_root(add("watch", watch_), watch_.root); }

  void add_check() {
    auto* command = add("check", check_);
    command->add_option("FILE", check_.files, text("cli.check.file"))->required();
    command->add_option("--interface", check_.interface, text("cli.check.interface"));
    command->add_option("--profile", check_.schema, text("cli.check.profile"));
    command->add_option("--as", check_.as, text("cli.check.as"));
    command->add_option("--root", check_.root, text("cli.check.root"));
    command->add_flag("--report", check_.report, text("cli.check.report"));
    command->add_option("--html", check_.html, text("cli.check.html"));
    add_json(command, check_.output);
  }

  void add_list() {
    auto* command = add("list", list_);
    add_root(command, list_.root);
    command->add_option("--partner", list_.partner, text("cli.list.partner"));
    command->add_option("--state", list_.state, text("cli.list.state"));
    command->add_option("--interface", list_.interface, text("cli.list.interface"));
    command->add_flag_callback(
        "--a-valider,--to-validate", [this] { list_.listed = Listed::to_validate; },
        text("cli.list.to_validate"));
    command->add_flag_callback(
        "--en-attente,--waiting", [this] { list_.listed = Listed::waiting; },
        text("cli.list.waiting"));
    command->add_option("--valideur", list_.valideur, text("cli.list.valideur"));
    add_as(command, list_.as);
    add_limit(command, list_.limit);
    add_json(command, list_.output);
    add_csv(command, list_.output);
  }

  void add_show() {
    auto* command = add("show", show_);
    command->add_option("ID", show_.id, text("cli.show.id"))->required();
    add_root(command, show_.root);
    add_as(command, show_.as);
    add_masking(command, show_.masking);
    add_json(command, show_.output);
  }

  CLI::App* add_rules_view(CLI::App* rules, const std::string& name, RulesView view) {
    auto* command = rules->add_subcommand(name, text("cli.rules." + name));
    command->callback([this, view] {
      rules_.view = view;
      chosen_ = rules_;
    });
    add_json(command, rules_.output);
    return command;
  }

  void add_rules() {
    auto* rules = add_family("rules");
    auto* list = add_rules_view(rules, "list", RulesView::list);
    auto* show = add_rules_view(rules, "show", RulesView::show);
    show->add_option("CODE", rules_.code, text("cli.rules.code"))->required();
    for (auto* view : {list, show}) {
      view->add_option("--root", rules_.root, text("cli.rules.root"));
      view->add_option("--book", rules_.book, text("cli.rules.book"));
    }
    add_rules_view(rules, "gaps", RulesView::gaps);
    add_rulebooks(rules);
  }

  void add_rulebooks(CLI::App* rules) {
    auto* import = add("import", rules_import_, rules, "rules.import");
    import->add_option("PATH", rules_import_.path, text("cli.rules.path"))->required();
    import->add_option("--name", rules_import_.name, text("cli.rules.name"));
    add_root(import, rules_import_.root);
    auto* books = add("books", rulebooks_, rules, "rules.books");
    add_root(books, rulebooks_.root);
    add_json(books, rulebooks_.output);
    add_rules_use(rules, "activate", Use::active, activate_);
    add_rules_use(rules, "deactivate", Use::inactive, deactivate_);
    add_rules_override(rules);
    auto* whatif = add("whatif", whatif_, rules, "rules.whatif");
    whatif->add_option("PATH", whatif_.path, text("cli.rules.path"))->required();
    whatif->add_option("--name", whatif_.name, text("cli.rules.name"));
    whatif->add_option("--last", whatif_.last, text("cli.rules.last"))->capture_default_str();
    add_root(whatif, whatif_.root);
    add_json(whatif, whatif_.output);
  }

  void add_rules_use(CLI::App* rules, const std::string& name, Use use, RulesUseCommand& wish) {
    wish.use = use;
    auto* command = add(name, wish, rules, "rules." + name);
    command->add_option("NAME", wish.name, text("cli.rules.rulebook"))->required();
    if (use == Use::active) command->add_option("--set", wish.set, text("cli.rules.set"));
    add_root(command, wish.root);
  }

  void add_rules_override(CLI::App* rules) {
    auto& wish = override_;
    auto* command = add("override", wish, rules, "rules.override");
    command->add_option("CODE", wish.rule, text("cli.rules.code"))->required();
    command->add_option("--effect", wish.effect, text("cli.rules.effect"))
        ->required()
        ->check(CLI::IsMember({"off", "warning", "error"}));
    command->add_option("--owner", wish.owner, text("cli.rules.owner"))->required();
    command->add_option("--reason", wish.reason, text("cli.rules.why"))->required();
    command->add_option("--until", wish.until, text("cli.rules.until"))->required();
    command->add_option("--rulebook", wish.rulebook, text("cli.rules.rulebook"));
    add_root(command, wish.root);
  }

  void add_extract() {
    auto* command = add("extract", extract_);
    command->add_option("ID|FILE", extract_.what, text("cli.extract.what"))->required();
    command->add_option("--to", extract_.to, text("cli.extract.to"))->required();
    command->add_option("--root", extract_.root, text("cli.extract.root"));
    add_json(command, extract_.output);
  }

  void add_statut() {
    auto* command = add("statut", statut_);
    command->add_option("PIECE", statut_.piece, text("cli.statut.piece"))->required();
    command->add_option("STATUS", statut_.status, text("cli.statut.status"))->required();
    command->add_option("--actor", statut_.actor, text("cli.statut.actor"))->required();
    command->add_option("--role", statut_.role, text("cli.statut.role"));
    command->add_option("--motif", statut_.motif, text("cli.statut.motif"));
    command->add_option("--comment", statut_.comment, text("cli.statut.comment"));
    command->add_option("--supplier", statut_.supplier, text("cli.statut.supplier"));
    add_root(command, statut_.root);
    add_json(command, statut_.output);
  }

  void add_dossier() {
    auto* command = add("dossier", dossier_);
    command->add_option("NUMBER", dossier_.number, text("cli.dossier.number"))->required();
    command->add_option("--supplier", dossier_.supplier, text("cli.statut.supplier"));
    command->add_option("--download", dossier_.download, text("cli.dossier.download"));
    add_root(command, dossier_.root);
    add_json(command, dossier_.output);
  }

  void add_schemas() {
    auto* schemas = add_family("schemas");
    auto* command = add("import", import_, schemas);
    command->add_option("DIR", import_.folder, text("cli.import.dir"))->required();
    add_root(command, import_.root);
  }

  void add_annuaire() {
    auto* annuaire = add_family("annuaire");
    auto* command = add("import", annuaire_import_, annuaire, "annuaire.import");
    command->add_option("FILE", annuaire_import_.file, text("cli.annuaire.file"))->required();
    add_root(command, annuaire_import_.root);
    add_annuaire_search(annuaire);
  }

  void add_annuaire_search(CLI::App* annuaire) {
    auto& wish = annuaire_search_;
    auto* command = add("search", wish, annuaire, "annuaire.search");
    add_root(command, wish.root);
    command->add_option("--type", wish.type, text("cli.annuaire.type"));
    command->add_option("--id,--siren", wish.identifier, text("cli.annuaire.id"));
    command->add_option("--name", wish.name, text("cli.annuaire.name"));
    command->add_option("--kind", wish.kind, text("cli.annuaire.kind"));
    command->add_option("--label", wish.label, text("cli.annuaire.label"));
    command->add_option("--state", wish.state, text("cli.annuaire.state"))
        ->check(CLI::IsMember({"actif", "inactif"}));
    command->add_option("--postal-code", wish.postal_code, text("cli.annuaire.postal_code"));
    command->add_option("--city", wish.city, text("cli.annuaire.city"));
    command->add_option("--on", wish.on, text("cli.annuaire.on"));
    add_limit(command, wish.limit);
    add_json(command, wish.output);
    add_csv(command, wish.output);
  }

  void add_check_market() {
    auto* command = add("check-market", check_market_);
    command->add_option("FILE", check_market_.file, text("cli.check-market.file"))->required();
    command->add_option("--root", check_market_.root, text("cli.check.root"));
    add_json(command, check_market_.output);
  }

  void add_masking(CLI::App* command, Masking& masking) {
    command->add_flag_callback(
        "--unmasked", [&masking] { masking = Masking::unmasked; }, text("cli.unmasked"));
  }

  void add_search() {
    auto* command = add("search", search_);
    command->add_option("WORD", search_.words, text("cli.search.words"));
    add_root(command, search_.root);
    for (const auto& [name, value] : search_options())
      command->add_option(name, search_.*value, text("cli.search" + std::string(name)));
    command->get_option("--role")->check(
        CLI::IsMember({"fournisseur", "destinataire", "moe", "moa"}));
    command->add_option("--limit", search_.limit, text("cli.search.limit"))
        ->check(CLI::Range(5, 500))
        ->capture_default_str();
    command->add_option("--before", search_.before, text("cli.search.before"));
    add_as(command, search_.as);
    add_masking(command, search_.masking);
    add_json(command, search_.output);
    add_csv(command, search_.output);
  }

  void add_history() {
    auto* command = add("history", history_);
    command->add_option("ID", history_.id, text("cli.show.id"))->required();
    add_root(command, history_.root);
    add_as(command, history_.as);
    add_masking(command, history_.masking);
    add_json(command, history_.output);
  }

  void add_fiscale() {
    auto* command = add("fiscale", fiscale_);
    command->alias("fiscal");
    command->add_option("--structure", fiscale_.structure, text("cli.fiscale.structure"))
        ->required();
    command->add_option("--from", fiscale_.from, text("cli.fiscale.from"))->required();
    command->add_option("--to", fiscale_.until, text("cli.fiscale.to"))->required();
    command->add_option("--recipient", fiscale_.recipient, text("cli.fiscale.recipient"));
    command->add_option("--folder", fiscale_.to, text("cli.fiscale.folder"));
    add_root(command, fiscale_.root);
    add_as(command, fiscale_.as);
    add_masking(command, fiscale_.masking);
    add_json(command, fiscale_.output);
    add_csv(command, fiscale_.output);
  }

  void add_stats() {
    auto* command = add("stats", stats_);
    auto* view = command->add_option_group("view")->require_option(1);
    view->add_option("--board", stats_.board, text("cli.stats.board"))
        ->check(CLI::IsMember({"memoires", "travaux"}));
    view->add_flag("--shape", stats_.shape, text("cli.stats.shape"));
    command->add_option("--structure", stats_.structure, text("cli.stats.structure"));
    add_as(command, stats_.as);
    add_root(command, stats_.root);
    add_json(command, stats_.output);
    add_csv(command, stats_.output);
  }

  void add_duplicate() {
    auto* command = add("duplicate", duplicate_);
    command->add_option("ID", duplicate_.piece, text("cli.statut.piece"))->required();
    command->add_option("--actor", duplicate_.actor, text("cli.statut.actor"))->required();
    add_root(command, duplicate_.root);
    add_json(command, duplicate_.output);
  }

  void add_drop(const std::string& name, const char* status, DropCommand& drop) {
    drop.status = status;
    auto* command = add(name, drop);
    command->add_option("ID", drop.pieces, text("cli.statut.piece"))->required();
    command->add_option("--actor", drop.actor, text("cli.statut.actor"))->required();
    command->add_option("--comment", drop.comment, text("cli.statut.comment"));
    add_root(command, drop.root);
    add_json(command, drop.output);
  }

  InitCommand init_;
  RunCommand run_;
  WatchCommand watch_;
  CheckCommand check_;
  ListCommand list_;
  ShowCommand show_;
  ExtractCommand extract_;
  RulesCommand rules_;
  RulesImportCommand rules_import_;
  RulebooksCommand rulebooks_;
  RulesUseCommand activate_, deactivate_;
  RulesOverrideCommand override_;
  WhatIfCommand whatif_;
  StatutCommand statut_;
  DossierCommand dossier_;
  SchemasImportCommand import_;
  AnnuaireImportCommand annuaire_import_;
  AnnuaireSearchCommand annuaire_search_;
  SearchCommand search_;
  HistoryCommand history_;
  FiscalCommand fiscale_;
  StatsCommand stats_;
  DuplicateCommand duplicate_;
  DropCommand abandon_, delete_;
  CheckMarketCommand check_market_;
  ProofWords proofs_;
  OrderWords orders_;
  ConsoleCommand console_;
  AccountWords accounts_;
  JudgingAgainWords judging_again_;
  ConfigWords config_;
};

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv,
                              const validation::Catalogue& catalogue, Language language) {
  return Grammar(catalogue, language).read(argc, argv);
}

Language language_of_locale(const char* (*environment)(const char* name)) {
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto* value = environment(name);
    if (!value || *value == '\0') continue;
    return std::string_view(value).starts_with("fr") ? Language::fr : Language::en;
  }
  return Language::en;
}

}  // namespace ecluse::daemon
