#include "daemon/replay.hpp"

#include <string_view>
#include <utility>

#include "daemon/decide.hpp"
#include "daemon/duplicates.hpp"
#include "daemon/remembered.hpp"

namespace ecluse::daemon {

namespace {

Config without_antivirus(Config config) {
  config.antivirus.engine = AntivirusEngine::none;
  return config;
}

}  // namespace

struct Replayer::Study {
  std::optional<PastHouse> past;  ///< nothing where the house is that of today
  Config config;
  const Tables& tables;
  Rereader reader;

  Study(const DiskView& disk, const Tables& today, Config settings)
      : config(std::move(settings)), tables(today), reader(disk, tables, config) {}
  Study(const DiskView& disk, PastHouse of)
      : past(std::move(of)), tables(past->tables), reader(disk, tables, past->config) {}
};

Replayer::Replayer(const Premises& premises, lifecycle::Ledger& ledger, const Moment& moment)
    : premises_(premises), ledger_(ledger), moment_(moment) {}

Replayer::~Replayer() = default;

/// The set that the last flux received before the instant was judged with; empty: none was.
Result<std::string> Replayer::version_for(const lifecycle::FluxRow& row) {
  if (moment_.as_of == AsOf::then) return row.tables;
  if (moment_.as_of == AsOf::now) return premises_.tables.version;
  if (version_) return *version_;
  lifecycle::FluxFilter filter;
  filter.standing = lifecycle::Standing::finished;
  filter.until = moment_.at;
  const auto last = ledger_.flux(filter, {1});
  if (!last) return tl::unexpected(last.error());
  version_ = last->empty() ? std::string() : last->front().tables;
  return *version_;
}

Result<Replayer::Study*> Replayer::study_of(const std::string& version) {
  if (study_ && study_->tables.version == version) return study_.get();
  if (moment_.as_of == AsOf::now) {
    study_ = std::make_unique<Study>(premises_.disk, premises_.tables,
                                     without_antivirus(premises_.config));
    return study_.get();
  }
  auto house = house_of(premises_.disk, premises_.root, version, premises_.config);
  if (!house) return tl::unexpected(house.error());
  study_ = std::make_unique<Study>(premises_.disk, std::move(*house));
  return study_.get();
}

Result<Replayed> Replayer::replay(const lifecycle::FluxRow& row) {
  Replayed replayed;
  replayed.flux = row;
  auto before = recorded_verdict(ledger_, row);
  if (!before) return tl::unexpected(before.error());
  replayed.before = std::move(*before);
  const auto left_out = [&](std::string_view why) {
    replayed.left_out = why;
    return std::move(replayed);
  };
  if (!row.fate || row.fate == Fate::quarantined) return left_out("replay.no_verdict");
  if (refused_by_antivirus(replayed.before)) return left_out("replay.antivirus");
  const auto version = version_for(row);
  if (!version) return tl::unexpected(version.error());
  const auto study = study_of(*version);
  if (!study && study.error().code.starts_with("E_SET_")) return left_out("replay.no_set");
  if (!study) return tl::unexpected(study.error());
  replayed.tables = *version;
  if (!archived_flux(row, premises_.disk, premises_.root)) return left_out("replay.no_bytes");
  if (auto done = replay(replayed, **study); !done) return tl::unexpected(done.error());
  return replayed;
}

Done Replayer::replay(Replayed& replayed, Study& study) {
  auto flux = archived_flux(replayed.flux, premises_.disk, premises_.root);
  if (!flux) return tl::unexpected(flux.error());
  if (moment_.as_of != AsOf::then) flux->received = moment_.at;
  auto examined = study.reader.read(*flux);
  if (!examined) return tl::unexpected(examined.error());
  if (examined->sha256 != replayed.flux.sha256) return failure("E_REPLAY_BYTES", flux->spool_path);
  examined->flux.received = replayed.flux.received;
  auto outcome = decide_again(std::move(*examined), replayed.before, study.tables.machines);
  if (!outcome) return tl::unexpected(outcome.error());
  replayed.after = verdict_of(*outcome);
  replayed.differences = differences(replayed.before, replayed.after);
  return {};
}

/// What conclude() does after the pure half, without what it records.
Result<Outcome> Replayer::decide_again(ExaminedFlux examined, const FluxVerdict& before,
                                       const lifecycle::Machines& machines) {
  if (moment_.as_of != AsOf::now) {
    remember(examined, before, Memory::all);
    const auto at = examined.flux.received;
    return decide(std::move(examined), at);
  }
  const auto batch = ledger_.begin();
  if (!batch) return tl::unexpected(batch.error());
  WithoutItself past(**batch, examined.flux);
  const auto asked = find_duplicates(examined, past, machines, moment_.at);
  if (!asked) return tl::unexpected(asked.error());
  remember(examined, before, Memory::but_uniqueness);
  return decide(std::move(examined), moment_.at);
}

}  // namespace ecluse::daemon
