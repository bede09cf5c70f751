#include "validation/xpath/code_list.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace ecluse::xpath {

namespace {

std::size_t hash_of(std::string_view code) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash ^ (hash >> 15U);
}

}  // namespace

/// Codes are what stands between two blanks; what stands before the first or behind the last is
/// never found between blanks.
CodeList::CodeList(std::string_view written, Arena& arena) : written_(written) {
  const auto blanks = static_cast<std::size_t>(std::ranges::count(written, ' '));
  places_ = arena.array<std::string_view>(std::bit_ceil(blanks * 2 + 1));
  auto begin = written.find(' ');
  while (begin != std::string_view::npos) {
    const auto end = written.find(' ', begin + 1);
    if (end == std::string_view::npos) break;
    const auto code = written.substr(begin + 1, end - begin - 1);
    auto place = hash_of(code) % places_.size();
    while (places_[place].data() != nullptr) place = (place + 1) % places_.size();
    places_[place] = code;
    begin = end;
  }
}

bool CodeList::has(std::string_view code) const {
  return has_single(code) || (code.find(' ') != std::string_view::npos && has_longer(code));
}

/// No code in the table has a blank in it.
bool CodeList::has_single(std::string_view code) const {
  const auto last = places_.size() - 1;
  for (auto place = hash_of(code) & last; places_[place].data() != nullptr;
       place = (place + 1) & last)
    if (places_[place] == code) return true;
  return false;
}

bool CodeList::has_longer(std::string_view code) const {
  for (auto at = written_.find(code); at != std::string_view::npos;
       at = written_.find(code, at + 1)) {
    const auto end = at + code.size();
    if (at > 0 && written_[at - 1] == ' ' && end < written_.size() && written_[end] == ' ')
      return true;
  }
  return false;
}

}  // namespace ecluse::xpath
