#include "daemon/grammar.hpp"

#include <map>
#include <utility>

namespace ecluse::daemon {

GrammarBase::GrammarBase(const validation::Catalogue& catalogue, Language language)
    : catalogue_(catalogue), language_(language), app_(text("cli.ecluse"), "ecluse") {}

GrammarBase::~GrammarBase() = default;

CLI::App* GrammarBase::add_command(const std::string& name, const std::string& key,
                                   CLI::App* parent, std::function<void()> choose) {
  auto* command = (parent ? parent : &app_)->add_subcommand(name, text("cli." + key));
  command->callback(std::move(choose));
  return command;
}

CLI::App* GrammarBase::add_family(const std::string& name) {
  auto* family = app_.add_subcommand(name, text("cli." + name));
  family->require_subcommand(1);
  return family;
}

void GrammarBase::add_root(CLI::App* command, std::string& root) {
  root = ".";
  command->add_option("--root", root, text("cli.root"))->capture_default_str();
}

void GrammarBase::add_as(CLI::App* command, std::string& as, const std::string& key) {
  command->add_option("--as", as, text(key));
}

void GrammarBase::add_json(CLI::App* command, Output& output) {
  command->add_flag_callback(
      "--json", [&output] { output = Output::json; }, text("cli.json"));
}

void GrammarBase::add_csv(CLI::App* command, Output& output) {
  static const std::map<std::string, Output> forms{{"excel-fr", Output::csv_excel_fr},
                                                   {"rfc4180", Output::csv_rfc4180}};
  command->add_option("--csv", output, text("cli.csv"))->transform(CLI::CheckedTransformer(forms));
}

void GrammarBase::add_limit(CLI::App* command, int& limit) {
  command->add_option("--limit", limit, text("cli.list.limit"))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
}

}  // namespace ecluse::daemon
