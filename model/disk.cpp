#include "model/disk.hpp"

#include <array>

namespace ecluse {

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
