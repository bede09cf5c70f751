#include "ingest/inbox.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace ecluse::ingest {

namespace {

/// The longest backlogs kept of all folders together: bounds the memory (about 30 MB at the
/// fullest), and makes a folder of a million files be listed ten times in all.
constexpr std::size_t longest_backlogs = 100'000;
constexpr std::size_t least_backlog = 1000;
/// Files too young or without their end that are remembered of one folder.
constexpr std::size_t most_remembered = 10'000;

Instant changed_at(const FileFacts& file) {
  const std::chrono::nanoseconds modified(file.modified_ns);
  return Instant(std::chrono::ceil<std::chrono::milliseconds>(modified));
}

bool younger(const FileFacts& a, const FileFacts& b) {
  return std::tie(a.modified_ns, a.name) > std::tie(b.modified_ns, b.name);
}

void lower(std::optional<Instant>& earliest, std::optional<Instant> other) {
  if (other && (!earliest || *other < *earliest)) earliest = other;
}

/// Whether what a file lacks can come without a change of the file itself.
bool comes_from_elsewhere(Missing missing) {
  return missing == Missing::writer || missing == Missing::done_file ||
         missing == Missing::manifest || missing == Missing::renaming;
}

/// Keeps the oldest of a backlog.
void shorten(std::vector<FileFacts>& backlog, std::size_t longest) {
  if (backlog.size() <= longest) return;
  const auto end = backlog.begin() + static_cast<std::ptrdiff_t>(longest);
  std::nth_element(backlog.begin(), end, backlog.end(),
                   [](const FileFacts& a, const FileFacts& b) { return younger(b, a); });
  backlog.erase(end, backlog.end());
}

}  // namespace

/// One listing of a folder, and what the one before had seen.
struct Inbox::Scan {
  Folder& folder;
  Instant now;
  std::unordered_map<std::string, Sighting> young;
  std::map<std::string, Lacking> lacking;
  std::unordered_map<std::string, Sighting> ahead;
  std::size_t longest;
};

Inbox::Inbox(const DiskView& disk, std::string inbound_folder, Settle settle, PickupRules rules,
             HashOf hash_of)
    : disk_(disk),
      inbound_(std::move(inbound_folder)),
      settle_(settle),
      rules_(std::move(rules)),
      hash_of_(std::move(hash_of)) {}

Result<std::vector<Arrival>> Inbox::ripe(Instant now, const Allowance& allowance) {
  unreadable_.clear();
  look_left_ = std::max<std::uint64_t>(settle_.look_bytes, 1);
  if (auto visited = visit_folders(now); !visited) return tl::unexpected(visited.error());
  auto arrivals = take_turns(now, allowance);
  next_ripe_.reset();
  for (const auto& [name, folder] : folders_) {
    lower(next_ripe_, folder.next_ripe);
    if (look_left_ == 0 && !folder.backlog.empty()) lower(next_ripe_, now);
  }
  return arrivals;
}

std::vector<Unfinished> Inbox::unfinished() const {
  std::vector<Unfinished> all;
  for (const auto& [partner, folder] : folders_)
    for (const auto& [name, file] : folder.lacking)
      all.push_back({partner, name, file.facts.size, file.missing, file.since});
  return all;
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
    if (known)
      folder = std::move(known.mapped());
    else
      make_known(folder, name);
  }
  folders_ = std::move(found);
  for (auto& [name, folder] : folders_)
    if (folder.backlog.empty()) scan(folder, now);
  return {};
}

void Inbox::make_known(Folder& folder, const std::string& name) const {
  folder.path = inbound_ + '/' + name;
  folder.rule = &rules_.of(name);
  const auto room = disk_.room(folder.path);
  folder.remote = room && !room->network.empty();
}

std::size_t Inbox::longest_backlog() const {
  return std::max(least_backlog, longest_backlogs / std::max<std::size_t>(folders_.size(), 1));
}

