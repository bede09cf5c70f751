#include "lifecycle/answers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t code_size = 6;
constexpr std::string_view unreadable = "CSO0000A";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// 15 digits, zeros in front.
std::string sequence(std::uint64_t number) {
  std::array<char, 24> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%015llu", static_cast<unsigned long long>(number));
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string documentation_of(std::string_view code, const AnswerContext& context) {
  auto address = context.documentation;
  constexpr std::string_view place = "{code}";
  if (const auto at = address.find(place); at != std::string::npos)
    address.replace(at, place.size(), code);
  return address;
}

std::string partner_code(std::string_view folder) {
  std::string code;
  for (const char c : folder)
    if (const char kept = capital(c);
        (is_digit(kept) || is_capital(kept)) && code.size() < code_size)
      code += kept;
  code.resize(code_size, 'X');
  return code;
}

std::string report_interface(const ExaminedFlux& flux) {
  if (!flux.name || flux.name->interface.size() != unreadable.size())
    return std::string(unreadable);
  return "C" + flux.name->interface.substr(1);
}

std::string deposit_number(const ExaminedFlux& flux) {
  return flux.name ? flux.name->id : flux.flux.file_name;
}

std::string_view name_of_document(const ExaminedPiece& piece) {
  return piece.summary.number.empty() ? piece.file : piece.summary.number;
}

std::string answer_id(std::string_view interface, std::string_view emitter, std::uint64_t number) {
  return std::string(emitter).append(interface.substr(3, 4)).append(sequence(number));
}

std::string answer_name(std::string_view interface, const AnswerContext& context,
                        std::uint64_t number) {
  return std::string(interface)
      .append("_")
      .append(context.partner)
      .append("_")
      .append(answer_id(interface, context.emitter, number));
}

}  // namespace ecluse::lifecycle
