#include "ingest/tar.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ecluse::ingest {

namespace {

constexpr std::size_t block_bytes = 512;

/// Where a field stands in a header block (POSIX pax, "ustar Interchange Format").
struct Field {
  std::size_t start;
  std::size_t length;
};
constexpr Field name_field{0, 100};
constexpr Field size_field{124, 12};
constexpr Field checksum_field{148, 8};
constexpr std::size_t type_place = 156;
constexpr Field magic_field{257, 6};
constexpr Field prefix_field{345, 155};

constexpr std::string_view posix_magic{"ustar\0", 6};
constexpr std::string_view gnu_magic{"ustar ", 6};

std::string_view raw(std::string_view block, Field field) {
  return block.substr(field.start, field.length);
}

/// A text field: up to its first NUL.
std::string_view text(std::string_view block, Field field) {
  const auto value = raw(block, field);
  return value.substr(0, value.find('\0'));
}

bool all_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

/// GNU: a first byte of 0x80 means a big-endian binary number.
std::optional<std::uint64_t> binary_number(std::string_view field) {
  std::uint64_t number = 0;
  for (const char c : field.substr(1)) {
    if (number >> 56U != 0) return std::nullopt;
    number = (number << 8U) | static_cast<unsigned char>(c);
  }
  return number;
}

/// Octal digits between spaces and NULs; nothing written means 0.
std::optional<std::uint64_t> number(std::string_view field) {
  static constexpr std::string_view fillers{" \0", 2};
  if (field.front() == '\x80') return binary_number(field);
  const auto start = field.find_first_not_of(fillers);
  if (start == std::string_view::npos) return 0;
  const auto digits = field.substr(start, field.find_first_of(fillers, start) - start);
  const auto behind = field.substr(start + digits.size());
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || behind.find_first_not_of(fillers) != std::string_view::npos) return std::nullopt;
  return value;
}

/// The sum of the bytes of a header, its own field taken as spaces.
std::uint64_t checksum(std::string_view block) {
  std::uint64_t sum = checksum_field.length * static_cast<std::uint64_t>(' ');
  for (std::size_t i = 0; i < block.size(); ++i)
    if (i < checksum_field.start || i >= checksum_field.start + checksum_field.length)
      sum += static_cast<unsigned char>(block[i]);
  return sum;
}

std::string name_of(std::string_view block) {
  const auto name = text(block, name_field);
  const auto prefix = text(block, prefix_field);
  if (raw(block, magic_field) != posix_magic || prefix.empty()) return std::string(name);
  return std::string(prefix) + '/' + std::string(name);
}

TarKind kind_of(char type, std::string_view name) {
  switch (type) {
    case '0':
    case '7':   // contiguous: a file
    case '\0':  // before POSIX, a folder was a file whose name ends with a slash
      return name.ends_with('/') ? TarKind::folder : TarKind::file;
    case '5':
      return TarKind::folder;
    case '1':
    case '2':
      return TarKind::link;
    case '3':
    case '4':
    case '6':
      return TarKind::device;
    default:
      return TarKind::other;
  }
}

/// pax for the next member and for all, GNU long name and long link target.
bool is_extension(char type) {
  return type == 'x' || type == 'g' || type == 'L' || type == 'K';
}

}  // namespace

bool begins_like_tar(std::string_view head) {
  if (head.size() < block_bytes) return false;
  const auto block = head.substr(0, block_bytes);
  const auto magic = raw(block, magic_field);
  return all_zero(block) || magic == posix_magic || magic == gnu_magic ||
         number(raw(block, checksum_field)) == checksum(block);
}

TarReader::TarReader(Buffered& source, std::uint64_t header_bytes)
    : source_(source), header_bytes_(header_bytes) {}

std::optional<TarMember> TarReader::next() {
  leave_member();
  Overrides overrides;
  while (!damage_ && !ended_) {
    name_.clear();
    const auto block = source_.peek(block_bytes);
    if (block.empty()) {
      break_off("no_end", "the archive stops without its end marker");
    } else if (block.size() < block_bytes) {
      break_off("truncated", "the archive stops inside a header");
    } else if (all_zero(block)) {
      const bool expected = overrides.path || overrides.size || overrides.long_name;
      expected ? break_off("header", "an extended header describes nothing") : read_end();
    } else if (auto member = read_header(block, overrides)) {
      return member;
    }
  }
  return std::nullopt;
}

std::string_view TarReader::peek(std::size_t count) {
  return source_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(left_, count)));
}

std::string_view TarReader::take() {
  if (left_ == 0 || damage_) return {};
  const auto bytes = source_.take(left_);
  left_ -= bytes.size();
  if (bytes.empty()) break_off("truncated", "the archive stops inside a file");
  return bytes;
}