/// Parts the files of a folder into those ripe by their dates and the others.
void Inbox::scan(Folder& folder, Instant now) {
  Scan pass{folder,
            now,
            std::exchange(folder.young, {}),
            std::exchange(folder.lacking, {}),
            std::exchange(folder.ahead, {}),
            longest_backlog()};
  std::erase_if(folder.hashed, [&](const auto& one) { return !pass.lacking.contains(one.first); });
  folder.look.reset();
  folder.next_ripe.reset();
  const auto done = disk_.visit(folder.path, [&](FileFacts file) { see(pass, std::move(file)); });
  if (!done) unreadable_.push_back(done.error());
  folder.manifests.settle(disk_, folder.path);
  shorten(folder.backlog, pass.longest);
  std::sort(folder.backlog.begin(), folder.backlog.end(), younger);
}

void Inbox::see(Scan& pass, FileFacts file) {
  auto& folder = pass.folder;
  if (!file.regular) return;
  if (rules_.is_temporary(file.name)) {
    if (!file.name.starts_with('.')) leave(folder, std::move(file), Missing::renaming, pass.now);
    return;
  }
  if (ends_with_any(file.name, folder.rule->done)) return;
  if (const auto& ending = folder.rule->manifest; !ending.empty() && file.name.ends_with(ending))
    return folder.manifests.met(file);
  note_ahead(pass, file);
  const auto before = pass.lacking.find(file.name);
  if (before != pass.lacking.end() && before->second.facts == file &&
      !comes_from_elsewhere(before->second.missing) && waits(folder, file, pass.now)) {
    lower(folder.next_ripe, before->second.since + settle_.patience);
    folder.lacking.insert(pass.lacking.extract(before));
    return;
  }
  const auto sighting = pass.young.find(file.name);
  const bool same = sighting != pass.young.end() && sighting->second.facts == file;
  const Instant since = same ? sighting->second.since : pass.now;
  const Instant ripe_at =
      (folder.remote ? since : std::min(since, unchanged_since(folder, file, pass.now))) +
      settle_.quiet;
  if (ripe_at <= pass.now) {
    folder.backlog.push_back(std::move(file));
    if (folder.backlog.size() >= 2 * pass.longest) shorten(folder.backlog, pass.longest);
    return;
  }
  lower(folder.next_ripe, ripe_at);
  if (folder.young.size() >= most_remembered) return;
  auto name = file.name;
  folder.young.emplace(std::move(name), Sighting{std::move(file), since});
}

/// A clock that is ahead, or a date that was sent along, tells nothing of how long a file has been
/// as it is.
void Inbox::note_ahead(Scan& pass, const FileFacts& file) {
  auto& ahead = pass.folder.ahead;
  if (changed_at(file) <= pass.now || ahead.size() >= most_remembered) return;
  const auto seen = pass.ahead.find(file.name);
  const bool same = seen != pass.ahead.end() && seen->second.facts == file;
  ahead.emplace(file.name, Sighting{file, same ? seen->second.since : pass.now});
}

/// By its date, or since it was first seen where the date is yet to come. Never after `now`.
Instant Inbox::unchanged_since(const Folder& folder, const FileFacts& file, Instant now) {
  const auto seen = folder.ahead.find(file.name);
  if (seen != folder.ahead.end() && seen->second.facts == file) return seen->second.since;
  return std::min(now, changed_at(file));
}

/// One file of each folder in turn, beginning behind the folder that was served last.
std::vector<Arrival> Inbox::take_turns(Instant now, const Allowance& allowance) {
  struct Turn {
    const std::string* partner;
    Folder* folder;
    std::size_t left;
  };
  std::vector<Turn> waiting;
  for (auto& [partner, folder] : folders_) {
    if (folder.backlog.empty()) continue;
    const auto left = allowance ? allowance(partner) : std::numeric_limits<std::size_t>::max();
    if (left > 0) waiting.push_back({&partner, &folder, left});
  }
  const auto first = std::find_if(waiting.begin(), waiting.end(),
                                  [&](const Turn& turn) { return *turn.partner > last_served_; });
  std::rotate(waiting.begin(), first, waiting.end());

  std::vector<Arrival> arrivals;
  const std::size_t at_most = std::max<std::size_t>(settle_.at_most, 1);
  while (!waiting.empty()) {
    for (auto& turn : waiting) {
      if (arrivals.size() == at_most || look_left_ == 0) return arrivals;
      last_served_ = *turn.partner;
      auto file = next_of(*turn.folder, now);
      if (!file) continue;
      --turn.left;
      arrivals.push_back(Arrival{*turn.partner, std::move(*file)});
    }
    std::erase_if(waiting,
                  [](const Turn& turn) { return turn.left == 0 || turn.folder->backlog.empty(); });
  }
  return arrivals;
}

