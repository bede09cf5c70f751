// What the grammar of every command is made of: commands, and the options that many share. CLI11 is
// met here only, and what is heavy of it in grammar.cpp. Used by command_line.cpp and its families
// (command_line_proofs.cpp and its like), on the main thread.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {

/// Keeps the command that was typed. `catalogue` must outlive it.
class GrammarBase {
 public:
  GrammarBase(const validation::Catalogue& catalogue, Language language);
  GrammarBase(const GrammarBase&) = delete;
  GrammarBase& operator=(const GrammarBase&) = delete;

  [[nodiscard]] std::string text(std::string_view key) const {
    return catalogue_.text(key, language_);
  }

  /// A command whose value, once its options are read, is the one chosen.
  template <class T>
  CLI::App* add(const std::string& name, T& value, CLI::App* parent = nullptr,
                const std::string& key = {}) {
    return add_command(name, key.empty() ? name : key, parent, [this, &value] { chosen_ = value; });
  }
  /// A word before others: "archive", "rules".
  CLI::App* add_family(const std::string& name);

  void add_root(CLI::App* command, std::string& root);
  /// Who looks, or who does it (`key`).
  void add_as(CLI::App* command, std::string& as, const std::string& key = "cli.as");
  void add_json(CLI::App* command, Output& output);
  void add_csv(CLI::App* command, Output& output);
  void add_limit(CLI::App* command, int& limit);

 protected:
  ~GrammarBase();

  const validation::Catalogue& catalogue_;
  Language language_;
  CLI::App app_;
  std::optional<Command> chosen_;

 private:
  CLI::App* add_command(const std::string& name, const std::string& key, CLI::App* parent,
                        std::function<void()> choose);
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
