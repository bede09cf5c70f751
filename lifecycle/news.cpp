#include "lifecycle/news.hpp"

#include <algorithm>

namespace ecluse::lifecycle {

bool concerns(const News& news, const Sight& sight, std::optional<std::int64_t> flux) {
  if (sight.nothing()) return false;
  if (news.crowded) return true;
  return std::ranges::any_of(news.touched, [&](const Touched& one) {
    if (flux && one.flux != *flux) return false;
    return sees_flux(sight, one.partner) ||
           std::ranges::any_of(
               one.pieces, [&](const PieceRow& piece) { return sees(sight, piece, one.partner); });
  });
}

}  // namespace ecluse::lifecycle
