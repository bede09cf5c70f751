// The half of fsck that looks at the ledger: seals and the rows they cover, rows that none covers,
// the roots of days, the conservation law. Where objects stand is in fsck_states.cpp.
#include <algorithm>
#include <array>
#include <utility>

#include "lifecycle/fsck.hpp"
#include "lifecycle/fsck_states.hpp"
#include "lifecycle/journal.hpp"
#include "lifecycle/ledger_sqlite_counts.hpp"
#include "lifecycle/ledger_sqlite_proofs.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t mark_size = 4;
constexpr std::uint64_t told_every = 256;  // seals

std::string named(Journal table, std::int64_t id) {
  if (table != Journal::attempt) return std::string(name_of(table)) + ' ' + std::to_string(id);
  return "attempt " + std::to_string(id & 0xFFFFFF) + " of flux " + std::to_string(id >> 24U);
}

std::string named_seal(std::int64_t id) {
  return "seal " + std::to_string(id);
}

class SealCheck {
 public:
  SealCheck(Connection& connection, JournalReader reader, FsckReport& report)
      : connection_(connection), reader_(std::move(reader)), report_(report) {}

  Done seals(const FsckProgress& progress) {
    const auto count = connection_.number("SELECT COUNT(*) FROM seal");
    if (!count) return tl::unexpected(count.error());
    auto statement =
        connection_.prepare("SELECT " + std::string(seal_columns) + " FROM seal ORDER BY id");
    if (!statement) return tl::unexpected(statement.error());
    for (auto rows = statement->rows();;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      const auto seal = told_seal(rows);
      follow(seal);
      if (auto done = look_at(seal); !done) return done;
      if (++report_.seals % static_cast<std::int64_t>(told_every) == 0 && progress)
        progress(static_cast<std::uint64_t>(report_.seals), static_cast<std::uint64_t>(*count));
    }
    return foreign_rows();
  }

  Done days() {
    const auto roots = read_roots(connection_);
    if (!roots) return tl::unexpected(roots.error());
    std::int64_t before = 0;
    for (const auto& root : *roots) {
      if (auto good = check_day(root, before); !good) return good;
      before = root.last;
      ++report_.days;
    }
    open_days(roots->empty() ? DayRoot{} : roots->back());
    return {};
  }

 private:
  /// The chain: numbers follow each other, instants never go back, each hash follows from the last.
  void follow(const SealRow& seal) {
    const auto expected = hashes_.empty() ? 1 : last_ + 1;
    if (seal.id != expected)
      report_.add(Fault::seal_missing, named_seal(expected),
                  "seal " + std::to_string(seal.id) + " comes next");
    if (seal.at < at_) report_.add(Fault::seal_backdated, named_seal(seal.id));
    const bool whole = seal.content && seal.hash;
    const auto previous = hashes_.empty() ? Sha256Digest{} : hashes_.back();
    if (!whole || (seal.id == expected &&
                   hash_of_seal(seal.id, seal.at, previous, *seal.content) != *seal.hash))
      report_.add(Fault::seal_broken, named_seal(seal.id));
    last_ = seal.id;
    at_ = seal.at;
    ids_.push_back(seal.id);
    hashes_.push_back(seal.hash.value_or(Sha256Digest{}));
    days_.push_back(paris_day(seal.at));
  }

  /// What it covers, read again.
  Done look_at(const SealRow& seal) {
    content_.clear();
    found_.clear();
    const auto spans = unpacked_spans(seal.spans);
    for (const auto& span : spans.value_or(std::vector<Span>{})) {
      auto found = reader_.read(span, content_);
      if (!found) return tl::unexpected(found.error());
      report_.rows += static_cast<std::int64_t>(found->size());
      for (const auto id : *found) found_.emplace_back(span.table, id);
      covered_.at(static_cast<std::size_t>(span.table)).push_back(span);
    }
    const auto sealed = content_.finish(seal.flux);
    if (spans && sealed.spans == seal.spans && sealed.marks == seal.marks &&
        sealed.content == seal.content)
      return {};
    if (spans) locate(seal, *spans, sealed.marks);
    if (!spans || !located_) report_.add(Fault::seal_broken, named_seal(seal.id), "content");
    return {};
  }

