// What the tests of the daemon and of crashes begin with: small invoices for the example directory,
// a root as `ecluse init` makes it, and one life of a gate over any disk. What cannot be set up
// fails the test by an exception.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/command_line.hpp"
#include "daemon/gate.hpp"
#include "daemon/premises.hpp"
#include "tests/support/need.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {

/// What makes one small invoice differ from another; as they stand, the gate accepts it.
struct Wish {
  std::string number = "B-2025-001";
  std::string recipient = "21990005700015";  ///< of the example directory, asks for no service
  std::string supplier = "00000101600013";
};
inline constexpr std::string_view unknown_recipient = "99999999900017";

/// What the small invoices say that must not be told to a log.
inline constexpr std::string_view supplier_name = "ATELIER DU BIEF";
inline constexpr std::string_view supplier_iban = "FR7699999000010000000110113";
inline constexpr std::string_view amount_payable = "120.00";

/// For FSO1100A.
std::string small_ubl(const Wish& wish = {});
/// For FSO1106A.
std::string small_cii(const Wish& wish = {});

/// The name of the nth flux of a partner: "FSO1100A_ABC123_ABC1231100000000000000007".
std::string flux_name(int nth, std::string_view partner = "ABC123",
                      std::string_view interface = "FSO1100A");

/// The tables of the house with the example partners and directory; loaded once.
const daemon::Tables& example_tables();

/// 2026-03-02T09:00:00Z.
inline constexpr Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} +
                                std::chrono::hours{9}};

void write_file(const std::filesystem::path& path, std::string_view bytes);

/// The paths of all files below a folder, from it, sorted.
std::vector<std::string> files_under(const std::filesystem::path& folder);

/// The files below a folder and their bytes.
std::map<std::string, std::string> contents_of(const std::filesystem::path& folder);

/// What a command said, and how it left.
struct Said {
  daemon::ExitStatus status = daemon::ExitStatus::internal;
  std::string out, err;
};
Said perform(const daemon::Command& command, Language language = Language::en);

/// A root made by `ecluse init` in a temporary folder, where files are ripe at first sight.
class TestRoot {
 public:
  TestRoot();

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::string text() const { return folder_.path().string(); }
  void drop(const std::string& name, std::string_view bytes,
            const std::string& partner = "ABC123") const;

 private:
  TemporaryFolder folder_;
};

/// One life of a gate: opens the ledger, works with the example tables and a clock that stands
/// still, and keeps what was concluded. Destroying it is the end of the process.
class GateLife {
 public:
  GateLife(Disk& disk, const std::string& root, const std::string& ledger_file,
           unsigned workers = 0);

  daemon::Config config;  ///< files are ripe at first sight
  Instant now = monday;

  daemon::Gate& open();
  /// Opens a gate and steps until it says no.
  const daemon::Tally& run();

  [[nodiscard]] lifecycle::Ledger& ledger() const { return *ledger_; }
  [[nodiscard]] std::vector<lifecycle::FluxRow> flux() const;  ///< newest first
  [[nodiscard]] const std::vector<daemon::Conclusion>& told() const { return told_; }

 private:
  Disk& disk_;
  lifecycle::Root root_;
  std::unique_ptr<lifecycle::Ledger> ledger_;
  std::unique_ptr<daemon::Workers> workers_;
  std::vector<daemon::Conclusion> told_;
  std::set<std::string> judged_;        ///< return files known to be valid
  std::unique_ptr<daemon::Gate> gate_;  ///< last: goes first
};

}  // namespace ecluse::tests
