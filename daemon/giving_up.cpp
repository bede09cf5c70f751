#include "daemon/giving_up.hpp"

#include <string>
#include <utility>

#include "daemon/answering.hpp"
#include "daemon/decide.hpp"
#include "daemon/reception.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

/// An incident without pieces, and the answers that tell it.
Result<Conclusion> incident_of(const Flux& flux, const lifecycle::StandingOrder& order,
                               lifecycle::Batch& batch, const Equipment& with, Instant now) {
  auto examined = identify(flux, {}, with.tables);
  examined.findings = {{std::string(given_up_code),
                        Severity::error,
                        Layer::technique,
                        {},
                        {{"reason", order.comment}}}};
  Conclusion incident{quarantine(std::move(examined), std::string(given_up_code), now), {}};
  const auto answered = answer(incident, batch, with, now);
  if (!answered) return tl::unexpected(answered.error());
  return incident;
}

Done end_by_order(std::string_view arrival_id, const lifecycle::StandingOrder& order,
                  lifecycle::Batch& batch, Instant now) {
  return batch.move(arrival_id, {Transition::whole_flux,
                                 std::string(flux_state::incident),
                                 std::string(flux_state::given_up),
                                 now,
                                 order.who,
                                 {},
                                 order.comment});
}

}  // namespace

Result<Conclusion> give_up(const Flux& flux, const lifecycle::StandingOrder& order,
                           lifecycle::Batch& batch, const Equipment& with, Instant now) {
  auto incident = incident_of(flux, order, batch, with, now);
  if (!incident) return incident;
  auto done = batch.record(incident->outcome);
  if (done) done = end_by_order(flux.arrival_id, order, batch, now);
  if (!done) return tl::unexpected(done.error());
  const auto ended = batch.orders().end(order.partner, order.name, now);
  if (!ended) return tl::unexpected(ended.error());
  return incident;
}

Done give_up_quarantined(const lifecycle::FluxRow& row, const lifecycle::StandingOrder& order,
                         lifecycle::Batch& batch, const Equipment& with, Instant now) {
  Flux flux{row.arrival_id, row.partner, row.file_name, {}, {}, row.received};
  flux.file.size = row.size;
  const auto incident = incident_of(flux, order, batch, with, now);
  if (!incident) return tl::unexpected(incident.error());
  for (const auto& owed : incident->outcome.answers)
    if (auto done = batch.owe(row.arrival_id, owed); !done) return done;
  return end_by_order(row.arrival_id, order, batch, now);
}

}  // namespace ecluse::daemon
