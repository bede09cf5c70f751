#include "daemon/observer.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr auto between_publications = 1s;

Instant changed_at(const FileFacts& file) {
  return std::chrono::floor<std::chrono::milliseconds>(
      std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(file.modified_ns)));
}

std::set<std::string> troubles_of(const Tally& tally) {
  std::set<std::string> codes;
  for (const auto* errors : {&tally.left, &tally.undelivered, &tally.waiting})
    for (const auto& error : *errors) codes.insert(error.code);
  return codes;
}

}  // namespace

Queues queues_of(const Gate& gate) {
  Queues queues;
  queues.noticed = gate.noticed().size();
  queues.returned = gate.returned();
  queues.in_flight = gate.in_flight();
  for (const auto& arrival : gate.noticed()) {
    const auto since = changed_at(arrival.file);
    const auto [place, fresh] = queues.oldest.emplace(arrival.partner, since);
    if (!fresh) place->second = std::min(place->second, since);
  }
  return queues;
}

Observer::Observer(Bulletin& bulletin, Instant started) : bulletin_(bulletin) {
  told_.started = started;
}

void Observer::serving(const std::string& tables) {
  told_.tables = tables;
  told_.serving = true;
}

void Observer::concluded(const Conclusion& conclusion) {
  const auto& outcome = conclusion.outcome;
  const auto& examined = outcome.examined;
  const auto& partner = examined.flux.partner;
  ++told_.flux[{partner, outcome.fate}];
  const auto good = accepted_count(examined);
  if (good > 0) told_.pieces[{partner, true}] += good;
  if (good < examined.pieces.size())
    told_.pieces[{partner, false}] += examined.pieces.size() - good;
  told_.bytes += examined.flux.file.size;
  for (std::size_t i = 0; i < told_.layers.size(); ++i)
    if (examined.layers.at(i).status != LayerStatus::skipped)
      told_.layers.at(i).add(examined.layers.at(i).spent);
}

bool Observer::turned(const Gate& gate, const DiskView& disk, const std::string& root,
                      Instant now) {
  told_.last_turn = now;
  // A clock put back must not keep the page from being made.
  if (now >= published_ && now - published_ < between_publications) return false;
  told_.queues = queues_of(gate);
  const auto room = disk.room(root);
  told_.room = room ? std::optional(*room) : std::nullopt;
  publish(troubles_of(gate.tally()), now);
  return true;
}

void Observer::failed(const Error& error, Instant now) {
  told_.last_turn = now;
  publish({error.code}, now);
}

void Observer::refused(const std::string& code, Instant now) {
  refused_.insert(code);
  publish(told_.troubles, now);
}

void Observer::accepted() {
  refused_.clear();
}

void Observer::publish(std::set<std::string> troubles, Instant now) {
  troubles.insert(refused_.begin(), refused_.end());
  std::set_difference(told_.troubles.begin(), told_.troubles.end(), troubles.begin(),
                      troubles.end(), std::back_inserter(over_));
  told_.troubles = std::move(troubles);
  published_ = now;
  bulletin_.publish(told_);
}

std::vector<std::string> Observer::recovered() {
  return std::exchange(over_, {});
}

}  // namespace ecluse::daemon
