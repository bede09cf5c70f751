// One file that is held in memory, seen as a disk that has nothing else: what is checked without
// being kept never touches a real one. Used by the console's deposits; pure, one thread.
#pragma once

#include <string>
#include <string_view>

#include "model/disk.hpp"

namespace ecluse::daemon {

class HeldFile final : public DiskView {
 public:
  /// The bytes must outlive it.
  HeldFile(std::string path, std::string_view bytes) : path_(std::move(path)), bytes_(bytes) {}

  /// What the disk would tell of it.
  [[nodiscard]] FileFacts facts() const;

  Result<std::vector<FileFacts>> list(const std::string& folder) const override;
  Result<std::vector<std::string>> folders(const std::string& folder) const override;
  Result<FileFacts> facts(const std::string& path) const override;
  bool exists(const std::string& path) const override { return path == path_; }
  bool being_written(const std::string& /*path*/) const override { return false; }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;

 private:
  std::string path_;
  std::string_view bytes_;
};

}  // namespace ecluse::daemon
