#include "model/memoire.hpp"

#include <algorithm>

namespace ecluse {
namespace {

std::string padded(std::uint64_t number, std::size_t width) {
  auto digits = std::to_string(number);
  digits.insert(0, width - std::min(width, digits.size()), '0');
  return digits;
}

}  // namespace

std::string temporary_number(int year, std::uint64_t rank) {
  constexpr std::size_t of_year = 4, of_rank = 9;
  return "TMP" + padded(static_cast<std::uint64_t>(year), of_year) + padded(rank, of_rank);
}

std::string memoire_number(std::uint64_t rank, int width) {
  return "MJ" + padded(rank, static_cast<std::size_t>(width));
}

}  // namespace ecluse