  /// Which rows are not as sealed.
  void locate(const SealRow& seal, const std::vector<Span>& spans, std::string_view marks) {
    located_ = false;
    std::size_t sealed = 0, found = 0;
    for (const auto& span : spans)
      for (auto id = span.first; id < span.first + span.count; ++id, ++sealed) {
        if ((sealed + 1) * mark_size > seal.marks.size()) return;
        if (found == found_.size() || found_[found] != std::pair(span.table, id)) {
          tell(Fault::row_missing, span.table, id, seal.id);
          continue;
        }
        if (marks.substr(mark_size * found, mark_size) !=
            std::string_view(seal.marks).substr(mark_size * sealed, mark_size))
          tell(Fault::row_altered, span.table, id, seal.id);
        ++found;
      }
  }

  void tell(Fault fault, Journal table, std::int64_t id, std::int64_t seal) {
    report_.add(fault, named(table, id), named_seal(seal));
    located_ = true;
  }

  /// Rows that no seal covers. What is pending has none yet.
  Done foreign_rows() {
    for (const auto& table : journal_tables) {
      auto& spans = covered_.at(static_cast<std::size_t>(table.table));
      std::sort(spans.begin(), spans.end(),
                [](const Span& a, const Span& b) { return a.first < b.first; });
      if (auto done = foreign_rows_of(table, spans); !done) return done;
    }
    return {};
  }

  Done foreign_rows_of(const JournalTable& table, const std::vector<Span>& spans) {
    std::string sql =
        "SELECT " + std::string(table.id) + " FROM " + std::string(name_of(table.table));
    if (table.table == Journal::flux) sql += " WHERE fate IS NOT NULL";
    if (table.table == Journal::attempt)
      sql += " WHERE (SELECT fate FROM flux WHERE flux.id = attempt.flux) IS NOT NULL";
    auto statement = connection_.prepare(sql + " ORDER BY 1");
    if (!statement) return tl::unexpected(statement.error());
    auto span = spans.begin();
    for (auto rows = statement->rows();;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return {};
      const auto id = rows.integer(0);
      while (span != spans.end() && span->first + span->count <= id) ++span;
      if (span == spans.end() || id < span->first)
        report_.add(Fault::row_foreign, named(table.table, id));
    }
  }

  Done check_day(const DayRoot& root, std::int64_t before) {
    const auto first = std::lower_bound(ids_.begin(), ids_.end(), root.first) - ids_.begin();
    const auto last = std::upper_bound(ids_.begin(), ids_.end(), root.last) - ids_.begin();
    std::vector<Sha256Digest> leaves;
    if (first < last) leaves.assign(hashes_.begin() + first, hashes_.begin() + last);
    if (root.first != before + 1 || root.last < root.first ||
        static_cast<std::int64_t>(leaves.size()) != root.last - root.first + 1 ||
        merkle_root(std::move(leaves)) != root.root || iso_text(day_of(root.last)) != root.day)
      report_.add(Fault::day_root_wrong, "day_root " + root.day);
    return {};
  }

  Date day_of(std::int64_t seal) const {
    const auto place = std::lower_bound(ids_.begin(), ids_.end(), seal);
    return place == ids_.end() ? Date{} : days_[static_cast<std::size_t>(place - ids_.begin())];
  }

  /// A day that is over has its root once another has begun.
  void open_days(const DayRoot& last) {
    const auto open = std::upper_bound(ids_.begin(), ids_.end(), last.last);
    if (open == ids_.end()) return;
    const auto first = days_[static_cast<std::size_t>(open - ids_.begin())];
    if (first < days_.back() && iso_text(first) > last.day)
      report_.add(Fault::day_root_missing, "day_root " + iso_text(first));
  }

  Connection& connection_;
  JournalReader reader_;
  FsckReport& report_;
  SealContent content_;
  std::vector<std::pair<Journal, std::int64_t>> found_;
  bool located_ = false;
  std::array<std::vector<Span>, journal_count> covered_;
  std::int64_t last_ = 0;
  Instant at_{Instant::min()};
  std::vector<std::int64_t> ids_;
  std::vector<Sha256Digest> hashes_;
  std::vector<Date> days_;
};

}  // namespace

Done check_journal(Connection& connection, FsckReport& report, const FsckProgress& progress) {
  auto reader = JournalReader::open(connection);
  if (!reader) return tl::unexpected(reader.error());
  SealCheck check(connection, std::move(*reader), report);
  if (auto done = check.seals(progress); !done) return done;
  if (auto done = check.days(); !done) return done;
  if (auto done = check_states(connection, report); !done) return done;
  if (report.flaws.empty())  // what stands elsewhere is counted there
    if (auto done = check_counts(connection, report); !done) return done;
  return check_conservation(connection, report);
}

}  // namespace ecluse::lifecycle
