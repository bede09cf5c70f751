// What readers do with pieces: drafts that they send or give up, refused mémoires that they
// duplicate (SCR-09, MFJ-25, MFJ-26), by the machine that judges what anybody says.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "daemon/console_found.hpp"
#include "daemon/console_hands.hpp"
#include "daemon/deliver_now.hpp"
#include "daemon/printer.hpp"
#include "daemon/said.hpp"
#include "model/states.hpp"
#include "model/text.hpp"

namespace ecluse::daemon {
namespace {

using console::Effect;
using console::Reader;

/// An act, the right that it takes (actions.tsv) and the status that it says.
struct PieceAct {
  std::string_view act, right, status;
};
constexpr std::array piece_acts{
    PieceAct{"send", "statut", piece_status::deposited},
    PieceAct{"duplicate", "duplicate", piece_status::duplicated},
    PieceAct{"abandon", "abandon", piece_status::abandoned},
    PieceAct{"delete", "delete", "SUPPRIMEE"},
};

const PieceAct* act_named(std::string_view name) {
  const auto found = std::ranges::find(piece_acts, name, &PieceAct::act);
  return found == piece_acts.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& roles) {
  std::string all;
  for (const auto& role : roles) all.append(all.empty() ? "" : "|").append(role);
  return all;
}

Effect effect_of(const PieceOfFlux& found, const Said& said, const Printer& printer,
                 const validation::Catalogue& catalogue) {
  const auto& number = found.piece.summary.number;
  Effect effect{found.flux.row, found.flux.partner, number};
  effect.piece_row = found.piece.row;
  effect.done = said.draft || !said.moves.empty();
  if (said.draft)
    effect.words = printer.text(
        "duplicate.done", {{"piece", number}, {"draft", said.draft->summary.memoire->temporary}});
  else if (effect.done)
    effect.words = printer.text(
        "statut.done",
        {{"piece", number}, {"state", printer.text("piece." + said.moves.back().step.to)}});
  if (effect.done || said.findings.empty()) return effect;
  effect.error = said.findings.front().code;
  effect.words = catalogue.words(said.findings.front(), printer.language()).message;
  return effect;
}

/// What could not be done, where others were.
Effect effect_of(const PieceOfFlux& found, const Error& error, const Printer& printer) {
  Effect effect{found.flux.row, found.flux.partner, found.piece.summary.number};
  effect.piece_row = found.piece.row;
  effect.error = error.code;
  effect.words = printer.text(error.code);
  return effect;
}

/// What is asked of each piece.
struct Asked {
  const PieceAct& act;
  const std::string& comment;
  const Premises& house;
  Instant now;
};

/// In one commit with its audit, which a refusal leaves out: the piece itself is meant, whatever
/// others are numbered so.
Result<Said> done_with(const PieceOfFlux& found, const Asked& asked,
                       const lifecycle::Speaker& speaker, lifecycle::Ledger& ledger) {
  const auto& [act, comment, house, now] = asked;
  Said said{said_by(speaker, found.piece.summary.number, std::string(act.status))};
  said.notice.comment = comment;
  const auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  auto known = (*batch)->pieces_numbered(said.notice.number);
  if (!known) return tl::unexpected(known.error());
  std::erase_if(*known, [&](const KnownPiece& one) {
    return one.arrival_id != found.flux.arrival_id || one.position != found.piece.position;
  });
  said.audit = {now, speaker.actor, std::string(act.act), said.notice.number + ": " + comment, {}};
  auto done = act.status == piece_status::duplicated
                  ? duplicate(said, *known, speaker, **batch, house.tables, now)
                  : take_step(said, *known, speaker, **batch, house.tables, house.config, now);
  if (!done) return tl::unexpected(done.error());
  return said;
}

}  // namespace

Result<std::vector<std::string>> ConsoleHands::piece_offers(std::int64_t piece_row,
                                                            const Reader& reader) {
  std::vector<std::string> offers;
  const auto found = found_piece(piece_row, ledger_, reader);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return offers;
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  const auto& [flux, piece] = **found;
  const auto& machine = premises_.tables.machines.piece;
  for (const auto& one : piece_acts) {
    const auto steps = machine.steps_from(piece.state);
    const bool legal =
        std::ranges::any_of(steps, [&](const auto& step) { return step.to == one.status; });
    if (legal && entitlement_.may(*rights, one.right, piece, flux.partner))
      offers.emplace_back(one.act);
  }
  return offers;
}

Result<std::vector<Effect>> ConsoleHands::act_on(const console::PieceOrder& order,
                                                 const Reader& reader, Language language) {
  const auto* act = act_named(order.act);
  if (!act) return failure("E_ORDER_ACT", order.act);
  if (trimmed(order.comment).empty()) return failure("E_ORDER_COMMENT", order.act);
  const auto house = Premises::open(premises_.root.folder());
  if (!house) return tl::unexpected(house.error());
  const auto ledger = (*house)->open_ledger(lifecycle::Access::write);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  std::vector<PieceOfFlux> all;
  for (const auto row : order.pieces) {
    auto found = found_piece(row, **ledger, reader);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return failure("E_ORDER_UNKNOWN", std::to_string(row));
    const auto& [flux, piece] = **found;
    const auto what = order.act + ' ' + piece.summary.number + ": " + order.comment;
    if (auto may = kept(entitlement_.may(*rights, act->right, piece, flux.partner), reader, what);
        !may)
      return tl::unexpected(may.error());
    all.push_back(std::move(**found));
  }
  const auto now = clock_();
  const Printer printer((*house)->tables.catalogue, language, Colour::no);
  const Asked asked{*act, order.comment, **house, now};
  std::vector<Effect> effects;
  std::optional<Error> fault;  // nothing is tried behind it, and each piece says so
  for (const auto& one : all) {
    if (fault) {
      effects.push_back(effect_of(one, *fault, printer));
      continue;
    }
    const lifecycle::Speaker speaker{reader.account, "person",
                                     joined(entitlement_.roles(*rights, one.piece))};
    const auto said = done_with(one, asked, speaker, **ledger);
    if (!said && effects.empty()) return tl::unexpected(said.error());
    if (!said) fault = said.error();
    effects.push_back(said ? effect_of(one, *said, printer, (*house)->tables.catalogue)
                           : effect_of(one, *fault, printer));
  }
  if (auto delivered = deliver_now(**house, **ledger, now); !delivered && !effects.empty())
    effects.back().words += " (" + printer.text(delivered.error().code) + ")";  // owed still
  return effects;
}

}  // namespace ecluse::daemon
