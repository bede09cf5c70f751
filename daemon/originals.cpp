#include "daemon/originals.hpp"

#include <chrono>
#include <limits>
#include <string>

#include "ingest/envelope.hpp"

namespace ecluse::daemon {
namespace {

/// Passes on one document of a flux, the first of that name; all that the flux is, when it is one
/// document.
class Passing final : public ingest::EntrySink {
 public:
  Passing(const std::string& wanted, const lifecycle::TakeBytes& take)
      : wanted_(wanted), take_(take) {}

  void begin(const std::string& name) override {
    passes_ = !found && (name.empty() || name == wanted_);
    found = found || passes_;
  }
  void take(std::string_view bytes) override {
    if (passes_ && done) done = take_(bytes);
  }
  void end() override { passes_ = false; }

  bool found = false;
  Done done;  ///< what `take` said

 private:
  const std::string& wanted_;
  const lifecycle::TakeBytes& take_;
  bool passes_ = false;
};

/// The flux was within its limits when it came; they may have changed since.
ingest::EnvelopeLimits no_limits() {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  ingest::EnvelopeLimits limits;
  limits.flux_bytes = limits.entry_bytes = limits.total_bytes = limits.ratio_floor = most;
  limits.entries = std::numeric_limits<std::uint32_t>::max();
  return limits;
}

}  // namespace

lifecycle::ReadOriginal originals_of(const DiskView& disk, const lifecycle::Root& root) {
  return [&disk, root](const Enclosure& original, const lifecycle::TakeBytes& take) -> Done {
    const auto day = std::chrono::floor<std::chrono::days>(original.received);
    const auto path = root.archive_of(Date(day), original.sha256);
    const auto reader = disk.open(path);
    if (!reader) return failure("E_ORIGINAL", path);
    Passing passing(original.entry, take);
    const auto opened = ingest::open_envelope(**reader, no_limits(), passing,
                                              ingest::Carried::either, ingest::Containers::deposit);
    if (!opened || !passing.found) return failure("E_ORIGINAL", path + ": " + original.entry);
    return passing.done;
  };
}

}  // namespace ecluse::daemon
