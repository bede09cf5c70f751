// ZIP archives for tests: well made ones, and ones that lie where they are told to.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse::tests {

enum class Packing { stored, deflated };

/// A file of a ZIP. What is set here is written instead of the truth.
struct ZipItem {
  std::string name;
  std::string bytes{};
  Packing packing = Packing::deflated;
  bool described_later = false;  ///< sizes and CRC behind the contents, marked
  std::uint16_t flags = 0;
  std::optional<std::uint16_t> method{};
  std::optional<std::uint32_t> crc{}, packed_size{}, size{};    ///< in the header of the file
  std::optional<std::uint32_t> listed_size{}, listed_offset{};  ///< in the directory
  std::string extra{};
};

std::string zip(const std::vector<ZipItem>& items);

}  // namespace ecluse::tests
