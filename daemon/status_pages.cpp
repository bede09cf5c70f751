#include "daemon/status_pages.hpp"

#include <utility>

#include "daemon/health.hpp"

namespace ecluse::daemon {
namespace {

/// Counting reads every flux of the ledger: not oftener than that, whoever asks.
constexpr std::chrono::seconds between_counts{30};

}  // namespace

StatusPages::StatusPages(const Bulletin& bulletin, std::string ledger,
                         validation::Catalogue catalogue, Language language,
                         std::function<Instant()> clock)
    : bulletin_(bulletin),
      ledger_(std::move(ledger)),
      catalogue_(std::move(catalogue)),
      language_(language),
      clock_(std::move(clock)) {}

const std::optional<lifecycle::Vitals>& StatusPages::vitals(Instant now) {
  const bool known = vitals_ && looked_ && now >= *looked_ && now - *looked_ < between_counts;
  if (known) return vitals_;
  looked_ = now;
  vitals_.reset();
  if (!desk_) {
    auto opened = lifecycle::open_vitals_desk(ledger_);
    if (!opened) return vitals_;
    desk_ = std::move(*opened);
  }
  if (const auto counted = desk_->vitals())
    vitals_ = *counted;
  else
    desk_.reset();
  return vitals_;
}

StatusAnswer StatusPages::tell(std::string_view path) {
  const auto now = clock_();
  const auto snapshot = bulletin_.read();
  if (path == "/metrics")
    return {200, "text/plain; version=0.0.4; charset=utf-8",
            metrics_page(*snapshot, vitals(now), now)};
  if (path != "/health" && path != "/ready") return {404};
  const auto health = health_of(*snapshot, now);
  const bool good = path == "/health" ? health.alive : health.ready;
  return {good ? 200U : 503U, "application/json",
          health_json(health, *snapshot, catalogue_, language_) + '\n'};
}

}  // namespace ecluse::daemon
