#include "ingest/envelope.hpp"

#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/buffered.hpp"
#include "ingest/entry_names.hpp"
#include "ingest/gzip.hpp"
#include "ingest/sniff.hpp"
#include "ingest/tar.hpp"
#include "ingest/technical.hpp"

namespace ecluse::ingest {

namespace {

/// Which limit `count` bytes pass, by its name in IRR_TAILLE; empty for none.
using Limit = std::function<std::string_view(std::uint64_t count)>;

/// A reader that ends where a limit is passed.
class Bounded final : public ByteReader {
 public:
  Bounded(ByteReader& source, Limit limit) : source_(source), limit_(std::move(limit)) {}

  Result<std::size_t> read(std::span<char> room) override {
    if (!passed_.empty()) return 0;
    auto count = source_.read(room);
    if (!count) return count;
    count_ += *count;
    passed_ = limit_(count_);
    return passed_.empty() ? *count : 0;
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::string_view passed() const { return passed_; }

 private:
  ByteReader& source_;
  Limit limit_;
  std::uint64_t count_ = 0;
  std::string_view passed_;
};

/// One opening of one flux.
class Opening {
 public:
  Opening(ByteReader& reader, const EnvelopeLimits& limits, EntrySink& entries, Carried carried)
      : limits_(limits),
        entries_(entries),
        carried_(carried),
        received_(reader,
                  [&limits](std::uint64_t count) -> std::string_view {
                    return count > limits.flux_bytes ? "flux" : "";
                  }),
        flux_(received_) {}

  Result<Opened> open();

 private:
  void open_gzip();
  void take_only_file(Buffered& content);
  void take_members(TarReader& tar);
  void take_file(TarReader& tar, const TarMember& member);
  bool is_welcome(const TarMember& member);
  [[nodiscard]] bool is_carried(Format format) const;
  void conclude(const Bounded& inflated, const Gunzip& gunzip, std::optional<Damage> damage);
  [[nodiscard]] std::string_view passed_by(std::uint64_t content, std::uint64_t received) const;

  void add(Finding finding) { opened_.findings.push_back(std::move(finding)); }
  void refuse_size(std::string_view limit, std::uint64_t expected);
  void refuse_format(Format format);
  void refuse_extraction(std::string_view file, std::string_view cause, std::string detail);

