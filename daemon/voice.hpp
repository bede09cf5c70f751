// What the daemon says of itself while it works: to its log, to the pages of health and metrics, to
// systemd. Used by `ecluse watch`, on the thread of the gate.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "daemon/log.hpp"
#include "daemon/notify.hpp"
#include "daemon/observer.hpp"
#include "daemon/premises.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

class Voice {
 public:
  /// All must outlive the voice.
  struct Ears {
    Log& log;
    const Notify& notify;
    const validation::Catalogue& catalogue;
    Language language;
    std::function<ConsoleTold::All()>
        console{};  ///< what the console has to tell, where it is served
  };

  Voice(Ears ears, Bulletin& bulletin);

  /// A gate is about to be opened, with these tables.
  void serving(const std::string& tables);
  void concluded(const Conclusion& conclusion);
  void turned(const Gate& gate, const Premises& house);
  /// The gate stopped on an error, and will be opened anew.
  void failed(const Error& error);
  void reloading();
  /// What was read anew is not taken: the old one stays.
  void refused(const Error& error);
  /// It is taken, but these keys.
  void reloaded(const Premises& house, const std::vector<std::string>& asking_restart);
  void alive() const { ears_.notify.alive(); }

  /// Says what was left aside; a gate opened anew tries it again. Whether there is any.
  bool has_trouble(const Tally& tally);

 private:
  void tell_waiting(const Tally& tally);
  void tell();

  Ears ears_;
  Observer observer_;
  std::set<std::string> told_;  ///< the files of which it was said that they wait
  std::size_t seen_ = 0;        ///< of those that this gate tells
  std::string status_;          ///< as systemd knows it
};

}  // namespace ecluse::daemon
