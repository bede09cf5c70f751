// What the portal asks of a mémoire de frais de justice, in its four blocks (acceptance.md MFJ-02):
// header, lines, attachments, totals. The annex of E3 could not be read: these are the starred
// fields and the computations of the official screens.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "model/text.hpp"
#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"

namespace ecluse::validation {
namespace {

constexpr Whereabouts reference_place{"OrderReference/ID", {}, {}};
constexpr Whereabouts regime_place{
    "AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme/TaxTypeCode", {}, {}};
constexpr Whereabouts address_place{"AccountingSupplierParty/Party/PostalAddress/CityName", {}, {}};
constexpr Whereabouts category_place{
    "AccountingSupplierParty/Party/IndustryClassificationCode", {}, {}};

/// How a line calls what is paid back as it was spent, without VAT (MFJ-08).
constexpr std::array<std::string_view, 3> outlays{"DEBOURS", "Débours", "débours"};
constexpr auto half_a_cent = Decimal::of(0, 5'000);
constexpr auto one_percent = Decimal::of(0, 10'000);

Decimal or_zero(const Number& number) {
  return number.value.value_or(Decimal{});
}

bool is_outlay(const AllowanceCharge& one) {
  const auto named = [&](const Text& field) {
    return std::find(outlays.begin(), outlays.end(), text_of(field)) != outlays.end();
  };
  return adds(one) && (named(one.reason_code) || named(one.reason));
}

Decimal outlays_of(const Line& line) {
  Decimal sum;
  for (const auto& one : line.allowances_charges)
    if (is_outlay(one)) sum += or_zero(one.amount);
  return sum;
}

bool is_exempt(const Piece& piece) {
  const auto regime = vat_regime_of(piece);
  return regime == VatRegime::exonere || regime == VatRegime::sans_tva;
}

/// What is missing of a line, as the screen calls it.
std::string missing_of(const Line& line, bool exempt) {
  std::string all;
  const auto ask = [&](bool present, std::string_view name) {
    if (!present) all.append(all.empty() ? "" : ", ").append(name);
  };
  ask(!is_blank(line.name), "type de prestation");
  ask(line.quantity.present(), "quantité");
  ask(line.unit_price.present(), "tarif HT");
  ask(line.vat_rate.present() || exempt, "taux TVA");
  return all;
}

/// The parts of the réquisition that a line leaves out; all of them when it tells none.
std::string unsaid_of(const Line& line, std::size_t& said) {
  std::string all;
  said = 0;
  const auto ask = [&](bool present, std::string_view name) {
    if (present)
      ++said;
    else
      all.append(all.empty() ? "" : ", ").append(name);
  };
  ask(!is_blank(line.case_number), "n° d'affaire");
  ask(line.requisition_date.present(), "date de la réquisition");
  ask(!is_blank(line.authority), "autorité requérante");
  return all;
}

/// Lines that count, each with a readable amount; none when one has not, or when the document has
/// allowances and charges of its own, which name no line.
std::vector<const Line*> summed_lines(const Piece& piece) {
  std::vector<const Line*> lines;
  if (!piece.allowances_charges.empty()) return lines;
  for (const auto& line : piece.lines) {
    if (line.type != LineType::detail) continue;
    if (!line.net_amount.value || !line.vat_rate.value) return {};
    lines.push_back(&line);
  }
  return lines;
}

/// What bears VAT, by rate.
std::map<Decimal, Decimal> taxed_by_rate(const std::vector<const Line*>& lines) {
  std::map<Decimal, Decimal> taxed;
  for (const auto* line : lines)
    taxed[*line->vat_rate.value] += *line->net_amount.value - outlays_of(*line);
  return taxed;
}

Decimal tolerance_for(std::size_t lines) {
  return std::max(one_cent, half_a_cent * Decimal::of(static_cast<std::int64_t>(lines)));
}

}  // namespace

/// It stands where others write their engagement.
void memoire_reference(const ChorusCheck& check) {
  const auto& piece = check.piece;
  if (is_blank(piece.reference_code) && is_blank(piece.engagement))
    report_missing(check, reference_place);
}

void memoire_regime(const ChorusCheck& check) {
  if (vat_regime_of(check.piece) != VatRegime::unknown) return;
  const auto& written = check.piece.supplier.vat_regime;
  if (is_blank(written))
    report_missing(check, regime_place);
  else
    report(check, written, {seen(text_of(written))});
}

void memoire_address(const ChorusCheck& check) {
  const auto& supplier = check.piece.supplier;
  const auto told = [](const Address& one) { return !is_blank(one.line) && !is_blank(one.city); };
  if (!told(supplier.address) && !told(supplier.trade_address))
    report_missing(check, address_place);
}

void memoire_category(const ChorusCheck& check) {
  if (is_blank(check.piece.provider_category)) report_missing(check, category_place);
}

void memoire_exempt(const ChorusCheck& check) {
  const auto& vat = check.piece.totals.vat;
  if (is_exempt(check.piece) && vat.value && !vat.value->is_zero())
    report(check, vat, {seen(vat.written), {"expected", "0"}});
}

void memoire_line_fields(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    if (line.type != LineType::detail) continue;
    const auto missing = missing_of(line, is_exempt(check.piece));
    if (!missing.empty()) report_at(check, line.at, {{"missing", missing}});
  }
}

void memoire_requisition_partly_told(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    std::size_t said = 0;
    const auto missing = unsaid_of(line, said);
    if (said > 0 && !missing.empty()) report_at(check, line.at, {{"missing", missing}});
  }
}

void memoire_requisition_not_told(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    std::size_t said = 0;
    const auto missing = unsaid_of(line, said);
    if (line.type == LineType::detail && said == 0)
      report_at(check, line.at, {{"missing", missing}});
  }
}

void memoire_attachment_lines(const ChorusCheck& check) {
  const auto& lines = check.piece.lines;
  for (const auto& attachment : check.piece.attachments) {
    const auto named = text_of(attachment.line);
    if (named.empty()) continue;
    const bool exists = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return trimmed(text_of(line.id)) == trimmed(named);
    });
    if (!exists) report_at(check, attachment.at, {seen(named)});
  }
}

/// Neither counted in what bears VAT nor taxed (MFJ-08).
void memoire_outlays_untaxed(const ChorusCheck& check) {
  const auto lines = summed_lines(check.piece);
  const bool any = std::any_of(lines.begin(), lines.end(),
                               [](const Line* line) { return !outlays_of(*line).is_zero(); });
  if (!any) return;
  const auto taxed = taxed_by_rate(lines);
  for (const auto& row : check.piece.vat) {
    if (!row.rate.value || row.rate.value->is_zero() || !row.base.value) continue;
    const auto found = taxed.find(*row.rate.value);
    const auto expected = found == taxed.end() ? Decimal{} : found->second;
    if (*row.base.value > expected + tolerance_for(lines.size()))
      report_sum(check, row.base, expected);
  }
}

/// The VAT of each rate half-up on what bears it (MFJ-09: 150,00 at 5,5 % is 8,25), and the sum of
/// them all (MFJ-16).
void memoire_vat_total(const ChorusCheck& check) {
  const auto& declared = check.piece.totals.vat;
  const auto lines = summed_lines(check.piece);
  if (!declared.value || lines.empty()) return;
  Decimal computed;
  for (const auto& [rate, base] : taxed_by_rate(lines))
    computed += (base * rate * one_percent).rounded(2);
  if (!near(computed, *declared.value, tolerance_for(lines.size())))
    report_sum(check, declared, computed);
}

}  // namespace ecluse::validation
