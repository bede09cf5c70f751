#include "daemon/gate.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "daemon/antivirus.hpp"
#include "daemon/daily_rejects.hpp"
#include "daemon/decide.hpp"
#include "daemon/originals.hpp"
#include "daemon/pickup.hpp"
#include "daemon/timers.hpp"
#include "lifecycle/day_roots.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

/// A group of flux is committed together: so many, or those that are done after so long.
constexpr std::size_t group_size = 50;
constexpr auto group_wait = 10ms;
/// So few that a partner who comes while another's heavy flux are taken waits for seconds only.
constexpr std::size_t noticed_at_once = 128;
constexpr int answers_at_once = 200;
constexpr auto overdue_patience = 1min;

}  // namespace

Result<std::unique_ptr<Gate>> Gate::open(Parts parts) {
  auto spool = lifecycle::Spool::open(parts.disk, parts.root, parts.clock());
  if (!spool) return tl::unexpected(spool.error());
  auto retries = lifecycle::Retries::standard();
  if (!retries) return tl::unexpected(retries.error());
  std::unique_ptr<Gate> gate(new Gate(std::move(parts), std::move(*spool), std::move(*retries)));
  gate->returned_.assign(gate->spool_.found().begin(), gate->spool_.found().end());
  gate->deliver();
  return gate;
}

Gate::Gate(Parts parts, lifecycle::Spool spool, lifecycle::Retries retries)
    : parts_(std::move(parts)),
      spool_(std::move(spool)),
      retries_(std::move(retries)),
      inbox_(parts_.disk, parts_.root.inbound(), settle_of(parts_.config.pickup, noticed_at_once),
             parts_.config.pickup.rules, hash_of(parts_.disk)),
      quotas_(parts_.config.pickup.rules),
      intake_(parts_.intake) {}

Gate::~Gate() {
  while (in_flight_ > 0)
    if (examined_.take(group_wait)) --in_flight_;
}

std::optional<Instant> Gate::next_ripe() const {
  const auto ripe = inbox_.next_ripe();
  const auto allowed = quotas_.next(parts_.clock());
  return ripe && allowed ? std::min(ripe, allowed) : (ripe ? ripe : allowed);
}

Result<Continue> Gate::step() {
  for (const auto turn : {&Gate::report_day, &Gate::heed_orders, &Gate::notice, &Gate::claim,
                          &Gate::conclude_group}) {
    const auto done = (this->*turn)();
    if (!done) return tl::unexpected(done.error());
  }
  const bool busy = waiting() > 0 || !inbound_empty_;
  const auto taken_on = take_on(busy || next_ripe());
  if (!taken_on) return tl::unexpected(taken_on.error());
  deliver();  // what others owe too: `ecluse statut` while the daemon runs
  return busy || *taken_on ? Continue::yes : Continue::no;
}

/// What was dropped in time is heard first: the pieces whose delay has run out go on when nothing
/// else waits, or a minute later where something always does. Whether some did.
Result<bool> Gate::take_on(bool busy) {
  const auto due = parts_.ledger.next_due();
  if (!due) return tl::unexpected(due.error());
  const auto now = parts_.clock();
  if (!*due || **due > now) {
    due_since_.reset();
    return false;
  }
  if (!due_since_) due_since_ = now;
  if (busy && now - *due_since_ < overdue_patience) return false;
  const auto taken = take_overdue(parts_.ledger, parts_.tables, parts_.config, now);
  if (!taken) return tl::unexpected(taken.error());
  return *taken > 0;
}

/// The first turn of a civil day of Paris tells what was refused in those before.
Done Gate::report_day() {
  const auto now = parts_.clock();
  const auto today = lifecycle::paris_day(now);
  if (reported_ == today) return {};
  if (auto kept = lifecycle::keep_roots(parts_.disk, parts_.root, parts_.ledger, now); !kept)
    tell_once(kept.error());
  const auto done = report_refusals(parts_.ledger, parts_.tables, parts_.config, now);
  if (done) reported_ = today;
  return done;
}

/// The scan is the truth; it is made when nothing noticed is left to claim. What is claimed goes on
/// when the disk fills up, nothing more is claimed.
Done Gate::notice() {
  if (intake_closed()) {
    waiting_.clear();
    inbound_empty_ = true;
    return {};
  }
  if (!waiting_.empty() || in_flight_ >= parts_.config.work.in_flight) return {};
  if (const auto low = low_disk(parts_.disk, parts_.root, parts_.config.pickup)) {
    tell_once(*low);
    inbound_empty_ = true;
    return {};
  }
  const auto now = parts_.clock();
  auto ripe = inbox_.ripe(now, [&](const std::string& partner) {
    const bool wanted = intake_.partner.empty() || intake_.partner == partner;
    return !wanted || orders_.holds_all(partner) ? 0 : quotas_.allowance(partner, now);
  });
  if (!ripe) return tl::unexpected(ripe.error());
  const bool full = ripe->size() >= noticed_at_once;
  for (auto& arrival : *ripe)
    if (!unclaimable_.contains(arrival.partner + '/' + arrival.file.name) &&
        !orders_.holds(arrival))
      waiting_.push_back(std::move(arrival));
  inbound_empty_ = waiting_.empty() && !more_behind_held(full);
  for (const auto& error : inbox_.unreadable()) tell_once(error);
  tell_waiting();
  return {};
}

