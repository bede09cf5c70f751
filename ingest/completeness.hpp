// Whether the bytes of a file have their end: a partner may upload for hours, break off and resume,
// and only the content says so. Looks at both ends of a file, and inflates a gzip to its trailer,
// which nothing shorter proves. It never judges: what is complete may be bad, and what is not
// recognised is taken as complete. Called by the inbox, on the thread that owns the disk.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/gzip.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::ingest {

/// What a file still lacks.
enum class Missing : std::uint8_t {
  nothing,
  content,    ///< it is empty
  zeros,      ///< it ends with zeros where its format has none: its room was reserved first
  gzip_end,   ///< the compressed data stops before its trailer
  tar_end,    ///< the archive inside lacks its two blocks of zeros
  xml_end,    ///< the root is not closed
  pdf_end,    ///< no %%EOF in the last kilobyte
  zip_end,    ///< no end of central directory
  writer,     ///< somebody holds it open for writing
  renaming,   ///< it has a temporary name still
  done_file,  ///< its partner announces files by another one, which is not there
  manifest,   ///< its partner lists files in a manifest, where it does not stand
};

/// "content", "gzip"…: the key of the words, pickup.NAME.
std::string_view name_of(Missing missing);

/// How many bytes of each end are looked at.
inline constexpr std::size_t looked_at = std::size_t{64} * 1024;

/// What a file lacks by its ends; `head` and `tail` may overlap, and are the whole of a short file.
/// A gzip is only seen to be one: `nothing`, unless it is shorter than any gzip.
Missing missing_at_ends(std::string_view head, std::string_view tail);

/// The look at one file, in steps where it is a large gzip.
class Completeness {
 public:
  /// `disk` must outlive this.
  Completeness(const DiskView& disk, std::string path, std::uint64_t size);

  /// Looks on, for about `budget` bytes of content, which is lowered by what was read. Nothing: the
  /// budget was not enough, call again. Error: only those of the disk.
  Result<std::optional<Missing>> look(std::uint64_t& budget);

 private:
  Result<Missing> look_at_ends();
  Result<std::optional<Missing>> inflate(std::uint64_t& budget);
  void keep_ends_of(std::string_view content);
  [[nodiscard]] Missing end_of_content() const;

  const DiskView& disk_;
  std::string path_;
  std::uint64_t size_;
  std::unique_ptr<ByteReader> reader_;
  std::unique_ptr<Gunzip> gunzip_;
  std::string first_block_;  ///< of the content
  std::string last_blocks_;  ///< the last bytes of the content so far, two blocks at the most
};

}  // namespace ecluse::ingest
