#include "console/senders.hpp"

#include <algorithm>

#include "console/hands.hpp"
#include "console/shelf.hpp"

namespace ecluse::console {

bool from_here(const Request& request) {
  if (request.origin.empty()) return true;
  const auto scheme = request.origin.find("://");
  return scheme != std::string::npos && request.origin.substr(scheme + 3) == request.host;
}

Result<bool> may_bring(const Route& route, Desk& desk, const Reader& reader) {
  if (!route.takes_file()) return false;
  if (route.page != "shelf_act") {
    const auto ways = desk.hands().ways(reader);
    if (!ways) return tl::unexpected(ways.error());
    if (!ways->empty()) return true;
  }
  if (route.page == "deposit_act") return false;
  const auto shelves = desk.shelf().structures(reader);
  if (!shelves) return tl::unexpected(shelves.error());
  return std::ranges::any_of(*shelves, &ShelfOf::changes);
}

}  // namespace ecluse::console
