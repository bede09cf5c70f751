#include "lifecycle/canonical.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace ecluse::lifecycle {
namespace {

/// Appends the decimal digits of a number.
void append_number(std::string& text, std::int64_t number) {
  if (number >= 0 && number < 10) {
    text += static_cast<char>('0' + number);
    return;
  }
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

}  // namespace

void Canonical::put(std::string_view text) {
  append_number(text_, static_cast<std::int64_t>(text.size()));
  text_.append(1, ':').append(text).append(1, ';');
}

void Canonical::put(std::nullopt_t /*none*/) {
  text_ += "~;";
}

void Canonical::put(Bytes blob) {
  hash_.update(blob.bytes);
  text_.append(1, '=').append(hex_text(hash_.finish())).append(1, ';');
}

void Canonical::put_integer(std::int64_t number) {
  text_ += '#';
  append_number(text_, number);
  text_ += ';';
}

void Canonical::put_column(const Cursor& row, int column) {
  switch (row.kind(column)) {
    case CellKind::null:
      return put(std::nullopt);
    case CellKind::integer:
      return put_integer(row.integer(column));
    case CellKind::blob:
      return put(Bytes{row.view(column)});
    case CellKind::text:
      return put(row.view(column));
  }
}

std::uint32_t mark_of(std::string_view canonical) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15U;
  std::uint64_t sum = canonical.size() * prime;
  while (!canonical.empty()) {
    std::uint64_t word = 0;
    const auto size = std::min(canonical.size(), sizeof word);
    std::memcpy(&word, canonical.data(), size);
    sum = (sum ^ word) * prime;
    sum ^= sum >> 29U;
    canonical.remove_prefix(size);
  }
  return static_cast<std::uint32_t>(sum >> 32U);
}

}  // namespace ecluse::lifecycle
