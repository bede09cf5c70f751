// Reads a tar as a sequence of members, strictly: checksums verified, the end marker required,
// zeros only behind it. Knows ustar (POSIX.1-1988), pax headers (POSIX.1-2001: path and size), GNU
// long names and large sizes, and the older form without a magic. Says what is there; what is
// allowed is decided by envelope.cpp, its only caller. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/members.hpp"

namespace ecluse::ingest {

using TarKind = MemberKind;
using TarMember = Member;

class TarReader final : public Members {
 public:
  /// `source` must outlive this. A long name or pax header over `header_bytes` is a damage.
  TarReader(Buffered& source, std::uint64_t header_bytes);

  std::optional<Member> next() override;
  std::string_view peek(std::size_t count) override;
  std::string_view take() override;

  /// Cause: truncated, checksum, header, no_end, trailing.
  [[nodiscard]] const std::optional<Damage>& damage() const override { return damage_; }

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
