#include "daemon/process.hpp"

#include <utility>

#include "daemon/announcing.hpp"
#include "daemon/answering.hpp"
#include "daemon/decide.hpp"
#include "daemon/demands.hpp"
#include "daemon/duplicates.hpp"
#include "daemon/fan_out.hpp"
#include "daemon/memoires.hpp"
#include "daemon/moves.hpp"
#include "daemon/reception.hpp"
#include "daemon/signature_files.hpp"
#include "daemon/waiting.hpp"

namespace ecluse::daemon {

Result<ExaminedFlux> examine(const Flux& flux, const Manner& manner, const Equipment& with,
                             Desk& desk) {
  auto examined = identify(flux, manner, with.tables);  // name, partner, interface
  const auto scanned = scan_for_viruses(examined, with);
  if (!scanned) return tl::unexpected(scanned.error());
  FanOut pieces(with.workers, desk, examiner(examined, manner, with.tables));
  const auto opened = open(examined, with, pieces);  // gzip, tar, limits, SHA-256
  if (!opened) return tl::unexpected(opened.error());
  auto gathered = pieces.gather();  // each was parsed, checked, routed
  if (!gathered) return tl::unexpected(gathered.error());
  auto matched = match_signature_files(examined, std::move(*gathered), with);  // no pieces
  if (!matched) return tl::unexpected(matched.error());
  take_pieces(examined, std::move(*matched), with.config.controls);
  return examined;
}

Result<Conclusion> conclude(ExaminedFlux examined, lifecycle::Batch& batch, const Equipment& with,
                            Instant now) {
  auto recycled = find_duplicates(examined, batch, with.tables.machines, now);  // flux, numbers
  if (!recycled) return tl::unexpected(recycled.error());
  auto moves = find_moves(examined, batch, with.tables, now,
                          std::move(*recycled));  // of pieces that came before
  if (!moves) return tl::unexpected(moves.error());
  const auto joined = find_unjoined_demands(examined, batch);  // of subcontractors
  if (!joined) return tl::unexpected(joined.error());
  Conclusion conclusion{decide(std::move(examined), now), {}};
  conclusion.outcome.moves = std::move(*moves);
  const auto numbered = number_memoires(conclusion.outcome, batch, with.config);  // TMP, MJ
  if (!numbered) return tl::unexpected(numbered.error());
  const auto answered = answer(conclusion, batch, with, now);  // return files owed
  if (!answered) return tl::unexpected(answered.error());
  const auto recorded = batch.record(conclusion.outcome);
  if (!recorded) return tl::unexpected(recorded.error());
  Announcement told(with.tables, with.config, now);
  told.add(conclusion);
  const auto announced = told.owe(batch);  // lifecycles, pivots
  if (!announced) return tl::unexpected(announced.error());
  const auto waited = keep_delays(conclusion.outcome, batch, with.tables);  // until when
  if (!waited) return tl::unexpected(waited.error());
  return conclusion;
}

}  // namespace ecluse::daemon
