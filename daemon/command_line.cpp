#include "daemon/command_line.hpp"

#include <map>
#include <memory>
#include <string_view>

#include <CLI/CLI.hpp>

namespace ecluse::daemon {
namespace {

/// Builds the grammar of the command line, command by command, and keeps the one that was typed.
class Grammar {
 public:
  Grammar(const validation::Catalogue& catalogue, Language language)
      : catalogue_(catalogue), language_(language), app_(text("cli.ecluse"), "ecluse") {
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
    add_schemas();
    add_annuaire();
    add_check_market();
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
  std::string text(std::string_view key) const { return catalogue_.text(key, language_); }

  /// A command whose value, once its options are read, is the one chosen.
  template <class T>
  CLI::App* add(const std::string& name, T& value, CLI::App* parent = nullptr,
                const std::string& key = {}) {
    auto* command =
        (parent ? parent : &app_)->add_subcommand(name, text("cli." + (key.empty() ? name : key)));
    command->callback([this, &value] { chosen_ = value; });
    return command;
  }

  void add_root(CLI::App* command, std::string& root) {
    root = ".";
    command->add_option("--root", root, text("cli.root"))->capture_default_str();
  }

  void add_json(CLI::App* command, Output& output) {
    command->add_flag_callback(
        "--json", [&output] { output = Output::json; }, text("cli.json"));
  }

  void add_csv(CLI::App* command, Output& output) {
    static const std::map<std::string, Output> forms{{"excel-fr", Output::csv_excel_fr},
                                                     {"rfc4180", Output::csv_rfc4180}};
    command->add_option("--csv", output, text("cli.csv"))
        ->transform(CLI::CheckedTransformer(forms));
  }

  void add_limit(CLI::App* command, int& limit) {
    command->add_option("--limit", limit, text("cli.list.limit"))
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
  }

  void add_init() {
    add("init", init_)->add_option("DIR", init_.root, text("cli.init.dir"))->required();
  }

  void add_run() {
    auto* command = add("run", run_);
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
    add_limit(command, list_.limit);
    add_json(command, list_.output);
    add_csv(command, list_.output);
  }

  void add_show() {
    auto* command = add("show", show_);
    command->add_option("ID", show_.id, text("cli.show.id"))->required();
    add_root(command, show_.root);
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
    auto* rules = app_.add_subcommand("rules", text("cli.rules"));
    rules->require_subcommand(1);
    add_rules_view(rules, "list", RulesView::list);
    add_rules_view(rules, "show", RulesView::show)
        ->add_option("CODE", rules_.code, text("cli.rules.code"))
        ->required();
    add_rules_view(rules, "gaps", RulesView::gaps);
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

  void add_schemas() {
    auto* schemas = app_.add_subcommand("schemas", text("cli.schemas"));
    schemas->require_subcommand(1);
    auto* command = add("import", import_, schemas);
    command->add_option("DIR", import_.folder, text("cli.import.dir"))->required();
    add_root(command, import_.root);
  }

  void add_annuaire() {
    auto* annuaire = app_.add_subcommand("annuaire", text("cli.annuaire"));
    annuaire->require_subcommand(1);
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

  const validation::Catalogue& catalogue_;
  Language language_;
  CLI::App app_;
  std::optional<Command> chosen_;
  InitCommand init_;
  RunCommand run_;
  WatchCommand watch_;
  CheckCommand check_;
  ListCommand list_;
  ShowCommand show_;
  ExtractCommand extract_;
  RulesCommand rules_;
  StatutCommand statut_;
  SchemasImportCommand import_;
  AnnuaireImportCommand annuaire_import_;
  AnnuaireSearchCommand annuaire_search_;
  CheckMarketCommand check_market_;
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
