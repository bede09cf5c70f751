#include "lifecycle/pivot_sources.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "model/text.hpp"

namespace ecluse::lifecycle {
namespace {

using Subject = PivotSubject;

std::string owned(const Text& field) {
  return std::string(text_of(field));
}

/// The first of these that says something.
std::string first_of(std::initializer_list<const Text*> fields) {
  for (const auto* field : fields)
    if (!text_of(*field).empty()) return owned(*field);
  return {};
}

/// With two decimals at least; of the first of these that was read, else zero.
std::string amount_of(std::initializer_list<const Number*> numbers) {
  for (const auto* number : numbers)
    if (number->value) return number->value->text(2);
  return "0.00";
}

bool is_country(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string country(const Subject& of) {
  const auto& supplier = of.piece.supplier;
  for (const auto code :
       {text_of(supplier.address.country), text_of(supplier.trade_address.country),
        text_of(supplier.vat_number).substr(0, 2)})
    if (is_country(code)) return std::string(code);
  return "FR";
}

std::string supplier_type(const Subject& of) {
  const auto type = of.piece.supplier.identifier.type;
  return std::to_string(type == IdentifierType::unknown ? 1 : static_cast<int>(type));
}

/// The first payment that names an account, else the first one; null when there is none.
const Payment* payment(const Subject& of) {
  const auto& all = of.piece.payments;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [](const Payment& one) { return !text_of(one.iban).empty(); });
  if (found != all.end()) return &*found;
  return all.empty() ? nullptr : &all.front();
}

bool has_account(const Subject& of) {
  const auto* one = payment(of);
  return one && !text_of(one->iban).empty();
}

std::string bank_type(const Subject& of) {
  if (!has_account(of)) return {};
  return text_of(payment(of)->account_type) == "RIB" ? "RIB" : "IBAN";
}

std::string bank_account(const Subject& of) {
  return has_account(of) ? without_spaces(text_of(payment(of)->iban)) : std::string();
}

std::string bank_holder(const Subject& of) {
  return has_account(of) ? first_of({&of.piece.payee.name, &payment(of)->account_name})
                         : std::string();
}

/// The eight codes of the pivot; the two SEPA ones of UN/ECE 4461 by what they are.
std::string payment_code(const Subject& of) {
  constexpr std::array<std::string_view, 8> known{"10", "20", "30", "31", "42", "48", "49", "97"};
  const auto* one = payment(of);
  const auto code = one ? text_of(one->means) : std::string_view{};
  if (std::find(known.begin(), known.end(), code) != known.end()) return std::string(code);
  return code == "59" ? "49" : "30";
}

std::string payment_text(const Subject& of) {
  const auto* one = payment(of);
  return one ? owned(one->means_text) : std::string();
}

std::string delivered(const Subject& of) {
  if (of.piece.delivery_date.value) return iso_text(*of.piece.delivery_date.value);
  for (const auto& one : of.piece.deliveries)
    if (one.date.value) return iso_text(*one.date.value);
  return {};
}

/// The cadres of the reform by those of the pivot (chorus-edi.md §6).
constexpr std::array<std::array<std::string_view, 2>, 5> reform_cadres{
    {{"B2", "A2"}, {"S2", "A2"}, {"M2", "A2"}, {"S3", "A9"}, {"S6", "A12"}}};

/// The codes of the pivot; what it has not is an ordinary invoice (§6).
std::string cadre(const Subject& of) {
  const auto code = cadre_of(of.piece);
  for (const auto& [reform, ours] : reform_cadres)
    if (code == reform) return std::string(ours);
  const auto digits = code.substr(std::min<std::size_t>(1, code.size()));
  const bool known = !code.empty() && code[0] == 'A' && code != "A11" && !digits.empty() &&
                     digits.size() <= 2 && digits[0] >= '1' && digits[0] <= '9';
  return known ? std::string(code) : "A1";
}

std::string line_price(const Subject& of) {
  return amount_of({&of.line->unit_price, &of.line->gross_price, &of.line->net_amount});
}

std::string line_quantity(const Subject& of) {
  return of.line->quantity.value ? of.line->quantity.value->text() : "1";
}

std::string line_rate(const Subject& of) {
  return of.line->vat_rate.value ? of.line->vat_rate.value->text(2) : std::string();
}

struct Named {
  std::string_view name;
  PivotSource source;
};

constexpr Named sources[] = {
    {"supplier.type", supplier_type},
    {"supplier.id",
     [](const Subject& of) { return without_spaces(text_of(of.piece.supplier.identifier.id)); }},
    {"supplier.name",
     [](const Subject& of) {
       return first_of({&of.piece.supplier.name, &of.piece.supplier.trading_name});
     }},
    {"supplier.country", country},
    {"bank.type", bank_type},
    {"bank.account", bank_account},
    {"bank.holder", bank_holder},
    {"recipient.id",
     [](const Subject& of) { return without_spaces(text_of(of.piece.recipient.identifier.id)); }},
    {"recipient.name", [](const Subject& of) { return owned(of.piece.recipient.name); }},
    {"recipient.service", [](const Subject& of) { return owned(of.piece.recipient.service_code); }},
    {"recipient.service_name",
     [](const Subject& of) { return owned(of.piece.recipient.contact.department); }},
    {"number", [](const Subject& of) { return owned(of.piece.number); }},
    {"origin", [](const Subject& of) { return owned(of.piece.origin_invoice); }},
    {"type", [](const Subject& of) { return std::string(is_avoir(of.piece) ? "381" : "380"); }},
    {"cadre", cadre},
    {"issued",
     [](const Subject& of) { return iso_text(of.piece.issue_date.value.value_or(of.received)); }},
    {"delivered", delivered},
    {"payment.code", payment_code},
    {"payment.text", payment_text},
    {"received", [](const Subject& of) { return iso_text(of.received); }},
    {"currency", [](const Subject& of) { return std::string(currency_of(of.piece)); }},
    {"net",
     [](const Subject& of) {
       return amount_of({&of.piece.totals.net, &of.piece.totals.lines});
     }},
    {"gross",
     [](const Subject& of) {
       return amount_of({&of.piece.totals.gross, &of.piece.totals.payable});
     }},
    {"payable",
     [](const Subject& of) {
       return amount_of({&of.piece.totals.payable, &of.piece.totals.gross});
     }},
    {"vat.rate", [](const Subject& of) { return amount_of({&of.vat->rate}); }},
    {"vat.base", [](const Subject& of) { return amount_of({&of.vat->base}); }},
    {"vat.amount", [](const Subject& of) { return amount_of({&of.vat->amount}); }},
    {"marche", [](const Subject& of) { return owned(of.piece.marche); }},
    {"engagement", [](const Subject& of) { return owned(of.piece.engagement); }},
    {"order", [](const Subject& of) { return std::to_string(of.order); }},
    {"line.product",
     [](const Subject& of) {
       return first_of({&of.line->name, &of.line->item_id, &of.line->description});
     }},
    {"line.price", line_price},
    {"line.quantity", line_quantity},
    {"line.net", [](const Subject& of) { return amount_of({&of.line->net_amount}); }},
    {"line.rate", line_rate},
};

}  // namespace

PivotSource pivot_source(std::string_view name) {
  const auto* found = std::find_if(std::begin(sources), std::end(sources),
                                   [&](const Named& one) { return one.name == name; });
  return found == std::end(sources) ? nullptr : found->source;
}

}  // namespace ecluse::lifecycle
