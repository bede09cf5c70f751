#include "routing/tables.hpp"

#include "embedded/routing.hpp"

namespace ecluse::routing {

std::string_view embedded_table(std::string_view name) {
  return embedded::routing(name);
}

}  // namespace ecluse::routing
