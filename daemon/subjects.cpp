#include "daemon/subjects.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::array<std::string_view, 5> stands{"waiting", "pending", "quarantined", "ended",
                                                 "partner"};
constexpr int rows_at_once = 1000;
constexpr std::string_view held_state = "held";

Instant time_of(const FileFacts& file) {
  return Instant{
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds{file.modified_ns})};
}

/// A flux called by its 25-character id has a file whose name ends with it.
bool is_called(const std::string& file_name, const std::string& name) {
  return file_name == name || file_name.ends_with('_' + name);
}

Stand stand_of(const lifecycle::FluxRow& row) {
  if (!row.fate) return Stand::pending;
  return row.state == flux_state::incident ? Stand::quarantined : Stand::ended;
}

bool older(const Subject& a, const Subject& b) {
  return a.since < b.since;
}

}  // namespace

std::string_view name_of(Stand stand) {
  return stands.at(static_cast<std::size_t>(stand));
}

Result<std::chrono::seconds> age_of(const std::string& text) {
  using namespace std::chrono_literals;
  if (text.empty()) return 0s;
  int count = 0;
  const auto* end = text.data() + text.size() - 1;
  const auto [read, fault] = std::from_chars(text.data(), end, count);
  const std::chrono::seconds unit = *end == 'm' ? 60s : *end == 'h' ? 3600s : 86400s;
  const bool known = *end == 'm' || *end == 'h' || *end == 'd';
  if (fault != std::errc() || read != end || !known || count < 0 || count > 100'000)
    return failure("E_DURATION", text);
  return count * unit;
}

std::string Subject::key() const {
  return row ? row->arrival_id : file_name;
}

std::string Subject::name() const {
  if (stand == Stand::partner) return partner;
  return row && !row->flux_id.empty() ? row->flux_id : file_name;
}

bool Subject::held() const {
  return order && order->kind == lifecycle::OrderKind::hold;
}

Result<const lifecycle::OrderBook*> Subjects::book() {
  if (!book_) {
    auto read = ledger_.order_book();
    if (!read) return tl::unexpected(read.error());
    book_ = std::move(*read);
  }
  return &*book_;
}

/// The regular files of the inbound folder of a partner.
Done Subjects::add_inbound(Wanted& found, const std::string& partner) {
  const auto orders = book();
  if (!orders) return tl::unexpected(orders.error());
  const auto files = premises_.disk.list(premises_.root.inbound_of(partner));
  if (!files) return tl::unexpected(files.error());
  for (const auto& file : *files) {
    if (!file.regular || file.name.starts_with('.')) continue;
    Subject subject{Stand::waiting, partner, file.name};
    if (const auto* order = (*orders)->about(partner, file.name)) subject.order = *order;
    subject.since = time_of(file);
    found.push_back(std::move(subject));
  }
  return {};
}

Subject Subjects::of_row(const lifecycle::FluxRow& row, const lifecycle::OrderBook& book) const {
  Subject subject{stand_of(row), row.partner, row.file_name, row};
  Flux flux{row.arrival_id, row.partner, row.file_name, {}, {}, row.received};
  if (const auto* order = book.about(flux)) subject.order = *order;
  subject.since = row.received;
  return subject;
}

Done Subjects::add_rows(Wanted& found, const lifecycle::FluxFilter& filter) {
  const auto orders = book();
  if (!orders) return tl::unexpected(orders.error());
  lifecycle::Page page;
  page.limit = rows_at_once;
  while (true) {
    const auto rows = ledger_.flux(filter, page);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : *rows) found.push_back(of_row(row, **orders));
    if (static_cast<int>(rows->size()) < rows_at_once) return {};
    page.before = rows->back().row;
  }
}

Result<std::vector<Subject>> Subjects::named(const std::string& name) {
  const auto orders = book();
  if (!orders) return tl::unexpected(orders.error());
  Wanted found;
  const auto partners = premises_.disk.folders(premises_.root.inbound());
  if (!partners) return tl::unexpected(partners.error());
  const bool known = premises_.tables.referential.partners.find(name) != nullptr;
  if (known || std::binary_search(partners->begin(), partners->end(), name)) {
    found.push_back({Stand::partner, name, {}});
    for (const auto& order : (*orders)->orders())
      if (order.partner == name && order.name.empty()) found.back().order = order;
  }
  Wanted files;
  for (const auto& partner : *partners)
    if (auto done = add_inbound(files, partner); !done) return tl::unexpected(done.error());
  std::copy_if(files.begin(), files.end(), std::back_inserter(found),
               [&](const Subject& file) { return is_called(file.file_name, name); });
  const auto rows = ledger_.flux_named(name);
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) found.push_back(of_row(row, **orders));
  return found;
}

Result<std::optional<Subject>> Subjects::numbered(std::int64_t row) {
  lifecycle::FluxFilter filter;
  filter.row = row;
  Wanted found;
  if (auto done = add_rows(found, filter); !done) return tl::unexpected(done.error());
  if (found.empty()) return std::optional<Subject>();
  return std::optional(std::move(found.front()));
}

bool Subjects::selects(const Selection& selection, const Subject& subject) const {
  if (!selection.partner.empty() && subject.partner != selection.partner) return false;
  const bool aged = selection.older.count() > 0;  // a file may be dated tomorrow
  if (aged && now_ - subject.since < selection.older) return false;
  if (selection.state.empty()) return true;
  if (selection.state == held_state) return subject.held();
  return selection.state == name_of(subject.stand) ||
         (subject.row && subject.row->state == selection.state);
}

Result<std::vector<Subject>> Subjects::unfinished(const Selection& selection) {
  Wanted all;
  const auto partners = premises_.disk.folders(premises_.root.inbound());
  if (!partners) return tl::unexpected(partners.error());
  for (const auto& partner : *partners)
    if (auto done = add_inbound(all, partner); !done) return tl::unexpected(done.error());
  lifecycle::FluxFilter pending, quarantined;
  pending.standing = lifecycle::Standing::pending;
  quarantined.state = flux_state::incident;
  for (const auto* filter : {&pending, &quarantined})
    if (auto done = add_rows(all, *filter); !done) return tl::unexpected(done.error());
  std::erase_if(all, [&](const Subject& subject) { return !selects(selection, subject); });
  std::stable_sort(all.begin(), all.end(), older);
  return all;
}

Result<std::vector<Subject>> Subjects::ended(const Selection& selection) {
  Wanted all;
  lifecycle::FluxFilter filter;
  filter.standing = lifecycle::Standing::finished;
  filter.partner = selection.partner;
  filter.until = now_ - selection.older + std::chrono::milliseconds{1};
  if (auto done = add_rows(all, filter); !done) return tl::unexpected(done.error());
  std::erase_if(all, [&](const Subject& subject) {
    return subject.stand != Stand::ended || !selects(selection, subject);
  });
  return all;
}

}  // namespace ecluse::daemon
