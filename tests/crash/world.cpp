#include "tests/crash/world.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <stdexcept>

#include "daemon/gate.hpp"
#include "daemon/moves.hpp"
#include "lifecycle/cells.hpp"
#include "lifecycle/follow.hpp"
#include "lifecycle/fsck.hpp"
#include "lifecycle/kept_sets.hpp"
#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/root.hpp"
#include "tests/daemon/fixtures.hpp"

#include "embedded/routing.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;

const lifecycle::Root root("/r");
/// The roots of the seals of each day: files that must be there, of seals that a cut may change.
constexpr std::string_view proofs = "/r/preuves/";

/// The tables of a root as `ecluse init` makes it; loaded once.
const daemon::Tables& tables() {
  static const auto loaded = [] {
    DiskMemory disk;
    for (const auto& [file, table] : {std::pair{"partenaires.tsv", "exemple_partenaires.tsv"},
                                      {"habilitations.tsv", "exemple_habilitations.tsv"},
                                      {"annuaire.csv", "exemple_annuaire.csv"},
                                      {"marches.tsv", "exemple_marches.tsv"}})
      disk.put(lifecycle::join(root.referentiel(), file), embedded::routing(table));
    return need(daemon::Tables::of_root(disk, root));
  }();
  return loaded;
}

const daemon::Config& config() {
  static const auto settings = [] {
    daemon::Config made;
    made.pickup.quiet = 0ms;
    made.work.in_flight = 5;
    return made;
  }();
  return settings;
}

/// As `ecluse statut` does it. Who says a thing that is done already is told so, and does nothing.
void hear(const SaidByPerson& said, Instant now, lifecycle::Ledger& ledger) {
  const auto batch = need(ledger.begin());
  StatusNotice notice;
  notice.way = "person";
  notice.number = said.piece;
  notice.code = notice.status = said.status;
  for (const auto& state : tables().machines.piece.states())
    if (state.cpp_code == said.status) notice.status = state.code;
  notice.motif = said.motif;
  notice.comment = said.comment;
  notice.actor = "Anne Lebrun";
  const auto known = need(batch->pieces_numbered(said.piece));
  std::vector<Finding> findings;
  const auto* piece = lifecycle::meant_piece(notice, known, findings);
  if (!piece) throw std::runtime_error("nobody knows " + said.piece);
  const auto followed = lifecycle::follow(*piece, notice, {notice.actor, "person", said.role},
                                          tables().machines, now);
  std::vector<Move> moves;
  for (const auto& step : followed.steps) moves.push_back({*piece, step});
  if (moves.empty()) return;
  need(daemon::make_moves(moves, *batch, tables(), config(), now));
  need(batch->commit());
}

/// As the commands of operators do it. Who orders again what was ordered already changes nothing.
void heed(const Ordered& ordered, const Day& day, const DiskView& disk, lifecycle::Ledger& ledger) {
  const auto rows = need(ledger.flux_named(ordered.file));
  const bool requeue = ordered.kind == lifecycle::OrderKind::requeue;
  const auto name = requeue ? rows.back().arrival_id : ordered.file;
  const auto kept =
      requeue ? lifecycle::join(root.quarantine_of(day.partner), name + "~" + ordered.file)
              : lifecycle::join(root.inbound_of(day.partner), ordered.file);
  const bool stands = need(ledger.order_book()).about(day.partner, name) != nullptr;
  const auto batch = need(ledger.begin());
  if (ordered.lifted && stands)
    need(batch->orders().end(day.partner, name, day.now));
  else if (!ordered.lifted && !stands && disk.exists(kept))
    need(batch->orders().give({ordered.kind, day.partner, name, day.now, "anne", "à revoir"}));
  need(batch->commit());
}

std::unique_ptr<lifecycle::Ledger> open_ledger() {
  return need(
      lifecycle::open_sqlite_ledger(root.ledger(), lifecycle::Access::write, tables().machines));
}

/// What a cut may rightly change in the ledger: how often a flux was begun, and what shared a
/// commit; so the seals, which fsck proves.
bool is_compared(const std::string& table, const std::string& column) {
  return table != "seal" && table != "day_root" && table + "." + column != "flux.attempts";
}

std::vector<std::string> columns_of(lifecycle::Connection& connection, const std::string& table) {
  std::vector<std::string> columns;
  auto names = need(connection.prepare("SELECT name FROM pragma_table_xinfo(?1)"));
  auto rows = names.query(table);
  while (need(rows.next()))
    if (is_compared(table, rows.text(0))) columns.push_back(rows.text(0));
  return columns;
}

/// The layers of controls, without the time that each took.
std::string timeless(const std::string& packed) {
  auto layers = lifecycle::unpacked_layers(packed);
  for (auto& layer : layers) layer.spent = {};
  return lifecycle::packed(layers);
}

