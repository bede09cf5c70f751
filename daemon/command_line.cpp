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
    add_schemas();
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
  CLI::App* add(const std::string& name, T& value, CLI::App* parent = nullptr) {
    auto* command = (parent ? parent : &app_)->add_subcommand(name, text("cli." + name));
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
    add_json(command, check_.output);
  }

  void add_list() {
    auto* command = add("list", list_);
    add_root(command, list_.root);
    command->add_option("--partner", list_.partner, text("cli.list.partner"));
    command->add_option("--state", list_.state, text("cli.list.state"));
    command->add_option("--interface", list_.interface, text("cli.list.interface"));
    command->add_option("--limit", list_.limit, text("cli.list.limit"))
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    add_json(command, list_.output);
    add_csv(command, list_.output);
  }

  void add_show() {
    auto* command = add("show", show_);
    command->add_option("ID", show_.id, text("cli.show.id"))->required();
    add_root(command, show_.root);
    add_json(command, show_.output);
  }

  void add_schemas() {
    auto* schemas = app_.add_subcommand("schemas", text("cli.schemas"));
    schemas->require_subcommand(1);
    auto* command = add("import", import_, schemas);
    command->add_option("DIR", import_.folder, text("cli.import.dir"))->required();
    add_root(command, import_.root);
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
  SchemasImportCommand import_;
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
