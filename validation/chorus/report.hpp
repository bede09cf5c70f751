// How a Chorus rule says what it found: a finding at the datum, or where an absent datum should
// stand. Used by the predicates of validation/chorus only; pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/whereabouts.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation {

/// At most this many findings of one rule are kept for one piece: a hostile piece must not fill the
/// memory. The first places at fault tell the cause.
inline constexpr std::size_t findings_per_rule = 100;

/// A value of a finding, cut to 200 bytes.
Value seen(std::string_view text);

/// A finding at an element; `term` where the datum has its own, else the term of the rule.
void report_at(const ChorusCheck& check, const Element* at, std::vector<Value> values,
               std::string_view term = {});

/// A finding at a datum that is present.
template <class T>
void report(const ChorusCheck& check, const Field<T>& field, std::vector<Value> values) {
  report_at(check, field.at, std::move(values), field.term);
}

/// A finding about a datum that is absent: it points at the nearest group that exists on the way to
/// it (or at `group` when given), and the value "missing" holds the dotted path of the datum
/// (ExchangedDocument.ID).
void report_missing(const ChorusCheck& check, const Whereabouts& where,
                    std::vector<Value> values = {}, const Element* group = nullptr);

/// What rounding may make: one cent, as rule G1.53 of the 2026 annex allows (chorus-edi.md §3.6).
inline constexpr auto one_cent = Decimal::of(0, 10'000);

/// Whether two amounts are the same within `tolerance`.
bool near(Decimal a, Decimal b, Decimal tolerance = one_cent);

/// A finding at an amount, present and readable, that is not the sum it should be: seen, computed,
/// difference.
void report_sum(const ChorusCheck& check, const Number& declared, Decimal computed);

/// Absent, or present without any text.
inline bool is_blank(const Text& text) {
  return text_of(text).empty();
}

}  // namespace ecluse::validation