/// Each file that waits in vain is told once in the life of a gate; the first thousand are.
void Gate::tell_waiting() {
  constexpr std::size_t most_told = 1000;
  const auto now = parts_.clock();
  if (waiting_seen_ && now >= *waiting_seen_ && now - *waiting_seen_ < 1s) return;
  waiting_seen_ = now;
  for (auto& error : overdue(inbox_.unfinished(), parts_.config.pickup, now))
    if (waiting_told_.size() < most_told && waiting_told_.insert(error.detail).second)
      tally_.waiting.push_back(std::move(error));
}

/// How many flux may be taken now. What a predecessor left unfinished may be what ended it: such
/// flux are taken one at a time, so that the guilty one brings no other to quarantine.
std::size_t Gate::room() const {
  const std::size_t most = returned_.empty() ? parts_.config.work.in_flight : 1;
  return in_flight_ < most ? most - in_flight_ : 0;
}

Done Gate::claim() {
  if ((waiting_.empty() && returned_.empty()) || room() == 0) return {};
  if (parts_.config.antivirus.unjudged == Unjudged::held) {
    // Attempts are counted: none is spent while nobody is there to judge, and what is in flight
    // comes to its end first.
    const auto answers = ready(parts_.config.antivirus);
    if (!answers && in_flight_ > 0) return {};
    if (!answers) return answers;
  }
  if (!returned_.empty()) {
    // Nor while the ledger might take an attempt, and not its end.
    const auto low = low_disk(parts_.disk, parts_.root, parts_.config.pickup);
    if (low && in_flight_ == 0) return tl::unexpected(*low);
    if (low) return {};
  }
  auto batch = parts_.ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  auto group = next_group(**batch);
  if (!group) return tl::unexpected(group.error());
  return group->empty() ? Done{} : begin(std::move(*group), **batch);
}

/// Claims as many arrivals as may be in flight, after those found in the spool. A file that cannot
/// be claimed stays where it is, and stops no other.
Result<std::vector<Flux>> Gate::next_group(lifecycle::Batch& batch) {
  std::vector<Flux> group;
  const auto most = room();
  const auto finished = lifecycle::finished_in(batch);
  for (; group.size() < most && !returned_.empty(); returned_.pop_front()) {
    bool put_away = false;
    const auto done = put_away_finished(returned_.front(), batch, put_away);
    if (!done) return tl::unexpected(done.error());
    if (!put_away)
      (orders_.keeps(returned_.front(), parts_.clock()) ? aside_ : group)
          .push_back(std::move(returned_.front()));
  }
  for (; group.size() < most && !waiting_.empty() && !intake_closed(); waiting_.pop_front()) {
    if (orders_.holds(waiting_.front())) continue;
    auto flux = spool_.claim(waiting_.front(), parts_.clock(), finished);
    if (!flux) {
      leave(waiting_.front(), flux.error());
    } else if (*flux) {
      ++claimed_;
      group.push_back(std::move(**flux));
      announced_.push_back(std::move(waiting_.front()));
    }
  }
  return group;
}

/// Once a file is durably here: without its done-file it would not be taken again.
void Gate::forget_announcements() {
  for (const auto& arrival : std::exchange(announced_, {})) {
    const auto done =
        forget_announcement(parts_.disk, parts_.root, parts_.config.pickup.rules, arrival);
    if (!done) tell_once(done.error());
  }
}

/// An arrival that cannot be claimed is left to the next gate: this one would only meet it again.
void Gate::leave(const Arrival& arrival, const Error& why) {
  unclaimable_.insert(arrival.partner + '/' + arrival.file.name);
  tally_.left.push_back(why);
}

/// For what every scan meets again.
void Gate::tell_once(const Error& error) {
  if (std::find(tally_.left.begin(), tally_.left.end(), error) == tally_.left.end())
    tally_.left.push_back(error);
}

/// A flux found in the spool may be finished already: the power went before it was put away.
Done Gate::put_away_finished(const Flux& flux, lifecycle::Batch& batch, bool& finished) {
  const auto end = batch.finished(flux.arrival_id);
  if (!end) return tl::unexpected(end.error());
  finished = end->has_value();
  return finished ? put_away(flux, **end) : Done{};
}

/// Where the archive of the day has other bytes under the same hash, one of the two is damaged:
/// that is told, the flux stays in the spool, and no other is stopped.
Done Gate::put_away(const Flux& flux, const lifecycle::Finished& end) {
  auto done = spool_.put_away(flux, end);
  if (done || done.error().code != "E_ARCHIVE") return done;
  tell_once(done.error());
  return {};
}

