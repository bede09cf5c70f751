#include "daemon/deeds_told.hpp"

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t shown_hash = 12;  // characters of a hash that a person needs

std::string harmless(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

}  // namespace

std::string deed_text(Deed deed, const Deeded& deeded, const Printer& printer) {
  const auto& subject = deeded.subject;
  const auto name = subject.partner + '/' + harmless(subject.name());
  if (deeded.refused)
    return name + ": " + printer.text(deeded.refused->code) + " (" + deeded.refused->detail + ")";
  const bool all = subject.stand == Stand::partner;
  return printer.text(
      "order." + std::string(name_of(deed)) + (all ? ".partner" : ""),
      {{"flux", all ? subject.partner : name}, {"answers", std::to_string(deeded.answers)}});
}

std::string replay_text(const Replayed& replayed, const Printer& printer) {
  const auto flux = harmless(replayed.flux.file_name);
  if (!replayed.left_out.empty())
    return printer.text("replay.left_out",
                        {{"flux", flux}, {"why", printer.text(replayed.left_out)}});
  const auto state = [&](const FluxVerdict& verdict) {
    return printer.text("flux." + verdict.state);
  };
  return printer.text(replayed.same() ? "replay.same" : "replay.differs",
                      {{"flux", flux},
                       {"before", state(replayed.before)},
                       {"after", state(replayed.after)},
                       {"set", replayed.tables.substr(0, shown_hash)}});
}

}  // namespace ecluse::daemon
