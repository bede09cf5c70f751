#include "daemon/answering.hpp"

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

}  // namespace

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
  if (!partner || !partner->receives_lifecycles) return {};
  return owe_cycle_de_vie(outcome, batch, with.tables, context);
}

}  // namespace ecluse::daemon
