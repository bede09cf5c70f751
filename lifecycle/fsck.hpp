// Proves that what is remembered is what happened: every seal of the ledger, every row that a seal
// covers and none besides, where objects stand, the roots of days, the conservation law; and that
// the files of the archive, of outbound, of preuves, of versions and of jointes are those that the
// ledger tells. Reads only. Called by `ecluse fsck`, on the main thread, beside a daemon at work if
// need be: what it reads of the ledger is of one moment. Errors are what hinders it: E_DISK_*,
// E_LEDGER_*.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/root.hpp"
#include "lifecycle/sqlite.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

enum class Fault : std::uint8_t {
  seal_missing,
  seal_broken,     ///< its hash does not follow from the one before and from its content
  seal_backdated,  ///< earlier than the one before
  row_altered,
  row_missing,  ///< sealed, and gone
  row_foreign,  ///< no seal covers it
  step_broken,  ///< does not begin where the step before ended
  state_wrong,  ///< an object stands elsewhere than its last step says
  day_root_wrong,
  day_root_missing,
  root_file_wrong,
  conservation,
  archive_missing,
  archive_altered,
  archive_foreign,
  answer_altered,
  answer_foreign,
  set_missing,  ///< a decision names it, or it names a file
  set_altered,
  shelf_missing,  ///< a file that is joined to mémoires
  shelf_altered,
};
inline constexpr std::size_t fault_count = 21;

/// "seal_missing"…: in JSON, and the end of the keys of the words.
std::string_view name_of(Fault fault);

/// What is wrong, and with what: "transition 16777216", "seal 12", or the path of a file from the
/// root.
struct Flaw {
  Fault fault = Fault::seal_broken;
  std::string object;
  std::string detail{};

  friend bool operator==(const Flaw&, const Flaw&) = default;
};

struct FsckReport {
  std::vector<Flaw> flaws;
  std::int64_t seals = 0, rows = 0, days = 0, files = 0;  ///< that were looked at

  void add(Fault fault, std::string object, std::string detail = {}) {
    flaws.push_back({fault, std::move(object), std::move(detail)});
  }
};

/// Told now and then how much is done of how much.
using FsckProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Everything.
Result<FsckReport> fsck(const DiskView& disk, const Root& root, const FsckProgress& progress);

/// The ledger alone, as a connection sees it.
Done check_journal(Connection& connection, FsckReport& report, const FsckProgress& progress);

/// The files that stood in the root before the ledger was read.
struct StandingFiles {
  std::vector<std::string> archive;   ///< "AAAA/MM/JJ/<sha256>"
  std::vector<std::string> outbound;  ///< "<partner>/<name>"
  std::vector<std::string> spool;     ///< "<partner>/<arrival>~<name>"
};
Result<StandingFiles> list_files(const DiskView& disk, const Root& root);

Done check_files(Connection& connection, const DiskView& disk, const Root& root,
                 const StandingFiles& standing, FsckReport& report);

/// The files that people keep to be joined to mémoires. `connection`: in no transaction, since they
/// take them away when they like.
Done check_shelf(Connection& connection, const DiskView& disk, const Root& root,
                 FsckReport& report);

/// The sets of tables that decisions name.
Done check_sets(Connection& connection, const DiskView& disk, const Root& root, FsckReport& report);

}  // namespace ecluse::lifecycle
