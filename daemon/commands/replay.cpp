// ecluse replay ID… --comment TEXT [--as-of [INSTANT|now]]: the controls of flux run again on their
// archived bytes, as of then or as of now, and compared with what was decided. Changes nothing.
#include "daemon/replay.hpp"

#include <chrono>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/deeds_told.hpp"
#include "daemon/json_out.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/progress.hpp"
#include "daemon/speaker.hpp"
#include "ingest/display.hpp"
#include "model/paris.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view all_of_them = "ALL";  // in capitals: nobody types it by mistake

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// "then", "now", a day (its end, in Paris) or an instant; nothing for anything else.
std::optional<Moment> moment_of(const std::string& said) {
  if (said == "then") return Moment{AsOf::then, {}};
  if (said == "now") return Moment{AsOf::now, now()};
  if (const auto at = parse_date_time(said)) return Moment{AsOf::instant, *at};
  const auto day = parse_iso_date(said);
  if (!day) return std::nullopt;
  const Instant midnight{std::chrono::sys_days{*day} + std::chrono::days{1}};
  return Moment{AsOf::instant, from_paris(midnight) - std::chrono::milliseconds{1}};
}

/// What is asked for: an ID right after `--as-of` is no instant.
struct Wish {
  std::vector<std::string> ids;
  Moment moment;

  [[nodiscard]] bool all() const { return ids.size() == 1 && ids.front() == all_of_them; }
};

Result<Wish> wish_of(const ReplayCommand& command) {
  Wish wish{command.ids, {}};
  const auto moment = moment_of(command.as_of);
  if (!moment) wish.ids.insert(wish.ids.begin(), command.as_of);
  wish.moment = moment.value_or(Moment{AsOf::then, {}});
  if (wish.ids.empty()) return failure("E_REPLAY_NONE", "ID");
  if (command.comment.find_first_not_of(" \t") == std::string::npos)
    return failure("E_REPLAY_COMMENT", "--comment");
  for (const auto& id : wish.ids)
    if (wish.ids.size() > 1 && id == all_of_them) return failure("E_REPLAY_NONE", id);
  return wish;
}

