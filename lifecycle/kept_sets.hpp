// The sets of tables that decisions were taken with, so that each can be taken again: what a set is
// made of stands in versions/<SHA-256 of that text>, and the files it names in versions/fichiers/,
// each once, under its own SHA-256. Written by the commands that open a gate, before the first flux
// that a set judges; read by replay. Nothing here is ever removed. On the main thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// One thing that a set is made of.
struct SetPart {
  std::string kind;   ///< "table", "trust": files; "schema", "rulebook", "setting": what is told
  std::string name;   ///< "annuaire.csv"
  std::string value;  ///< SHA-256 of the file in hexadecimal; else what the part says

  [[nodiscard]] bool in_file() const { return kind == "table" || kind == "trust"; }

  friend bool operator==(const SetPart&, const SetPart&) = default;
};

/// A set as it is loaded, with the bytes of its files.
struct TableSet {
  std::vector<SetPart> parts;
  std::map<std::string, std::string> bytes;  ///< by SHA-256

  /// A file of the set.
  void add(std::string kind, std::string name, std::string content);
  /// What the set says without a file.
  void tell(std::string kind, std::string name, std::string value);
  /// SHA-256, hexadecimal, of its parts in order: what decisions record.
  [[nodiscard]] std::string version() const;
};

/// Keeps a set whose bytes are at hand; durable when it returns. Nothing is written when it is kept
/// already. E_DISK_*.
Done keep_set(Disk& disk, const Root& root, const TableSet& set);

/// The parts of a kept set. E_SET_ABSENT (never kept), E_SET_CHANGED (not what was kept), E_DISK_*.
Result<std::vector<SetPart>> kept_parts(const DiskView& disk, const Root& root,
                                        std::string_view version);

/// The bytes of one of its files. The same errors.
Result<std::string> kept_bytes(const DiskView& disk, const Root& root, std::string_view sha256);

}  // namespace ecluse::lifecycle