/// Writes the attempts, durably, and only then lets anyone think.
Done Gate::begin(std::vector<Flux> group, lifecycle::Batch& batch) {
  const auto settled = spool_.settle();
  if (!settled) return settled;
  forget_announcements();
  std::vector<Flux> fresh;
  for (auto& flux : group) {
    const auto attempt = batch.attempt(flux);
    if (!attempt) return tl::unexpected(attempt.error());
    flux.received = attempt->received;
    const auto* order = orders_.about(flux);
    if (order && order->kind == lifecycle::OrderKind::expire)
      given_up_.push_back(std::move(flux));
    else
      (attempt->count > most_attempts(flux) ? exhausted_ : fresh).push_back(std::move(flux));
  }
  const auto committed = batch.commit();
  if (!committed) return committed;
  for (auto& flux : fresh) hand_over(std::move(flux));
  return {};
}

void Gate::hand_over(Flux flux) {
  ++in_flight_;
  quotas_.claimed(flux.partner, parts_.clock());
  parts_.workers.post(
      [this, flux = std::move(flux)](Desk& desk) { examined_.post(examine_guarded(flux, desk)); });
}

/// The worker's edge: whatever a flux makes us do wrong stays with that flux.
Gate::Examination Gate::examine_guarded(const Flux& flux, Desk& desk) const {
  ExaminedFlux bare;
  bare.flux = flux;
  try {
    auto examined =
        examine(flux, {}, {parts_.disk, parts_.tables, parts_.config, parts_.workers}, desk);
    if (examined) return {std::move(*examined), std::nullopt};
    return {std::move(bare), examined.error()};
  } catch (const std::exception& thrown) {
    return {std::move(bare), Error{"E_INTERNAL", thrown.what()}, true};
  } catch (...) {
    return {std::move(bare), Error{"E_INTERNAL", "unknown"}, true};
  }
}

/// A group to commit: whatever is done within group_wait of the first.
std::vector<Gate::Examination> Gate::finished_examinations() {
  std::vector<Examination> group;
  auto patience = group_wait;
  while (group.size() < group_size && in_flight_ > 0) {
    auto examination = examined_.take(patience);
    if (!examination) break;
    --in_flight_;
    quotas_.concluded(examination->flux.flux.partner);
    patience = group.empty() && in_flight_ > 0 ? group_wait / 5 : 0ms;
    group.push_back(std::move(*examination));
  }
  return group;
}

Done Gate::conclude_group() {
  auto group = finished_examinations();
  for (auto& flux : std::exchange(exhausted_, {})) {
    ExaminedFlux bare;
    bare.flux = std::move(flux);
    const auto why = why_exhausted(bare.flux);
    group.push_back({std::move(bare), why, true});
  }
  if (group.empty() && given_up_.empty()) return {};
  auto batch = parts_.ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  std::vector<Conclusion> conclusions;
  if (auto done = conclude_given_up(**batch, conclusions); !done) return done;
  for (auto& examination : group) {
    auto conclusion = conclude_one(std::move(examination), **batch);
    if (!conclusion) return tl::unexpected(conclusion.error());
    if (*conclusion) conclusions.push_back(std::move(**conclusion));
  }
  const auto committed = (*batch)->commit();
  if (!committed) return committed;
  return settle_conclusions(conclusions);
}

/// Nothing when the flux must be tried again.
Result<std::optional<Conclusion>> Gate::conclude_one(Examination examination,
                                                     lifecycle::Batch& batch) {
  const auto now = parts_.clock();
  if (examination.error && !examination.poisonous) {
    const auto later = try_later(examination.flux.flux, *examination.error, batch);
    if (!later) return tl::unexpected(later.error());
    if (*later) return std::optional<Conclusion>();
  }
  if (examination.error) {
    Conclusion poisoned{quarantine(std::move(examination.flux), examination.error->code, now), {}};
    const auto recorded = batch.record(poisoned.outcome);
    if (!recorded) return tl::unexpected(recorded.error());
    return std::optional(std::move(poisoned));
  }
  auto concluded = conclude(std::move(examination.flux), batch,
                            {parts_.disk, parts_.tables, parts_.config, parts_.workers}, now);
  if (!concluded) return tl::unexpected(concluded.error());
  return std::optional(std::move(*concluded));
}

/// What is decided is durable: the bytes leave the spool, the answers leave the house.
Done Gate::settle_conclusions(const std::vector<Conclusion>& conclusions) {
  for (const auto& conclusion : conclusions) {
    const auto& outcome = conclusion.outcome;
    const auto done = put_away(outcome.examined.flux, {outcome.fate, outcome.examined.sha256,
                                                       outcome.examined.flux.received});
    if (!done) return done;
    tally_.add(outcome);
    if (parts_.on_conclusion) parts_.on_conclusion(conclusion);
  }
  return {};
}

/// What cannot be delivered stays owed, and stops nothing: the next gate tries it again. Nothing is
/// delivered before what a predecessor left is put away: an answer may carry a document of it.
void Gate::deliver() {
  if (!returned_.empty()) return;
  auto delivery =
      lifecycle::deliver(parts_.disk, parts_.root, parts_.ledger, answers_at_once, parts_.clock(),
                         delivery_, originals_of(parts_.disk, parts_.root));
  if (delivery) delivery_ = std::move(*delivery);
  tally_.undelivered = delivery_.held;
  if (!delivery) tally_.undelivered.push_back(delivery.error());
}

}  // namespace ecluse::daemon