/// Every row, sorted. Of the attempts of a flux, the first: others are those that a cut ended.
void tell_table(lifecycle::Connection& connection, const std::string& table,
                std::vector<std::string>& told) {
  const auto columns = columns_of(connection, table);
  if (columns.empty()) return;
  std::string asked;
  for (const auto& column : columns)
    asked += (asked.empty() ? "" : ", ") + (column == "layers" ? column : "quote(" + column + ")");
  auto statement = need(connection.prepare("SELECT " + asked + " FROM " + table +
                                           (table == "attempt" ? " WHERE nth = 1" : "")));
  const auto before = static_cast<std::ptrdiff_t>(told.size());
  auto rows = statement.query();
  while (need(rows.next())) {
    auto& row = told.emplace_back(table + ":");
    for (int at = 0; at < static_cast<int>(columns.size()); ++at)
      row += ' ' + (columns[static_cast<std::size_t>(at)] == "layers" ? timeless(rows.text(at))
                                                                      : rows.text(at));
  }
  std::sort(told.begin() + before, told.end());
}

/// Every row of every table.
std::vector<std::string> rows_of_ledger() {
  auto connection = need(lifecycle::Connection::open(root.ledger(), lifecycle::Access::write));
  std::vector<std::string> tables_there, told;
  {
    auto names = need(connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"));
    auto rows = names.query();
    while (need(rows.next())) tables_there.push_back(rows.text(0));
  }
  for (const auto& table : tables_there) tell_table(connection, table, told);
  return told;
}

/// The first lines that only the first text has.
std::string only_in(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  constexpr std::size_t most_lines = 5, most_bytes = 300;
  std::vector<std::string> lines;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(),
                      std::back_inserter(lines));
  std::string told;
  for (std::size_t at = 0; at < std::min(lines.size(), most_lines); ++at)
    told += "  " + lines[at].substr(0, most_bytes) + '\n';
  if (lines.size() > most_lines) told += "  … " + std::to_string(lines.size()) + " in all\n";
  return told;
}

/// Files and rows, sorted.
std::vector<std::string> lines_of(const End& end) {
  auto lines = end.ledger;
  for (const auto& [path, bytes] : end.files) lines.push_back("file " + path + " " + bytes);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

std::string difference(const End& expected, const End& found) {
  if (expected == found) return "";
  const auto wanted = lines_of(expected), there = lines_of(found);
  return "expected\n" + only_in(wanted, there) + "found\n" + only_in(there, wanted);
}

World::World(const std::vector<Day>& days, Syncing syncing)
    : days_(days), powered_(disk_, power, syncing) {
  disk_.set_now(days_.front().now - 1h);
  need(lifecycle::make_root(disk_, root));
  need(disk_.sync_all(root.folder()));
  need(lifecycle::keep_set(disk_, root, tables().set));  // its own test cuts the power there
}

void World::drop(const Day& day) {
  disk_.set_now(day.now);
  auto at = day.now - 1h;
  for (const auto& [name, bytes] : day.dropped)
    disk_.put(root.inbound_of(day.partner) + "/" + name, bytes, at += 1ms);
}

void World::live() {
  for (; today_ < days_.size(); ++today_, dropped_ = false) {
    if (!std::exchange(dropped_, true)) drop(days_[today_]);
    work(days_[today_]);
    if (power.is_cut()) throw std::runtime_error("the day ended without a disk");
  }
}

void World::work(const Day& day) {
  const auto ledger = open_ledger();
  for (const auto& said : day.said) hear(said, day.now, *ledger);
  for (const auto& ordered : day.ordered) heed(ordered, day, powered_, *ledger);
  daemon::Workers workers(0, [] {
    return std::make_unique<daemon::Desk>(daemon::Desk{parsers::Reader(tables().schemas)});
  });
  const auto gate = need(daemon::Gate::open(
      {powered_, root, *ledger, tables(), config(), workers, [&day] { return day.now; }, {}}));
  while (need(gate->step()) == daemon::Continue::yes) {
  }
}

void World::restart(AfterCut what, std::uint32_t seed) {
  disk_.restart(what, seed);
  ledger_.restart(what, seed);
}

End World::end() {
  const auto report = need(lifecycle::fsck(disk_, root, [](std::uint64_t, std::uint64_t) {}));
  for (const auto& flaw : report.flaws)
    throw std::runtime_error("fsck: " + std::string(name_of(flaw.fault)) + " " + flaw.object + " " +
                             flaw.detail);
  auto files = disk_.files();
  for (auto& [path, bytes] : files)
    if (path.starts_with(proofs)) bytes.clear();
  return {std::move(files), rows_of_ledger()};
}

}  // namespace ecluse::tests
