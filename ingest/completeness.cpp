#include "ingest/completeness.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/sniff.hpp"

namespace ecluse::ingest {
namespace {

constexpr std::size_t tar_block = 512;
constexpr std::size_t least_gzip = 18;       // header and trailer, RFC 1952 §2.3
constexpr std::size_t pdf_tolerance = 1024;  // as readers of PDF do
constexpr std::size_t zeros_that_tell = 16;  // the trailer of an empty gzip has nine
constexpr std::size_t zip_end_bytes = 22;
constexpr std::size_t chunk = std::size_t{64} * 1024;

constexpr std::array<std::string_view, 12> names{"nothing", "content",  "zeros", "gzip",
                                                 "tar",     "xml",      "pdf",   "zip",
                                                 "writer",  "renaming", "done",  "manifest"};

bool all_zero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0'; });
}

bool ends_with_zeros(std::string_view tail) {
  return tail.size() >= zeros_that_tell && all_zero(tail.substr(tail.size() - zeros_that_tell));
}

bool is_tar(std::string_view head) {
  constexpr std::size_t magic_at = 257;
  return head.size() > magic_at && head.substr(magic_at).starts_with("ustar");
}

bool has_tar_end(std::string_view tail) {
  return tail.size() >= 2 * tar_block && all_zero(tail.substr(tail.size() - 2 * tar_block));
}

/// UTF-16 read by its ASCII: all that a tag's name and its end need.
std::string without_zeros(std::string_view bytes) {
  std::string text(bytes);
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return text;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Whether the end tag of the root stands in the tail, whatever follows it.
bool closes_root(std::string_view tail, std::string_view root) {
  const std::string tag = "</" + std::string(root);
  const auto at = tail.rfind(tag);
  if (at == std::string_view::npos) return false;
  auto rest = tail.substr(at + tag.size());
  while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  return rest.starts_with('>');
}

Missing missing_of_xml(std::string_view head, std::string_view tail) {
  const auto root = root_of(head);
  if (root.self_closed || root.beyond) return Missing::nothing;
  if (root.name.empty()) return Missing::xml_end;
  const bool closed = closes_root(
      tail.find('\0') == std::string_view::npos ? std::string(tail) : without_zeros(tail),
      root.name);
  return closed ? Missing::nothing : Missing::xml_end;
}

/// Whether bytes may be the first of anything.
bool hardly_begun(std::string_view head) {
  constexpr std::array<std::string_view, 7> beginnings{
      "\x1F\x8B", "PK\x03\x04", "%PDF-", "<?xml", "\xEF\xBB\xBF<", "\xFF\xFE<", "\xFE\xFF"};
  return std::all_of(head.begin(), head.end(), is_space) ||
         std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
           return head.size() < beginning.size() && beginning.starts_with(head);
         });
}

/// The end record and its comment, whatever follows.
bool has_zip_end(std::string_view tail) {
  constexpr std::string_view mark = "PK\x05\x06";
  const auto byte = [&](std::size_t at) {
    return std::size_t{static_cast<unsigned char>(tail[at])};
  };
  for (auto at = tail.find(mark); at != std::string_view::npos; at = tail.find(mark, at + 1)) {
    if (tail.size() - at < zip_end_bytes) return false;
    const auto comment = byte(at + zip_end_bytes - 2) + 256 * byte(at + zip_end_bytes - 1);
    if (tail.size() - at >= zip_end_bytes + comment) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(Missing missing) {
  return names.at(static_cast<std::size_t>(missing));
}

Missing missing_at_ends(std::string_view head, std::string_view tail) {
  if (hardly_begun(head)) return Missing::content;
  if (is_tar(head)) return has_tar_end(tail) ? Missing::nothing : Missing::tar_end;
  if (ends_with_zeros(tail)) return Missing::zeros;
  const auto format = sniff(head);
  if (format == Format::gzip)
    return head.size() < least_gzip ? Missing::gzip_end : Missing::nothing;
  if (format == Format::zip) return has_zip_end(tail) ? Missing::nothing : Missing::zip_end;
  if (format == Format::pdf) {
    const auto last = tail.substr(tail.size() - std::min(tail.size(), pdf_tolerance));
    return last.find("%%EOF") == std::string_view::npos ? Missing::pdf_end : Missing::nothing;
  }
  return is_xml(format) ? missing_of_xml(head, tail) : Missing::nothing;
}

Completeness::Completeness(const DiskView& disk, std::string path, std::uint64_t size)
    : disk_(disk), path_(std::move(path)), size_(size) {}

Result<std::optional<Missing>> Completeness::look(std::uint64_t& budget) {
  if (!gunzip_) {
    const auto missing = look_at_ends();
    if (!missing) return tl::unexpected(missing.error());
    if (*missing != Missing::nothing || !gunzip_) return std::optional(*missing);
  }
  return inflate(budget);
}

/// Short files are read once, the others by their two ends. A gzip gets its inflater.
Result<Missing> Completeness::look_at_ends() {
  const bool is_short = size_ <= 2 * looked_at;
  const auto head = disk_.slice(path_, 0, is_short ? 2 * looked_at : looked_at);
  if (!head) return tl::unexpected(head.error());
  std::string tail;
  if (!is_short) {
    auto end = disk_.slice(path_, size_ - looked_at, looked_at);
    if (!end) return tl::unexpected(end.error());
    tail = std::move(*end);
  }
  const auto missing = missing_at_ends(*head, is_short ? *head : tail);
  if (missing != Missing::nothing || sniff(*head) != Format::gzip) return missing;
  auto reader = disk_.open(path_);
  if (!reader) return tl::unexpected(reader.error());
  reader_ = std::move(*reader);
  gunzip_ = std::make_unique<Gunzip>(*reader_);
  return missing;
}

Result<std::optional<Missing>> Completeness::inflate(std::uint64_t& budget) {
  std::vector<char> room(chunk);
  while (budget > 0) {
    const auto count = gunzip_->read(room);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return std::optional(end_of_content());
    keep_ends_of({room.data(), *count});
    budget -= std::min<std::uint64_t>(budget, *count);
  }
  return std::optional<Missing>();
}

void Completeness::keep_ends_of(std::string_view content) {
  if (first_block_.size() < tar_block)
    first_block_ += content.substr(0, tar_block - first_block_.size());
  last_blocks_ += content.substr(content.size() - std::min(content.size(), 2 * tar_block));
  if (last_blocks_.size() > 2 * tar_block)
    last_blocks_.erase(0, last_blocks_.size() - 2 * tar_block);
}

/// A gzip that is damaged otherwise than by its end is for the controls to refuse.
Missing Completeness::end_of_content() const {
  const auto& damage = gunzip_->damage();
  if (damage) return damage->cause == "truncated" ? Missing::gzip_end : Missing::nothing;
  if (is_tar(first_block_) && !has_tar_end(last_blocks_)) return Missing::tar_end;
  return Missing::nothing;
}

}  // namespace ecluse::ingest
