#include "daemon/answering.hpp"

#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "lifecycle/cycle_de_vie.hpp"
#include "lifecycle/integration_report.hpp"
#include "lifecycle/report_json.hpp"

namespace ecluse::daemon {
namespace {

std::vector<WordedFinding> worded(const std::vector<Finding>& findings,
                                  const validation::Catalogue& catalogue, Language language) {
  std::vector<WordedFinding> all;
  all.reserve(findings.size());
  for (const auto& finding : findings) all.push_back({finding, catalogue.words(finding, language)});
  return all;
}

lifecycle::AnswerContext context_for(const std::string& folder, const routing::Partner* partner,
                                     const Config& config, Instant now) {
  lifecycle::AnswerContext context;
  context.now = now;
  context.folder = partner ? partner->answers_to : folder;
  context.partner = lifecycle::partner_code(folder);
  context.emitter = config.emitter;
  return context;
}

Done owe_cycle_de_vie(Outcome& outcome, lifecycle::Batch& batch, const Tables& tables,
                      const lifecycle::AnswerContext& context) {
  if (!lifecycle::has_cycle_de_vie(outcome, tables.machines)) return {};
  const auto number = batch.next_number(lifecycle::cycle_de_vie_interface);
  if (!number) return tl::unexpected(number.error());
  if (auto answer = lifecycle::cycle_de_vie(outcome, tables.machines, context, *number))
    outcome.answers.push_back(std::move(*answer));
  return {};
}

/// What the steps of other flux are to the partner who deposited their pieces: an outcome of
/// nothing but these steps.
Outcome told_to(const std::string& folder, const std::vector<Move>& moves) {
  Outcome told;
  for (const auto& [piece, step, told_by] : moves) {
    if (piece.partner != folder) continue;
    auto transition = step;
    transition.piece = static_cast<int>(told.examined.pieces.size());
    told.examined.pieces.emplace_back().summary = piece.summary;
    told.transitions.push_back(std::move(transition));
  }
  return told;
}

}  // namespace

Result<std::vector<Answer>> answers_to_depositors(const std::vector<Move>& moves,
                                                  lifecycle::Batch& batch, const Tables& tables,
                                                  const Config& config, Instant now) {
  std::set<std::string> folders;
  for (const auto& move : moves) folders.insert(move.piece.partner);
  std::vector<Answer> answers;
  for (const auto& folder : folders) {
    const auto* partner = tables.referential.partners.find(folder);
    if (!partner || !partner->receives_lifecycles) continue;
    auto told = told_to(folder, moves);
    const auto owed =
        owe_cycle_de_vie(told, batch, tables, context_for(folder, partner, config, now));
    if (!owed) return tl::unexpected(owed.error());
    answers.insert(answers.end(), std::make_move_iterator(told.answers.begin()),
                   std::make_move_iterator(told.answers.end()));
  }
  return answers;
}

lifecycle::OutcomeWords words_of(const Outcome& outcome, const validation::Catalogue& catalogue,
                                 Language language) {
  lifecycle::OutcomeWords words{worded(outcome.examined.findings, catalogue, language), {}};
  for (const auto& piece : outcome.examined.pieces)
    words.pieces.push_back(worded(piece.findings, catalogue, language));
  return words;
}

Done answer(Conclusion& conclusion, lifecycle::Batch& batch, const Equipment& with, Instant now) {
  auto& [outcome, words] = conclusion;
  const auto& folder = outcome.examined.flux.partner;
  const auto* partner = with.tables.referential.partners.find(folder);
  const auto context = context_for(folder, partner, with.config, now);
  words = words_of(outcome, with.tables.catalogue, Language::fr);

  const auto number = batch.next_number(lifecycle::report_interface(outcome.examined));
  if (!number) return tl::unexpected(number.error());
  outcome.answers.push_back(
      lifecycle::integration_report(outcome, words, with.tables.machines, context, *number));
  outcome.answers.push_back(lifecycle::report_json(outcome, words, context, *number));
  auto told = answers_to_depositors(outcome.moves, batch, with.tables, with.config, now);
  if (!told) return tl::unexpected(told.error());
  outcome.answers.insert(outcome.answers.end(), std::make_move_iterator(told->begin()),
                         std::make_move_iterator(told->end()));
  if (!partner || !partner->receives_lifecycles) return {};
  return owe_cycle_de_vie(outcome, batch, with.tables, context);
}

}  // namespace ecluse::daemon
