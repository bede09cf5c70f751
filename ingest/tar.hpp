// Reads a tar as a sequence of members, strictly: checksums verified, the end marker required,
// zeros only behind it. Knows ustar (POSIX.1-1988), pax headers (POSIX.1-2001: path and size), GNU
// long names and large sizes, and the older form without a magic. Says what is there; what is
// allowed is decided by envelope.cpp, its only caller. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/buffered.hpp"

namespace ecluse::ingest {

enum class TarKind : std::uint8_t { file, folder, link, device, other };

struct TarMember {
  std::string name;        ///< bytes as in the archive
  std::uint64_t size = 0;  ///< bytes, as declared; 0 for what is not a file
  TarKind kind = TarKind::file;
};

class TarReader {
 public:
  /// `source` must outlive this. A long name or pax header over `header_bytes` is a damage.
  TarReader(Buffered& source, std::uint64_t header_bytes);

  /// The next member; what was left of the one before is skipped. Nothing at a damage, at an error
  /// of the source, or once the end marker and all that follows it were read.
  std::optional<TarMember> next();

  /// The front of what is left of the contents of the member that next() gave. Good until the next
  /// call, as what take() gives.
  std::string_view peek(std::size_t count);

  /// The next bytes of its contents, not more than declared; empty at their end or at a damage.
  std::string_view take();

  /// Cause: truncated, checksum, header, no_end, trailing.
  [[nodiscard]] const std::optional<Damage>& damage() const { return damage_; }

 private:
  /// What extended headers say of the member that follows them.
  struct Overrides {
    std::optional<std::string> long_name;  ///< GNU
    std::optional<std::string> path;       ///< pax
    std::optional<std::uint64_t> size;     ///< pax
  };

  std::string extension();
  void leave_member();
  void read_end();
  std::optional<TarMember> read_header(std::string_view block, Overrides& overrides);
  std::optional<TarMember> member(std::string_view block, Overrides& overrides, std::uint64_t size);
  void read_extension(char type, std::uint64_t size, Overrides& overrides);
  void read_pax(std::string_view records, char type, Overrides& overrides);
  void read_pax_record(std::string_view record, char type, Overrides& overrides);
  void break_off(std::string cause, std::string detail);

  Buffered& source_;
  std::uint64_t header_bytes_;
  std::string name_;        ///< of the member being read, for damages
  std::uint64_t left_ = 0;  ///< of its contents
  std::uint64_t padding_ = 0;
  bool ended_ = false;
  std::optional<Damage> damage_;
};

/// Whether bytes begin like a tar: a header with its checksum or its magic, or an end marker.
bool begins_like_tar(std::string_view head);

}  // namespace ecluse::ingest
