// The half of fsck that looks at files: the archive against its names and the ledger, outbound
// against the outbox, preuves against the roots of days.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lifecycle/day_roots.hpp"
#include "lifecycle/fsck.hpp"
#include "lifecycle/ledger_sqlite_proofs.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t largest_answer = std::size_t{1} << 30U;  // bytes read back to compare
constexpr std::size_t largest_root_file = 4096;
constexpr std::string_view separator = "~";

/// The names of the regular files of a folder, behind a prefix; nothing when it is not there.
Done add_files(const DiskView& disk, const std::string& folder, const std::string& prefix,
               std::vector<std::string>& files) {
  if (!disk.exists(folder)) return {};
  const auto all = disk.list(folder);
  if (!all) return tl::unexpected(all.error());
  for (const auto& file : *all)
    if (file.regular && !file.name.starts_with('.')) files.push_back(join(prefix, file.name));
  return {};
}

/// The files of the folders of a folder, `depth` levels down.
Done add_tree(const DiskView& disk, const std::string& folder, const std::string& prefix, int depth,
              std::vector<std::string>& files) {
  if (depth == 0) return add_files(disk, folder, prefix, files);
  if (!disk.exists(folder)) return {};
  const auto names = disk.folders(folder);
  if (!names) return tl::unexpected(names.error());
  for (const auto& name : *names) {
    const auto below = prefix.empty() ? name : join(prefix, name);
    if (auto done = add_tree(disk, join(folder, name), below, depth - 1, files); !done) return done;
  }
  return {};
}

std::string archived(Date day, std::string_view sha256) {
  auto text = iso_text(day);
  std::replace(text.begin(), text.end(), '-', '/');
  return join(text, sha256);
}

class FileCheck {
 public:
  FileCheck(Connection& connection, const DiskView& disk, const Root& root, FsckReport& report)
      : connection_(connection), disk_(disk), root_(root), report_(report) {}

  Done archive(const StandingFiles& standing) {
    const auto purges = read_purged(connection_, "");
    if (!purges) return tl::unexpected(purges.error());
    std::set<std::string> gone, there(standing.archive.begin(), standing.archive.end());
    for (const auto& one : *purges) gone.insert(archived(one.day, one.sha256));
    const auto waiting = arrivals_of(standing.spool);
    auto statement = connection_.prepare(
        "SELECT received, sha256, arrival FROM flux WHERE fate <> 'quarantined' AND sha256 <> ''");
    if (!statement) return tl::unexpected(statement.error());
    std::set<std::string> told;
    for (auto rows = statement->rows();;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      const Date day{std::chrono::floor<std::chrono::days>(rows.instant(0))};
      const auto path = archived(day, rows.view(1));
      if (!told.insert(path).second || waiting.contains(rows.text(2))) continue;
      if (!there.contains(path) && !gone.contains(path))
        report_.add(Fault::archive_missing, join("archive", path));
    }
    for (const auto& path : standing.archive) archived_file(path, told);
    return {};
  }

  Done outbound(const StandingFiles& standing) {
    std::map<std::string, bool> owed;
    for (const auto& path : standing.outbound) owed.emplace(path, false);
    auto statement = connection_.prepare(
        "SELECT folder, file_name, bytes, (SELECT place FROM enclosure WHERE answer = outbox.id)"
        " FROM outbox");
    if (!statement) return tl::unexpected(statement.error());
    for (auto rows = statement->rows();;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      const auto path = join(rows.text(0), rows.text(1));
      const auto found = owed.find(path);
      if (found == owed.end()) continue;
      found->second = true;
      ++report_.files;
      const auto place =
          rows.null(3) ? std::string::npos : static_cast<std::size_t>(rows.integer(3));
      if (!stands(join(root_.outbound(), path), rows.view(2), place))
        report_.add(Fault::answer_altered, join("outbound", path));
    }
    for (const auto& [path, known] : owed)
      if (!known) report_.add(Fault::answer_foreign, join("outbound", path));
    return {};
  }

  Done roots() {
    auto statement = connection_.prepare("SELECT day FROM day_root WHERE written IS NOT NULL");
    if (!statement) return tl::unexpected(statement.error());
    std::set<std::string> written;
    for (auto rows = statement->rows();;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      written.insert(rows.text(0));
    }
    const auto all = read_roots(connection_);
    if (!all) return tl::unexpected(all.error());
    for (const auto& root : *all) {
      if (!written.contains(root.day)) continue;
      ++report_.files;
      const auto path = root_.proof_of(root.day);
      if (text_of(path, largest_root_file) != root_file(root))
        report_.add(Fault::root_file_wrong, "preuves/" + root.day + ".json");
    }
    return {};
  }

 private:
  static std::set<std::string> arrivals_of(const std::vector<std::string>& spool) {
    std::set<std::string> arrivals;
    for (const auto& path : spool) {
      const auto name = path.substr(path.find('/') + 1);
      arrivals.insert(name.substr(0, name.find(separator)));
    }
    return arrivals;
  }

  void archived_file(const std::string& path, const std::set<std::string>& told) {
    ++report_.files;
    const auto shown = join("archive", path);
    if (!told.contains(path)) report_.add(Fault::archive_foreign, shown);
    const auto reader = disk_.open(join(root_.archive(), path));
    if (!reader) return report_.add(Fault::archive_altered, shown, reader.error().code);
    HashingReader bytes(**reader);
    if (auto read = bytes.drain(); !read)
      return report_.add(Fault::archive_altered, shown, read.error().code);
    if (bytes.hash().hex() != path.substr(path.rfind('/') + 1))
      report_.add(Fault::archive_altered, shown);
  }

  std::optional<std::string> text_of(const std::string& path, std::size_t limit) const {
    const auto reader = disk_.open(path);
    if (!reader) return std::nullopt;
    auto text = read_all(**reader, limit);
    return text ? std::optional(std::move(*text)) : std::nullopt;
  }

  /// Whether a return file is as the outbox has it; a document put in it at `place` is proved by
  /// the archive it comes from.
  bool stands(const std::string& path, std::string_view bytes, std::size_t place) const {
    const auto text = text_of(path, largest_answer);
    if (!text) return false;
    if (place == std::string::npos) return *text == bytes;
    place = std::min(place, bytes.size());
    return text->size() >= bytes.size() && text->starts_with(bytes.substr(0, place)) &&
           text->ends_with(bytes.substr(place));
  }

  Connection& connection_;
  const DiskView& disk_;
  const Root& root_;
  FsckReport& report_;
};

}  // namespace

Result<StandingFiles> list_files(const DiskView& disk, const Root& root) {
  StandingFiles files;
  for (const auto& done : {add_tree(disk, root.archive(), "", 3, files.archive),
                           add_tree(disk, root.outbound(), "", 1, files.outbound),
                           add_tree(disk, root.spool(), "", 1, files.spool)})
    if (!done) return tl::unexpected(done.error());
  return files;
}

Done check_files(Connection& connection, const DiskView& disk, const Root& root,
                 const StandingFiles& standing, FsckReport& report) {
  FileCheck check(connection, disk, root, report);
  if (auto done = check.archive(standing); !done) return done;
  if (auto done = check.outbound(standing); !done) return done;
  return check.roots();
}

}  // namespace ecluse::lifecycle
