#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"

namespace ecluse::validation {
namespace {

constexpr Whereabouts issue_date_place{"IssueDate",
                                       "ExchangedDocument/IssueDateTime/DateTimeString",
                                       "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/"
                                       "DateEmissionFacture"};

void readable(const ChorusCheck& check, const Day& day) {
  if (!day.unreadable()) return;
  const bool compact = check.piece.syntax == Syntax::cii;
  report(check, day, {seen(day.written), {"expected", compact ? "AAAAMMJJ" : "AAAA-MM-JJ"}});
}

}  // namespace

void issue_date_present(const ChorusCheck& check) {
  if (!check.piece.issue_date.present()) report_missing(check, issue_date_place);
}

void dates_readable(const ChorusCheck& check) {
  const auto& piece = check.piece;
  for (const auto* day :
       {&piece.issue_date, &piece.delivery_date, &piece.period_start, &piece.period_end})
    readable(check, *day);
  for (const auto& payment : piece.payments) readable(check, payment.due_date);
  for (const auto& line : piece.lines) readable(check, line.delivery_date);
}

void issue_date_reached(const ChorusCheck& check) {
  const auto& day = check.piece.issue_date;
  if (!day.value || *day.value <= check.context.received) return;
  report(check, day, {seen(iso_text(*day.value)), {"expected", iso_text(check.context.received)}});
}

void issue_date_century(const ChorusCheck& check) {
  const auto& day = check.piece.issue_date;
  if (!day.value) return;
  const int year = static_cast<int>(day.value->year());
  if (year < 2000 || year > 2099)
    report(check, day, {seen(iso_text(*day.value)), {"expected", "2000 – 2099"}});
}

void period_in_order(const ChorusCheck& check) {
  const auto& start = check.piece.period_start;
  const auto& end = check.piece.period_end;
  if (!start.value || !end.value || *start.value <= *end.value) return;
  report(check, end, {seen(iso_text(*end.value)), {"start", iso_text(*start.value)}});
}

}  // namespace ecluse::validation
