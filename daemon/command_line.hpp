// The words typed after `ecluse`, as values (house: "The command line"). One struct a command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "daemon/account_commands.hpp"
#include "daemon/config_commands.hpp"
#include "daemon/console_commands.hpp"
#include "daemon/exit_status.hpp"
#include "daemon/order_commands.hpp"
#include "daemon/proof_commands.hpp"
#include "daemon/rule_commands.hpp"
#include "daemon/search_commands.hpp"
#include "model/words.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

struct InitCommand {
  std::string root;
};
struct RunCommand {
  std::string root;
  Output output = Output::human;
  std::string until{};     ///< "22:30", or "90m"; empty: until nothing is left
  std::uint64_t most = 0;  ///< files taken from inbound; 0: all
  std::string partner{};   ///< of this one only; empty: of all
};
struct WatchCommand {
  std::string root;
};
struct CheckCommand {
  std::vector<std::string> files;
  std::string root;       ///< empty: the tables of the binary
  std::string interface;  ///< empty: from the name, else from the format
  std::string schema;     ///< empty: that of the interface
  std::string as;         ///< the flux name to judge the files under; empty: names are not judged
  bool report = false;    ///< print the return file instead of findings
  std::string html;       ///< where the pages go: a file, or a folder; empty: no page
  Output output = Output::human;
};
/// What is listed.
enum class Listed : std::uint8_t { flux, to_validate, waiting };
struct ListCommand {
  std::string root, partner, state, interface;
  Listed listed = Listed::flux;
  std::string valideur;  ///< of what is to be validated; empty for any
  std::string as;        ///< account that looks; empty: the owner of the root
  int limit = 50;
  Output output = Output::human;
};
struct ShowCommand {
  std::string root, id;
  Output output = Output::human;
  Masking masking = Masking::masked;
  std::string as{};  ///< account that looks
};
/// What of the rules is told.
enum class RulesView : std::uint8_t { list, show, gaps };
struct RulesCommand {
  RulesView view = RulesView::list;
  std::string code;  ///< of `show`
  Output output = Output::human;
  std::string root{};  ///< whose imported rulebooks are told too; empty: of none
  std::string book{};  ///< of these one only; empty: ours, and those in use
};
struct ExtractCommand {
  std::string what;  ///< a file, or what ShowCommand::id may be
  std::string to;    ///< folder, made when it is not there
  std::string root;  ///< of the flux; empty: files only
  Output output = Output::human;
};
/// What a person says of a piece: the same as a message of its recipient would.
struct StatutCommand {
  std::string root, piece, status;  ///< number of the piece; code of the machine or of CPPStatut
  std::string actor, role;          ///< who says so; in which role, empty for any that may
  std::string motif, comment;
  std::string supplier;  ///< identifier, when two suppliers have the number
  Output output = Output::human;
};
struct DossierCommand {
  std::string root, number;  ///< of a dossier, or of one of its pieces
  std::string supplier;      ///< identifier, when two suppliers have the number
  std::string download;      ///< ZIP to write; empty: none
  Output output = Output::human;
};
struct RulesImportCommand {
  std::string root, path;
  std::string name;  ///< what it will be called; empty: as its schema is
};
/// The rulebooks of a root.
struct RulebooksCommand {
  std::string root;
  Output output = Output::human;
};
enum class Use : std::uint8_t { active, inactive };
struct RulesUseCommand {
  Use use = Use::active;
  std::string root, name;
  std::string set;  ///< beginning of its SHA-256; empty: the one imported last
};
struct RulesOverrideCommand {
  std::string root, rule;
  std::string rulebook = "*";
  std::string effect, owner, reason, until;  ///< as derogations.tsv has them
};
/// What a candidate rulebook would change.
struct WhatIfCommand {
  std::string root, path;
  std::string name;          ///< of the rulebook in use that it would replace; empty: by its schema
  std::string last = "30d";  ///< days back
  Output output = Output::human;
};
struct SchemasImportCommand {
  std::string root, folder;
};
struct AnnuaireImportCommand {
  std::string root, file;
};
/// Criteria of ORG-15 and ORG-16; an empty one does not count.
struct AnnuaireSearchCommand {
  std::string root;
  std::string type, identifier, name, kind, label, postal_code, city;
  std::string state;  ///< "actif", "inactif" or empty
  std::string on;     ///< AAAA-MM-JJ: as the directory was on that day
  int limit = 100;
  Output output = Output::human;
};
struct CheckMarketCommand {
  std::string file;
  std::string root;  ///< empty: the tables of the binary, which have no directory
  Output output = Output::human;
};

using Command = std::variant<
    InitCommand, RunCommand, WatchCommand, CheckCommand, ListCommand, ShowCommand, StatutCommand,
    DossierCommand, ExtractCommand, RulesCommand, RulesImportCommand, RulebooksCommand,
    RulesUseCommand, WhatIfCommand, RulesOverrideCommand, ReplayCommand, BenchRulesCommand,
    SchemasImportCommand, AnnuaireImportCommand, AnnuaireSearchCommand, CheckMarketCommand,
    SearchCommand, HistoryCommand, FiscalCommand, StatsCommand, DuplicateCommand, DropCommand,
    CertificatCommand, VerifyCommand, FsckCommand, PurgeCommand, OrderCommand, TicketCommand,
    AuditCommand, ConfigCommand, ConsoleCommand, CompteCommand, EspaceCommand, SyntheseCommand>;

/// The command, or what to print and how to leave: help, version, or a slip of the pen.
struct Farewell {
  ExitStatus status = ExitStatus::usage;
  std::string text;
};
using CommandLine = std::variant<Command, Farewell>;

/// Reads the arguments of main. Help is worded by the catalogue, in `language`.
CommandLine read_command_line(int argc, const char* const* argv,
                              const validation::Catalogue& catalogue, Language language);

/// The language of the locale: French when LC_ALL, LC_MESSAGES or LANG (the first that is set) says
/// so, else English.
Language language_of_locale(const char* (*environment)(const char* name));

}  // namespace ecluse::daemon
