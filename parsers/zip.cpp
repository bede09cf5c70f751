#include "parsers/zip.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/content_type.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::string_view local_mark{"PK\x03\x04"}, listing_mark{"PK\x01\x02"},
    end_mark{"PK\x05\x06"}, descriptor_mark{"PK\x07\x08"}, zip64_mark{"PK\x06\x06"};
constexpr std::size_t mark_bytes = 4, local_bytes = 30, listing_bytes = 46, end_bytes = 22;
/// CRC and two sizes; a mark before them is usual and not required (APPNOTE 4.3.9.3).
constexpr std::size_t descriptor_bytes = 12;

constexpr std::uint64_t encrypted_flag = 1, later_flag = 8, strong_flag = 64, masked_flag = 8192;
constexpr std::uint64_t stored = 0, deflated = 8;
constexpr std::size_t most_shown = 200;  ///< bytes of a name

/// A little-endian number of `count` bytes.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Whether a file of that name, unpacked carelessly, would be written outside its folder.
bool escapes(std::string_view name) {
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  if (name.empty() || is_slash(name.front()) || (name.size() > 1 && name[1] == ':')) return true;
  std::size_t start = 0;
  while (start <= name.size()) {
    const auto end = std::min(name.find_first_of("/\\", start), name.size());
    if (name.substr(start, end - start) == "..") return true;
    start = end + 1;
  }
  return name.find('\0') != std::string_view::npos;
}

/// How many bytes the printable character at `at` has; 0 when there is none.
std::size_t printable(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7F ? 1 : 0;
  const std::size_t count = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0;
  if (count == 0 || text.size() - at < count) return 0;
  for (std::size_t i = 1; i < count; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  const bool control = lead == 0xC2 && byte(1) < 0xA0;
  const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
  const bool surrogate = lead == 0xED && byte(1) > 0x9F;
  const bool no_character = lead == 0xEF && byte(1) == 0xBF;
  return control || overlong || surrogate || no_character ? 0 : count;
}

/// What is not printable UTF-8, because it is of a code page that nothing names or means harm,
/// shows as '?'.
std::string shown(std::string_view name) {
  std::string text(name.substr(0, most_shown));
  for (std::size_t at = 0; at < text.size();) {
    const auto count = printable(text, at);
    if (count == 0) text[at] = '?';
    at += std::max<std::size_t>(count, 1);
  }
  return text;
}

/// Whether extra fields (APPNOTE 4.5) hold the sizes of ZIP64.
bool has_zip64(std::string_view extra) {
  constexpr std::uint64_t zip64_id = 1;
  while (extra.size() >= 4) {
    if (number(extra, 0, 2) == zip64_id) return true;
    extra.remove_prefix(std::min<std::size_t>(4 + number(extra, 2, 2), extra.size()));
  }
  return false;
}

}  // namespace

ZipStream::ZipStream(const ZipLimits& limits, const OpenSink& open, std::uint64_t& inflated)
    : limits_(limits), open_(open), inflated_(inflated) {}

void ZipStream::feed(std::string_view bytes) {
  while (!bytes.empty() && fault_ == ZipFault::none) feed_step(bytes);
}

void ZipStream::feed_step(std::string_view& bytes) {
  switch (step_) {
    case Step::record:
      return read_record(bytes);
    case Step::stored:
      return read_stored(bytes);
    case Step::deflated:
      return read_deflated(bytes);
    case Step::descriptor:
      return read_descriptor(bytes);
    case Step::nothing:
      return fail(ZipFault::structure);  // bytes behind the end
  }
}

void ZipStream::finish() {
  if (fault_ == ZipFault::none && step_ != Step::nothing) fail(ZipFault::truncated);
}

std::vector<ZippedFile> ZipStream::take_files() {
  std::vector<ZippedFile> files;
  for (auto& member : members_)
    if (!member.folder) files.push_back(std::move(member.file));
  members_.clear();
  return files;
}

void ZipStream::fail(ZipFault fault) {
  fault_ = fault;
  const bool unfinished = step_ == Step::stored || step_ == Step::deflated;
  if (unfinished || step_ == Step::descriptor) members_.pop_back();
  sink_.reset();
  inflater_.reset();
  record_.clear();
}

void ZipStream::used(std::size_t count) {
  offset_ += count;
}

/// Moves bytes to the record until it has `count` of them; whether it has.
bool ZipStream::gather(std::string_view& bytes, std::size_t count) {
  if (record_.size() < count) {
    const auto part = std::min(count - record_.size(), bytes.size());
    record_.append(bytes.substr(0, part));
    bytes.remove_prefix(part);
  }
  return record_.size() >= count;
}

void ZipStream::read_record(std::string_view& bytes) {
  if (!gather(bytes, mark_bytes)) return;
  const auto mark = std::string_view(record_).substr(0, mark_bytes);
  if (mark == local_mark && listing_ == 0) return read_member(bytes);
  if (mark == listing_mark) return read_listing(bytes);
  if (mark == end_mark) return read_end(bytes);
  fail(mark == zip64_mark ? ZipFault::method : ZipFault::structure);
}

void ZipStream::read_member(std::string_view& bytes) {
  if (!gather(bytes, local_bytes)) return;
  const auto names = number(record_, 26, 2) + number(record_, 28, 2);
  if (!gather(bytes, local_bytes + static_cast<std::size_t>(names))) return;
  begin_member(record_);
}

