// Every path of the house is made here, and nowhere else (as LevelDB's filename.h does): a root is
// the folder that `ecluse init` creates. Used by daemon and by lifecycle itself, from any thread; a
// plain value. Names given to it are single components, never paths from outside.
#pragma once

#include <string>
#include <string_view>

#include "model/date.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

class Root {
 public:
  explicit Root(std::string folder);

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::string inbound() const { return under("inbound"); }
  [[nodiscard]] std::string outbound() const { return under("outbound"); }
  [[nodiscard]] std::string archive() const { return under("archive"); }
  [[nodiscard]] std::string quarantine() const { return under("quarantine"); }
  [[nodiscard]] std::string spool() const { return under("spool"); }
  [[nodiscard]] std::string referentiel() const { return under("referentiel"); }
  [[nodiscard]] std::string proofs() const { return under("preuves"); }
  [[nodiscard]] std::string versions() const { return under("versions"); }
  [[nodiscard]] std::string shelf() const { return under("jointes"); }
  [[nodiscard]] std::string ledger() const { return under("suivi.sqlite"); }
  [[nodiscard]] std::string config() const { return under("ecluse.toml"); }
  [[nodiscard]] std::string lock() const { return under("ecluse.lock"); }

  [[nodiscard]] std::string inbound_of(std::string_view partner) const;
  [[nodiscard]] std::string outbound_of(std::string_view partner) const;
  [[nodiscard]] std::string spool_of(std::string_view partner) const;
  [[nodiscard]] std::string quarantine_of(std::string_view partner) const;
  /// preuves/<day>.json, the root of a day.
  [[nodiscard]] std::string proof_of(std::string_view day) const;
  /// archive/AAAA/MM/JJ, of the UTC day of reception.
  [[nodiscard]] std::string archive_of(Date day) const;
  /// archive/AAAA/MM/JJ/<sha256 in hexadecimal>.
  [[nodiscard]] std::string archive_of(Date day, std::string_view sha256) const;

 private:
  [[nodiscard]] std::string under(std::string_view name) const;

  std::string folder_;  ///< without a final '/', unless it is "/"
};

/// folder + "/" + name.
std::string join(std::string_view folder, std::string_view name);

/// Whether a name may stand as one component of a path: not empty, no '/', no NUL, neither "." nor
/// "..".
bool is_component(std::string_view name);

/// Creates the folders of a root; nothing happens to those that are there. E_DISK_*.
Done make_root(Disk& disk, const Root& root);

}  // namespace ecluse::lifecycle
