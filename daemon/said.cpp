#include "daemon/said.hpp"

#include <utility>

#include "daemon/memoires.hpp"
#include "daemon/moves.hpp"

namespace ecluse::daemon {
namespace {

/// The piece that is meant, where the step is legal; null with the findings that say why not.
const KnownPiece* followed(Said& said, const std::vector<KnownPiece>& known,
                           const lifecycle::Speaker& speaker, const Tables& tables, Instant now) {
  const auto* piece = lifecycle::meant_piece(said.notice, known, said.findings);
  if (!piece) return nullptr;
  auto told = lifecycle::follow(*piece, said.notice, speaker, tables.machines, now);
  said.findings = std::move(told.findings);
  for (auto& step : told.steps) said.moves.push_back({*piece, std::move(step)});
  return said.moves.empty() ? nullptr : piece;
}

/// What was done and who did it are known together, or not at all.
Done commit_told(const Said& said, lifecycle::Batch& batch) {
  if (said.audit)
    if (auto done = batch.audit(*said.audit); !done) return done;
  return batch.commit();
}

}  // namespace

StatusNotice said_by(const lifecycle::Speaker& speaker, const std::string& number,
                     std::string status) {
  StatusNotice notice;
  notice.way = speaker.by;
  notice.number = number;
  notice.actor = speaker.actor;
  notice.code = notice.status = std::move(status);
  return notice;
}

Done take_step(Said& said, const std::vector<KnownPiece>& known, const lifecycle::Speaker& speaker,
               lifecycle::Batch& batch, const Tables& tables, const Config& config, Instant now) {
  if (!followed(said, known, speaker, tables, now)) return batch.commit();
  if (auto done = make_moves(said.moves, batch, tables, config, now); !done) return done;
  return commit_told(said, batch);
}

Done duplicate(Said& said, const std::vector<KnownPiece>& known, const lifecycle::Speaker& speaker,
               lifecycle::Batch& batch, const Tables& tables, Instant now) {
  const auto* refused = followed(said, known, speaker, tables, now);
  said.moves.clear();
  if (!refused) return {};
  const auto temporary = next_temporary_number(batch, now);
  if (!temporary) return tl::unexpected(temporary.error());
  auto draft = batch.duplicate(*refused, {*temporary, speaker.actor, now});
  if (!draft) return tl::unexpected(draft.error());
  said.draft = std::move(*draft);
  return commit_told(said, batch);
}

}  // namespace ecluse::daemon
