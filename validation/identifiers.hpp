// Forms and keys of the identifiers an invoice carries: SIRET, IBAN, currency… Pure functions, any
// thread. Used by the rules of validation/chorus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ecluse::validation {

/// How many characters (code points) a UTF-8 text has.
std::size_t character_count(std::string_view text);

/// Whether the text is made of `count` ASCII digits.
bool is_digits(std::string_view text, std::size_t count);

/// Whether the text is made of ASCII letters and digits, one at least.
bool is_alphanumeric(std::string_view text);

/// Whether 14 digits carry a right SIRET key: Luhn; for the establishments of La Poste (SIREN
/// 356000000) a sum of digits that is a multiple of 5, but for the head office 35600000000048,
/// which obeys Luhn (INSEE rule; chorus-edi.md §3.6). False for anything but 14 digits.
bool siret_key_is_right(std::string_view siret);

enum class IbanFault : std::uint8_t {
  none,
  form,    ///< not two letters, two digits, then 11 to 30 letters or digits
  length,  ///< not the length of its country
  key,     ///< the control key is wrong
};

/// Judges an IBAN by ISO 13616: the form, the length of its country where the house knows it (SEPA
/// countries), the key by ISO 7064 mod 97-10. Expects no spaces; letters may be small.
IbanFault iban_fault(std::string_view iban);

/// Whether the three letters are a currency of ISO 4217, funds and metals included.
bool is_currency(std::string_view code);

/// Whether the two letters are a country of ISO 3166-1.
bool is_country(std::string_view code);

}  // namespace ecluse::validation
