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
#include "ingest/zip.hpp"

namespace ecluse::ingest {

namespace {

/// Folders hold nothing, but each is a name to remember: ours, far more than anyone makes.
constexpr std::uint64_t folders_of_a_file = 10;

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
  Opening(ByteReader& reader, const EnvelopeLimits& limits, EntrySink& entries, Carried carried,
          Containers containers)
      : limits_(limits),
        entries_(entries),
        carried_(carried),
        containers_(containers),
        received_(reader,
                  [&limits](std::uint64_t count) -> std::string_view {
                    return count > limits.flux_bytes ? "flux" : "";
                  }),
        flux_(received_) {}

  Result<Opened> open();

 private:
  void open_gzip();
  void take_only_file(Buffered& content);
  void open_zip();
  void take_members(Members& members);
  void take_file(Members& members, const Member& member);
  bool stop_at_limit();
  bool give(Members& members, const std::string& name, bool wanted);
  bool is_allowed(const Member& member, EntryNames& names);
  std::string_view counted(Members& members);
  [[nodiscard]] bool is_carried(Format format) const;
  void conclude(const Bounded& inflated, const Gunzip& gunzip, std::optional<Damage> damage);
  [[nodiscard]] std::string_view passed_by(std::uint64_t content, std::uint64_t received) const;

  void add(Finding finding) { opened_.findings.push_back(std::move(finding)); }
  void refuse_size(std::string_view limit, std::uint64_t expected);
  void refuse_file_size(const std::string& name, std::uint64_t size);
  void refuse_format(Format format);
  void refuse_extraction(std::string_view file, std::string_view cause, std::string detail);