  const EnvelopeLimits& limits_;
  EntrySink& entries_;
  Carried carried_;
  Bounded received_;
  Buffered flux_;
  Opened opened_;
  bool only_file_ = false;  ///< begun, and not ended before its last byte is verified
};

Result<Opened> Opening::open() {
  opened_.format = sniff(flux_.peek(sniffed_bytes));
  if (is_carried(opened_.format))
    take_only_file(flux_);
  else if (opened_.format == Format::gzip)
    open_gzip();
  else if (!flux_.error())
    refuse_format(opened_.format);
  if (flux_.error()) return tl::unexpected(*flux_.error());
  if (!received_.passed().empty()) refuse_size(received_.passed(), limits_.flux_bytes);
  opened_.bytes_in = received_.count();
  if (only_file_ && opened_.findings.empty()) entries_.end();
  return std::move(opened_);
}

void Opening::open_gzip() {
  Gunzip gunzip(flux_);
  Bounded inflated(gunzip,
                   [&](std::uint64_t count) { return passed_by(count, gunzip.bytes_in()); });
  Buffered content(inflated);
  const auto head = content.peek(sniffed_bytes);
  const bool whole = inflated.passed().empty() && !gunzip.damage();
  std::optional<Damage> damage;
  if (begins_like_tar(head)) {
    TarReader tar(content, limits_.header_bytes);
    take_members(tar);
    damage = tar.damage();
  } else if (is_carried(sniff(head))) {  // one, compressed though nobody asked: nothing is lost
    take_only_file(content);
  } else if (whole) {
    refuse_format(sniff(head));
  }
  // A broken checksum explains a broken tar better than the tar does: it stands at the end.
  if (damage) content.skip(std::numeric_limits<std::uint64_t>::max());
  opened_.bytes_out = inflated.count();
  conclude(inflated, gunzip, std::move(damage));
}

std::string_view Opening::passed_by(std::uint64_t content, std::uint64_t received) const {
  if (content > limits_.total_bytes) return "total";
  if (content > limits_.ratio_floor && content / limits_.ratio > received) return "ratio";
  return {};
}

/// Why the content ended early: one cause, as the others follow from it.
void Opening::conclude(const Bounded& inflated, const Gunzip& gunzip,
                       std::optional<Damage> damage) {
  if (!received_.passed().empty()) return;  // reported by open()
  if (const auto limit = inflated.passed(); !limit.empty())
    return refuse_size(limit, limit == "ratio" ? limits_.ratio : limits_.total_bytes);
  const std::string file = damage ? damage->file : std::string();
  if (gunzip.damage()) damage = gunzip.damage();
  if (damage) refuse_extraction(displayed_name(file), damage->cause, damage->detail);
}

void Opening::take_only_file(Buffered& content) {
  opened_.entries = 1;
  only_file_ = true;
  entries_.begin({});
  while (opened_.bytes_out < limits_.entry_bytes) {
    const auto bytes = content.take(limits_.entry_bytes - opened_.bytes_out);
    if (bytes.empty()) break;
    opened_.bytes_out += bytes.size();
    entries_.take(bytes);
  }
  if (!content.peek(1).empty()) refuse_size("file", limits_.entry_bytes);
}

void Opening::take_members(TarReader& tar) {
  EntryNames names(limits_.name_bytes);
  while (const auto member = tar.next()) {
    if (member->kind != TarKind::folder && ++opened_.entries > limits_.entries)
      return refuse_size("entries", limits_.entries);
    if (auto wrong = names.judge(member->name)) {
      add(std::move(*wrong));
    } else if (is_welcome(*member)) {
      take_file(tar, *member);
    }
  }
  const bool nothing = opened_.entries == 0 && opened_.findings.empty();
  if (nothing && !tar.damage()) add(technical("IRR_VIDE", {}));
}

/// Whether a member is a file that may be read; folders are passed over in silence.
bool Opening::is_welcome(const TarMember& member) {
  const auto file = displayed_name(member.name);
  if (member.kind == TarKind::folder) return false;
  if (member.kind == TarKind::link) refuse_extraction(file, "link", {});
  if (member.kind == TarKind::device) refuse_extraction(file, "device", {});
  if (member.kind == TarKind::other) refuse_extraction(file, "type", {});
  if (member.kind != TarKind::file) return false;
  if (member.size == 0) add(technical("IRR_VIDE_F", {{"file", file}}));
  if (member.size > limits_.entry_bytes)
    add(technical("IRR_TAILLE_F", {{"file", file},
                                   {"seen", std::to_string(member.size)},
                                   {"expected", std::to_string(limits_.entry_bytes)}}));
  return member.size > 0 && member.size <= limits_.entry_bytes;
}

bool Opening::is_carried(Format format) const {
  if (format == Format::pdf) return carried_ != Carried::xml;
  return is_xml(format) && carried_ != Carried::pdf;
}

void Opening::take_file(TarReader& tar, const TarMember& member) {
  const auto name = displayed_name(member.name);
  const auto format = sniff(tar.peek(sniffed_bytes));
  const bool given = opened_.findings.empty() && is_carried(format);
  if (given) entries_.begin(name);
  for (auto bytes = tar.take(); !bytes.empty(); bytes = tar.take())
    if (given) entries_.take(bytes);
  if (tar.damage()) return;
  if (!is_carried(format))
    add(technical("IRR_TYPE_F", {{"file", name}, {"seen", std::string(name_of(format))}}));
  if (given) entries_.end();
}

void Opening::refuse_size(std::string_view limit, std::uint64_t expected) {
  add(technical("IRR_TAILLE",
                {{"limit", std::string(limit)}, {"expected", std::to_string(expected)}}));
}

void Opening::refuse_format(Format format) {
  if (format == Format::empty) return add(technical("IRR_VIDE", {}));
  static constexpr std::array expected{"XML, TAR.GZ", "PDF, TAR.GZ", "XML, PDF, TAR.GZ"};
  add(technical("IRR_TYPE", {{"seen", std::string(name_of(format))},
                             {"expected", expected.at(static_cast<std::size_t>(carried_))}}));
}

void Opening::refuse_extraction(std::string_view file, std::string_view cause, std::string detail) {
  add(technical(
      "IRR_EXTRAC",
      {{"file", std::string(file)}, {"cause", std::string(cause)}, {"detail", std::move(detail)}}));
}

}  // namespace

Result<Opened> open_envelope(ByteReader& reader, const EnvelopeLimits& limits, EntrySink& entries,
                             Carried carried) {
  return Opening(reader, limits, entries, carried).open();
}

}  // namespace ecluse::ingest
