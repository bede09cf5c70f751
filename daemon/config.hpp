// The configuration of a root, ecluse.toml: read once at start by the commands, and again on
// SIGHUP. A key that is absent has the default below; a key that does not exist, or a value out of
// range, is refused with its line and column, so that a slip of the pen never passes for a setting.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/trust.hpp"
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

  struct Archive {
    int keep_days = 0;  ///< after which files may be purged; 0 keeps them for ever
  } archive;

  struct Pickup {
    std::chrono::milliseconds quiet{2000};  ///< a file unchanged for so long is ripe
    std::chrono::milliseconds scan{10000};  ///< how often the daemon looks without being rung
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

/// Reads the text of an ecluse.toml. Error E_CONFIG: "line L, column C: …".
Result<Config> read_config(std::string_view text);

/// The ecluse.toml that `ecluse init` writes: every key with its default, commented.
std::string_view example_config();

}  // namespace ecluse::daemon
