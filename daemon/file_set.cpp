#include "daemon/file_set.hpp"

#include <algorithm>

#include "lifecycle/root.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/write_whole.hpp"

namespace ecluse::daemon {
namespace {

class SetReader {
 public:
  SetReader(const DiskView& disk, const SetLimits& limits) : disk_(disk), limits_(limits) {}

  Done read(const std::string& folder, const std::string& prefix, int depth) {
    const auto listed = disk_.list(folder);
    if (!listed) return tl::unexpected(listed.error());
    for (const auto& file : *listed)
      if (auto done = take(folder, prefix, file); !done) return done;
    const auto folders = disk_.folders(folder);
    if (!folders) return tl::unexpected(folders.error());
    for (const auto& name : *folders) {
      if (depth >= limits_.depth) return failure("E_FILES", folder + ": too deep");
      auto done = read(lifecycle::join(folder, name), prefix + name + "/", depth + 1);
      if (!done) return done;
    }
    return {};
  }

  FileSet sorted() {
    std::ranges::sort(files_);
    return std::move(files_);
  }

 private:
  Done take(const std::string& folder, const std::string& prefix, const FileFacts& file) {
    const auto wanted = [&](std::string_view suffix) { return file.name.ends_with(suffix); };
    if (!file.regular || std::ranges::none_of(limits_.suffixes, wanted)) return {};
    auto bytes = read_file(disk_, lifecycle::join(folder, file.name), limits_.file_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    total_ += bytes->size();
    if (total_ > limits_.total_bytes) return failure("E_FILES", folder + ": too many files");
    files_.emplace_back(prefix + file.name, std::move(*bytes));
    return {};
  }

  const DiskView& disk_;
  const SetLimits& limits_;
  FileSet files_;
  std::size_t total_ = 0;
};

}  // namespace

Result<std::string> read_file(const DiskView& disk, const std::string& path, std::size_t limit) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, limit);
}

Result<FileSet> read_set(const DiskView& disk, const std::string& folder, const SetLimits& limits) {
  SetReader reader(disk, limits);
  const auto read = reader.read(folder, "", 0);
  if (!read) return tl::unexpected(read.error());
  return reader.sorted();
}

std::string hash_of(const FileSet& files) {
  lifecycle::Sha256 hash;
  for (const auto& [name, bytes] : files)
    hash.update(name + '\n' + lifecycle::sha256_hex(bytes) + '\n');
  return hash.hex();
}

Done copy_set(Disk& disk, const std::string& folder, const FileSet& files) {
  for (const auto& [name, bytes] : files) {
    const auto path = lifecycle::join(folder, name);
    const auto made = disk.make_folder(path.substr(0, path.rfind('/')));
    if (!made) return made;
    const auto written = disk.write(path, bytes);
    if (!written) return written;
  }
  return disk.sync_all(folder);
}

Done replace_file(Disk& disk, const std::string& folder, const std::string& name,
                  std::string_view bytes) {
  const auto done = lifecycle::write_whole(disk, lifecycle::join(folder, name), bytes);
  return done ? disk.sync_folder(folder) : done;
}

}  // namespace ecluse::daemon
