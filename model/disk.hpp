// The one narrow seam through which the house touches the disk, so that a test can cut the power at
// every step. lifecycle/disk_posix is the real one, tests/support/disk_memory the pretended one.
// daemon/ makes one, keeps imported tables and rulebooks through it and lends it to lifecycle/,
// which writes all else; the others see the reading half, DiskView. Paths are made by
// lifecycle/root. Errors carry E_DISK_* codes. Called from the thread that owns the disk, but
// `open` and the readers it gives may be used by workers.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse {

/// Bytes in sequence. One reader, one thread.
class ByteReader {
 public:
  ByteReader() = default;
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;
  virtual ~ByteReader() = default;

  /// Fills the front of `room`; how many bytes were read, 0 at the end.
  virtual Result<std::size_t> read(std::span<char> room) = 0;
};

/// What a file system still has for this process, and what it is.
struct DiskRoom {
  std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t files = std::numeric_limits<std::uint64_t>::max();  ///< inodes; the most where it
                                                                    ///< does not count them
  std::string_view network{};  ///< what other machine's file system it is (model/network_disk)
};

class DiskView {
 public:
  DiskView() = default;
  DiskView(const DiskView&) = delete;
  DiskView& operator=(const DiskView&) = delete;
  virtual ~DiskView() = default;

  /// What a folder holds, folders and links included (regular == false), in no order.
  virtual Result<std::vector<FileFacts>> list(const std::string& folder) const = 0;
  /// The names of the folders inside a folder, links excluded, sorted.
  virtual Result<std::vector<std::string>> folders(const std::string& folder) const = 0;
  virtual Result<FileFacts> facts(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  /// Whether another process holds the file open for writing. Exact on the local file systems of
  /// Linux (a read lease is refused then); false where the kernel cannot tell, on the file systems
  /// of other machines (NFS refuses any lease), and on any error.
  virtual bool being_written(const std::string& path) const = 0;
  /// The same as list(), one entry at a time: a folder of a million files is not held in memory.
  virtual Done visit(const std::string& folder, const std::function<void(FileFacts)>& see) const;
  /// At most `count` bytes of a regular file from the byte `from` on: fewer where it ends.
  virtual Result<std::string> slice(const std::string& path, std::uint64_t from,
                                    std::size_t count) const;
  /// The room left on the file system of a path, and whose it is.
  virtual Result<DiskRoom> room(const std::string& path) const;
  /// Opens a regular file; a symbolic link is refused.
  virtual Result<std::unique_ptr<ByteReader>> open(const std::string& path) const = 0;
};

class Disk : public DiskView {
 public:
  /// Creates or replaces a file; durable only after sync_file or sync_all.
  virtual Done write(const std::string& path, std::string_view bytes) = 0;
  /// Adds to the end of a file that is there.
  virtual Done append(const std::string& path, std::string_view bytes) = 0;
  /// Renames within the file system, replacing the target; durable after the folders are synced.
  virtual Done rename(const std::string& from, const std::string& to) = 0;
  virtual Done remove(const std::string& path) = 0;
  /// Creates a folder and its parents; nothing happens when it is there.
  virtual Done make_folder(const std::string& path) = 0;
  virtual Done sync_file(const std::string& path) = 0;
  virtual Done sync_folder(const std::string& path) = 0;
  /// Makes everything written on the file system of `path` durable, files and folders alike.
  virtual Done sync_all(const std::string& path) = 0;
};

/// The whole of a file, at most `limit` bytes; E_DISK_TOO_BIG beyond.
Result<std::string> read_all(ByteReader& reader, std::size_t limit);

}  // namespace ecluse
