#include "console/senders.hpp"

#include <algorithm>

#include "console/hands.hpp"
#include "console/shelf.hpp"
#include "lifecycle/secrets.hpp"

namespace ecluse::console {
namespace {

constexpr Unwanted too_big{413, "refused_too_big", "E_DEPOSIT_SIZE"},
    crowded{503, "refused_crowded", "E_DEPOSIT_CROWDED"},
    no_right{403, "refused_right", "E_RIGHT_NONE"};

}  // namespace

bool from_here(const Request& request) {
  if (request.origin.empty()) return true;
  const auto scheme = request.origin.find("://");
  return scheme != std::string::npos && request.origin.substr(scheme + 3) == request.host;
}

bool is_taken(const Request& request, const Route& route, const Reader& reader) {
  if (!from_here(request)) return false;
  if (route.right == Right::anyone) return true;
  if (reader.token.empty()) return false;  // a passer-by has no session
  return request.arrived != Arrived::whole ||
         lifecycle::same_secret(request.filled("jeton"), reader.token);
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

Result<std::optional<Unwanted>> unwanted(const Request& request, const Route& route, Desk& desk,
                                         const Reader& reader) {
  if (request.arrived == Arrived::too_big || !route.takes_file()) return too_big;
  if (request.arrived == Arrived::crowded) return crowded;
  const auto may = may_bring(route, desk, reader);
  if (!may) return tl::unexpected(may.error());
  return *may ? std::nullopt : std::optional(no_right);
}

}  // namespace ecluse::console
