#include "daemon/console_desk.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "daemon/boards.hpp"
#include "daemon/certificate_page.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/console_boards.hpp"
#include "daemon/console_story.hpp"
#include "daemon/console_wish.hpp"
#include "daemon/entitled.hpp"
#include "daemon/fiscal_list.hpp"
#include "daemon/masking.hpp"
#include "daemon/piece_bytes.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/ledger_sqlite_certificates.hpp"
#include "lifecycle/sha256.hpp"
#include "model/tsv.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;

constexpr std::int64_t most_counted = 10'000;
/// So many pieces of a structure are looked at to tell where they stand.
constexpr std::int64_t most_seen = 25'000;
constexpr int rows_at_once = 1'000;
/// A file that is downloaded is held in memory.
constexpr std::uint64_t largest_download = 200'000'000;

/// The whole of a file, when it is not too big to be given.
Result<std::optional<std::string>> whole_file(const DiskView& disk, const std::string& path) {
  if (!disk.exists(path)) return std::optional<std::string>();
  const auto facts = disk.facts(path);
  if (!facts) return tl::unexpected(facts.error());
  if (facts->size > largest_download) return std::optional<std::string>();
  auto bytes = disk.slice(path, 0, static_cast<std::size_t>(facts->size));
  if (!bytes) return tl::unexpected(bytes.error());
  return std::optional(std::move(*bytes));
}

}  // namespace

Result<std::unique_ptr<ConsoleDesk>> ConsoleDesk::open(const Premises& premises,
                                                       const Clock& clock) {
  Connections to;
  const auto patience = premises.config.console.search;
  auto ledger = premises.open_ledger(lifecycle::Access::read_only, patience);
  if (!ledger) return tl::unexpected(ledger.error());
  to.ledger = std::move(*ledger);
  const auto path = premises.root.ledger();
  auto search = lifecycle::open_search_desk(path, patience);
  if (!search) return tl::unexpected(search.error());
  to.search = std::move(*search);
  auto overview = lifecycle::open_overview_desk(path, patience);
  if (!overview) return tl::unexpected(overview.error());
  to.overview = std::move(*overview);
  auto accounts = lifecycle::open_account_desk(path);
  if (!accounts) return tl::unexpected(accounts.error());
  to.accounts = std::move(*accounts);
  auto downloads = lifecycle::Downloads::open(path);
  if (!downloads) return tl::unexpected(downloads.error());
  to.downloads.emplace(std::move(*downloads));
  auto entitlement = entitlement_of(premises.tables);
  if (!entitlement) return tl::unexpected(entitlement.error());
  return std::unique_ptr<ConsoleDesk>(
      new ConsoleDesk(premises, clock, std::move(to), std::move(*entitlement)));
}

std::optional<std::string> ConsoleDesk::text(std::string_view key, Language language) const {
  const auto* found = premises_.tables.catalogue.find_text(key);
  if (!found) return std::nullopt;
  return std::string((*found)[language == Language::fr ? 0 : 1]);
}

std::vector<std::string> ConsoleDesk::next_roles(std::string_view state) const {
  std::vector<std::string> roles;
  for (const auto& step : premises_.tables.machines.piece.steps_from(state))
    for (const auto role : split(step.who, '|'))
      if (role != "ecluse" && std::find(roles.begin(), roles.end(), role) == roles.end())
        roles.emplace_back(role);
  return roles;
}

std::vector<std::string> ConsoleDesk::piece_states() const {
  std::vector<std::string> codes;
  for (const auto& state : premises_.tables.machines.piece.states()) codes.push_back(state.code);
  return codes;
}

bool ConsoleDesk::terminal(std::string_view state) const {
  const auto* found = premises_.tables.machines.piece.find(state);
  return found && found->terminal;
}

Result<lifecycle::Overview> ConsoleDesk::overview(const Reader& reader) {
  const auto& sight = reader.sight;
  if (sight.everything) return to_.overview->overview(std::nullopt, clock_());
  auto told = to_.overview->overview(sight.partners, clock_());
  if (!told || sight.nothing()) return told;
  if (sight.rows.empty()) return told;
  auto states = to_.search->states(sight, most_seen);
  if (!states) return tl::unexpected(states.error());
  told->pieces = std::move(*states);
  return told;
}

