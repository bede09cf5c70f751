#include "daemon/deliver_now.hpp"

#include "daemon/originals.hpp"
#include "lifecycle/outbox.hpp"
#include "lifecycle/run_lock.hpp"

namespace ecluse::daemon {
namespace {

constexpr int at_once = 200;

}  // namespace

Done deliver_now(Premises& premises, lifecycle::Ledger& ledger, Instant now) {
  const auto lock = lifecycle::RunLock::take(premises.root.lock());
  if (!lock) return lock.error().code == "E_LOCKED" ? Done{} : tl::unexpected(lock.error());
  const auto delivery = lifecycle::deliver(premises.disk, premises.root, ledger, at_once, now, {},
                                           originals_of(premises.disk, premises.root));
  if (!delivery) return tl::unexpected(delivery.error());
  return {};
}

}  // namespace ecluse::daemon
