#include "console/understood.hpp"

#include <algorithm>
#include <optional>

#include "model/date.hpp"
#include "model/decimal.hpp"
#include "model/tsv.hpp"

namespace ecluse::console {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Without blanks at its ends, the no-break ones included.
std::string trimmed(std::string_view text) {
  std::string all;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\xC2\xA0")) {
      all += ' ';
      at += 1;
    } else if (text.substr(at).starts_with("\xE2\x80\xAF")) {
      all += ' ';
      at += 2;
    } else {
      all += text[at] == '\t' || text[at] == '\n' || text[at] == '\r' ? ' ' : text[at];
    }
  }
  const auto first = all.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return all.substr(first, all.find_last_not_of(' ') - first + 1);
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// "15/01/2026", "15-01-2026" or "2026-01-15", as AAAA-MM-JJ.
std::optional<std::string> day_of(const std::string& text) {
  if (text.size() != 10) return std::nullopt;
  const bool french = (text[2] == '/' || text[2] == '-') && text[5] == text[2];
  const auto iso =
      french ? text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2) : text;
  if (!parse_iso_date(iso)) return std::nullopt;
  return iso;
}

/// "1 234,56 €", "1234.56": what has decimals or a currency is an amount, the rest a number.
std::optional<std::string> amount_of(std::string text) {
  text = without_blanks(std::move(text));
  bool currency = false;
  for (const std::string_view sign : {"€", "EUR", "eur"})
    if (text.ends_with(sign)) {
      text.resize(text.size() - sign.size());
      currency = true;
    }
  std::replace(text.begin(), text.end(), ',', '.');
  const auto point = text.find('.');
  if (point == std::string::npos && !currency) return std::nullopt;
  const auto number = Decimal::parse(text);
  if (!number || !std::all_of(text.begin(), text.end(),
                              [](char c) { return is_digit(c) || c == '.' || c == '-'; }))
    return std::nullopt;
  return number->text(2);
}

/// Interface, '_', partner…: a file; six characters, an interface's digits and 19 figures: a flux.
bool names_flux(const std::string& text) {
  if (text.find(' ') != std::string::npos) return false;
  if (text.find('_') != std::string::npos) return true;
  const auto upper = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); };
  return text.size() == 25 && std::all_of(text.begin(), text.end(), upper);
}

Reading reading(std::string kind, Fields criteria) {
  return {std::move(kind), {{}, std::move(criteria)}};
}

/// What only the form of the text tells.
std::optional<Reading> told_by_form(const std::string& text) {
  const auto figures = without_blanks(text);
  if (are_digits(figures) && figures.size() == 14)
    return reading("siret", {{"structure", figures}});
  if (are_digits(figures) && figures.size() == 9) return reading("siren", {{"structure", figures}});
  if (const auto day = day_of(text))
    return reading("day", {{"deposited-from", *day}, {"deposited-until", *day}});
  if (const auto amount = amount_of(text))
    return reading("amount", {{"payable-from", *amount}, {"payable-until", *amount}});
  return std::nullopt;
}

}  // namespace

std::vector<Reading> readings_of_ticket(const std::string& reference) {
  return {{"ticket", {reference, {}}, true}, reading("ticket", {{"ticket", reference}})};
}

std::vector<Reading> readings_of(std::string_view asked) {
  const auto text = trimmed(asked);
  if (text.empty()) return {};
  std::vector<Reading> all;
  const auto form = told_by_form(text);
  if (form) all.push_back(*form);
  if (form && form->kind == "day")
    all.push_back(reading("issued", {{"issued-from", form->wish.criteria.at("deposited-from")},
                                     {"issued-until", form->wish.criteria.at("deposited-from")}}));
  if (names_flux(text)) all.push_back({"flux", {text, {}}, true});
  all.push_back(reading("number", {{"number", text}}));
  if (form && (form->kind == "siret" || form->kind == "day")) return all;
  all.push_back(reading("own_invoice", {{"own-invoice", text}}));
  all.push_back(reading("engagement", {{"engagement", text}}));
  all.push_back(reading("marche", {{"marche", text}}));
  all.push_back({"words", {text, {}}});
  return all;
}

}  // namespace ecluse::console
