#include "ingest/inbox.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ecluse::ingest {

namespace {

/// The longest backlog kept of one folder: bounds the memory (about 12 MB), and makes a folder of a
/// million files be listed ten times in all.
constexpr std::size_t longest_backlog = 100'000;

char small_of(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether a name is one that tools give to an upload under way.
bool is_unfinished(std::string_view name) {
  if (name.starts_with('.')) return true;
  return std::any_of(unfinished_endings.begin(), unfinished_endings.end(),
                     [&](std::string_view ending) {
                       if (name.size() < ending.size()) return false;
                       const auto tail = name.substr(name.size() - ending.size());
                       return std::equal(tail.begin(), tail.end(), ending.begin(),
                                         [](char a, char b) { return small_of(a) == b; });
                     });
}

/// When the date of a file says that it has been left alone for `quiet`; rounded up.
Instant quiet_since_change(const FileFacts& file, std::chrono::milliseconds quiet) {
  const std::chrono::nanoseconds modified(file.modified_ns);
  return Instant(std::chrono::ceil<std::chrono::milliseconds>(modified)) + quiet;
}

bool younger(const FileFacts& a, const FileFacts& b) {
  return std::tie(a.modified_ns, a.name) > std::tie(b.modified_ns, b.name);
}

void lower(std::optional<Instant>& earliest, std::optional<Instant> other) {
  if (other && (!earliest || *other < *earliest)) earliest = other;
}

}  // namespace

Inbox::Inbox(const DiskView& disk, std::string inbound_folder, Settle settle)
    : disk_(disk), inbound_(std::move(inbound_folder)), settle_(settle) {}

Result<std::vector<Arrival>> Inbox::ripe(Instant now) {
  unreadable_.clear();
  if (auto visited = visit_folders(now); !visited) return tl::unexpected(visited.error());
  auto arrivals = take_turns(now);
  next_ripe_.reset();
  for (const auto& [name, folder] : folders_) lower(next_ripe_, folder.next_ripe);
  return arrivals;
}

/// Follows the folders that come and go, and lists those whose backlog was given out.
Done Inbox::visit_folders(Instant now) {
  const auto names = disk_.folders(inbound_);
  if (!names) return tl::unexpected(names.error());
  std::map<std::string, Folder> found;
  for (const auto& name : *names) {
    if (name.starts_with('.')) continue;
    auto known = folders_.extract(name);
    auto& folder = found[name];
    if (known) folder = std::move(known.mapped());
    folder.path = inbound_ + '/' + name;
  }
  folders_ = std::move(found);
  for (auto& [name, folder] : folders_)
    if (folder.backlog.empty()) scan(folder, now);
  return {};
}

void Inbox::scan(Folder& folder, Instant now) {
  auto files = disk_.list(folder.path);
  if (files)
    sort_out(folder, std::move(*files), now);
  else
    unreadable_.push_back(files.error());
}

/// Parts the files of a folder into ripe and young ones.
void Inbox::sort_out(Folder& folder, std::vector<FileFacts> files, Instant now) {
  const auto seen_before = std::exchange(folder.young, {});
  folder.next_ripe.reset();
  for (auto& file : files) {
    if (!file.regular || is_unfinished(file.name)) continue;
    const auto sighting = seen_before.find(file.name);
    const bool same = sighting != seen_before.end() && sighting->second.facts == file;
    const Instant since = same ? sighting->second.since : now;
    const Instant ripe_at =
        std::min(since + settle_.quiet, quiet_since_change(file, settle_.quiet));
    if (ripe_at <= now) {
      folder.backlog.push_back(std::move(file));
    } else {
      lower(folder.next_ripe, ripe_at);
      auto name = file.name;
      folder.young.emplace(std::move(name), Sighting{std::move(file), since});
    }
  }
  auto& backlog = folder.backlog;
  std::sort(backlog.begin(), backlog.end(), younger);
  if (backlog.size() > longest_backlog)
    backlog.erase(backlog.begin(), backlog.end() - longest_backlog);
}

/// One file of each folder in turn, beginning behind the folder that was served last.
std::vector<Arrival> Inbox::take_turns(Instant now) {
  std::vector<std::pair<const std::string, Folder>*> waiting;
  for (auto& each : folders_)
    if (!each.second.backlog.empty()) waiting.push_back(&each);
  const auto first = std::find_if(waiting.begin(), waiting.end(),
                                  [&](const auto* each) { return each->first > last_served_; });
  std::rotate(waiting.begin(), first, waiting.end());

  std::vector<Arrival> arrivals;
  const std::size_t at_most = std::max<std::size_t>(settle_.at_most, 1);
  while (!waiting.empty()) {
    for (auto* each : waiting) {
      if (arrivals.size() == at_most) return arrivals;
      auto file = next_of(each->second, now);
      if (!file) continue;
      last_served_ = each->first;
      arrivals.push_back(Arrival{each->first, std::move(*file)});
    }
    std::erase_if(waiting, [](const auto* each) { return each->second.backlog.empty(); });
  }
  return arrivals;
}

/// The oldest file of the backlog that is still there, unchanged, and that nobody writes.
std::optional<FileFacts> Inbox::next_of(Folder& folder, Instant now) {
  while (!folder.backlog.empty()) {
    FileFacts file = std::move(folder.backlog.back());
    folder.backlog.pop_back();
    const std::string path = folder.path + '/' + file.name;
    const auto facts = disk_.facts(path);
    if (!facts || *facts != file) continue;
    if (!disk_.being_written(path)) return file;
    lower(folder.next_ripe, now + settle_.quiet);
  }
  return std::nullopt;
}

}  // namespace ecluse::ingest
