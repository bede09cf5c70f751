#include "model/network_disk.hpp"

#include <algorithm>
#include <array>

namespace ecluse {
namespace {

struct Row {
  std::uint32_t magic;
  std::string_view name;
};
constexpr std::array rows{
    Row{0x6969, "NFS"},      Row{0x517B, "SMB"},      Row{0xFE534D42, "SMB2"},
    Row{0xFF534D42, "CIFS"}, Row{0x65735546, "FUSE"}, Row{0x01021997, "9P"},
    Row{0x00C36400, "Ceph"}, Row{0x5346414F, "AFS"},  Row{0x01161970, "GFS2"}};

}  // namespace

std::string_view network_disk(std::uint32_t magic) {
  const auto* const row =
      std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.magic == magic; });
  return row == rows.end() ? std::string_view() : row->name;
}

}  // namespace ecluse