Result<console::Found> ConsoleDesk::find(const console::Wish& wish, const lifecycle::Page& page,
                                         const Reader& reader) {
  const auto search = search_of_wish(wish, reader, premises_.tables, clock_());
  if (!search) return tl::unexpected(search.error());
  console::Found found;
  auto pieces = to_.search->find(*search, page, wish.order);
  if (!pieces) return tl::unexpected(pieces.error());
  found.pieces = std::move(*pieces);
  std::vector<std::int64_t> rows;
  for (auto& one : found.pieces) {
    mask(one.piece);
    rows.push_back(one.piece.row);
  }
  const auto count = to_.search->count(*search, most_counted);
  if (!count) return tl::unexpected(count.error());
  found.count = *count;
  auto taken = to_.downloads->taken({reader.account}, rows);
  if (!taken) return tl::unexpected(taken.error());
  found.taken = std::move(*taken);
  auto beside = to_.downloads->taken(holders_of(reader.sight), rows);
  if (!beside) return tl::unexpected(beside.error());
  found.taken_beside = std::move(*beside);
  return found;
}

Result<std::vector<lifecycle::FluxRow>> ConsoleDesk::flux(const lifecycle::FluxFilter& filter,
                                                          const lifecycle::Page& page,
                                                          const Reader& reader) {
  auto seen = filter;
  if (!reader.sight.everything) seen.partners = reader.sight.partners;
  return to_.ledger->flux(seen, page);
}

Result<std::vector<lifecycle::FluxRow>> ConsoleDesk::flux_named(std::string_view name,
                                                                const Reader& reader) {
  return to_.search->flux_named(name, reader.sight);
}

Result<std::optional<lifecycle::FluxRow>> ConsoleDesk::flux_row(std::int64_t row) {
  lifecycle::FluxFilter filter;
  filter.row = row;
  const auto rows = to_.ledger->flux(filter, {1});
  if (!rows) return tl::unexpected(rows.error());
  if (rows->empty()) return std::optional<lifecycle::FluxRow>();
  return std::optional(rows->front());
}

Result<std::optional<console::Story>> ConsoleDesk::story(std::int64_t row, const Reader& reader,
                                                         Language language) {
  const auto flux = flux_row(row);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux) return std::optional<console::Story>();
  auto told = read_story(*to_.ledger, **flux, reader.sight);
  if (!told) return told;
  if (*told) put_in_words(**told, premises_, language);
  return told;
}

Result<std::vector<lifecycle::Dossier>> ConsoleDesk::dossiers(std::string_view number,
                                                              const Reader& reader) {
  auto all = to_.search->dossiers(number, reader.sight);
  if (!all) return all;
  for (auto& dossier : *all) {
    std::erase_if(dossier.pieces, [&](const auto& one) {
      return !sees(reader.sight, one.piece, one.flux.partner);
    });
    for (auto& one : dossier.pieces) {
      mask(one.piece);
      for (auto& row : one.history) mask(row.step);
    }
  }
  std::erase_if(*all, [](const auto& dossier) { return dossier.pieces.empty(); });
  return all;
}

Result<console::Board> ConsoleDesk::board(std::string_view space, const lifecycle::BoardPage& page,
                                          const Reader& reader, Language language) {
  return console_board({space, page}, reader.sight, premises_.tables, *to_.search, language,
                       clock_());
}

Result<std::vector<console::FiscalRow>> ConsoleDesk::fiscal(const std::string& structure,
                                                            const std::string& from,
                                                            const std::string& until,
                                                            const Reader& reader) {
  FiscalCommand command;
  command.structure = structure;
  command.from = from;
  command.until = until;
  auto search = fiscal_search(command);
  if (!search) return tl::unexpected(search.error());
  search->sight = reader.sight;
  FiscalSums sums;
  const auto read = read_in_pages(*to_.search, *search, rows_at_once, [&](const auto& rows) {
    for (const auto& row : rows) sums.add(row);
  });
  if (!read) return tl::unexpected(read.error());
  return sums.rows();
}

Result<std::vector<console::PartnerRow>> ConsoleDesk::partners(const Reader& reader) {
  std::vector<console::PartnerRow> rows;
  for (const auto& one : premises_.tables.referential.partners.all())
    if (sees_flux(reader.sight, one.code))
      rows.push_back({one.code, one.name, std::string(name_of(one.mode)), one.connection_active});
  return rows;
}

Result<std::vector<console::StructureRow>> ConsoleDesk::structures(const std::string& words) {
  return console_structures(words, premises_.tables.referential.annuaire);
}

Result<std::optional<console::File>> ConsoleDesk::answer(std::int64_t row, std::int64_t answer_row,
                                                         const Reader& reader) {
  using Given = std::optional<console::File>;
  const auto flux = flux_row(row);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux || !sees_flux(reader.sight, (*flux)->partner)) return Given();
  const auto answers = to_.ledger->answers_of(row);
  if (!answers) return tl::unexpected(answers.error());
  for (const auto& one : *answers) {
    if (one.row != answer_row || !one.delivered) continue;
    const auto path =
        lifecycle::join(premises_.root.outbound_of(one.answer.folder), one.answer.file_name);
    auto bytes = whole_file(premises_.disk, path);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!*bytes) return Given();
    auto kept = keep_look(reader, "answer", one.answer.file_name, **bytes);
    if (!kept) return tl::unexpected(kept.error());
    return Given(console::File{one.answer.file_name, "application/octet-stream", **bytes});
  }
  return Given();
}

