#include "daemon/masking.hpp"

#include <algorithm>
#include <cctype>

#include "validation/identifiers.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view cut = "…";
constexpr std::size_t least_iban = 15, most_iban = 34, shown = 4;

bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool begins_iban(std::string_view text) {
  const auto letter = [&](std::size_t at) {
    return std::isalpha(static_cast<unsigned char>(text[at])) != 0;
  };
  const auto digit = [&](std::size_t at) {
    return std::isdigit(static_cast<unsigned char>(text[at])) != 0;
  };
  return text.size() >= least_iban && letter(0) && letter(1) && digit(2) && digit(3);
}

/// How many characters of the text an IBAN takes at its beginning, in groups or not; 0 when none
/// begins there.
std::size_t iban_length(std::string_view text) {
  if (!begins_iban(text)) return 0;
  std::string compact;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size() && compact.size() < most_iban; ++at) {
    if (text[at] == ' ') continue;
    if (!is_letter_or_digit(text[at])) break;
    compact += static_cast<char>(std::toupper(static_cast<unsigned char>(text[at])));
    if (compact.size() >= least_iban &&
        validation::iban_fault(compact) == validation::IbanFault::none)
      length = at + 1;
  }
  return length;
}

bool is_of_address(char c) {
  return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// How many characters of the text an e-mail address takes at its beginning; 0 when none begins
/// there.
std::size_t address_length(std::string_view text) {
  const auto first_not = [&](std::size_t from) {
    while (from < text.size() && is_of_address(text[from])) ++from;
    return from;
  };
  const auto at = first_not(0);
  if (at == 0 || at == text.size() || text[at] != '@') return 0;
  const auto end = first_not(at + 1);
  return end == at + 1 ? 0 : end;
}

/// The same of a telephone number: 0 or +33 and nine figures more, in groups or not.
std::size_t telephone_length(std::string_view text) {
  constexpr std::size_t figures = 9;
  std::size_t at = text.starts_with("+33") ? 3 : text.starts_with("0") ? 1 : 0;
  if (at == 0) return 0;
  for (std::size_t found = 0; found < figures; ++at) {
    if (at == text.size()) return 0;
    if (text[at] == ' ' || text[at] == '.' || text[at] == '-') continue;
    if (std::isdigit(static_cast<unsigned char>(text[at])) == 0) return 0;
    ++found;
  }
  return at < text.size() && is_letter_or_digit(text[at]) ? 0 : at;
}

}  // namespace

std::string without_contacts(std::string_view text) {
  std::string safe;
  bool inside = false;  // of a word
  while (!text.empty()) {
    const auto length =
        inside ? std::size_t{0} : std::max(address_length(text), telephone_length(text));
    if (length > 0) {
      safe.append(cut);
      text.remove_prefix(length);
      continue;
    }
    inside = is_of_address(text.front());
    safe += text.front();
    text.remove_prefix(1);
  }
  return safe;
}

std::string without_ibans(std::string_view text) {
  std::string safe;
  bool inside = false;  // of a word
  while (!text.empty()) {
    const auto length = inside ? 0 : iban_length(text);
    if (length > 0) {
      safe.append(text.substr(0, shown)).append(cut).append(text.substr(length - shown, shown));
      text.remove_prefix(length);
      continue;
    }
    inside = is_letter_or_digit(text.front());
    safe += text.front();
    text.remove_prefix(1);
  }
  return safe;
}

std::string masked_cases(std::string_view cases) {
  constexpr std::string_view between = ", ";
  constexpr std::size_t kept = 2;
  std::string all;
  while (!cases.empty()) {
    const auto end = std::min(cases.find(between), cases.size());
    const auto one = cases.substr(0, end);
    all.append(all.empty() ? "" : between).append(cut);
    if (one.size() > 2 * kept) all.append(one.substr(one.size() - kept));
    cases.remove_prefix(std::min(end + between.size(), cases.size()));
  }
  return all;
}

std::string masked_person(std::string_view text) {
  if (text.empty()) return {};
  std::size_t length = 1;  // of the first code point
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
    ++length;
  return std::string(text.substr(0, length)).append(cut);
}

void mask(lifecycle::PieceRow& piece) {
  auto& sum = piece.summary;
  if (sum.memoire) sum.memoire->cases = masked_cases(sum.memoire->cases);
  if (sum.supplier_type != IdentifierType::particulier) return;
  if (piece.route)
    for (auto& actor : piece.route->actors) {
      if (actor.identifier != sum.supplier) continue;
      actor.identifier = masked_person(actor.identifier);
      actor.name = masked_person(actor.name);
    }
  sum.supplier = masked_person(sum.supplier);
  sum.supplier_name = masked_person(sum.supplier_name);
}

void mask(Transition& step) {
  step.comment = without_ibans(step.comment);
}

void mask(Finding& finding) {
  for (auto& value : finding.values) value.text = without_ibans(value.text);
}

}  // namespace ecluse::daemon
