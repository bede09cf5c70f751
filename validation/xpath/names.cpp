#include "validation/xpath/names.hpp"

#include <utility>

namespace ecluse::xpath {

std::size_t Names::Hash::operator()(const View& name) const {
  const std::hash<std::string_view> hash;
  // Namespaces of one rulebook are few and long: their length and end tell them apart.
  const auto ns =
      name.ns.empty() ? 0U : name.ns.size() * 31 + static_cast<unsigned char>(name.ns.back());
  return hash(name.local) ^ (ns << 7);
}

NameId Names::add(std::string_view ns, std::string_view local) {
  if (const auto known = find(ns, local); known != 0) return known;
  const auto& name = kept_.emplace_back(Name{std::string(ns), std::string(local)});
  const auto id = static_cast<NameId>(size());
  ids_.emplace(View{name.ns, name.local}, id);
  return id;
}

NameId Names::find(std::string_view ns, std::string_view local) const {
  const auto found = ids_.find(View{ns, local});
  return found == ids_.end() ? 0 : found->second;
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
  }
  return place.trait;
}

Trait Names::find_pair(NameId above, NameId below) const {
  return places_[place_of(above, below)].trait;
}

}  // namespace ecluse::xpath
