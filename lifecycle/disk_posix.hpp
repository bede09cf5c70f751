// The real disk, on Linux: the only place of the house that calls the system to touch files. Made
// once by daemon; called from the thread that owns the disk, but `open` and the readers it gives
// may be used by workers. Files are made 0660 and folders 0770, less the umask.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/privileges.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

/// Errors: E_DISK_LIST, E_DISK_READ, E_DISK_WRITE, E_DISK_RENAME, E_DISK_REMOVE, E_DISK_SYNC, and
/// E_DISK_FULL in place of any of the last four when no room (or quota) is left. Details: path and
/// words of the system.
class DiskPosix final : public Disk {
 public:
  Result<std::vector<FileFacts>> list(const std::string& folder) const override;
  Result<std::vector<std::string>> folders(const std::string& folder) const override;
  Result<FileFacts> facts(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  bool being_written(const std::string& path) const override;
  Done visit(const std::string& folder, const std::function<void(FileFacts)>& see) const override;
  Result<std::string> slice(const std::string& path, std::uint64_t from,
                            std::size_t count) const override;
  Result<DiskRoom> room(const std::string& path) const override;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;

  Done write(const std::string& path, std::string_view bytes) override;
  Done append(const std::string& path, std::string_view bytes) override;
  Done rename(const std::string& from, const std::string& to) override;
  Done remove(const std::string& path) override;
  Done make_folder(const std::string& path) override;
  Done sync_file(const std::string& path) override;
  Done sync_folder(const std::string& path) override;
  Done sync_all(const std::string& path) override;

  /// Files written below this folder are given so from now on, whatever the umask. Before any other
  /// thread has the disk.
  void dress(std::string folder, Ownership ownership);

 private:
  std::string dressed_folder_;  ///< with a final '/'; empty: none
  Ownership ownership_;
};

}  // namespace ecluse::lifecycle
