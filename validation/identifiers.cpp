#include "validation/identifiers.hpp"

#include <algorithm>
#include <array>

namespace ecluse::validation {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

unsigned digit_sum(std::string_view digits) {
  unsigned sum = 0;
  for (const char c : digits) sum += static_cast<unsigned>(c - '0');
  return sum;
}

bool luhn_is_right(std::string_view digits) {
  unsigned sum = 0;
  bool doubled = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
    const auto digit = static_cast<unsigned>(*at - '0');
    const auto weighted = doubled ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 == 0;
}

struct IbanLength {
  std::string_view country;
  std::size_t length;
};

// IBAN registry (ISO 13616), countries of the SEPA area.
constexpr auto iban_lengths = std::to_array<IbanLength>({
    {"AD", 24}, {"AL", 28}, {"AT", 20}, {"BE", 16}, {"BG", 22}, {"CH", 21}, {"CY", 28},
    {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"EE", 20}, {"ES", 24}, {"FI", 18}, {"FR", 27},
    {"GB", 22}, {"GI", 23}, {"GR", 27}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IS", 26},
    {"IT", 27}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MD", 24},
    {"ME", 22}, {"MK", 19}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25},
    {"RO", 24}, {"RS", 22}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"VA", 22},
});

bool has_iban_form(std::string_view iban) {
  return iban.size() >= 15 && iban.size() <= 34 && is_letter(iban[0]) && is_letter(iban[1]) &&
         is_digit(iban[2]) && is_digit(iban[3]) && is_alphanumeric(iban);
}

bool has_length_of_country(std::string_view iban) {
  const std::array country{static_cast<char>(iban[0] & ~0x20), static_cast<char>(iban[1] & ~0x20)};
  const auto row = std::find_if(iban_lengths.begin(), iban_lengths.end(), [&](const auto& one) {
    return one.country == std::string_view(country.data(), country.size());
  });
  return row == iban_lengths.end() || row->length == iban.size();
}

unsigned remainder_97(unsigned remainder, std::string_view part) {
  for (const char c : part)
    remainder = is_digit(c)
                    ? (remainder * 10 + static_cast<unsigned>(c - '0')) % 97
                    : (remainder * 100 + static_cast<unsigned>((c & ~0x20) - 'A' + 10)) % 97;
  return remainder;
}

}  // namespace

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_alphanumeric(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

bool siret_key_is_right(std::string_view siret) {
  constexpr std::string_view la_poste = "356000000";
  constexpr std::string_view la_poste_head_office = "35600000000048";
  if (!is_digits(siret, 14)) return false;
  if (siret.starts_with(la_poste) && siret != la_poste_head_office)
    return digit_sum(siret) % 5 == 0;
  return luhn_is_right(siret);
}

IbanFault iban_fault(std::string_view iban) {
  if (!has_iban_form(iban)) return IbanFault::form;
  if (!has_length_of_country(iban)) return IbanFault::length;
  const auto remainder = remainder_97(remainder_97(0, iban.substr(4)), iban.substr(0, 4));
  return remainder == 1 ? IbanFault::none : IbanFault::key;
}

}  // namespace ecluse::validation
