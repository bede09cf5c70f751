// The pages that the daemon shows of itself: /metrics, /health, /ready. Made for one StatusServer
// and asked on its thread only.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/metrics.hpp"
#include "daemon/status_server.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

class StatusPages {
 public:
  /// `bulletin` must outlive the pages. `ledger`: path of its file. Messages are worded in
  /// `language`.
  StatusPages(const Bulletin& bulletin, std::string ledger, validation::Catalogue catalogue,
              Language language, std::function<Instant()> clock);

  /// 200, or 503 where the daemon does not live or is not ready; 404 for any other path.
  StatusAnswer tell(std::string_view path);

 private:
  const std::optional<lifecycle::Vitals>& vitals(Instant now);

  const Bulletin& bulletin_;
  std::string ledger_;
  validation::Catalogue catalogue_;
  Language language_;
  std::function<Instant()> clock_;
  std::unique_ptr<lifecycle::VitalsDesk> desk_;  ///< opened at the first look
  std::optional<lifecycle::Vitals> vitals_;
  std::optional<Instant> looked_;
};

}  // namespace ecluse::daemon
