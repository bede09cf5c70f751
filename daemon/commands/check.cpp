// ecluse check: the same controls on files, to the last byte of the return file, nothing recorded.
#include <chrono>
#include <string>

#include "daemon/answering.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/html_files.hpp"
#include "daemon/html_page.hpp"
#include "daemon/reread.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/preview_batch.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string last_component(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// The folder that a flux of that name would have been dropped in (chorus-edi.md §2.1).
std::string partner_in(const std::string& name) {
  return name.size() < 15 ? std::string() : name.substr(9, 6);
}

/// One run of `check`: what is known of each file before it is opened, and what is told after.
class Checking {
 public:
  Checking(const CheckCommand& command, const Premises& premises, const Terminal& terminal)
      : command_(command),
        premises_(premises),
        terminal_(terminal),
        printer_(printer_of(premises, terminal)),
        workers_(premises.hire(0)),
        pages_(command.html, command.files.size()) {}

  /// E_INTERFACE, E_PROFILE: a word of the command line that no table knows.
  Result<Manner> manner() const {
    Manner manner;
    manner.naming = command_.as.empty()     ? Naming::ignored
                    : command_.root.empty() ? Naming::grammar
                                            : Naming::judged;
    manner.schema = command_.schema;
    if (!manner.schema.empty() && !premises_.tables.schemas.has(manner.schema))
      return failure("E_PROFILE", manner.schema);
    if (command_.interface.empty()) return manner;
    manner.interface = premises_.tables.referential.interfaces.find(command_.interface);
    if (!manner.interface || manner.interface->served != Served::yes)
      return failure("E_INTERFACE", command_.interface);
    return manner;
  }

  Done check(const std::string& path, const Manner& manner) {
    auto flux = flux_of(path);
    if (!flux) return tl::unexpected(flux.error());
    Done done;
    workers_->post([&](Desk& desk) { done = examine_and_tell(*flux, manner, desk); });
    return done;
  }

  const Tally& tally() const { return tally_; }

 private:
  Equipment equipment() const {
    return {premises_.disk, premises_.tables, premises_.config, *workers_};
  }

  Result<Flux> flux_of(const std::string& path) const {
    const auto facts = premises_.disk.facts(path);
    if (!facts) return tl::unexpected(facts.error());
    Flux flux;
    flux.arrival_id = path;
    flux.file_name = command_.as.empty() ? last_component(path) : command_.as;
    flux.partner = partner_in(command_.as);
    flux.spool_path = path;
    flux.file = *facts;
    flux.received = now();
    return flux;
  }

  Done examine_and_tell(const Flux& flux, const Manner& manner, Desk& desk) {
    auto examined = examine(flux, manner, equipment(), desk);
    if (!examined) return tl::unexpected(examined.error());
    const auto concluded = conclude(std::move(*examined), preview_, equipment(), now());
    if (!concluded) return tl::unexpected(concluded.error());
    tally_.add(concluded->outcome);
    return tell(concluded->outcome);
  }

  Done tell(const Outcome& outcome) {
    if (command_.report) {
      terminal_.out << outcome.answers.front().bytes;
      return {};
    }
    const auto language = premises_.config.language.value_or(terminal_.language);
    const auto words = words_of(outcome, premises_.tables.catalogue, language);
    if (command_.output == Output::json) terminal_.out << flux_json(outcome, words) << '\n';
    if (command_.output == Output::json && command_.html.empty()) return {};
    const auto documents = FluxDocuments::read(premises_.disk, outcome.examined.flux.spool_path,
                                               limits_of(premises_.config));
    if (!documents) return tl::unexpected(documents.error());
    if (command_.output != Output::json)
      terminal_.out << printer_.conclusion(outcome, words, *documents);
    if (command_.html.empty()) return {};
    return pages_.write(outcome.examined.flux.file_name,
                        html_page({outcome, words, *documents, premises_.tables.catalogue, language,
                                   premises_.config.platform.support}));
  }

  const CheckCommand& command_;
  const Premises& premises_;
  const Terminal& terminal_;
  Printer printer_;
  std::unique_ptr<Workers> workers_;
  lifecycle::PreviewBatch preview_;
  Tally tally_;
  HtmlFiles pages_;
};

ExitStatus worst(ExitStatus status, const std::optional<ExitStatus>& trouble) {
  return trouble.value_or(status);
}

}  // namespace

ExitStatus check(const CheckCommand& command, const Terminal& terminal) {
  const auto premises = command.root.empty() ? Premises::bare() : Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  Checking checking(command, **premises, terminal);
  const auto manner = checking.manner();
  if (!manner) {
    say(manner.error(), terminal);
    return ExitStatus::usage;
  }
  std::optional<ExitStatus> trouble;
  for (const auto& file : command.files) {
    const auto done = checking.check(file, *manner);
    if (!done) trouble = say(done.error(), terminal);
  }
  if (command.output == Output::json) terminal.out << summary_json(checking.tally()) << '\n';
  return worst(status_of(checking.tally()), trouble);
}

}  // namespace ecluse::daemon
