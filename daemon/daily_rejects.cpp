#include "daemon/daily_rejects.hpp"

#include <array>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "daemon/answering.hpp"
#include "daemon/csv.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/paris.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::WordedRefusal;
using routing::AnswerForm;
using routing::AnswerKind;

constexpr std::array<std::string_view, 12> columns{
    "rejets.flux",         "rejets.numero",  "rejets.fichier", "rejets.fournisseur",
    "rejets.destinataire", "rejets.depot",   "rejets.rejet",   "rejets.code",
    "rejets.motif",        "rejets.conseil", "rejets.acteur",  "rejets.documentation"};

/// When the civil day of Paris that `now` is in began.
Instant midnight(Instant now) {
  return from_paris(std::chrono::sys_days(lifecycle::paris_day(now)));
}

std::vector<WordedFinding> worded(const std::vector<Finding>& errors, const Tables& tables) {
  std::vector<WordedFinding> all;
  all.reserve(errors.size());
  for (const auto& error : errors)
    all.push_back({error, tables.catalogue.words(error, Language::fr)});
  return all;
}

/// The refusals of each day, oldest first.
std::vector<std::vector<WordedRefusal>> by_day(std::vector<lifecycle::Refusal> refusals,
                                               const Tables& tables) {
  std::map<std::chrono::sys_days, std::vector<WordedRefusal>> days;
  for (auto& one : refusals) {
    auto& day = days[std::chrono::sys_days(lifecycle::paris_day(one.refused))];
    auto words = worded(one.errors, tables);
    day.push_back({std::move(one), std::move(words)});
  }
  std::vector<std::vector<WordedRefusal>> all;
  all.reserve(days.size());
  for (auto& [day, day_refusals] : days) all.push_back(std::move(day_refusals));
  return all;
}

std::vector<std::string> flux_of(const std::vector<WordedRefusal>& refusals) {
  std::vector<std::string> all;
  std::set<std::string> seen;
  for (const auto& one : refusals)
    if (seen.insert(one.refusal.arrival_id).second) all.push_back(one.refusal.arrival_id);
  return all;
}

Done owe_day(const std::vector<WordedRefusal>& refusals, const routing::Subscription& asked,
             lifecycle::Batch& batch, const Tables& tables,
             const lifecycle::AnswerContext& context) {
  const auto number = batch.next_number(lifecycle::rejects_interface);
  if (!number) return tl::unexpected(number.error());
  const bool csv = asked.form == AnswerForm::csv;
  Answer answer{
      std::string(lifecycle::rejects_interface), context.folder,
      lifecycle::answer_name(lifecycle::rejects_interface, context, *number) + (csv ? ".csv" : ""),
      csv ? rejects_csv(refusals, context, tables)
          : lifecycle::rejects_xml(refusals, context, *number)};
  return batch.returns().owe(flux_of(refusals), answer);
}

/// What one partner is owed, in one commit.
Done report_one(const routing::Subscription& asked, lifecycle::Ledger& ledger, const Tables& tables,
                const Config& config, Instant now) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  auto& returns = (*batch)->returns();
  const auto today = midnight(now);
  const auto key = asked.partner + '/' + std::string(name_of(asked.form));
  const auto since = returns.reported(key);
  if (!since) return tl::unexpected(since.error());
  if (*since && (*since)->until >= today) return {};
  if (*since) {
    auto refusals = returns.refusals(asked.partner, **since, today);
    if (!refusals) return tl::unexpected(refusals.error());
    const auto context = context_for(asked.partner, tables, config, now);
    for (const auto& day : by_day(std::move(*refusals), tables))
      if (auto owed = owe_day(day, asked, **batch, tables, context); !owed) return owed;
  }
  if (auto kept = returns.report_until(key, today); !kept) return kept;
  return (*batch)->commit();
}

}  // namespace

std::string rejects_csv(const std::vector<lifecycle::WordedRefusal>& refusals,
                        const lifecycle::AnswerContext& context, const Tables& tables) {
  Csv csv(CsvForm::excel_fr);
  std::vector<std::string> heads;
  heads.reserve(columns.size());
  for (const auto key : columns) heads.push_back(tables.catalogue.text(key, Language::fr));
  csv.add_row(heads);
  for (const auto& [refusal, errors] : refusals)
    for (const auto& [finding, words] : errors)
      csv.add_row({refusal.flux_name, refusal.number, refusal.file, refusal.supplier,
                   refusal.recipient, lifecycle::paris_text(refusal.received),
                   lifecycle::paris_text(refusal.refused), finding.code, words.message,
                   words.advice, words.actor, lifecycle::documentation_of(finding.code, context)});
  return csv.text();
}

Done report_refusals(lifecycle::Ledger& ledger, const Tables& tables, const Config& config,
                     Instant now) {
  for (const auto& asked : tables.referential.subscriptions.all()) {
    const auto* partner = tables.referential.partners.find(asked.partner);
    if (asked.answer != AnswerKind::rejets_edi || !partner || !partner->connection_active) continue;
    if (auto done = report_one(asked, ledger, tables, config, now); !done) return done;
  }
  return {};
}

}  // namespace ecluse::daemon