void ZipStream::begin_member(std::string_view header) {
  const auto flags = number(header, 6, 2);
  const auto method = number(header, 8, 2);
  const auto name = header.substr(local_bytes, static_cast<std::size_t>(number(header, 26, 2)));
  Member member;
  member.offset = offset_;
  member.described_later = (flags & later_flag) != 0;
  member.declared_crc = static_cast<std::uint32_t>(number(header, 14, 4));
  member.declared_packed = number(header, 18, 4);
  member.declared_size = number(header, 22, 4);
  member.folder = name.ends_with('/');
  member.file.name = shown(name);
  if (members_.size() >= limits_.files) return fail(ZipFault::limit);
  if (escapes(name)) return fail(ZipFault::name);
  if ((flags & (encrypted_flag | strong_flag | masked_flag)) != 0) return fail(ZipFault::encrypted);
  const bool large = has_zip64(header.substr(local_bytes + name.size()));
  const bool endless = method == stored && member.described_later && member.declared_packed == 0 &&
                       !member.folder;  // nothing tells where it ends
  if ((method != stored && method != deflated) || large || endless) return fail(ZipFault::method);
  used(header.size());
  members_.push_back(std::move(member));
  head_.clear();
  step_ = method == stored ? Step::stored : Step::deflated;
  if (method == deflated) inflater_.emplace();
  if (open_) sink_ = open_(ContentPlace::zip);
  record_.clear();
  if (method == stored && members_.back().declared_packed == 0) end_contents();
}

void ZipStream::read_stored(std::string_view& bytes) {
  auto& member = members_.back();
  const auto left = member.declared_packed - member.file.packed_size;
  const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size()));
  member.file.packed_size += part;
  used(part);
  const auto contents = bytes.substr(0, part);
  bytes.remove_prefix(part);
  if (take_contents(contents) && part == left) end_contents();
}

void ZipStream::read_deflated(std::string_view& bytes) {
  const auto before = bytes.size();
  const auto state =
      inflater_->feed(bytes, [this](std::string_view some) { return take_contents(some); });
  if (fault_ != ZipFault::none) return;
  members_.back().file.packed_size += before - bytes.size();
  used(before - bytes.size());
  if (state == Inflation::broken) return fail(ZipFault::inflate);
  if (state == Inflation::ended) end_contents();
}

bool ZipStream::take_contents(std::string_view bytes) {
  auto& member = members_.back();
  auto& file = member.file;
  file.size += bytes.size();
  inflated_ += bytes.size();
  if (inflated_ > limits_.bytes) {
    fail(ZipFault::limit);
    return false;
  }
  member.crc = crc32_after(member.crc, bytes);
  if (head_.size() < telling_bytes) head_.append(bytes.substr(0, telling_bytes - head_.size()));
  if (sink_) sink_->take(bytes);
  return true;
}

void ZipStream::end_contents() {
  inflater_.reset();
  auto& file = members_.back().file;
  const bool swollen =
      file.size > limits_.ratio_floor && file.size / limits_.ratio > file.packed_size;
  if (swollen) return fail(ZipFault::limit);
  file.type = content_type(head_);
  if (sink_) {
    const auto receipt = std::exchange(sink_, nullptr)->end();
    file.sha256 = receipt.sha256;
    file.kept = receipt.number;
  }
  if (members_.back().described_later) {
    step_ = Step::descriptor;
    return;
  }
  end_member();
}

void ZipStream::read_descriptor(std::string_view& bytes) {
  if (!gather(bytes, mark_bytes)) return;
  const bool marked = record_.starts_with(descriptor_mark);
  const auto start = marked ? mark_bytes : 0;
  if (!gather(bytes, start + descriptor_bytes)) return;
  auto& member = members_.back();
  member.declared_crc = static_cast<std::uint32_t>(number(record_, start, 4));
  member.declared_packed = number(record_, start + 4, 4);
  member.declared_size = number(record_, start + 8, 4);
  used(record_.size());
  end_member();
}

/// What was declared is what was counted.
void ZipStream::end_member() {
  const auto& member = members_.back();
  if (member.declared_crc != member.crc) return fail(ZipFault::checksum);
  if (member.declared_size != member.file.size ||
      member.declared_packed != member.file.packed_size || (member.folder && member.file.size > 0))
    return fail(ZipFault::sizes);
  record_.clear();
  step_ = Step::record;
}

void ZipStream::read_listing(std::string_view& bytes) {
  if (!gather(bytes, listing_bytes)) return;
  const auto names = number(record_, 28, 2) + number(record_, 30, 2) + number(record_, 32, 2);
  if (!gather(bytes, listing_bytes + static_cast<std::size_t>(names))) return;
  if (listed_ == 0) listing_ = offset_;
  check_listing(record_);
  used(record_.size());
  record_.clear();
}

/// The directory tells of a file that was met there, once, what was counted.
void ZipStream::check_listing(std::string_view header) {
  const auto at = number(header, 42, 4);
  const auto found = std::ranges::lower_bound(members_, at, {}, &Member::offset);
  if (found == members_.end() || found->offset != at || std::exchange(found->listed, true))
    return fail(ZipFault::sizes);
  const auto name = header.substr(listing_bytes, static_cast<std::size_t>(number(header, 28, 2)));
  const bool same = number(header, 16, 4) == found->crc &&
                    number(header, 20, 4) == found->file.packed_size &&
                    number(header, 24, 4) == found->file.size && shown(name) == found->file.name;
  if (!same) return fail(ZipFault::sizes);
  ++listed_;
}

void ZipStream::read_end(std::string_view& bytes) {
  if (!gather(bytes, end_bytes)) return;
  if (!gather(bytes, end_bytes + static_cast<std::size_t>(number(record_, 20, 2)))) return;
  const auto start = listed_ == 0 ? offset_ : listing_;
  const bool told = number(record_, 10, 2) == listed_ && listed_ == members_.size() &&
                    number(record_, 12, 4) == offset_ - start && number(record_, 16, 4) == start;
  if (!told) return fail(ZipFault::sizes);
  step_ = Step::nothing;
  record_.clear();
}

}  // namespace ecluse::parsers
