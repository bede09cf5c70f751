// Takes the files of a flux as their bytes come: lifts the contents out of them, and hands each
// over once it is complete. A piece that is only worth something whole (it is signed behind what
// was lifted) gets its place and is taken when the flux is read a second time. Used by reception;
// one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "daemon/fan_out.hpp"
#include "ingest/envelope.hpp"
#include "parsers/lift.hpp"

namespace ecluse::daemon {

enum class Admission : std::uint8_t {
  open,
  refused,  ///< the flux is read to its end, but nobody looks at its files
};

class Intake final : public ingest::EntrySink {
 public:
  Intake(FanOut& pieces, Admission admission) : pieces_(pieces), admission_(admission) {}

  void begin(const std::string& name) override;
  void take(std::string_view bytes) override;
  void end() override;

  /// Whether pieces wait for a second reading.
  [[nodiscard]] bool wants_more() const { return !wanted_.empty(); }
  /// The second reading: takes the pieces that wait, whole, and passes over the others.
  void begin_again();

 private:
  enum class Turn : std::uint8_t { first, second };
  void end_first();

  FanOut& pieces_;
  Admission admission_;
  Turn turn_ = Turn::first;
  std::string name_;
  std::size_t begun_ = 0;              ///< files so far, in this reading
  std::optional<parsers::Lift> lift_;  ///< of the file being read
  std::string whole_;                  ///< the same at the second reading
  std::set<std::size_t> wanted_;       ///< places
};

}  // namespace ecluse::daemon
