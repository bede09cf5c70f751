// Reads a ZIP as a sequence of members from its front to its back, strictly: stored or deflated
// members one behind the other, checksums verified of all that is taken, a directory at the end
// that says the same of each, and nothing between or behind. What other readers could take for
// another archive (members that only the directory knows, or only the front) is a damage; so are
// encryption, other methods and the sizes of zip64, which no flux needs. Made by envelope.cpp, its
// only caller. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/gzip.hpp"
#include "ingest/members.hpp"

namespace ecluse::ingest {

class ZipReader final : public Members {
 public:
  /// `source` must outlive this.
  explicit ZipReader(Buffered& source) : source_(source) {}

  std::optional<Member> next() override;
  std::string_view peek(std::size_t count) override;
  std::string_view take() override;

  /// Cause: zip_truncated, zip_structure, zip_inflate, zip_checksum, zip_sizes, zip_encrypted,
  /// zip_method, link, trailing.
  [[nodiscard]] const std::optional<Damage>& damage() const override { return damage_; }

 private:
  /// A member as its own header tells it, or as it was found where that leaves it open.
  struct Local {
    std::string name;
    std::uint16_t flags = 0, method = 0;
    std::uint32_t crc = 0, packed = 0, size = 0;
    std::uint64_t offset = 0;

    /// Its sizes stand behind its contents only.
    [[nodiscard]] bool is_open() const;
  };

  std::optional<Member> begin_member();
  bool may_be_read(const Local& local);
  void produce();
  void end_member();
  void leave_member();
  bool read_descriptor(Local& local);
  void read_directory();
  void compare(const Local& local, std::string_view header, std::string_view name);
  void read_end(std::size_t members);
  std::string taken(std::size_t count);
  void break_off(std::string cause, std::string detail);

  Buffered& source_;
  std::vector<Local> locals_;
  std::optional<Inflate> inflate_;  ///< of the member being read, when it is deflated
  std::uint64_t packed_left_ = 0;   ///< of a stored one
  std::uint64_t place_ = 0;         ///< in the archive
  std::string held_;                ///< contents made and not taken yet
  std::string given_;               ///< what take() gave last
  std::uint32_t crc_ = 0;
  std::uint64_t size_ = 0;  ///< of what was made
  bool in_member_ = false;  ///< its end was not verified yet
  std::optional<Damage> damage_;
};

}  // namespace ecluse::ingest
