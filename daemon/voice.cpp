#include "daemon/voice.hpp"

#include <chrono>
#include <utility>

#include "daemon/health.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

Voice::Voice(Ears ears, Bulletin& bulletin) : ears_(std::move(ears)), observer_(bulletin, now()) {}

void Voice::serving(const std::string& tables) {
  seen_ = 0;
  observer_.serving(tables);
}

void Voice::concluded(const Conclusion& conclusion) {
  ears_.log.concluded(conclusion);
  observer_.concluded(conclusion);
}

void Voice::turned(const Gate& gate, const Premises& house) {
  tell_waiting(gate.tally());
  if (observer_.turned(gate, house.disk, house.root.folder(), now())) tell();
}

void Voice::failed(const Error& error) {
  ears_.log.error(error);
  observer_.failed(error, now());
  tell();
}

void Voice::reloading() {
  ears_.notify.reloading();
}

void Voice::refused(const Error& error) {
  ears_.log.error(error);
  observer_.refused(error.code, now());
  tell();
  ears_.notify.ready();
}

void Voice::reloaded(const Premises& house, const std::vector<std::string>& asking_restart) {
  observer_.accepted();
  if (const auto opened = ears_.log.reopen(house.config.log); !opened)
    ears_.log.error(opened.error());
  ears_.log.reloaded(house.tables.version);
  for (const auto& key : asking_restart) ears_.log.asks_restart(key);
  ears_.notify.ready();
}

bool Voice::has_trouble(const Tally& tally) {
  for (const auto* errors : {&tally.left, &tally.undelivered})
    for (const auto& error : *errors) ears_.log.error(error);
  return !tally.left.empty() || !tally.undelivered.empty();
}

/// A gate opened anew finds them again: only the first says so.
void Voice::tell_waiting(const Tally& tally) {
  for (; seen_ < tally.waiting.size(); ++seen_)
    if (told_.insert(tally.waiting[seen_].detail).second) ears_.log.error(tally.waiting[seen_]);
}

void Voice::tell() {
  for (const auto& code : observer_.recovered()) ears_.log.recovered(code);
  if (ears_.console) ears_.log.console(ears_.console());
  ears_.log.settle();
  ears_.notify.alive();
  auto line = status_line(observer_.told(), ears_.catalogue, ears_.language);
  if (line == status_) return;
  status_ = std::move(line);
  ears_.notify.status(status_);
}

}  // namespace ecluse::daemon