/// The contents of an extended header.
std::string TarReader::extension() {
  std::string bytes;
  left_ -= source_.append_to(bytes, left_);
  if (left_ > 0) break_off("truncated", "the archive stops inside a file");
  return bytes;
}

void TarReader::leave_member() {
  if (damage_) return;
  left_ -= source_.skip(left_);
  padding_ -= source_.skip(padding_);
  if (left_ > 0 || padding_ > 0) break_off("truncated", "the archive stops inside a file");
}

/// Two blocks of zeros, then nothing but zeros: tar fills up its last record with them.
void TarReader::read_end() {
  source_.skip(block_bytes);
  const auto second = source_.peek(block_bytes);
  if (second.size() < block_bytes)
    return break_off("no_end", "the archive stops inside its end marker");
  while (true) {
    const auto rest = source_.peek(Buffered::capacity);
    if (!all_zero(rest)) return break_off("trailing", "bytes behind the end of the archive");
    if (rest.empty()) break;
    source_.skip(rest.size());
  }
  ended_ = true;
}

/// The member that a header describes; nothing at an extended header, which goes to `overrides`, or
/// at a damage.
std::optional<TarMember> TarReader::read_header(std::string_view block, Overrides& overrides) {
  const auto declared = number(raw(block, checksum_field));
  const auto computed = checksum(block);
  const auto size = number(raw(block, size_field));
  if (declared != computed) {
    break_off("checksum", "header sums up to " + std::to_string(computed));
    return std::nullopt;
  }
  if (!size) {
    break_off("header", "unreadable size");
    return std::nullopt;
  }
  const char type = block[type_place];
  if (!is_extension(type)) return member(block, overrides, *size);
  source_.skip(block_bytes);
  read_extension(type, *size, overrides);
  return std::nullopt;
}

std::optional<TarMember> TarReader::member(std::string_view block, Overrides& overrides,
                                           std::uint64_t size) {
  TarMember found;
  found.name = overrides.path        ? std::move(*overrides.path)
               : overrides.long_name ? std::move(*overrides.long_name)
                                     : name_of(block);
  found.size = overrides.size.value_or(size);
  found.kind = kind_of(block[type_place], found.name);
  source_.skip(block_bytes);
  name_ = found.name;
  const bool has_contents = found.kind == TarKind::file || found.kind == TarKind::other;
  if (!has_contents && found.size > 0) {  // whether bytes follow depends on who reads
    break_off("header", "contents declared for what is not a file");
    return std::nullopt;
  }
  left_ = found.size;
  padding_ = (block_bytes - found.size % block_bytes) % block_bytes;
  return found;
}

void TarReader::read_extension(char type, std::uint64_t size, Overrides& overrides) {
  if (size > header_bytes_)
    return break_off("header", "extended header of " + std::to_string(size) + " bytes");
  left_ = size;
  padding_ = (block_bytes - size % block_bytes) % block_bytes;
  std::string value = extension();
  if (damage_) return;
  leave_member();
  if (type == 'L') overrides.long_name = value.substr(0, value.find('\0'));
  if (type == 'x' || type == 'g') read_pax(value, type, overrides);
}

/// Records are "<length> <key>=<value>\n", where the length counts all of it.
void TarReader::read_pax(std::string_view records, char type, Overrides& overrides) {
  while (!records.empty() && !damage_) {
    std::size_t length = 0;
    const auto [end, error] =
        std::from_chars(records.data(), records.data() + records.size(), length);
    const auto digits = static_cast<std::size_t>(end - records.data());
    if (error != std::errc{} || length > records.size() || length < digits + 2 || *end != ' ' ||
        records[length - 1] != '\n')
      return break_off("header", "malformed pax record");
    read_pax_record(records.substr(digits + 1, length - digits - 2), type, overrides);
    records.remove_prefix(length);
  }
}

void TarReader::read_pax_record(std::string_view record, char type, Overrides& overrides) {
  const auto equals = record.find('=');
  if (equals == std::string_view::npos) return break_off("header", "malformed pax record");
  const auto key = record.substr(0, equals);
  const auto value = record.substr(equals + 1);
  const bool matters = key == "path" || key == "size" || key.starts_with("GNU.sparse.");
  if (!matters) return;
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
  if (type == 'g' || key.starts_with("GNU.sparse."))  // one name for all, or contents with holes
    return break_off("header", "pax key " + std::string(key));
  if (key == "path")
    overrides.path = std::string(value);
  else if (error == std::errc{} && end == value.data() + value.size())
    overrides.size = size;
  else
    break_off("header", "unreadable pax size");
}

void TarReader::break_off(std::string cause, std::string detail) {
  damage_ = Damage{std::move(cause), std::move(detail), name_};
}

}  // namespace ecluse::ingest
