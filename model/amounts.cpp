#include "model/amounts.hpp"

#include <string_view>

namespace ecluse {

std::string amount_text(Decimal amount, Language language) {
  const bool french = language == Language::fr;
  const std::string_view thousands = french ? "\u202F" : ",";
  const auto plain = amount.abs().text(2);
  const auto point = plain.find('.');
  std::string text = amount.is_negative() ? "-" : "";
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += thousands;
    text += plain[i];
  }
  return text + (french ? ',' : '.') + plain.substr(point + 1);
}

}  // namespace ecluse
