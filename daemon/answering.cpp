#include "daemon/answering.hpp"

#include <string>

#include "lifecycle/cdar.hpp"
#include "lifecycle/integration_report.hpp"
#include "lifecycle/report_json.hpp"

namespace ecluse::daemon {
namespace {

using routing::AnswerForm;
using routing::AnswerKind;

std::vector<WordedFinding> worded(const std::vector<Finding>& findings,
                                  const validation::Catalogue& catalogue, Language language) {
  std::vector<WordedFinding> all;
  all.reserve(findings.size());
  for (const auto& finding : findings) all.push_back({finding, catalogue.words(finding, language)});
  return all;
}

}  // namespace

lifecycle::AnswerContext context_for(const std::string& folder, const Tables& tables,
                                     const Config& config, Instant now) {
  const auto* partner = tables.referential.partners.find(folder);
  lifecycle::AnswerContext context;
  context.now = now;
  context.folder = partner ? partner->answers_to : folder;
  context.partner = lifecycle::partner_code(folder);
  context.emitter = config.emitter;
  context.platform = config.platform.label;
  context.matricule = config.platform.matricule;
  context.documentation = config.platform.documentation;
  const auto& catalogue = tables.catalogue;
  if (!config.platform.support.empty())
    context.support =
        catalogue.text("report.support", Language::fr, {{"hours", config.platform.support}});
  context.legal = catalogue.text("report.legal", Language::fr);
  return context;
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
  const auto& subscriptions = with.tables.referential.subscriptions;
  const auto takes = [&](AnswerForm form) {
    return subscriptions.takes(folder, AnswerKind::compte_rendu, form);
  };
  auto context = context_for(folder, with.tables, with.config, now);
  words = words_of(outcome, with.tables.catalogue, Language::fr);

  const auto number = batch.next_number(lifecycle::report_interface(outcome.examined));
  if (!number) return tl::unexpected(number.error());
  if (takes(AnswerForm::xml))
    outcome.answers.push_back(
        lifecycle::integration_report(outcome, words, with.tables.machines, context, *number));
  if (const auto* asked = subscriptions.find(folder, AnswerKind::compte_rendu, AnswerForm::cdar)) {
    context.to_matricule = asked->matricule;
    outcome.answers.push_back(lifecycle::cdar_of_flux(outcome, words, context, *number,
                                                      takes(AnswerForm::xml) ? ".cdar" : ""));
  }
  if (takes(AnswerForm::json))
    outcome.answers.push_back(lifecycle::report_json(outcome, words, context, *number));
  return {};
}

}  // namespace ecluse::daemon
