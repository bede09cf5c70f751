#include "model/disk.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecluse {

Done DiskView::visit(const std::string& folder, const std::function<void(FileFacts)>& see) const {
  auto files = list(folder);
  if (!files) return tl::unexpected(files.error());
  for (auto& file : *files) see(std::move(file));
  return {};
}

Result<std::string> DiskView::slice(const std::string& path, std::uint64_t from,
                                    std::size_t count) const {
  auto reader = open(path);
  if (!reader) return tl::unexpected(reader.error());
  std::array<char, std::size_t{64} * 1024> room{};
  std::string bytes;
  while (bytes.size() < count) {
    const auto got = (*reader)->read(room);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    const std::uint64_t skipped = std::min<std::uint64_t>(from, *got);
    from -= skipped;
    bytes.append(room.data() + skipped, *got - skipped);
  }
  if (bytes.size() > count) bytes.resize(count);
  return bytes;
}

Result<DiskRoom> DiskView::room(const std::string& /*path*/) const {
  return DiskRoom{};
}

Result<std::string> read_all(ByteReader& reader, std::size_t limit) {
  std::array<char, std::size_t{64} * 1024> room{};
  std::string bytes;
  while (true) {
    const auto count = reader.read(room);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return bytes;
    if (bytes.size() + *count > limit)
      return failure("E_DISK_TOO_BIG", "over " + std::to_string(limit) + " bytes");
    bytes.append(room.data(), *count);
  }
}

}  // namespace ecluse
