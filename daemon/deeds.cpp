#include "daemon/deeds.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "daemon/giving_up.hpp"
#include "daemon/operator_account.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::OrderKind;

constexpr std::array<std::string_view, 5> deeds{"hold", "release", "requeue", "expire",
                                                "redeliver"};

/// Where each deed makes sense.
struct Allowed {
  Deed deed;
  Stand stand;
};
constexpr std::array allowed{
    Allowed{Deed::hold, Stand::waiting},        Allowed{Deed::hold, Stand::pending},
    Allowed{Deed::hold, Stand::partner},        Allowed{Deed::release, Stand::waiting},
    Allowed{Deed::release, Stand::pending},     Allowed{Deed::release, Stand::partner},
    Allowed{Deed::requeue, Stand::quarantined}, Allowed{Deed::expire, Stand::waiting},
    Allowed{Deed::expire, Stand::pending},      Allowed{Deed::expire, Stand::quarantined},
    Allowed{Deed::redeliver, Stand::ended},
};

bool allows(Deed deed, Stand stand) {
  return std::any_of(allowed.begin(), allowed.end(),
                     [&](const Allowed& one) { return one.deed == deed && one.stand == stand; });
}

/// Whether the order about a subject is its own, not that of its partner.
bool has_own_order(const Subject& subject) {
  return subject.order && (subject.stand == Stand::partner || !subject.order->name.empty());
}

/// Whether the bytes of an incident are where quarantine keeps them.
bool kept_in_quarantine(const Subject& subject, const Premises& premises) {
  const auto files = premises.disk.list(premises.root.quarantine_of(subject.partner));
  if (!files) return false;
  const auto begin = subject.key() + '~';
  return std::any_of(files->begin(), files->end(), [&](const FileFacts& file) {
    return file.regular && file.name.starts_with(begin);
  });
}

std::string told(const lifecycle::StandingOrder& order) {
  return order.who + ": " + order.comment;
}

/// The deeds of one commit.
class Doer {
 public:
  Doer(const Doing& doing, lifecycle::Batch& batch, const Equipment& with)
      : doing_(doing), batch_(batch), with_(with) {}

  Result<Deeded> operator()(Subject subject) {
    Deeded deeded{std::move(subject)};
    auto done = act(deeded);
    if (done && !deeded.refused) done = audit(deeded.subject);
    if (!done) return tl::unexpected(done.error());
    return deeded;
  }

 private:
  Done act(Deeded& deeded) {
    auto& subject = deeded.subject;
    switch (doing_.deed) {
      case Deed::hold:
        return give(OrderKind::hold, subject);
      case Deed::release:
        return release(subject);
      case Deed::requeue:
        return requeue(subject);
      case Deed::expire:
        return subject.stand == Stand::quarantined
                   ? give_up_quarantined(*subject.row, order(OrderKind::expire, subject), batch_,
                                         with_, doing_.now)
                   : give(OrderKind::expire, subject);
      case Deed::redeliver:
        return redeliver(deeded);
    }
    return {};
  }

  [[nodiscard]] lifecycle::StandingOrder order(OrderKind kind, const Subject& subject) const {
    return {kind,       subject.partner, subject.stand == Stand::partner ? "" : subject.key(),
            doing_.now, doing_.who,      doing_.comment};
  }

  Done give(OrderKind kind, Subject& subject) {
    subject.order = order(kind, subject);
    return batch_.orders().give(*subject.order);
  }

  Done release(Subject& subject) {
    const auto ended = batch_.orders().end(subject.order->partner, subject.order->name, doing_.now);
    if (!ended) return tl::unexpected(ended.error());
    subject.order.reset();
    return {};
  }

  /// The incident ends here; the gate takes its bytes up again as a new arrival.
  Done requeue(Subject& subject) {
    auto done = batch_.move(subject.key(), {Transition::whole_flux,
                                            std::string(flux_state::incident),
                                            std::string(flux_state::requeued),
                                            doing_.now,
                                            doing_.who,
                                            {},
                                            doing_.comment});
    return done ? give(OrderKind::requeue, subject) : done;
  }

  Done redeliver(Deeded& deeded) {
    const auto answers = batch_.orders().redeliver(deeded.subject.key());
    if (!answers) return tl::unexpected(answers.error());
    deeded.answers = *answers;
    if (*answers == 0) deeded.refused = Error{"E_ORDER_ANSWERS", deeded.subject.name()};
    return {};
  }

  Done audit(const Subject& subject) {
    return batch_.audit({doing_.now, doing_.who, std::string(name_of(doing_.deed)),
                         subject.partner + '/' + subject.name() + ": " + doing_.comment,
                         subject.row ? subject.row->sha256 : std::string()});
  }

  const Doing& doing_;
  lifecycle::Batch& batch_;
  const Equipment& with_;
};

}  // namespace

std::string_view name_of(Deed deed) {
  return deeds.at(static_cast<std::size_t>(deed));
}

std::optional<Deed> deed_named(std::string_view name) {
  const auto found = std::find(deeds.begin(), deeds.end(), name);
  if (found == deeds.end()) return std::nullopt;
  return static_cast<Deed>(found - deeds.begin());
}

Result<std::vector<Subject>> selected(Deed deed, const Selection& selection, Subjects& subjects,
                                      const Premises& premises) {
  auto found = deed == Deed::redeliver ? subjects.ended(selection) : subjects.unfinished(selection);
  if (found)
    std::erase_if(*found, [&](const Subject& subject) {
      return refusal_of(deed, subject, premises).has_value();
    });
  return found;
}

std::optional<Error> refusal_of(Deed deed, const Subject& subject, const Premises& premises) {
  if (!allows(deed, subject.stand))
    return Error{"E_ORDER_" + std::string(deed == Deed::requeue                 ? "REQUEUE"
                                          : deed == Deed::redeliver             ? "REDELIVER"
                                          : subject.stand == Stand::quarantined ? "QUARANTINED"
                                          : subject.stand == Stand::partner     ? "PARTNER"
                                                                                : "ENDED"),
                 subject.name()};
  if (deed == Deed::hold && has_own_order(subject))
    return Error{"E_ORDER_STANDS", told(*subject.order)};
  if (deed == Deed::release && !subject.order) return Error{"E_ORDER_NONE", subject.name()};
  if (deed == Deed::release && !has_own_order(subject))
    return Error{"E_ORDER_OF_PARTNER", told(*subject.order)};
  if (deed == Deed::requeue && !kept_in_quarantine(subject, premises))
    return Error{"E_ORDER_GONE", subject.key()};
  return std::nullopt;
}

Result<std::vector<Deeded>> do_all(const Doing& doing, std::vector<Subject> subjects,
                                   Premises& premises, lifecycle::Ledger& ledger) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  const auto workers = premises.hire(0);
  const Equipment with{premises.disk, premises.tables, premises.config, *workers};
  Doer act(doing, **batch, with);
  std::vector<Deeded> all;
  for (auto& subject : subjects) {
    if (auto refused = refusal_of(doing.deed, subject, premises)) {
      all.push_back({std::move(subject), std::move(refused)});
      continue;
    }
    auto deeded = act(std::move(subject));
    if (!deeded) return tl::unexpected(deeded.error());
    all.push_back(std::move(*deeded));
  }
  const auto committed = (*batch)->commit();
  if (!committed) return tl::unexpected(committed.error());
  return all;
}

}  // namespace ecluse::daemon
