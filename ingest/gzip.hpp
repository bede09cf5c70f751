// Inflates gzip, verifying checksum and length of every member to the last byte. The only place of
// zlib. Several members one behind the other are one content, as the format says (RFC 1952 §2.2);
// anything else behind a member is a damage. Used by envelope.cpp; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/buffered.hpp"
#include "model/disk.hpp"

struct z_stream_s;

namespace ecluse::ingest {

class Gunzip final : public ByteReader {
 public:
  /// `source` must outlive this.
  explicit Gunzip(ByteReader& source);
  ~Gunzip() override;

  /// 0 at the end of the last member or at a damage: ask damage(). What was given before a damage
  /// must not be believed. Error: only those of the source.
  Result<std::size_t> read(std::span<char> room) override;

  /// Cause: crc, truncated, data, header, trailing.
  [[nodiscard]] const std::optional<Damage>& damage() const { return damage_; }

  /// Compressed bytes consumed, without what was read ahead.
  [[nodiscard]] std::uint64_t bytes_in() const;

 private:
  enum class State : std::uint8_t { in_member, between_members, ended };

  Done refill();
  void inflate_some();
  void start_next_member();
  void break_off(const char* cause, const char* detail);

  ByteReader& source_;
  std::unique_ptr<z_stream_s> stream_;
  std::vector<char> input_;
  std::uint64_t taken_ = 0;  ///< bytes the source gave
  bool source_ended_ = false;
  State state_ = State::in_member;
  std::optional<Damage> damage_;
};

/// Inflates what was deflated without an envelope (RFC 1951), as a ZIP holds it, and takes not one
/// byte more than it needs from its source. One thread.
class Inflate {
 public:
  /// `source` must outlive this.
  explicit Inflate(Buffered& source);
  ~Inflate();

  /// The next bytes; empty at the end or at a fault. Good until the next call.
  std::string_view take();

  /// Null, or the cause of a damage: zip_truncated, zip_inflate.
  [[nodiscard]] const char* fault() const { return fault_; }

  /// Compressed bytes taken.
  [[nodiscard]] std::uint64_t bytes_in() const { return bytes_in_; }

 private:
  Buffered& source_;
  std::unique_ptr<z_stream_s> stream_;
  std::vector<char> room_;
  std::uint64_t bytes_in_ = 0;
  bool ended_ = false;
  const char* fault_ = nullptr;
};

/// The checksum of ZIP of `bytes` behind those of which it is `before`; 0 at the start.
std::uint32_t crc32_of(std::uint32_t before, std::string_view bytes);

}  // namespace ecluse::ingest
