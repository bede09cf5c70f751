#include "routing/subscriptions.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"
#include "routing/cells.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t { code, answer, form, structure, matricule };
const std::vector<std::string_view> columns{"code", "answer", "form", "structure", "matricule"};

constexpr std::array all_answers{AnswerKind::compte_rendu, AnswerKind::cycle_de_vie,
                                 AnswerKind::pivot, AnswerKind::rejets_edi};
constexpr std::array all_forms{AnswerForm::xml, AnswerForm::json, AnswerForm::cdar,
                               AnswerForm::csv};

/// A form that an answer may have, and whether those who asked for nothing get it.
struct Offer {
  AnswerKind answer;
  AnswerForm form;
  bool ordinary;
};
constexpr std::array offers{Offer{AnswerKind::compte_rendu, AnswerForm::xml, true},
                            Offer{AnswerKind::compte_rendu, AnswerForm::json, true},
                            Offer{AnswerKind::compte_rendu, AnswerForm::cdar, false},
                            Offer{AnswerKind::cycle_de_vie, AnswerForm::xml, true},
                            Offer{AnswerKind::cycle_de_vie, AnswerForm::cdar, false},
                            Offer{AnswerKind::pivot, AnswerForm::xml, false},
                            Offer{AnswerKind::rejets_edi, AnswerForm::csv, false},
                            Offer{AnswerKind::rejets_edi, AnswerForm::xml, false}};

const Offer* offer_of(AnswerKind answer_wanted, AnswerForm form_wanted) {
  const auto* found = std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) {
    return offer.answer == answer_wanted && offer.form == form_wanted;
  });
  return found == offers.end() ? nullptr : found;
}

bool all_digits(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<Subscription> read_row(const TableRow& row) {
  const auto& cells = row.cells;
  const auto kind = named(cells[answer], all_answers);
  const auto shape = named(cells[form], all_forms);
  if (cells[code].empty()) return table_fault(row.line, "no code");
  if (!kind) return table_fault(row.line, "answer " + std::string(cells[answer]));
  if (!shape || !offer_of(*kind, *shape))
    return table_fault(row.line, "form " + std::string(cells[form]));
  const auto of = dash_is_empty(cells[structure]);
  if ((*kind == AnswerKind::pivot) != all_digits(of, 14))
    return table_fault(row.line, "a pivot, and only a pivot, is for the SIRET of a structure");
  const auto known_as = dash_is_empty(cells[matricule]);
  if (!known_as.empty() && !all_digits(known_as, 4))
    return table_fault(row.line, "matricule is not four digits");
  return Subscription{std::string(cells[code]), *kind, *shape, std::string(of),
                      std::string(known_as)};
}

}  // namespace

std::string_view name_of(AnswerKind kind) {
  static constexpr std::array<std::string_view, 4> names{"compte_rendu", "cycle_de_vie", "pivot",
                                                         "rejets_edi"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(AnswerForm form) {
  static constexpr std::array<std::string_view, 4> names{"xml", "json", "cdar", "csv"};
  return names.at(static_cast<std::size_t>(form));
}

Result<Subscriptions> Subscriptions::load(std::string_view tsv) {
  const auto table = read_table(tsv, columns);
  if (!table) return tl::unexpected(table.error());
  Subscriptions all;
  for (const auto& row : *table) {
    auto one = read_row(row);
    if (!one) return tl::unexpected(one.error());
    if (std::find(all.rows_.begin(), all.rows_.end(), *one) != all.rows_.end())
      return table_fault(row.line, one->partner + " twice");
    if (one->answer == AnswerKind::pivot &&
        !all.recipients_.emplace(one->structure, all.rows_.size()).second)
      return table_fault(row.line, one->structure + " twice");
    all.rows_.push_back(std::move(*one));
  }
  return all;
}

const Subscription* Subscriptions::find(std::string_view partner, AnswerKind kind,
                                        AnswerForm shape) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Subscription& row) {
    return row.partner == partner && row.answer == kind && row.form == shape;
  });
  return found == rows_.end() ? nullptr : &*found;
}

bool Subscriptions::takes(std::string_view partner, AnswerKind kind, AnswerForm shape) const {
  if (find(partner, kind, shape)) return true;
  const bool chose = std::any_of(rows_.begin(), rows_.end(), [&](const Subscription& row) {
    return row.partner == partner && row.answer == kind;
  });
  const auto* offer = offer_of(kind, shape);
  return !chose && offer && offer->ordinary;
}

const Subscription* Subscriptions::pivot_for(std::string_view recipient) const {
  const auto found = recipients_.find(recipient);
  return found == recipients_.end() ? nullptr : &rows_[found->second];
}

}  // namespace ecluse::routing
