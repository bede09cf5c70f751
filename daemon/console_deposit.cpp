#include "daemon/console_deposit.hpp"

#include <utility>

#include "daemon/answering.hpp"
#include "daemon/excerpt.hpp"
#include "daemon/flux_documents.hpp"
#include "daemon/held_file.hpp"
#include "daemon/process.hpp"
#include "daemon/reread.hpp"
#include "ingest/flux_name.hpp"
#include "lifecycle/drop.hpp"
#include "lifecycle/preview_batch.hpp"
#include "lifecycle/sha256.hpp"

namespace ecluse::daemon {
namespace {

using console::Given;

/// The fifteen characters that end the ids which the house gives: W and a number.
constexpr std::size_t digits_of_rank = 14;

/// What the file is called, where that is the name of a flux of its partner.
std::optional<FluxName> own_name(const Given& given) {
  auto read = ingest::read_flux_name(given.file.name);
  if (!read.name || has_error(read.findings) || read.name->partner != given.partner)
    return std::nullopt;
  return std::move(read.name);
}

/// The interface that was chosen, null for none. E_DEPOSIT_EMPTY, E_DEPOSIT_PARTNER (of nobody),
/// E_DEPOSIT_INTERFACE (none that takes flux).
Result<const Interface*> chosen(const Given& given, const Tables& tables) {
  if (given.file.bytes.empty()) return failure("E_DEPOSIT_EMPTY", given.file.name);
  if (!tables.referential.partners.find(given.partner))
    return failure("E_DEPOSIT_PARTNER", given.partner);
  if (given.interface.empty()) return nullptr;
  const auto* found = tables.referential.interfaces.find(given.interface);
  if (!found || found->served != Served::yes)
    return failure("E_DEPOSIT_INTERFACE", given.interface);
  return found;
}

FluxName name_of_house(const Interface& interface, const std::string& partner, std::uint64_t rank) {
  auto number = std::to_string(rank);
  number.insert(0, digits_of_rank - std::min(digits_of_rank, number.size()), '0');
  return {interface.code, partner, partner + std::string(interface.digits()) + 'W' + number};
}

std::string file_name_of(const FluxName& name) {
  return name.interface + '_' + name.partner + '_' + name.id;
}

lifecycle::FluxRow flux_row_of(const Outcome& outcome) {
  const auto& examined = outcome.examined;
  lifecycle::FluxRow row;
  row.partner = examined.flux.partner;
  row.file_name = examined.flux.file_name;
  row.flux_id = examined.name ? examined.name->id : std::string();
  row.interface = examined.served ? examined.served->code : std::string();
  row.format = name_of(examined.format);
  row.sha256 = examined.sha256;
  row.size = examined.flux.file.size;
  row.received = row.state_at = examined.flux.received;
  row.state = state_of(outcome.fate);
  row.fate = outcome.fate;
  row.pieces = static_cast<int>(examined.pieces.size());
  row.accepted = static_cast<int>(accepted_count(examined));
  row.layers = examined.layers;
  return row;
}

lifecycle::PieceRow piece_row_of(const Outcome& outcome, int position) {
  const auto& piece = outcome.examined.pieces[static_cast<std::size_t>(position)];
  lifecycle::PieceRow row;
  row.position = position;
  row.file = piece.file;
  row.summary = piece.summary;
  row.state = state_after(outcome, position);
  row.state_at = outcome.examined.flux.received;
  row.integrated = accepted(piece);
  row.route = piece.route;
  row.layers = piece.layers;
  row.deposit = piece.deposit;
  return row;
}

void add_findings(console::Story& story, std::vector<WordedFinding> worded, int piece,
                  std::string_view document) {
  for (auto& one : worded) {
    console::ToldFinding told;
    told.piece = piece;
    if (const auto shown = excerpt_of(document, one.finding.place)) {
      told.before = shown->before;
      told.marked = shown->marked;
      told.after = shown->after;
    }
    told.worded = std::move(one);
    story.findings.push_back(std::move(told));
  }
}

/// As the ledger would tell it, with the words of the catalogue and the lines at fault.
console::Story story_of(const Outcome& outcome, lifecycle::OutcomeWords words,
                        const FluxDocuments& documents) {
  console::Story story;
  story.flux = flux_row_of(outcome);
  add_findings(story, std::move(words.flux), Transition::whole_flux, documents.find({}));
  for (int at = 0; at < story.flux.pieces; ++at) {
    story.pieces.push_back(piece_row_of(outcome, at));
    const auto place = static_cast<std::size_t>(at);
    add_findings(story, std::move(words.pieces[place]), at,
                 documents.find(outcome.examined.pieces[place].file));
  }
  for (const auto& step : outcome.transitions) story.transitions.push_back({0, step});
  return story;
}

/// The same controls, in the caller's thread; nothing outlives it.
Result<Conclusion> concluded(const Flux& flux, const Manner& manner, const DiskView& disk,
                             const Premises& house, Instant now) {
  auto config = house.config;
  config.antivirus.engine = AntivirusEngine::none;
  const auto workers = house.hire(0);
  const Equipment with{disk, house.tables, config, *workers};
  Result<Conclusion> conclusion = failure("E_DEPOSIT_EMPTY", flux.file_name);
  workers->post([&](Desk& desk) {
    auto examined = examine(flux, manner, with, desk);
    if (!examined) {
      conclusion = tl::unexpected(examined.error());
      return;
    }
    lifecycle::PreviewBatch nothing_kept;
    conclusion = conclude(std::move(*examined), nothing_kept, with, now);
  });
  return conclusion;
}

}  // namespace

Result<console::Story> check_given(const Given& given, const Premises& house, Language language,
                                   Instant now) {
  const auto interface = chosen(given, house.tables);
  if (!interface) return tl::unexpected(interface.error());
  Flux flux;
  flux.arrival_id = flux.spool_path = flux.file_name = given.file.name;
  flux.partner = given.partner;
  flux.received = now;
  Manner manner;
  if (!own_name(given) && *interface)
    flux.file_name = file_name_of(name_of_house(**interface, given.partner, 0));
  else if (!own_name(given))
    manner.naming = Naming::ignored;
  const HeldFile disk(flux.spool_path, given.file.bytes);
  flux.file = disk.facts();
  const auto conclusion = concluded(flux, manner, disk, house, now);
  if (!conclusion) return tl::unexpected(conclusion.error());
  const auto documents = FluxDocuments::read(disk, flux.spool_path, limits_of(house.config));
  if (!documents) return tl::unexpected(documents.error());
  return story_of(conclusion->outcome,
                  words_of(conclusion->outcome, house.tables.catalogue, language), *documents);
}

Result<console::Deposited> submit_given(const Given& given, const std::string& who, Premises& house,
                                        lifecycle::Ledger& ledger, Instant now) {
  const auto interface = chosen(given, house.tables);
  if (!interface) return tl::unexpected(interface.error());
  auto own = own_name(given);
  if (!own && !*interface) return failure("E_DEPOSIT_INTERFACE", given.file.name);
  const auto aside = lifecycle::set_aside(house.disk, house.root, given.partner, given.file.bytes);
  if (!aside) return tl::unexpected(aside.error());
  const auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  auto name = given.file.name;
  if (!own) {
    const auto rank = (*batch)->next_number("DEPOT" + given.partner);
    if (!rank) return tl::unexpected(rank.error());
    own = name_of_house(**interface, given.partner, *rank);
    name = file_name_of(*own);
  }
  console::Deposited told{
      given.partner,           name, own->id, lifecycle::sha256_hex(given.file.bytes),
      given.file.bytes.size(), now};
  auto done = (*batch)->audit({now, who, "deposit", given.partner + '/' + name, told.sha256});
  if (done) done = lifecycle::put_in_inbound(house.disk, house.root, given.partner, *aside, name);
  if (done) done = (*batch)->commit();
  if (!done) return tl::unexpected(done.error());
  return told;
}

}  // namespace ecluse::daemon
