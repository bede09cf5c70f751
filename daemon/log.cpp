#include "daemon/log.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <utility>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t longest_detail = 2000;  // bytes

constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                            spdlog::level::err};

spdlog::level::level_enum level_of(LogLevel level) {
  return levels.at(static_cast<std::size_t>(level));
}

/// "<6>": the priority of syslog that a level has.
class PriorityFlag final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& line, const std::tm& /*time*/,
              spdlog::memory_buf_t& out) override {
    constexpr std::array<std::string_view, 7> marks{"<7>", "<7>", "<6>", "<4>",
                                                    "<3>", "<2>", "<6>"};
    const auto mark = marks.at(static_cast<std::size_t>(line.level));
    out.append(mark.data(), mark.data() + mark.size());
  }
  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return spdlog::details::make_unique<PriorityFlag>();
  }
};

/// journald knows the time and the level already.
std::string pattern_of(LogForm form, Priorities priorities) {
  const std::string mark = priorities == Priorities::yes ? "%*" : "";
  if (form == LogForm::json) return mark + R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})";
  return priorities == Priorities::yes ? mark + "%v" : "%Y-%m-%dT%H:%M:%S.%e%z %l %v";
}

// A logger of its own, not in spdlog's global registry; spdlog holds loggers by shared_ptr.
std::shared_ptr<spdlog::logger> logger_of(const Config::Logging& wish, Priorities priorities) {
  spdlog::sink_ptr sink;
  if (wish.to == "stderr")
    sink = std::make_shared<spdlog::sinks::stderr_sink_st>();
  else
    sink = std::make_shared<spdlog::sinks::basic_file_sink_st>(wish.to);
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<PriorityFlag>('*').set_pattern(pattern_of(wish.form, priorities));
  auto logger = std::make_shared<spdlog::logger>("ecluse", std::move(sink));
  logger->set_formatter(std::move(formatter));
  logger->set_level(level_of(wish.level));
  logger->flush_on(spdlog::level::warn);
  return logger;
}

std::string flux_id(const Outcome& outcome) {
  const auto& flux = outcome.examined;
  return flux.name ? flux.name->id : flux.flux.arrival_id;
}

JsonFields fields_of(const Outcome& outcome, const Transition& step) {
  JsonFields fields{{{"event", "transition"},
                     {"flux", flux_id(outcome)},
                     {"partner", outcome.examined.flux.partner}}};
  if (step.piece != Transition::whole_flux)
    fields.fields.emplace_back("piece", std::int64_t{step.piece});
  fields.fields.emplace_back("from", step.from);
  fields.fields.emplace_back("to", step.to);
  if (!step.cause.empty()) fields.fields.emplace_back("cause", step.cause);
  return fields;
}

}  // namespace

Priorities priorities_wanted(const char* journal_stream) {
  struct stat errors {};
  if (!journal_stream || ::fstat(STDERR_FILENO, &errors) != 0) return Priorities::no;
  const auto ours = std::to_string(errors.st_dev) + ':' + std::to_string(errors.st_ino);
  return ours == journal_stream ? Priorities::yes : Priorities::no;
}

Log::Log() : Log(Config::Logging{}, Priorities::no) {}

Log::Log(const Config::Logging& wish, Priorities priorities)
    : wish_(wish), priorities_(priorities), logger_(logger_of(wish, priorities)) {}

Result<std::unique_ptr<Log>> Log::open(const Config::Logging& wish, Priorities priorities) {
  try {
    return std::unique_ptr<Log>(new Log(wish, wish.to == "stderr" ? priorities : Priorities::no));
  } catch (const spdlog::spdlog_ex& error) {
    return failure("E_LOG", error.what());
  }
}

Log::~Log() = default;

Done Log::reopen(const Config::Logging& wish) {
  wish_.level = wish.level;
  logger_->set_level(level_of(wish.level));
  if (wish_.to == "stderr") return {};
  try {
    logger_ = logger_of(wish_, priorities_);
    return {};
  } catch (const spdlog::spdlog_ex& error) {
    return failure("E_LOG", error.what());
  }
}

void Log::tell(LogLevel level, const std::string& text, const JsonFields& fields) {
  const auto at = level_of(level);
  if (!logger_->should_log(at)) return;
  if (wish_.form == LogForm::text) return logger_->log(at, "{}", text);
  const auto object = object_json(fields);
  logger_->log(at, "{}", std::string_view(object).substr(1, object.size() - 2));
}

void Log::started(const std::string& root, unsigned workers) {
  tell(LogLevel::info, "started root=" + root + " workers=" + std::to_string(workers),
       {{{"event", "started"}, {"root", root}, {"workers", std::int64_t{workers}}}});
}

void Log::stopped() {
  tell(LogLevel::info, "stopped", {{{"event", "stopped"}}});
}

void Log::reloaded(const std::string& tables) {
  tell(LogLevel::info, "reloaded tables=" + tables, {{{"event", "reloaded"}, {"tables", tables}}});
}

void Log::asks_restart(const std::string& key) {
  tell(LogLevel::warning, "restart_needed key=" + key,
       {{{"event", "restart_needed"}, {"key", key}}});
}

void Log::listening(const std::string& address) {
  tell(LogLevel::info, "metrics address=" + address,
       {{{"event", "metrics"}, {"address", address}}});
}

void Log::concluded(const Conclusion& conclusion) {
  const auto& outcome = conclusion.outcome;
  for (const auto& step : outcome.transitions)
    tell(LogLevel::info, transition_line(outcome, step),
         wish_.form == LogForm::json ? fields_of(outcome, step) : JsonFields{});
}

void Log::error(const Error& error) {
  // Details quote names that strangers wrote: none of them may end the line or begin another.
  const auto detail = ingest::displayed(error.detail, ingest::Shown::utf8, longest_detail);
  tell(LogLevel::error, error.code + ' ' + detail,
       {{{"event", "error"}, {"code", error.code}, {"detail", detail}}});
}

void Log::serving_console(const std::string& address) {
  tell(LogLevel::info, "console address=" + address,
       {{{"event", "console"}, {"address", address}}});
}

void Log::console(const ConsoleTold::All& told) {
  for (const auto& one : told.errors) error(one);
  for (const auto& [status, route, count] : told.refusals)
    tell(LogLevel::warning,
         "console_refused status=" + std::to_string(status) + " route=" + route +
             " count=" + std::to_string(count),
         {{{"event", "console_refused"},
           {"status", std::int64_t{status}},
           {"route", route},
           {"count", static_cast<std::int64_t>(count)}}});
}

void Log::recovered(const std::string& code) {
  tell(LogLevel::info, "recovered " + code, {{{"event", "recovered"}, {"code", code}}});
}

void Log::settle() {
  logger_->flush();
}

std::string transition_line(const Outcome& outcome, const Transition& step) {
  std::string line = "flux=" + flux_id(outcome);
  line += " partner=" + outcome.examined.flux.partner;
  if (step.piece != Transition::whole_flux) line += " piece=" + std::to_string(step.piece);
  line += ' ' + (step.from.empty() ? "-" : step.from) + " -> " + step.to;
  if (!step.cause.empty()) line += " cause=" + step.cause;
  return line;
}

}  // namespace ecluse::daemon
