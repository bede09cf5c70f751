#include "lifecycle/seal.hpp"

#include <algorithm>
#include <charconv>

namespace ecluse::lifecycle {
namespace {

constexpr std::array<std::string_view, journal_count> names{
    "transition", "flux", "piece", "event", "finding", "attempt", "dossier", "outbox", "purge"};

constexpr std::string_view leaf_mark("\0", 1), seal_mark("\2", 1);

/// Takes the text before `end` off the front; the whole when there is no `end`.
std::string_view taken(std::string_view& text, char end) {
  const auto at = std::min(text.find(end), text.size());
  const auto front = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return front;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

void put_mark(std::string& marks, std::uint32_t mark) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    marks += static_cast<char>(static_cast<unsigned char>(mark >> shift));
}

}  // namespace

std::string_view name_of(Journal table) {
  return names.at(static_cast<std::size_t>(table));
}

std::string packed(const std::vector<Span>& spans) {
  std::string text;
  for (const auto& span : spans)
    text.append(text.empty() ? "" : " ")
        .append(name_of(span.table))
        .append(" " + std::to_string(span.first) + "+" + std::to_string(span.count));
  return text;
}

std::optional<std::vector<Span>> unpacked_spans(std::string_view text) {
  std::vector<Span> spans;
  while (!text.empty()) {
    const auto name = std::find(names.begin(), names.end(), taken(text, ' '));
    const auto first = number_in(taken(text, '+')), count = number_in(taken(text, ' '));
    if (name == names.end() || !first || !count) return std::nullopt;
    spans.push_back({static_cast<Journal>(name - names.begin()), *first, *count});
  }
  return spans;
}

Canonical& SealContent::begin(Journal table, std::int64_t id) {
  table_ = table;
  id_ = id;
  facts_ = 0;
  row_.clear();
  row_.put(id);
  return row_;
}

void SealContent::end_facts() {
  const bool of_piece = table_ == Journal::piece;
  if (of_piece && leaves_.size() == 1) return;
  hash_.update(leaf_mark);
  if (of_piece) hash_.update(bytes_of(leaves_[1]));
  hash_.update(row_.text());
  leaves_.push_back(hash_.finish());
  facts_ = row_.text().size();
}

void SealContent::end() {
  auto& [spans, bytes, marks] = tables_.at(static_cast<std::size_t>(table_));
  if (spans.empty() || spans.back().first + spans.back().count != id_)
    spans.push_back({table_, id_, 0});
  ++spans.back().count;
  bytes.append(row_.text().substr(facts_));
  put_mark(marks, mark_of(row_.text()));
}

Sealed SealContent::finish(std::int64_t flux_row) {
  Sealed sealed;
  std::vector<Span> all;
  hash_.update(leaf_mark);
  for (const auto& [spans, bytes, marks] : tables_) {
    all.insert(all.end(), spans.begin(), spans.end());
    hash_.update(bytes);
    sealed.marks += marks;
  }
  sealed.spans = packed(all);
  row_.clear();
  row_.add(flux_row, sealed.spans);
  hash_.update(row_.text());
  leaves_.front() = hash_.finish();
  sealed.content = merkle_root(leaves_);
  return sealed;
}

bool SealContent::empty() const {
  return std::all_of(tables_.begin(), tables_.end(),
                     [](const Rows& rows) { return rows.spans.empty(); });
}

void SealContent::clear() {
  for (auto& [spans, bytes, marks] : tables_) {
    spans.clear();
    bytes.clear();
    marks.clear();
  }
  leaves_.resize(1);
}

Sha256Digest hash_of_seal(std::int64_t id, Instant at, const Sha256Digest& previous,
                          const Sha256Digest& content) {
  Canonical head;
  head.add(id, at);
  Sha256 hash;
  hash.update(seal_mark);
  hash.update(head.text());
  hash.update(bytes_of(previous));
  hash.update(bytes_of(content));
  return hash.digest();
}

}  // namespace ecluse::lifecycle
