// A disk that does what another one does: tests that need one call to go wrong override that call.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/disk.hpp"

namespace ecluse::tests {

class DiskThrough : public Disk {
 public:
  /// `disk` must outlive this one.
  explicit DiskThrough(Disk& disk) : disk_(disk) {}

  Result<std::vector<FileFacts>> list(const std::string& folder) const override {
    return disk_.list(folder);
  }
  Result<std::vector<std::string>> folders(const std::string& folder) const override {
    return disk_.folders(folder);
  }
  Result<FileFacts> facts(const std::string& path) const override { return disk_.facts(path); }
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  bool being_written(const std::string& path) const override { return disk_.being_written(path); }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    return disk_.open(path);
  }
  Done write(const std::string& path, std::string_view bytes) override {
    return disk_.write(path, bytes);
  }
  Done append(const std::string& path, std::string_view bytes) override {
    return disk_.append(path, bytes);
  }
  Done rename(const std::string& from, const std::string& to) override {
    return disk_.rename(from, to);
  }
  Done remove(const std::string& path) override { return disk_.remove(path); }
  Done make_folder(const std::string& path) override { return disk_.make_folder(path); }
  Done sync_file(const std::string& path) override { return disk_.sync_file(path); }
  Done sync_folder(const std::string& path) override { return disk_.sync_folder(path); }
  Done sync_all(const std::string& path) override { return disk_.sync_all(path); }

 protected:
  [[nodiscard]] Disk& disk() const { return disk_; }

 private:
  Disk& disk_;
};

}  // namespace ecluse::tests