/// The oldest file of the backlog that is still there, unchanged, and lacks nothing. Nothing, with
/// files left in the backlog, when this call has inflated enough.
std::optional<FileFacts> Inbox::next_of(Folder& folder, Instant now) {
  while (!folder.backlog.empty() && look_left_ > 0) {
    FileFacts file = std::move(folder.backlog.back());
    folder.backlog.pop_back();
    const auto facts = disk_.facts(folder.path + '/' + file.name);
    if (!facts || *facts != file) continue;
    const auto missing = lacks(folder, file, now);
    if (missing == Missing::nothing) return file;
    if (missing)
      leave(folder, std::move(file), *missing, now);
    else
      folder.backlog.push_back(std::move(file));
  }
  return std::nullopt;
}

/// Nothing when the look at it is not over.
std::optional<Missing> Inbox::lacks(Folder& folder, const FileFacts& file, Instant now) {
  if (disk_.being_written(folder.path + '/' + file.name)) return Missing::writer;
  if (!folder.rule->done.empty() && !is_announced(folder, file)) return Missing::done_file;
  if (!folder.rule->manifest.empty() && !is_listed(folder, file)) return Missing::manifest;
  return waits(folder, file, now) ? look_at(folder, file) : Missing::nothing;
}

/// Whether a manifest lists it as it is.
bool Inbox::is_listed(Folder& folder, const FileFacts& file) {
  const auto* line = folder.manifests.find(file.name);
  if (!line || line->size != file.size) return false;
  return !hash_of_ || hash_once(folder, file) == line->sha256;
}

/// A file that is not what its manifest says is not read again before it changes. Empty: it cannot
/// be read.
std::string Inbox::hash_once(Folder& folder, const FileFacts& file) {
  auto& known = folder.hashed[file.name];
  if (known.facts == file && !known.sha256.empty()) return known.sha256;
  look_left_ -= std::min(look_left_, file.size);
  known = {file, hash_of_(folder.path + '/' + file.name).value_or("")};
  return known.sha256;
}

/// Whether a done-file stands beside it that was not left there by a file of the same name before.
bool Inbox::is_announced(const Folder& folder, const FileFacts& file) const {
  const auto& endings = folder.rule->done;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    const auto told = disk_.facts(folder.path + '/' + file.name + ending);
    return told && told->regular && told->modified_ns >= file.modified_ns;
  });
}

std::optional<Missing> Inbox::look_at(Folder& folder, const FileFacts& file) {
  auto& look = folder.look;
  if (!look || look->facts != file)
    look = std::make_unique<Look>(
        Look{file, Completeness(disk_, folder.path + '/' + file.name, file.size)});
  const auto missing = look->completeness.look(look_left_);
  // What cannot be read is given all the same: whoever opens it will say why.
  if (missing && !*missing) return std::nullopt;
  look.reset();
  return missing ? **missing : Missing::nothing;
}

void Inbox::leave(Folder& folder, FileFacts file, Missing missing, Instant now) const {
  const Instant since = unchanged_since(folder, file, now);
  if (missing == Missing::writer) lower(folder.next_ripe, now + settle_.quiet);
  if (!comes_from_elsewhere(missing)) lower(folder.next_ripe, since + settle_.patience);
  if (folder.lacking.size() >= most_remembered) return;
  auto name = file.name;
  folder.lacking.insert_or_assign(std::move(name), Lacking{std::move(file), missing, since});
}

/// Whether a file is young enough for its end to be waited for.
bool Inbox::waits(const Folder& folder, const FileFacts& file, Instant now) const {
  return settle_.quiet.count() > 0 && now < unchanged_since(folder, file, now) + settle_.patience;
}

}  // namespace ecluse::ingest
