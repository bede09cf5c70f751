#include "validation/xpath/names.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace ecluse::xpath {

namespace {

/// The first bytes of a text and its last, as many as a `Word` has.
template <class Word>
std::uint64_t ends_of(std::string_view text) {
  Word front = 0, back = 0;
  std::memcpy(&front, text.data(), sizeof(Word));
  std::memcpy(&back, text.data() + text.size() - sizeof(Word), sizeof(Word));
  return front ^ std::rotl(std::uint64_t{back}, 23);
}

/// Of the front, the back and the length: names of one vocabulary differ there. Namespaces of one
/// rulebook are few and long: their length and end tell them apart.
std::uint32_t hash_of(std::string_view ns, std::string_view local) {
  const auto ends = local.size() >= 8   ? ends_of<std::uint64_t>(local)
                    : local.size() >= 2 ? ends_of<std::uint16_t>(local)
                    : local.empty()     ? 0
                                        : static_cast<unsigned char>(local.front());
  const auto end = ns.empty() ? 0U : ns.size() * 31 + static_cast<unsigned char>(ns.back());
  const auto mixed = (ends ^ local.size() ^ end << 40U) * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(mixed >> 32U);
}

}  // namespace

/// Where it stands, or would stand.
std::size_t Names::place_of(const Known& sought) const {
  const auto last = known_.size() - 1;
  auto place = sought.hash & last;
  for (; known_[place].id != 0; place = (place + 1) & last) {
    const auto& it = known_[place];
    if (it.hash == sought.hash && it.local == sought.local && it.ns == sought.ns) break;
  }
  return place;
}

NameId Names::add(std::string_view ns, std::string_view local) {
  if (const auto known = find(ns, local); known != 0) return known;
  const auto& name = kept_.emplace_back(Name{std::string(ns), std::string(local)});
  if (kept_.size() * 2 > known_.size()) {
    const auto before = std::exchange(known_, std::vector<Known>(known_.size() * 2));
    for (const auto& one : before)
      if (one.id != 0) known_[place_of(one)] = one;
  }
  const Known known{name.ns, name.local, hash_of(ns, local), static_cast<NameId>(kept_.size())};
  known_[place_of(known)] = known;
  return known.id;
}

NameId Names::find(std::string_view ns, std::string_view local) const {
  return known_[place_of({ns, local, hash_of(ns, local)})].id;
}

std::size_t Names::place_of(NameId above, NameId below) const {
  const auto last = places_.size() - 1;
  auto place = (above * 0x9E3779B1U ^ below * 0x85EBCA6BU) >> 7U & last;
  while (places_[place].trait != 0 &&
         (places_[place].above != above || places_[place].below != below))
    place = (place + 1) & last;
  return place;
}

void Names::widen() {
  const auto before = std::exchange(places_, std::vector<Place>(places_.size() * 2));
  for (const auto& pair : before)
    if (pair.trait != 0) places_[place_of(pair.above, pair.below)] = pair;
}

Trait Names::add_pair(NameId above, NameId below) {
  if (pairs() * 2 >= places_.size()) widen();
  auto& place = places_[place_of(above, below)];
  if (place.trait == 0) {
    place = {above, below, first_pair + static_cast<Trait>(pairs())};
    above_.push_back(above);
    below_.push_back(below);
  }
  return place.trait;
}

Trait Names::find_pair(NameId above, NameId below) const {
  return places_[place_of(above, below)].trait;
}

Trait Names::add_text(NameId name, std::string_view text) {
  if (const auto known = find_text(name, text); known != 0) return known;
  auto of_name = std::ranges::find(texts_, name, &Texts::name);
  if (of_name == texts_.end()) of_name = texts_.insert(of_name, Texts{name, {}, {}, 0});
  of_name->texts.emplace_back(text);
  of_name->longest = std::max(of_name->longest, text.size());
  return of_name->traits.emplace_back(first_text + static_cast<Trait>(number_of_texts_++));
}

Trait Names::find_text(NameId name, std::string_view text) const {
  const auto of_name = std::ranges::find(texts_, name, &Texts::name);
  if (of_name == texts_.end()) return 0;
  const auto found = std::ranges::find(of_name->texts, text);
  return found == of_name->texts.end()
             ? 0
             : of_name->traits[static_cast<std::size_t>(found - of_name->texts.begin())];
}

}  // namespace ecluse::xpath
