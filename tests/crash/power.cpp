#include "tests/crash/power.hpp"

namespace ecluse::tests {
namespace {

tl::unexpected<Error> dark(const std::string& what) {
  return failure("E_DISK_CUT", what);
}

}  // namespace

Result<std::vector<FileFacts>> PoweredDisk::list(const std::string& folder) const {
  if (!power_.on("list " + folder)) return dark(folder);
  return disk().list(folder);
}

Result<std::vector<std::string>> PoweredDisk::folders(const std::string& folder) const {
  if (!power_.on("folders " + folder)) return dark(folder);
  return disk().folders(folder);
}

Result<FileFacts> PoweredDisk::facts(const std::string& path) const {
  if (!power_.on("facts " + path)) return dark(path);
  return disk().facts(path);
}

bool PoweredDisk::exists(const std::string& path) const {
  return power_.on("exists " + path) && disk().exists(path);
}

bool PoweredDisk::being_written(const std::string& path) const {
  return power_.on("being_written " + path) && disk().being_written(path);
}

Result<std::unique_ptr<ByteReader>> PoweredDisk::open(const std::string& path) const {
  if (!power_.on("open " + path)) return dark(path);
  return disk().open(path);
}

Done PoweredDisk::write(const std::string& path, std::string_view bytes) {
  return power_.on("write " + path) ? disk().write(path, bytes) : Done(dark(path));
}

Done PoweredDisk::append(const std::string& path, std::string_view bytes) {
  return power_.on("append " + path) ? disk().append(path, bytes) : Done(dark(path));
}

Done PoweredDisk::rename(const std::string& from, const std::string& to) {
  return power_.on("rename " + from + " " + to) ? disk().rename(from, to) : Done(dark(from));
}

Done PoweredDisk::remove(const std::string& path) {
  return power_.on("remove " + path) ? disk().remove(path) : Done(dark(path));
}

Done PoweredDisk::make_folder(const std::string& path) {
  return power_.on("make_folder " + path) ? disk().make_folder(path) : Done(dark(path));
}

Done PoweredDisk::sync_file(const std::string& path) {
  if (!power_.on("sync_file " + path)) return dark(path);
  return syncing_ == Syncing::done ? disk().sync_file(path) : Done{};
}

Done PoweredDisk::sync_folder(const std::string& path) {
  if (!power_.on("sync_folder " + path)) return dark(path);
  return syncing_ == Syncing::done ? disk().sync_folder(path) : Done{};
}

Done PoweredDisk::sync_all(const std::string& path) {
  if (!power_.on("sync_all " + path)) return dark(path);
  return syncing_ == Syncing::done ? disk().sync_all(path) : Done{};
}

}  // namespace ecluse::tests
