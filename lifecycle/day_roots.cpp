#include "lifecycle/day_roots.hpp"

#include <charconv>

#include "lifecycle/sha256.hpp"
#include "lifecycle/write_whole.hpp"

namespace ecluse::lifecycle {
namespace {

/// Takes `front` off the text; false when it does not begin so.
bool skip(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text.remove_prefix(front.size());
  return true;
}

std::string_view up_to(std::string_view& text, char end) {
  const auto found = text.substr(0, text.find(end));
  text.remove_prefix(found.size());
  return found;
}

bool take_number(std::string_view& text, std::int64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return fault == std::errc{};
}

bool take_digest(std::string_view& text, Sha256Digest& digest) {
  const auto read = digest_of_hex(up_to(text, '"'));
  if (read) digest = *read;
  return read.has_value();
}

Done write_root(Disk& disk, const Root& root, const DayRoot& day) {
  if (auto made = disk.make_folder(root.proofs()); !made) return made;
  const auto written = write_whole(disk, root.proof_of(day.day), root_file(day));
  if (!written) return written;
  return disk.sync_all(root.proofs());  // the folder itself may be new
}

Done close(Ledger& ledger, Instant now) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  const auto closed = (*batch)->close_day(now);
  if (!closed) return tl::unexpected(closed.error());
  return *closed ? (*batch)->commit() : Done{};
}

Done mark(Ledger& ledger, const std::vector<DayRoot>& days, Instant now) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  for (const auto& day : days)
    if (auto done = (*batch)->root_written(day.day, now); !done) return done;
  return (*batch)->commit();
}

}  // namespace

std::string root_file(const DayRoot& root) {
  return R"({"day":")" + root.day + R"(","first_seal":)" + std::to_string(root.first) +
         R"(,"last_seal":)" + std::to_string(root.last) + R"(,"root":")" + hex_text(root.root) +
         R"(","head":")" + hex_text(root.head) + "\"}\n";
}

std::optional<DayRoot> read_root_file(std::string_view text) {
  DayRoot root;
  auto rest = text;
  if (!skip(rest, R"({"day":")")) return std::nullopt;
  root.day = up_to(rest, '"');
  const bool read = skip(rest, R"(","first_seal":)") && take_number(rest, root.first) &&
                    skip(rest, R"(,"last_seal":)") && take_number(rest, root.last) &&
                    skip(rest, R"(,"root":")") && take_digest(rest, root.root) &&
                    skip(rest, R"(","head":")") && take_digest(rest, root.head);
  if (!read || root_file(root) != text) return std::nullopt;
  return root;
}

Done keep_roots(Disk& disk, const Root& root, Ledger& ledger, Instant now) {
  if (auto closed = close(ledger, now); !closed) return closed;
  const auto owed = ledger.roots_owed();
  if (!owed) return tl::unexpected(owed.error());
  if (owed->empty()) return {};
  for (const auto& day : *owed)
    if (auto done = write_root(disk, root, day); !done) return done;
  return mark(ledger, *owed, now);
}

}  // namespace ecluse::lifecycle
