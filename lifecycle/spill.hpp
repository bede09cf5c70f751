// What becomes of the contents of documents while they are read: hashed, and only where someone
// needs them kept. Hashing touches no disk: it is what run, watch and check do. A Spill writes them
// to a folder: it is what extract does. Called by the threads that read documents.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/content.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

/// Sinks that hash and keep nothing; from any thread.
OpenSink hashing_sinks();

/// A name for a file from what a stranger calls it: one component, of letters, digits, spaces and
/// "._-()", not hidden, 120 bytes at the most with its extension. Never empty.
std::string safe_file_name(std::string_view wanted);

/// Contents in files of a folder. While they are written they have names of ours; those that are
/// not given one by name_file() are removed. One thread; must outlive its sinks.
class Spill {
 public:
  /// `folder` is there. Beyond `most_bytes` in all nothing more is written (E_SPILL_FULL).
  Spill(Disk& disk, std::string folder, std::uint64_t most_bytes = 2'000 * one_mo)
      : disk_(disk), folder_(std::move(folder)), left_(most_bytes) {}
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;
  ~Spill() { forget(); }

  /// Their receipts have the number of the content, from 1.
  OpenSink sinks();

  /// Gives a content its name: `wanted` made safe, "-2", "-3"… before the extension when a file is
  /// called so. Its path. Nothing is ever overwritten. E_DISK_*.
  Result<std::string> name_file(std::uint32_t number, std::string_view wanted);

  /// Removes the contents without a name.
  void forget();

  /// What went wrong first: what was spilled since cannot be trusted.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  class Sink;
  [[nodiscard]] std::string part_path(std::uint32_t number) const;
  [[nodiscard]] std::string free_path(const std::string& name) const;
  void begin(std::uint32_t number);
  void write(std::uint32_t number, std::string_view bytes);

  Disk& disk_;
  std::string folder_;
  std::uint64_t left_;
  std::uint32_t last_ = 0;
  std::set<std::uint32_t> parts_;  ///< contents without a name
  std::optional<Error> error_;
};

}  // namespace ecluse::lifecycle
