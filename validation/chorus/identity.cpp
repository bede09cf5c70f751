#include <algorithm>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

constexpr std::size_t longest_number = 20;

constexpr Whereabouts number_place{"ID", "ExchangedDocument/ID",
                                   "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Id"};
constexpr Whereabouts type_place{"InvoiceTypeCode", "ExchangedDocument/TypeCode",
                                 "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Type"};

bool is_number_character(char c) {
  return is_alphanumeric({&c, 1}) || c == ' ' || c == '-' || c == '+' || c == '_' || c == '/';
}

/// The first character that a number may not hold, whole even when it takes several bytes; empty
/// when all may.
std::string_view first_foreign_character(std::string_view number) {
  const auto* at = std::find_if_not(number.begin(), number.end(), is_number_character);
  if (at == number.end()) return {};
  const auto* end = std::find_if(
      at + 1, number.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {at, static_cast<std::size_t>(end - at)};
}

bool is_digit(char c) {
  return is_digits({&c, 1}, 1);
}

/// An A and one or two digits. Which cadres exist is the matter of routing; those of the reform
/// begin with B, S or M.
bool looks_like_a_cadre(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) && text[0] == 'A' &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

}  // namespace

void number_present(const ChorusCheck& check) {
  if (is_blank(check.piece.number)) report_missing(check, number_place);
}

void number_form(const ChorusCheck& check) {
  const auto& number = check.piece.number;
  const auto written = text_of(number);
  const auto length = character_count(written);
  if (length > longest_number)
    report(check, number,
           {seen(written), {"cause", "number_length"}, {"length", std::to_string(length)}});
  if (const auto foreign = first_foreign_character(written); !foreign.empty())
    report(check, number,
           {seen(written), {"cause", "number_alphabet"}, {"character", std::string(foreign)}});
}

void type_present(const ChorusCheck& check) {
  if (check.piece.syntax == Syntax::ubl_credit_note) return;  // the root says it
  if (is_blank(check.piece.type)) report_missing(check, type_place);
}

void type_known(const ChorusCheck& check) {
  const auto type = text_of(check.piece.type);
  if (type.empty() || type == "380" || type == "381") return;
  report(check, check.piece.type, {seen(type), {"expected", "380, 381"}});
}

void cadre_form(const ChorusCheck& check) {
  const auto cadre = text_of(check.piece.cadre);
  if (cadre.empty() || looks_like_a_cadre(cadre)) return;
  report(check, check.piece.cadre, {seen(cadre), {"expected", "A1 – A25"}});
}

void currency_known(const ChorusCheck& check) {
  const auto currency = text_of(check.piece.currency);
  if (currency.empty() || is_currency(currency)) return;
  report(check, check.piece.currency, {seen(currency), {"expected", "ISO 4217"}});
}

void origin_length(const ChorusCheck& check) {
  const auto origin = text_of(check.piece.origin_invoice);
  const auto length = character_count(origin);
  if (length > longest_number)
    report(check, check.piece.origin_invoice, {seen(origin), {"length", std::to_string(length)}});
}

}  // namespace ecluse::validation
