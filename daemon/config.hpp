// The configuration of a root, ecluse.toml: read once at start by the commands, and again on
// SIGHUP. A key that is absent has the default below; keys that do not exist and values out of
// range are refused, all of them at once, with line and column, so that a slip of the pen never
// passes for a setting. daemon/config_keys has the table of keys; toml++ is met here only.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/trust.hpp"
#include "ingest/pickup_rules.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::daemon {

enum class AntivirusEngine : std::uint8_t { none, command, clamd };

/// What becomes of a flux that the antivirus could not judge.
enum class Unjudged : std::uint8_t {
  held,    ///< nothing is taken as long as the antivirus does not answer
  warned,  ///< it goes on with a warning
};

/// Which failures of one file refuse the whole flux (chorus-edi.md §3.1).
enum class WholeFlux : std::uint8_t {
  interfaces_2026,  ///< those of the interfaces of plateformes agréées, as their texts say
  every_interface,
  no_interface,
};

enum class LogForm : std::uint8_t { text, json };

/// Whether a proxy that speaks TLS stands before the console.
enum class BehindProxy : std::uint8_t { no, yes };

/// The least serious events that are written.
enum class LogLevel : std::uint8_t { debug, info, warning, error };

struct Config {
  std::optional<Language> language;  ///< for people at a terminal; the locale when absent
  std::string emitter = "CPP001";    ///< application code that signs the answers, 6 characters

  /// How the house presents itself in return files, certificates and pages (SYS-01, 07, 08).
  struct Platform {
    std::string label = "Chorus Pro";  ///< the platform that the answers speak for
    std::string matricule = "9999";    ///< of the platform, 4 digits (chorus-edi.md §10.1)
    std::string documentation =
        "https://communaute.chorus-pro.gouv.fr/";  ///< {code} becomes that of the reason
    std::string support = "du lundi au vendredi de 8 h 30 à 18 h 30, hors jours fériés";
  } platform;

  /// Of the process itself: `ecluse watch` and `ecluse run`.
  struct Process {
    std::string user, group;  ///< taken when started by root; empty: kept, that of the user
    std::string umask;        ///< octal; empty: as the process was started
  } process;

  /// Of the files in outbound.
  struct Answers {
    std::string mode;   ///< octal; empty: 0660 less the umask
    std::string group;  ///< empty: as the folder gives it
  } answers;

  struct Logging {
    std::string to = "stderr";  ///< or a file by its whole path
    LogForm form = LogForm::text;
    LogLevel level = LogLevel::info;
  } log;

  struct Metrics {
    std::string listen;  ///< address and port of this machine; empty: nowhere
  } metrics;

  /// The space "Suivi des flux" (daemon/console_settings).
  struct Console {
    std::string listen;                                ///< address and port; empty: nowhere
    std::string certificate, key, client_authorities;  ///< paths of PEM files; empty: none
    BehindProxy behind_proxy = BehindProxy::no;
    std::string trusted_proxies;               ///< addresses between commas
    std::string identity_header;               ///< in which they name who asks; empty: in none
    std::chrono::milliseconds search{10'000};  ///< for each step of what is asked of the ledger
  } console;

  struct Archive {
    int keep_days = 0;  ///< after which files may be purged; 0 keeps them for ever
  } archive;

  struct Pickup {
    std::chrono::milliseconds quiet{2000};  ///< a file unchanged for so long is ripe
    std::chrono::milliseconds scan{10000};  ///< how often the daemon looks without being rung
    /// How long a file may lack its end before the operator is told, and before it is taken and
    /// refused as it is; 0: contents are not looked at before.
    std::chrono::milliseconds report_after{300'000}, refuse_after{3'600'000};
    std::uint64_t free_bytes = 100'000'000;  ///< with less on the disk of the root, nothing is
    std::uint64_t free_files = 1000;         ///< taken; nor with fewer inodes
    ingest::PickupRules rules = ingest::PickupRules::standard();  ///< of referentiel/, no key
  } pickup;

  struct Work {
    unsigned workers = 0;     ///< threads that think; 0 means as many as processors
    unsigned in_flight = 64;  ///< flux claimed and not yet concluded, at the most
  } work;

  struct Signatures {
    std::string trust{default_trust_folder};  ///< folder of certificates (daemon/trust)
  } signatures;

  /// chorus-edi.md §1.5: what the annex is known to allow; all may be changed.
  struct Limits {
    std::uint64_t flux_bytes = 1'000'000'000;
    std::uint32_t pieces = 500;
    std::uint64_t piece_bytes = 120'000'000;
  } limits;

  struct Memoires {
    int number_width = 11;  ///< digits of MJ numbers, 1 to 18
  } memoires;

  struct Controls {
    WholeFlux whole_flux = WholeFlux::interfaces_2026;
  } controls;

  struct Antivirus {
    AntivirusEngine engine = AntivirusEngine::none;
    std::vector<std::string> command;  ///< a program by its path, and its arguments
    std::vector<int> clean{0};         ///< exit statuses of the command that mean it
    std::vector<int> infected{1};      ///< any other means that it could not judge
    std::string address = "unix:/run/clamav/clamd.ctl";
    std::chrono::milliseconds timeout{60000};  ///< for one flux
    Unjudged unjudged = Unjudged::held;
  } antivirus;
};

/// What is wrong with an ecluse.toml, and where; 0 where a file has no such place.
struct ConfigFault {
  enum class Kind : std::uint8_t {
    syntax,       ///< it is no TOML: `detail` has the words of the parser
    unknown_key,  ///< there is no such key, or section
    bad_value,    ///< the value is none that the key takes: `detail` and `detail_fr` say which
    no_command,   ///< the antivirus is a command, and there is none
  };
  Kind kind = Kind::syntax;
  std::uint32_t line = 0, column = 0;
  std::string key{};
  std::string detail{}, detail_fr{};
};

/// "line 3, column 10: unknown key worker".
std::string fault_text(const ConfigFault& fault);

/// The text of an ecluse.toml, read to its end; what is at fault has its default.
struct Settings {
  Config config;
  std::set<std::string, std::less<>> said;  ///< paths of the keys that the text gives
  std::vector<ConfigFault> faults;          ///< in the order of the text
};
Settings read_settings(std::string_view text);

/// The same for those who need it whole. Error E_CONFIG: every fault, between semicolons.
Result<Config> read_config(std::string_view text);

/// The ecluse.toml that `ecluse init` writes: every key with its default, commented.
std::string example_config();

}  // namespace ecluse::daemon
