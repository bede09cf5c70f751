// The controls of a flux run again on its archived bytes: as of then, with exactly the tables,
// rulebooks and settings of its decision, to reproduce its verdict; as of an instant; or as of now,
// to see what would be said of it today. Nothing changes for the flux. Used by `ecluse replay`, on
// the main thread.
//
// What the bytes do not tell was asked from the ledger when the flux was decided: whether it came
// before, where the pieces that it means stood, what the antivirus said. As of then these answers
// are taken from the journal, as they were given. As of now uniqueness is asked anew: the flux is
// no duplicate of itself, nor of what came after it under its own id; what statuses and
// associations met then is kept, because they have been done.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/archived.hpp"
#include "daemon/past_house.hpp"
#include "daemon/premises.hpp"
#include "daemon/verdicts.hpp"

namespace ecluse::daemon {

enum class AsOf : std::uint8_t {
  then,     ///< the decision of each flux
  instant,  ///< the set in use at that instant, which is also the reception
  now,      ///< the tables of today, received today
};

struct Moment {
  AsOf as_of = AsOf::now;
  Instant at{};  ///< of instant and now
};

struct Replayed {
  lifecycle::FluxRow flux;
  std::string tables;    ///< version that it was examined with again
  std::string left_out;  ///< why it was not, a key of the catalogue; else empty
  FluxVerdict before, after;
  std::vector<Difference> differences;

  [[nodiscard]] bool same() const { return left_out.empty() && differences.empty(); }
};

class Replayer {
 public:
  /// All must outlive it. The ledger is one that may be asked as its writer is.
  Replayer(const Premises& premises, lifecycle::Ledger& ledger, const Moment& moment);

  Replayer(const Replayer&) = delete;
  Replayer& operator=(const Replayer&) = delete;
  ~Replayer();

  /// Left out, with the reason: a flux without verdict (quarantine), one that the antivirus
  /// refused, one whose bytes left the archive, one whose tables were not kept. Errors: E_LEDGER_*,
  /// E_DISK_*, E_RULEBOOK and its like.
  Result<Replayed> replay(const lifecycle::FluxRow& row);

 private:
  struct Study;  ///< a house, and who reads with it
  Result<Study*> study_of(const std::string& version);
  Result<std::string> version_for(const lifecycle::FluxRow& row);
  Done replay(Replayed& replayed, Study& study);
  Result<Outcome> decide_again(ExaminedFlux examined, const FluxVerdict& before,
                               const lifecycle::Machines& machines);

  const Premises& premises_;
  lifecycle::Ledger& ledger_;
  Moment moment_;
  std::optional<std::string> version_;  ///< of an instant, once it was looked for
  std::unique_ptr<Study> study_;        ///< of the last flux: its neighbours have the same set
};

}  // namespace ecluse::daemon
