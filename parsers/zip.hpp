// A ZIP read as it streams by (APPNOTE 6.3), without ever going back: each file is decompressed,
// counted, hashed and compared with its CRC; the directory at the end must then tell the same of
// the same files. Every byte is used once, so that files cannot overlap or hide between others, and
// a size is believed only when it was counted. Used by ContentStream; one object, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "parsers/inflate.hpp"

namespace ecluse::parsers {

/// Ours: no source gives any. Attachments are under 10 Mo and deflate by 20:1 at the most.
struct ZipLimits {
  std::uint32_t files = 1000;          ///< folders included
  std::uint64_t ratio = 200;           ///< decompressed over compressed, of one file
  std::uint64_t ratio_floor = one_mo;  ///< the ratio is judged beyond this much of a file only
  std::uint64_t bytes = 500 * one_mo;  ///< decompressed, of all the ZIPs of a document: 0.5 s
};

class ZipStream {
 public:
  /// `inflated`: how many bytes the document had decompressed so far, kept up to date here. The
  /// three must outlive the stream.
  ZipStream(const ZipLimits& limits, const OpenSink& open, std::uint64_t& inflated);

  /// The next bytes of the ZIP; after a fault they are passed over.
  void feed(std::string_view bytes);
  /// There are no more: what is missing is a fault.
  void finish();

  [[nodiscard]] ZipFault fault() const { return fault_; }
  /// The files whose end was met, in their order, without folders.
  [[nodiscard]] std::vector<ZippedFile> take_files();

 private:
  enum class Step : std::uint8_t { record, stored, deflated, descriptor, nothing };
  /// What is known of a member, from its header and then by counting.
  struct Member {
    ZippedFile file;
    std::uint64_t offset = 0;
    std::uint32_t crc = 0;
    std::uint32_t declared_crc = 0;
    std::uint64_t declared_size = 0, declared_packed = 0;
    bool described_later = false, folder = false, listed = false;
  };

  void feed_step(std::string_view& bytes);
  bool gather(std::string_view& bytes, std::size_t count);
  void read_record(std::string_view& bytes);
  void read_member(std::string_view& bytes);
  void begin_member(std::string_view header);
  void read_listing(std::string_view& bytes);
  void check_listing(std::string_view header);
  void read_end(std::string_view& bytes);
  void read_stored(std::string_view& bytes);
  void read_deflated(std::string_view& bytes);
  void read_descriptor(std::string_view& bytes);
  bool take_contents(std::string_view bytes);
  void end_contents();
  void end_member();
  void fail(ZipFault fault);
  void used(std::size_t count);

  const ZipLimits& limits_;
  const OpenSink& open_;
  std::uint64_t& inflated_;
  Step step_ = Step::record;
  ZipFault fault_ = ZipFault::none;
  std::string record_;         ///< the record that is being gathered
  std::uint64_t offset_ = 0;   ///< of the next byte that no record has
  std::uint64_t listing_ = 0;  ///< where the directory begins, 0 before
  std::size_t listed_ = 0;
  std::vector<Member> members_;
  std::string head_;  ///< the front of the file being read
  std::optional<Inflater> inflater_;
  std::unique_ptr<ContentSink> sink_;
};

}  // namespace ecluse::parsers
