// The gate and the orders of operators: what is held stays where it is, what is to be taken up
// again comes out of quarantine, what is given up ends here.
#include <algorithm>
#include <iterator>
#include <utility>

#include "daemon/gate.hpp"
#include "daemon/giving_up.hpp"

namespace ecluse::daemon {
namespace {

/// Files held one by one are looked past so often before the inbox counts as empty.
constexpr int most_looks = 64;

}  // namespace

/// Reads what operators ordered. What was kept aside, and is no more, comes before all else, in its
/// order.
Done Gate::heed_orders() {
  auto book = parts_.ledger.order_book();
  if (!book) return tl::unexpected(book.error());
  orders_ = std::move(*book);
  const auto now = parts_.clock();
  const auto kept = std::stable_partition(
      aside_.begin(), aside_.end(), [&](const Flux& flux) { return orders_.keeps(flux, now); });
  returned_.insert(returned_.begin(), std::make_move_iterator(kept),
                   std::make_move_iterator(aside_.end()));
  aside_.erase(kept, aside_.end());
  return take_back();
}

/// Takes out of quarantine what is to be taken up again; the orders end once that is durable.
Done Gate::take_back() {
  const auto wanted = orders_.of_kind(lifecycle::OrderKind::requeue);
  if (wanted.empty()) return {};
  auto batch = parts_.ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  const auto finished = lifecycle::finished_in(**batch);
  for (const auto& order : wanted) {
    auto flux = spool_.take_back(order.partner, order.name, parts_.clock(), finished);
    if (!flux) return tl::unexpected(flux.error());
    if (*flux) returned_.push_back(std::move(**flux));
    const auto ended = (*batch)->orders().end(order.partner, order.name, parts_.clock());
    if (!ended) return tl::unexpected(ended.error());
  }
  const auto settled = spool_.settle();
  return settled ? (*batch)->commit() : settled;
}

Done Gate::conclude_given_up(lifecycle::Batch& batch, std::vector<Conclusion>& conclusions) {
  for (const auto& flux : std::exchange(given_up_, {})) {
    const auto* order = orders_.about(flux);
    if (!order) continue;
    auto conclusion =
        give_up(flux, *order, batch, {parts_.disk, parts_.tables, parts_.config, parts_.workers},
                parts_.clock());
    if (!conclusion) return tl::unexpected(conclusion.error());
    conclusions.push_back(std::move(*conclusion));
  }
  return {};
}

/// A full look at the inbox that gave held files only may have others behind them.
bool Gate::more_behind_held(bool full) {
  looks_past_held_ =
      full && waiting_.empty() && looks_past_held_ < most_looks ? looks_past_held_ + 1 : 0;
  return looks_past_held_ > 0;
}

/// House §4.6: the third unfinished attempt of a flux is its last, unless it failed for a cause
/// that has its own count.
int Gate::most_attempts(const Flux& flux) const {
  const auto* retry = orders_.retry_of(flux);
  return retry ? retries_.of(retry->cause).attempts : retries_.of({}).attempts;
}

Error Gate::why_exhausted(const Flux& flux) const {
  const auto* retry = orders_.retry_of(flux);
  return {retry ? retry->cause : std::string("E_ATTEMPTS"), "attempted too often"};
}

/// Leaves a flux in the spool when it failed for a cause that passes, aside until it is due;
/// whether it did.
Result<bool> Gate::try_later(const Flux& flux, const Error& why, lifecycle::Batch& batch) {
  tally_.left.push_back(why);
  const auto& rule = retries_.of(why.code);
  if (!rule.passes) return false;
  const auto done = batch.orders().try_again(flux.arrival_id, why.code, parts_.clock(), rule);
  if (!done) return tl::unexpected(done.error());
  const auto file = parts_.disk.facts(flux.spool_path);  // as it is now
  if (file) aside_.emplace_back(flux).file = *file;
  return true;
}

}  // namespace ecluse::daemon