  const EnvelopeLimits& limits_;
  EntrySink& entries_;
  Carried carried_;
  Containers containers_;
  Bounded received_;
  Buffered flux_;
  Opened opened_;
  std::uint64_t contents_ = 0;  ///< bytes of all files of an archive
  bool stopped_ = false;        ///< at a limit of theirs
  bool only_file_ = false;      ///< begun, and not ended before its last byte is verified
};

Result<Opened> Opening::open() {
  opened_.format = sniff(flux_.peek(sniffed_bytes));
  if (is_carried(opened_.format))
    take_only_file(flux_);
  else if (opened_.format == Format::gzip)
    open_gzip();
  else if (opened_.format == Format::zip && containers_ == Containers::deposit)
    open_zip();
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

void Opening::open_zip() {
  ZipReader zip(flux_);
  take_members(zip);
  opened_.bytes_out = contents_;
  if (stopped_ || flux_.error() || !received_.passed().empty() || !zip.damage()) return;
  refuse_extraction(displayed_name(zip.damage()->file), zip.damage()->cause, zip.damage()->detail);
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

void Opening::take_members(Members& members) {
  EntryNames names(limits_.name_bytes);
  std::uint64_t folders = 0;
  while (const auto member = members.next()) {
    const bool folder = member->kind == MemberKind::folder;
    if (folder ? ++folders > limits_.entries * folders_of_a_file
               : ++opened_.entries > limits_.entries)
      return refuse_size("entries", limits_.entries);
    if (is_allowed(*member, names))
      take_file(members, *member);
    else if (!member->measured)  // only its contents tell where it ends
      while (!counted(members).empty()) {
      }
    if (stopped_) return;
  }
  const bool nothing = opened_.entries == 0 && opened_.findings.empty();
  if (nothing && !members.damage()) add(technical("IRR_VIDE", {}));
}

/// Whether a member is a file that may be read; folders are passed over in silence.
bool Opening::is_allowed(const Member& member, EntryNames& names) {
  if (auto wrong = names.judge(member.name)) {
    add(std::move(*wrong));
    return false;
  }
  const auto file = displayed_name(member.name);
  if (member.kind == MemberKind::folder) return false;
  if (member.kind == MemberKind::link) refuse_extraction(file, "link", {});
  if (member.kind == MemberKind::device) refuse_extraction(file, "device", {});
  if (member.kind == MemberKind::other) refuse_extraction(file, "type", {});
  if (member.kind != MemberKind::file) return false;
  if (member.size == 0) add(technical("IRR_VIDE_F", {{"file", file}}));
  if (member.size > limits_.entry_bytes) refuse_file_size(file, member.size);
  return member.size > 0 && member.size <= limits_.entry_bytes;
}

bool Opening::is_carried(Format format) const {
  if (format == Format::pdf) return carried_ != Carried::xml;
  return is_xml(format) && carried_ != Carried::pdf;
}

void Opening::take_file(Members& members, const Member& member) {
  const auto name = displayed_name(member.name);
  const auto format = sniff(members.peek(sniffed_bytes));
  const bool given = opened_.findings.empty() && is_carried(format);
  const bool whole = give(members, name, given);
  if (members.damage() || !whole) return;
  if (!is_carried(format))
    add(technical("IRR_TYPE_F", {{"file", name}, {"seen", std::string(name_of(format))}}));
  if (given) entries_.end();
}

/// The next bytes of a member, counted with those of all; empty at a limit too.
std::string_view Opening::counted(Members& members) {
  const auto bytes = members.take();
  contents_ += bytes.size();
  return stop_at_limit() ? std::string_view{} : bytes;
}

/// Reads a file, and gives it away when it is `wanted`. False when it is bigger than allowed, which
/// a ZIP may tell only then.
bool Opening::give(Members& members, const std::string& name, bool wanted) {
  std::uint64_t size = 0;
  if (wanted) entries_.begin(name);
  for (auto bytes = counted(members); !bytes.empty(); bytes = counted(members)) {
    size += bytes.size();
    if (wanted && size <= limits_.entry_bytes) entries_.take(bytes);
  }
  if (stopped_) return false;
  if (size > limits_.entry_bytes) refuse_file_size(name, size);
  return size <= limits_.entry_bytes;
}

/// Whether the contents of all files pass a limit, which gzip would have told before.
bool Opening::stop_at_limit() {
  const auto limit = passed_by(contents_, received_.count());
  if (limit.empty()) return false;
  refuse_size(limit, limit == "ratio" ? limits_.ratio : limits_.total_bytes);
  return stopped_ = true;
}

void Opening::refuse_file_size(const std::string& name, std::uint64_t size) {
  add(technical("IRR_TAILLE_F", {{"file", name},
                                 {"seen", std::to_string(size)},
                                 {"expected", std::to_string(limits_.entry_bytes)}}));
}

void Opening::refuse_size(std::string_view limit, std::uint64_t expected) {
  add(technical("IRR_TAILLE",
                {{"limit", std::string(limit)}, {"expected", std::to_string(expected)}}));
}

void Opening::refuse_format(Format format) {
  if (format == Format::empty) return add(technical("IRR_VIDE", {}));
  static constexpr std::array expected{"XML, TAR.GZ", "PDF, TAR.GZ", "XML, PDF, TAR.GZ"};
  std::string wanted = expected.at(static_cast<std::size_t>(carried_));
  if (containers_ == Containers::deposit) wanted += ", ZIP";
  add(technical("IRR_TYPE", {{"seen", std::string(name_of(format))}, {"expected", wanted}}));
}

void Opening::refuse_extraction(std::string_view file, std::string_view cause, std::string detail) {
  add(technical(
      "IRR_EXTRAC",
      {{"file", std::string(file)}, {"cause", std::string(cause)}, {"detail", std::move(detail)}}));
}

}  // namespace

Result<Opened> open_envelope(ByteReader& reader, const EnvelopeLimits& limits, EntrySink& entries,
                             Carried carried, Containers containers) {
  return Opening(reader, limits, entries, carried, containers).open();
}

}  // namespace ecluse::ingest
