#include "daemon/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t longest_detail = 2000;  // bytes

}  // namespace

// A logger of its own, not in spdlog's global registry; spdlog holds loggers by shared_ptr.
Log::Log()
    : logger_(std::make_shared<spdlog::logger>("ecluse",
                                               std::make_shared<spdlog::sinks::stderr_sink_st>())) {
  logger_->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
}

Log::~Log() = default;

void Log::started(const std::string& root, unsigned workers) {
  logger_->info("started root={} workers={}", root, workers);
}

void Log::stopped() {
  logger_->info("stopped");
}

void Log::reloaded(const std::string& tables) {
  logger_->info("reloaded tables={}", tables);
}

void Log::concluded(const Conclusion& conclusion) {
  for (const auto& step : conclusion.outcome.transitions)
    logger_->info("{}", transition_line(conclusion.outcome, step));
}

void Log::error(const Error& error) {
  // Details quote names that strangers wrote: none of them may end the line or begin another.
  logger_->error("{} {}", error.code,
                 ingest::displayed(error.detail, ingest::Shown::utf8, longest_detail));
}

std::string transition_line(const Outcome& outcome, const Transition& step) {
  const auto& flux = outcome.examined;
  std::string line = "flux=" + (flux.name ? flux.name->id : flux.flux.arrival_id);
  line += " partner=" + flux.flux.partner;
  if (step.piece != Transition::whole_flux) line += " piece=" + std::to_string(step.piece);
  line += ' ' + (step.from.empty() ? "-" : step.from) + " -> " + step.to;
  if (!step.cause.empty()) line += " cause=" + step.cause;
  return line;
}

}  // namespace ecluse::daemon
