// A flux opened once more, for the bytes of the files in it: to be shown, downloaded, sent on or
// verified. Nothing is judged again: it is opened whatever it came in (a bare document, a tar.gz,
// a ZIP) and whatever it carries. Used by what reads archived flux and checked files; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/config.hpp"
#include "ingest/envelope.hpp"
#include "lifecycle/enclosed.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// The limits of a flux that comes, or of which nobody knows whether it was admitted.
ingest::EnvelopeLimits limits_of(const Config& config);

/// Those of an admitted flux: none. It was within its limits when it came; they may have changed
/// since.
ingest::EnvelopeLimits no_limits();

/// Those of a flux of the ledger: it was admitted when it has pieces.
ingest::EnvelopeLimits limits_of(const lifecycle::FluxRow& row, const Config& config);

/// Gives the files of the flux at `path`. Errors: E_DISK_*; E_ENVELOPE (detail: the code of the
/// finding) when it cannot be opened to its end, and what was given is to be forgotten.
Done reread(const DiskView& disk, const std::string& path, const ingest::EnvelopeLimits& limits,
            ingest::EntrySink& files);

/// Passes on the bytes of the file of one name as they come; all that the flux is, when it is one
/// document. `name` must outlive it.
class OneFile final : public ingest::EntrySink {
 public:
  OneFile(const std::string& name, lifecycle::TakeBytes take)
      : name_(name), take_(std::move(take)) {}

  void begin(const std::string& name) override;
  void take(std::string_view bytes) override;
  void end() override { passes_ = false; }

  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] const Done& done() const { return done_; }  ///< what `take` said

 private:
  const std::string& name_;
  lifecycle::TakeBytes take_;
  bool found_ = false, passes_ = false;
  Done done_;
};

/// The whole bytes of the files that are wanted, one after the other. A file that makes them more
/// than `room` bytes in all is left out.
class WholeFiles final : public ingest::EntrySink {
 public:
  using Wanted = std::function<bool(const std::string& name)>;
  using Take = std::function<void(const std::string& name, std::string&& bytes)>;

  WholeFiles(Wanted wanted, Take take, std::size_t room = std::numeric_limits<std::size_t>::max())
      : wanted_(std::move(wanted)), take_(std::move(take)), room_(room) {}

  void begin(const std::string& name) override;
  void take(std::string_view bytes) override;
  void end() override;

 private:
  Wanted wanted_;
  Take take_;
  std::size_t room_;
  std::string name_, bytes_;
  bool now_ = false;
};

}  // namespace ecluse::daemon
