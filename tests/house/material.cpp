#include "tests/house/material.hpp"

#include <filesystem>
#include <stdexcept>

#include "tests/support/places.hpp"

namespace ecluse::tests {

std::string flux_name(std::string_view interface, int number, std::string_view partner) {
  const auto sequence = std::to_string(number);
  return std::string(interface) + "_" + std::string(partner) + "_" + std::string(partner) +
         std::string(interface.substr(3, 4)) + std::string(15 - sequence.size(), '0') + sequence;
}

std::string made_invoice(std::string_view number) {
  return replaced(sample_bytes("no-lifecycle"), "BAT-2025-119", number);
}

std::string ordered_invoice(std::string_view number, std::string_view engagement) {
  constexpr std::string_view next = "<cac:AccountingSupplierParty>";
  const auto order =
      "<cac:OrderReference><cbc:ID>" + std::string(engagement) + "</cbc:ID></cac:OrderReference>";
  return replaced(made_invoice(number), next, order + std::string(next));
}

std::string from_base64(std::string_view text) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) continue;  // line ends and padding
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

std::string sample_bytes(std::string_view case_name) {
  const auto folder = samples() / case_name / "flux";
  const auto path = std::filesystem::directory_iterator(folder)->path();
  return path.extension() == ".b64" ? from_base64(read_file(path)) : read_file(path);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  auto place = text.find(from);
  if (place == std::string::npos) throw std::runtime_error("no " + std::string(from));
  for (; place != std::string::npos; place = text.find(from, place + to.size()))
    text.replace(place, from.size(), to);
  return text;
}

}  // namespace ecluse::tests
