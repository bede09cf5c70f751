// What the console answers to: tables/routes.tsv, one row a method and a path, with the right that
// it demands. A path that no row names does not exist. Constant once loaded, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::console {

enum class Right : std::uint8_t {
  anyone,
  reader,   ///< has signed in; what he then finds depends on his sight
  manager,  ///< a gestionnaire, or the house
};

struct Route {
  std::string method, path;  ///< path: "/flux/{row}"
  Right right = Right::reader;
  std::string page;  ///< of console/pages, or one of the front's own
  bool api = false;  ///< the same stands under /api
  std::string tab;   ///< the one that is lit; empty: none

  /// Whether its JSON tells the token that forms give back: for whom it has a session.
  [[nodiscard]] bool gives_token() const { return page == "account"; }
  /// Whether its form brings a file.
  [[nodiscard]] bool takes_file() const {
    return page == "deposit_act" || page == "memoire_act" || page == "shelf_act";
  }
};

/// A route, and what stands for its {…}.
struct Match {
  const Route* route = nullptr;  ///< null: no such path, or not by that method
  bool path_known = false;       ///< some method has it
  bool api = false;              ///< asked under /api
  std::vector<std::string> places{};
};

class Routes {
 public:
  /// Columns method, path, right, page, api, tab. E_TABLE with the line at fault.
  static Result<Routes> load(std::string_view tsv);
  /// The embedded table.
  static Result<Routes> standard();

  [[nodiscard]] Match match(std::string_view method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& all() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

/// The seven tabs (GAP-06), in their order: name and path.
struct Tab {
  std::string_view name, path;
};
const std::vector<Tab>& tabs();

}  // namespace ecluse::console
