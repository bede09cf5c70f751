#include "ingest/zip.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::ingest {

namespace {

using namespace std::string_view_literals;

// APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16: signatures, and offsets of what is read here.
constexpr auto local_mark = "PK\x03\x04"sv;
constexpr auto directory_mark = "PK\x01\x02"sv;
constexpr auto end_mark = "PK\x05\x06"sv;
constexpr auto descriptor_mark = "PK\x07\x08"sv;
constexpr std::size_t mark_bytes = 4, local_bytes = 30, directory_bytes = 46, end_bytes = 22;

constexpr std::uint16_t encrypted = 1, sizes_behind = 8;
constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;
constexpr std::uint32_t unix_type = 0170000, unix_link = 0120000;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
std::uint16_t two(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number(bytes, at, 2));
}
std::uint32_t four(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 4);
}

}  // namespace

std::optional<Member> ZipReader::next() {
  leave_member();
  if (damage_ || source_.error()) return {};
  const auto mark = source_.peek(mark_bytes);
  if (mark == local_mark) return begin_member();
  if (mark == directory_mark || mark == end_mark)
    read_directory();
  else
    break_off(mark.size() < mark_bytes ? "zip_truncated" : "zip_structure",
              "no header of a member");
  return {};
}

bool ZipReader::Local::is_open() const {
  return (flags & sizes_behind) != 0;
}

/// Goes behind the contents of a member. They are inflated only where nothing else tells their end.
void ZipReader::leave_member() {
  if (!in_member_) return;
  const auto packed = locals_.back().packed;
  if (locals_.back().is_open()) {
    while (in_member_ && !take().empty()) {
    }
    return;
  }
  const auto gone = inflate_ ? inflate_->bytes_in() : packed - packed_left_;
  in_member_ = false;
  inflate_.reset();
  if (gone > packed) return break_off("zip_sizes", "wrong size of the contents");
  const auto skipped = source_.skip(packed - gone);
  place_ += gone + skipped;
  if (gone + skipped < packed && !source_.error())
    break_off("zip_truncated", "the contents stop before their end");
}

std::optional<Member> ZipReader::begin_member() {
  Local local;
  local.offset = place_;
  const auto header = taken(local_bytes);
  if (damage_) return {};
  local.flags = two(header, 6);
  local.method = two(header, 8);
  local.crc = four(header, 14);
  local.packed = four(header, 18);
  local.size = four(header, 22);
  local.name = taken(two(header, 26));
  taken(two(header, 28));
  if (damage_ || !may_be_read(local)) return {};
  if (local.method == deflated) inflate_.emplace(source_);
  packed_left_ = local.packed;
  held_.clear();
  crc_ = 0;
  size_ = 0;
  in_member_ = true;
  locals_.push_back(local);
  Member member{local.name, local.size, MemberKind::file};
  if (local.name.ends_with('/')) member.kind = MemberKind::folder;
  member.measured = !local.is_open();
  if (!member.measured) member.size = peek(1).size();
  return damage_ ? std::nullopt : std::optional(std::move(member));
}

bool ZipReader::may_be_read(const Local& local) {
  if ((local.flags & encrypted) != 0)
    break_off("zip_encrypted", local.name);
  else if (local.method != stored && local.method != deflated)
    break_off("zip_method", std::to_string(local.method));
  else if (local.packed == in_zip64 || local.size == in_zip64 ||
           (local.is_open() && local.method == stored))
    break_off("zip_sizes", "sizes that are not told");
  return !damage_;
}

std::string_view ZipReader::peek(std::size_t count) {
  while (held_.size() < count && in_member_) produce();
  return std::string_view(held_).substr(0, count);
}

std::string_view ZipReader::take() {
  if (held_.empty() && in_member_) produce();
  given_ = std::exchange(held_, {});
  return given_;
}

/// Makes more of the contents, or ends the member.
void ZipReader::produce() {
  const auto made = inflate_ ? inflate_->take() : source_.take(packed_left_);
  if (!inflate_) packed_left_ -= made.size();
  crc_ = crc32_of(crc_, made);
  size_ += made.size();
  held_ += made;
  if (made.empty()) end_member();
}

void ZipReader::end_member() {
  in_member_ = false;
  auto& local = locals_.back();
  const auto packed = inflate_ ? inflate_->bytes_in() : local.packed - packed_left_;
  place_ += packed;
  const auto fault = inflate_ ? inflate_->fault() : nullptr;
  const bool whole = inflate_ ? fault == nullptr : packed_left_ == 0;
  inflate_.reset();
  if (source_.error()) return;
  if (!whole)
    return break_off(fault ? fault : "zip_truncated", "the contents stop before their end");
  if (local.is_open() && !read_descriptor(local)) return;
  if (local.crc != crc_) return break_off("zip_checksum", "wrong checksum");
  if (local.size != size_ || local.packed != packed)
    break_off("zip_sizes", "wrong size of the contents");
}

/// What stands behind the contents when their sizes were not known before; its mark may be left
/// out.
bool ZipReader::read_descriptor(Local& local) {
  if (source_.peek(mark_bytes) == descriptor_mark) taken(mark_bytes);
  const auto descriptor = taken(12);
  if (damage_) return false;
  local.crc = four(descriptor, 0);
  local.packed = four(descriptor, 4);
  local.size = four(descriptor, 8);
  return true;
}

void ZipReader::read_directory() {
  std::size_t members = 0;
  while (!damage_ && source_.peek(mark_bytes) == directory_mark) {
    const auto header = taken(directory_bytes);
    if (damage_) return;
    const auto name = taken(two(header, 28));
    taken(std::size_t{two(header, 30)} + two(header, 32));
    if (damage_) return;
    if (members == locals_.size()) return break_off("zip_structure", name);
    compare(locals_[members++], header, name);
  }
  if (!damage_) read_end(members);
}

void ZipReader::compare(const Local& local, std::string_view header, std::string_view name) {
  const bool same = local.name == name && local.method == two(header, 10) &&
                    local.crc == four(header, 16) && local.packed == four(header, 20) &&
                    local.size == four(header, 24) && local.offset == four(header, 42);
  const bool link = (four(header, 38) >> 16 & unix_type) == unix_link;
  if (link || !same) break_off(link ? "link" : "zip_structure", std::string(name));
  if (damage_) damage_->file = name;
}

void ZipReader::read_end(std::size_t members) {
  const auto end = taken(end_bytes);
  if (damage_) return;
  if (!end.starts_with(end_mark)) return break_off("zip_structure", "no end of the directory");
  if (members != locals_.size() || two(end, 8) != members || two(end, 10) != members)
    return break_off("zip_structure", "another number of members");
  taken(two(end, 20));
  if (!damage_ && !source_.peek(1).empty()) break_off("trailing", "bytes behind the archive");
}

std::string ZipReader::taken(std::size_t count) {
  std::string bytes;
  source_.append_to(bytes, count);
  place_ += bytes.size();
  if (bytes.size() < count) break_off("zip_truncated", "the archive stops before its end");
  return bytes;
}

void ZipReader::break_off(std::string cause, std::string detail) {
  in_member_ = false;
  damage_ = Damage{std::move(cause), std::move(detail), {}};
  if (!locals_.empty()) damage_->file = locals_.back().name;
}

}  // namespace ecluse::ingest
