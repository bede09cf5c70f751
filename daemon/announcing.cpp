#include "daemon/announcing.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "daemon/answering.hpp"
#include "lifecycle/cdar.hpp"
#include "lifecycle/cycle_de_vie.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Renvoi;
using lifecycle::ToldStep;
using routing::AnswerForm;
using routing::AnswerKind;

/// Statuses of a file: what a turn of many large flux gives makes several files, not one that
/// nobody opens.
constexpr std::size_t most_statuses = 2000;
constexpr std::string_view completed = "COMPLETEE";

/// Where a piece stands before it is made available to its recipient by itself (piece_onward.tsv);
/// from elsewhere it is the recipient who takes it back.
constexpr std::array<std::string_view, 6> before_available{piece_status::on_its_way,
                                                           "VALIDEE_1",
                                                           "VALIDEE_2",
                                                           "ABSENCE_VALIDATION_1_HORS_DELAI",
                                                           "ABSENCE_VALIDATION_2_HORS_DELAI",
                                                           "EN_COURS_TRAITEMENT_PIVOT_S"};

/// The flux that steps belong to, each once.
std::vector<std::string> flux_of(std::span<const ToldStep> steps) {
  std::vector<std::string> all;
  std::set<std::string_view> seen;
  for (const auto& told : steps)
    if (seen.insert(told.arrival_id).second) all.emplace_back(told.arrival_id);
  return all;
}

const std::vector<WordedFinding>* words_at(const Conclusion& conclusion, const Transition& step) {
  const auto at = static_cast<std::size_t>(step.piece);
  return at < conclusion.words.pieces.size() ? &conclusion.words.pieces[at] : nullptr;
}

}  // namespace

void Announcement::note_available(const std::string& arrival_id, const Transition& step,
                                  bool before) {
  if (step.to == completed) available_.push_back({arrival_id, step.piece, Renvoi::completed});
  if (step.to != piece_status::available ||
      std::find(before_available.begin(), before_available.end(), step.from) ==
          before_available.end())
    return;
  const bool again = before && step.from == piece_status::on_its_way;
  available_.push_back({arrival_id, step.piece, again ? Renvoi::recycled : Renvoi::none});
}

void Announcement::add(const Conclusion& conclusion) {
  const auto& outcome = conclusion.outcome;
  const auto& flux = outcome.examined.flux;
  auto& steps = steps_[flux.partner];
  for (auto told : lifecycle::steps_of(outcome)) {
    told.findings = words_at(conclusion, *told.step);
    steps.push_back(told);
    if (outcome.examined.pieces[static_cast<std::size_t>(told.step->piece)].pivot)
      note_available(flux.arrival_id, *told.step, false);
  }
  for (std::size_t at = 0; at < outcome.examined.pieces.size(); ++at) {
    const auto& piece = outcome.examined.pieces[at];
    if (piece.pivot && lifecycle::integrates(outcome, piece))
      drafts_.push_back({flux.arrival_id, static_cast<int>(at), &*piece.pivot});
  }
  add(outcome.moves);
}

void Announcement::add(const std::vector<Move>& moves) {
  for (const auto& move : moves) {
    if (!lifecycle::can_be_named(move.piece.summary)) continue;
    steps_[move.piece.partner].push_back({&move.piece.summary, &move.step, move.piece.arrival_id});
    if (!tables_.referential.subscriptions.pivot_for(move.piece.summary.recipient)) continue;
    auto step = move.step;
    step.piece = move.piece.position;
    note_available(move.piece.arrival_id, step, true);
  }
}

Done Announcement::owe(lifecycle::Batch& batch) const {
  const auto& referential = tables_.referential;
  for (const auto& [folder, steps] : steps_) {
    const auto* partner = referential.partners.find(folder);
    if (!partner || !partner->receives_lifecycles) continue;
    auto done = Done{};
    if (referential.subscriptions.takes(folder, AnswerKind::cycle_de_vie, AnswerForm::xml))
      done = owe_grouped(folder, steps, batch);
    if (done && referential.subscriptions.takes(folder, AnswerKind::cycle_de_vie, AnswerForm::cdar))
      done = owe_one_by_one(folder, steps, batch);
    if (!done) return done;
  }
  for (const auto& [arrival_id, position, draft] : drafts_)
    if (auto kept = batch.returns().keep_pivot(arrival_id, position, *draft); !kept) return kept;
  for (const auto& available : available_)
    if (auto owed = owe_pivot(available, batch); !owed) return owed;
  return {};
}

/// FEN1200A: one for the turn.
Done Announcement::owe_grouped(const std::string& partner, const Steps& steps,
                               lifecycle::Batch& batch) const {
  const auto context = context_for(partner, tables_, config_, now_);
  Steps coded;
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(coded),
               [&](const ToldStep& told) { return lifecycle::has_code(told, tables_.machines); });
  for (std::span<const ToldStep> rest = coded; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), most_statuses));
    rest = rest.subspan(some.size());
    const auto number = batch.next_number(lifecycle::cycle_de_vie_interface);
    if (!number) return tl::unexpected(number.error());
    const auto answer = lifecycle::cycle_de_vie(some, tables_.machines, context, *number);
    if (auto owed = batch.returns().owe(flux_of(some), *answer); !owed) return owed;
  }
  return {};
}

/// CDAR: one a step (chorus-edi.md §10.5: one object a message).
Done Announcement::owe_one_by_one(const std::string& partner, const Steps& steps,
                                  lifecycle::Batch& batch) const {
  auto context = context_for(partner, tables_, config_, now_);
  const auto* asked =
      tables_.referential.subscriptions.find(partner, AnswerKind::cycle_de_vie, AnswerForm::cdar);
  if (asked) context.to_matricule = asked->matricule;
  for (const auto& told : steps) {
    const auto* status = tables_.cdar.sent(told.step->to);
    if (!status) continue;
    const auto number = batch.next_number(status->interface);
    if (!number) return tl::unexpected(number.error());
    const auto answer = lifecycle::cdar_of_step(told, *status, tables_.cdar, context, *number);
    if (auto owed = batch.returns().owe(flux_of({&told, 1}), answer); !owed) return owed;
  }
  return {};
}

/// FEN0036A, to whoever is connected for the recipient still (ORG-12).
Done Announcement::owe_pivot(const Available& available, lifecycle::Batch& batch) const {
  auto kept = batch.returns().kept_pivot(available.arrival_id, available.position);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept) return {};
  auto& [draft, original] = **kept;
  const auto* partner = tables_.referential.partners.find(draft.partner);
  if (!partner || !partner->connection_active) return {};
  const auto number = batch.next_number(lifecycle::pivot_interface);
  if (!number) return tl::unexpected(number.error());
  const auto context = context_for(draft.partner, tables_, config_, now_);
  const std::vector<std::string> about{available.arrival_id};
  return batch.returns().owe(
      about, lifecycle::pivot(draft, std::move(original), available.why, context, *number));
}

}  // namespace ecluse::daemon
