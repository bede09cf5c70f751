// What the ledger tells: rows of "Suivi des flux", and the questions that find them. Plain values,
// read by the command line, the console and fsck; any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/outcome.hpp"

namespace ecluse::lifecycle {

/// Newest first: at most `limit` rows whose number is below `before`, the `row` of the last one
/// seen.
struct Page {
  int limit = 50;
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
};

enum class Standing : std::uint8_t { any, pending, finished };

/// Every field that is set must match; exact text, but `name_part`.
struct FluxFilter {
  std::optional<std::int64_t> row{};
  std::string partner{}, interface {
  }, state{}, flux_id{}, sha256{};
  std::string name_part{};  ///< somewhere in the file name
  std::optional<Fate> fate{};
  Standing standing = Standing::any;
  std::optional<Instant> from{}, until{};              ///< reception; `until` excluded
  std::optional<std::vector<std::string>> partners{};  ///< one of them: what someone may see
};

struct FluxRow {
  std::int64_t row = 0;  ///< of the ledger; grows with each arrival
  std::string arrival_id, partner, file_name;
  std::string flux_id;  ///< 25 characters; empty when the name has not the grammar, or is pending
  std::string interface, format, sha256, tables;
  std::uint64_t size = 0;  ///< bytes received
  Instant received{};
  int attempts = 0;
  std::string state;  ///< code of the flux machine; "" while pending
  Instant state_at{};
  std::optional<Fate> fate;  ///< nothing while pending
  std::string cause;         ///< of the last transition
  int pieces = 0, accepted = 0;
  LayerResults layers{};
};

struct PieceRow {
  std::int64_t row = 0, flux_row = 0;
  int position = 0;  ///< in its flux, from 0
  std::string file;
  PieceSummary summary;
  std::string state;
  Instant state_at{};
  bool integrated = false;
  std::optional<Route> route;
  LayerResults layers{};
  DepositFacts deposit{};
};

/// What became of a status that a flux told.
enum class EventFate : std::uint8_t {
  refused,
  noted,   ///< accepted, and changes nothing
  applied  ///< made its piece step
};

/// "refused", "noted", "applied".
std::string_view name_of(EventFate fate);

/// A status that a flux told.
struct EventRow {
  int position = 0;  ///< in its flux, from 0
  StatusNotice notice;
  EventFate fate = EventFate::refused;
  std::optional<std::int64_t> target;  ///< row of the piece that it made step
};

struct FindingRow {
  int piece = Transition::whole_flux;  ///< position, or whole_flux
  Finding finding;
};

struct TransitionRow {
  std::int64_t sequence = 0;  ///< orders two steps of the same millisecond
  Transition step;
};

/// A return file and whether it stands in outbound.
struct AnswerRow {
  std::int64_t row = 0;
  Answer answer;  ///< without its bytes in lists; Ledger::owed gives them
  std::optional<Instant> delivered;
};

/// The terms of the conservation law (house §4.7). `received` is counted from the attempts, the
/// others from the flux: two independent sources.
struct Conservation {
  std::int64_t received = 0, integrated = 0, partially_integrated = 0, rejected = 0, duplicates = 0,
               quarantined = 0, pending = 0;

  [[nodiscard]] bool holds() const {
    return received ==
           integrated + partially_integrated + rejected + duplicates + quarantined + pending;
  }
};

}  // namespace ecluse::lifecycle