/// Who took what out of the house, and how it is known again (MFJ-28).
Done ConsoleDesk::keep_look(const Reader& reader, std::string_view what, const std::string& detail,
                            const std::string& bytes) {
  lifecycle::AuditEntry entry;
  entry.at = clock_();
  entry.who = reader.account;
  entry.what = what;
  entry.detail = detail;
  entry.sha256 = lifecycle::sha256_hex(bytes);
  return to_.accounts->audit(entry);
}

/// « Téléchargée » (STS-26, SCR-08): the piece, or all those of the flux; by the reader, and for
/// whom he sees them.
Done ConsoleDesk::keep_download(const lifecycle::FluxRow& flux, const lifecycle::PieceRow* piece,
                                const Reader& reader) {
  std::vector<lifecycle::PieceRow> pieces;
  if (piece) {
    pieces.push_back(*piece);
  } else {
    auto all = to_.ledger->pieces_of(flux.row);
    if (!all) return tl::unexpected(all.error());
    pieces = std::move(*all);
  }
  std::map<std::string, std::vector<std::int64_t>> rows;
  for (const auto& one : pieces) {
    rows[reader.account].push_back(one.row);
    for (const auto& holder : seen_as(reader.sight, one, flux.partner))
      rows[holder].push_back(one.row);
  }
  for (const auto& [who, taken] : rows)
    if (auto done = to_.downloads->keep(who, taken, clock_()); !done) return done;
  return {};
}

Result<std::optional<console::File>> ConsoleDesk::copy(console::Copy kind, std::int64_t row,
                                                       std::optional<int> position,
                                                       const Reader& reader, Language language) {
  using Given = std::optional<console::File>;
  const auto flux = flux_row(row);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux) return Given();
  const auto pieces = to_.ledger->pieces_of(row);
  if (!pieces) return tl::unexpected(pieces.error());
  const auto found = std::find_if(pieces->begin(), pieces->end(), [&](const auto& piece) {
    return position && piece.position == *position;
  });
  const bool seen = position
                        ? found != pieces->end() && sees(reader.sight, *found, (*flux)->partner)
                        : sees_flux(reader.sight, (*flux)->partner);
  if (!seen) return Given();
  if (kind == console::Copy::original)
    return original(**flux, position ? &*found : nullptr, reader);
  const bool certified =
      position ? found->integrated
               : (*flux)->fate == Fate::integrated || (*flux)->fate == Fate::partially_integrated;
  return certified ? certificate(kind, row, position, language) : Result<Given>(Given());
}

Result<std::optional<console::File>> ConsoleDesk::original(const lifecycle::FluxRow& flux,
                                                           const lifecycle::PieceRow* piece,
                                                           const Reader& reader) {
  using Given = std::optional<console::File>;
  const auto path = archive_path(flux, premises_.root);
  if (flux.sha256.empty() || flux.size > largest_download || !premises_.disk.exists(path))
    return Given();
  auto bytes = piece ? piece_bytes(premises_.disk, path, piece->file)
                     : premises_.disk.slice(path, 0, static_cast<std::size_t>(flux.size));
  if (!bytes) return tl::unexpected(bytes.error());
  const auto& name = piece && !piece->file.empty() ? piece->file : flux.file_name;
  auto kept = keep_look(reader, "original", name, *bytes);
  if (kept) kept = keep_download(flux, piece, reader);
  if (!kept) return tl::unexpected(kept.error());
  return Given(console::File{name, "application/octet-stream", std::move(*bytes)});
}

Result<std::optional<console::File>> ConsoleDesk::certificate(console::Copy kind, std::int64_t row,
                                                              std::optional<int> position,
                                                              Language language) {
  using Given = std::optional<console::File>;
  const auto made = lifecycle::certificate_of(premises_.root.ledger(), row, position);
  if (!made) return tl::unexpected(made.error());
  const auto name = "certificat-" + number_of(*made);
  if (kind == console::Copy::certificate)
    return Given(console::File{name + ".json", "application/json", certificate_json(*made)});
  const CertificateWords words{premises_.tables.catalogue, language,
                               premises_.config.platform.label};
  return Given(
      console::File{name + ".html", "text/html; charset=utf-8", certificate_html(*made, words)});
}

}  // namespace ecluse::daemon
