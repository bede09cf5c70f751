// The part of fsck that looks at versions/: every set of tables that a decision names, whole, so
// that the decision can be taken again.
#include <set>

#include "lifecycle/fsck.hpp"
#include "lifecycle/kept_sets.hpp"

namespace ecluse::lifecycle {
namespace {

Result<std::vector<std::string>> sets_of_decisions(Connection& connection) {
  auto statement = connection.prepare("SELECT DISTINCT tables FROM flux WHERE tables <> ''");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->rows(), [](const Cursor& row) { return row.text(0); });
}

class SetCheck {
 public:
  SetCheck(const DiskView& disk, const Root& root, FsckReport& report)
      : disk_(disk), root_(root), report_(report) {}

  void set(const std::string& version) {
    const auto parts = kept_parts(disk_, root_, version);
    if (!found(parts, "versions/" + version)) return;
    for (const auto& part : *parts)
      if (part.in_file() && looked_at_.insert(part.value).second)
        found(kept_bytes(disk_, root_, part.value), "versions/fichiers/" + part.value);
  }

 private:
  template <class Kept>
  bool found(const Result<Kept>& kept, const std::string& object) {
    ++report_.files;
    if (kept) return true;
    const bool absent = kept.error().code == "E_SET_ABSENT";
    report_.add(absent ? Fault::set_missing : Fault::set_altered, object,
                absent ? std::string() : kept.error().code);
    return false;
  }

  const DiskView& disk_;
  const Root& root_;
  FsckReport& report_;
  std::set<std::string> looked_at_;  ///< files that several sets share
};

}  // namespace

Done check_sets(Connection& connection, const DiskView& disk, const Root& root,
                FsckReport& report) {
  const auto versions = sets_of_decisions(connection);
  if (!versions) return tl::unexpected(versions.error());
  SetCheck check(disk, root, report);
  for (const auto& version : *versions) check.set(version);
  return {};
}

}  // namespace ecluse::lifecycle
