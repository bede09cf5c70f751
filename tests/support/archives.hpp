// Archives for tests: well made ones, and the pieces to make bad ones from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecluse::tests {

/// A member of a tar, as its header shall say it; nothing is checked.
struct TarItem {
  std::string name;  ///< cut to 100 bytes in the header
  std::string bytes;
  char type = '0';
  std::optional<std::uint64_t> declared_size;  ///< when it shall differ from that of `bytes`
  std::string link;                            ///< target of a link
};

TarItem tar_item(std::string name, std::string bytes, char type = '0');

/// The header block of an item, checksum included.
std::string tar_header(const TarItem& item);

/// The checksum of a header block, written where it belongs; after a change by hand.
void seal_tar_header(std::string& block);

/// Header, contents and padding.
std::string tar_member(const TarItem& item);

/// The two blocks of zeros.
std::string tar_end();

/// A tar of items, end marker included.
std::string tar(const std::vector<TarItem>& items);

/// A pax record: "<length> key=value\n".
std::string pax_record(std::string_view key, std::string_view value);

/// One gzip member.
std::string gzip(std::string_view bytes, int level = 6);

/// A flux as partners make them: a gzip'd tar of files {name, bytes}.
std::string tar_gz(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace ecluse::tests