/// What comes from a document or from a partner, fit for a terminal.
std::string shown(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

std::string_view name_of(AsOf as_of) {
  return as_of == AsOf::then ? "then" : as_of == AsOf::now ? "now" : "instant";
}

std::vector<JsonFields> fields_of(const std::vector<Difference>& differences) {
  std::vector<JsonFields> all;
  for (const auto& one : differences) {
    JsonFields row;
    row.fields.emplace_back(
        "piece", one.piece < 0 ? JsonValue(nullptr) : JsonValue(std::int64_t{one.piece} + 1));
    row.fields.emplace_back("number", one.number);
    row.fields.emplace_back("what", std::string(one.what));
    row.fields.emplace_back("before", one.before);
    row.fields.emplace_back("after", one.after);
    all.push_back(std::move(row));
  }
  return all;
}

std::string replayed_json(const Replayed& one, AsOf as_of) {
  return object_json({{{"flux", one.flux.file_name},
                       {"flux_id", one.flux.flux_id},
                       {"sha256", one.flux.sha256},
                       {"as_of", std::string(name_of(as_of))},
                       {"tables", one.tables},
                       {"left_out", one.left_out},
                       {"same", one.same()},
                       {"state_before", one.before.state},
                       {"state_after", one.after.state},
                       {"differences", fields_of(one.differences)}}});
}

/// Tells of each flux as it comes, and sums up.
class Telling {
 public:
  Telling(const ReplayCommand& command, const Wish& wish, const Printer& printer,
          const Terminal& terminal)
      : json_(command.output == Output::json),
        wish_(wish),
        printer_(printer),
        terminal_(terminal),
        progress_(terminal.err, terminal.progress && wish.all()) {}

  void tell(const Replayed& one) {
    ++(one.same() ? same_ : one.left_out.empty() ? different_ : left_out_);
    if (json_) {
      terminal_.out << replayed_json(one, wish_.moment.as_of) << '\n';
    } else if (!wish_.all() || !one.differences.empty()) {
      terminal_.out << replay_text(one, printer_) << '\n';
      if (!one.differences.empty()) terminal_.out << table(one.differences);
    }
  }

  void at(std::int64_t total) {
    progress_.at(count(), static_cast<std::uint64_t>(std::max<std::int64_t>(total, 0)));
  }

  ExitStatus sum_up() {
    if (!json_)
      terminal_.out << printer_.text("replay.sum", {{"count", std::to_string(count())},
                                                    {"same", std::to_string(same_)},
                                                    {"different", std::to_string(different_)},
                                                    {"left_out", std::to_string(left_out_)}})
                    << '\n';
    if (same_ + different_ == 0) return ExitStatus::nothing_to_do;
    if (different_ == 0) return ExitStatus::all_accepted;
    return same_ == 0 ? ExitStatus::all_rejected : ExitStatus::some_rejected;
  }

 private:
  [[nodiscard]] std::uint64_t count() const { return same_ + different_ + left_out_; }

  [[nodiscard]] std::string table(const std::vector<Difference>& differences) const {
    std::vector<std::vector<std::string>> rows{
        {printer_.text("replay.piece"), printer_.text("replay.what"),
         printer_.text("replay.before"), printer_.text("replay.after")}};
    for (const auto& one : differences)
      rows.push_back({one.number.empty() ? "-" : shown(one.number),
                      printer_.text("replay.what." + std::string(one.what)), shown(one.before),
                      shown(one.after)});
    return columns(rows);
  }

  bool json_;
  const Wish& wish_;
  const Printer& printer_;
  const Terminal& terminal_;
  Progress progress_;
  std::uint64_t same_ = 0, different_ = 0, left_out_ = 0;
};

Done replay_all(Replayer& replayer, lifecycle::Ledger& ledger, Telling& telling) {
  const auto counts = ledger.conservation();
  if (!counts) return tl::unexpected(counts.error());
  return each_finished(ledger, {}, [&](const lifecycle::FluxRow& row) -> Done {
    const auto one = replayer.replay(row);
    if (!one) return tl::unexpected(one.error());
    telling.tell(*one);
    telling.at(counts->received - counts->pending);
    return {};
  });
}

Done replay_each(const std::vector<std::string>& ids, Replayer& replayer, lifecycle::Ledger& ledger,
                 Telling& telling) {
  for (const auto& id : ids) {
    const auto rows = ledger.flux_named(id);
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return failure("E_REPLAY_UNKNOWN", id);
    for (const auto& row : *rows) {
      const auto one = replayer.replay(row);
      if (!one) return tl::unexpected(one.error());
      telling.tell(*one);
    }
  }
  return {};
}

/// What is kept of the request, before anything is done.
std::string request_of(const Wish& wish, const ReplayCommand& command) {
  std::string text =
      "as_of=" + (wish.moment.as_of == AsOf::instant ? utc_text(wish.moment.at)
                                                     : std::string(name_of(wish.moment.as_of)));
  for (const auto& id : wish.ids) text += ' ' + id;
  return text + ": " + command.comment;
}

}  // namespace

ExitStatus replay(const ReplayCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto wish = wish_of(command);
  if (!wish) return say(wish.error(), terminal);
  const auto kept = keep_request(**premises, "replay", request_of(*wish, command));
  if (!kept) return say(kept.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto printer = printer_of(**premises, terminal);
  Replayer replayer(**premises, **ledger, wish->moment);
  Telling telling(command, *wish, printer, terminal);
  const auto done = wish->all() ? replay_all(replayer, **ledger, telling)
                                : replay_each(wish->ids, replayer, **ledger, telling);
  if (!done) return say(done.error(), terminal);
  return telling.sum_up();
}

}  // namespace ecluse::daemon
