// What the grammar of every command is made of: commands, and the options that many share. CLI11 is
// met here only. Used by command_line.cpp and command_line_proofs.cpp, on the main thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {

/// Keeps the command that was typed. `catalogue` must outlive it.
class GrammarBase {
 public:
  GrammarBase(const validation::Catalogue& catalogue, Language language)
      : catalogue_(catalogue), language_(language), app_(text("cli.ecluse"), "ecluse") {}

  [[nodiscard]] std::string text(std::string_view key) const {
    return catalogue_.text(key, language_);
  }

  /// A command whose value, once its options are read, is the one chosen.
  template <class T>
  CLI::App* add(const std::string& name, T& value, CLI::App* parent = nullptr,
                const std::string& key = {}) {
    auto* command =
        (parent ? parent : &app_)->add_subcommand(name, text("cli." + (key.empty() ? name : key)));
    command->callback([this, &value] { chosen_ = value; });
    return command;
  }

  /// A word before others: "archive", "rules".
  CLI::App* add_family(const std::string& name) {
    auto* family = app_.add_subcommand(name, text("cli." + name));
    family->require_subcommand(1);
    return family;
  }

  void add_root(CLI::App* command, std::string& root) {
    root = ".";
    command->add_option("--root", root, text("cli.root"))->capture_default_str();
  }

  /// Who looks, or who does it (`key`).
  void add_as(CLI::App* command, std::string& as, const std::string& key = "cli.as") {
    command->add_option("--as", as, text(key));
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

 protected:
  const validation::Catalogue& catalogue_;
  Language language_;
  CLI::App app_;
  std::optional<Command> chosen_;
};

/// The commands of operators, the same.
struct OrderWords {
  OrderCommand hold, release, requeue, expire, redeliver;
  TicketCommand ticket;
  AuditCommand audit;
};
void add_orders(GrammarBase& grammar, OrderWords& words);

/// The commands of proofs, whose values must stand as long as the grammar.
struct ProofWords {
  CertificatCommand certificat;
  VerifyCommand verify;
  FsckCommand fsck;
  PurgeCommand purge;
};
void add_proofs(GrammarBase& grammar, ProofWords& words);

struct ConfigWords {
  ConfigCommand check, show, keys;
};
void add_config(GrammarBase& grammar, ConfigWords& words);

/// The commands that judge again, the same.
struct JudgingAgainWords {
  ReplayCommand replay;
  BenchRulesCommand bench;
};
void add_judging_again(GrammarBase& grammar, JudgingAgainWords& words);

void add_console(GrammarBase& grammar, ConsoleCommand& wish);

/// The commands of accounts, the same.
struct AccountWords {
  std::array<CompteCommand, account_verbs> compte{};
  std::array<EspaceCommand, 3> espace{};
  SyntheseCommand synthese;
};
void add_accounts(GrammarBase& grammar, AccountWords& words);

}  // namespace ecluse::daemon
