#include "daemon/console_hands.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "daemon/console_deposit.hpp"
#include "daemon/console_rights.hpp"
#include "daemon/deeds.hpp"
#include "daemon/deeds_told.hpp"
#include "daemon/deliver_now.hpp"
#include "daemon/replay.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using console::Effect;
using console::Reader;

constexpr std::string_view replay_act = "replay";
constexpr const char *check_act = "check", *deposit_act = "deposit";
constexpr std::array all_deeds{Deed::hold, Deed::release, Deed::requeue, Deed::redeliver,
                               Deed::expire};

/// In words, and as documents write them with ".written" behind (MFJ-05).
constexpr std::array<std::string_view, 3> vat_regimes{"regime.debit", "regime.encaissement",
                                                      "regime.exoneration"};

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::string standing_of(const Subject& subject) {
  return subject.order ? subject.order->who + ": " + subject.order->comment : std::string();
}

std::int64_t row_of(const Subject& subject) {
  return subject.row ? subject.row->row : -1;
}

/// Whether there is a verdict to compare with.
bool has_verdict(const Subject& subject) {
  return subject.stand == Stand::ended;
}

std::vector<Effect> effects_of(Deed deed, const std::vector<Deeded>& all, const Printer& printer) {
  std::vector<Effect> effects;
  for (const auto& one : all) {
    Effect effect{row_of(one.subject), one.subject.partner, one.subject.name(), !one.refused};
    effect.error = one.refused ? one.refused->code : std::string();
    effect.words = deed_text(deed, one, printer);
    effects.push_back(std::move(effect));
  }
  return effects;
}

Effect effect_of(const Replayed& replayed, const Printer& printer) {
  const auto& flux = replayed.flux;
  Effect effect{flux.row, flux.partner, flux.flux_id.empty() ? flux.file_name : flux.flux_id,
                replayed.left_out.empty()};
  effect.error = replayed.left_out;
  effect.words = replay_text(replayed, printer);
  for (const auto& one : replayed.differences)
    effect.changes.push_back(
        {one.number, printer.text("replay.what." + std::string(one.what)), one.before, one.after});
  return effect;
}

/// What each deed does, in one commit; what it owes is delivered where nobody else does.
Result<std::vector<Effect>> perform(const Doing& doing, std::vector<Subject> subjects,
                                    Premises& house, lifecycle::Ledger& ledger,
                                    const Printer& printer) {
  const auto all = do_all(doing, std::move(subjects), house, ledger);
  if (!all) return tl::unexpected(all.error());
  auto effects = effects_of(doing.deed, *all, printer);
  if (const auto delivered = deliver_now(house, ledger, doing.now); !delivered && !effects.empty())
    effects.back().words += " (" + printer.text(delivered.error().code) + ")";  // owed still
  return effects;
}

Result<std::vector<Effect>> replay(const Moment& moment, const std::vector<Subject>& subjects,
                                   const Premises& house, lifecycle::Ledger& ledger,
                                   const Printer& printer) {
  Replayer replayer(house, ledger, moment);
  std::vector<Effect> effects;
  for (const auto& subject : subjects) {
    if (!subject.row) continue;
    const auto replayed = replayer.replay(*subject.row);
    if (!replayed) return tl::unexpected(replayed.error());
    effects.push_back(effect_of(*replayed, printer));
  }
  return effects;
}

}  // namespace

Result<console::Offers> ConsoleHands::offers(std::int64_t flux_row, const Reader& reader) {
  console::Offers offers;
  Subjects subjects(premises_, ledger_, clock_());
  const auto subject = subjects.numbered(flux_row);
  if (!subject) return tl::unexpected(subject.error());
  if (!*subject || !sees_flux(reader.sight, (*subject)->partner)) return offers;
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  const auto holder = lifecycle::partner_holder((*subject)->partner);
  const auto may = [&](std::string_view act) {
    return entitlement_.may(*rights, act, holder).has_value();
  };
  if (has_verdict(**subject) && may(replay_act)) offers.acts.emplace_back(replay_act);
  for (const auto deed : all_deeds)
    if (may(name_of(deed)) && !refusal_of(deed, **subject, premises_))
      offers.acts.emplace_back(name_of(deed));
  offers.standing = standing_of(**subject);
  return offers;
}

Result<std::vector<console::Unended>> ConsoleHands::unended(const console::Choice& choice,
                                                            const Reader& reader) {
  const auto older = age_of(choice.older);
  if (!older) return tl::unexpected(older.error());
  Subjects subjects(premises_, ledger_, clock_());
  const auto found = subjects.unfinished({choice.partner, choice.state, *older});
  if (!found) return tl::unexpected(found.error());
  std::vector<console::Unended> all;
  for (const auto& one : *found)
    if (sees_flux(reader.sight, one.partner))
      all.push_back({row_of(one), one.partner, one.file_name, one.name(),
                     std::string(name_of(one.stand)), lifecycle::paris_text(one.since),
                     standing_of(one)});
  return all;
}

Done ConsoleHands::entitled(const std::string& act, const std::string& partner,
                            const Reader& reader, const std::string& detail) {
  return ConsoleRights{accounts_, entitlement_, clock_()}.entitled(
      act, lifecycle::partner_holder(partner), reader, detail);
}

Done ConsoleHands::kept(Done may, const Reader& reader, const std::string& detail) {
  return ConsoleRights{accounts_, entitlement_, clock_()}.kept(std::move(may), reader, detail);
}

/// What is named must be seen; of a selection, what is not seen was not meant.
Result<std::vector<Subject>> ConsoleHands::meant(const console::Order& order, Subjects& subjects,
                                                 const Premises& house, const Reader& reader) {
  const auto unseen = [&](const Subject& one) { return !sees_flux(reader.sight, one.partner); };
  if (order.all) {
    const auto older = age_of(order.all->older);
    if (!older) return tl::unexpected(older.error());
    auto found = selected(*deed_named(order.act), {order.all->partner, order.all->state, *older},
                          subjects, house);
    if (found) std::erase_if(*found, unseen);
    return found;
  }
  std::vector<Subject> all;
  for (const auto row : order.flux) {
    auto one = subjects.numbered(row);
    if (!one) return tl::unexpected(one.error());
    if (!*one || unseen(**one)) return failure("E_ORDER_UNKNOWN", std::to_string(row));
    all.push_back(std::move(**one));
  }
  for (const auto& file : order.files) {
    auto found = subjects.named(file.name);
    if (!found) return tl::unexpected(found.error());
    const auto one = std::find_if(found->begin(), found->end(), [&](const Subject& subject) {
      return subject.stand == Stand::waiting && subject.partner == file.partner &&
             subject.file_name == file.name && !unseen(subject);
    });
    if (one == found->end()) return failure("E_ORDER_UNKNOWN", file.name);
    all.push_back(std::move(*one));
  }
  if (all.empty()) return failure("E_ORDER_UNKNOWN", order.act);
  return all;
}

Result<std::vector<Effect>> ConsoleHands::act(const console::Order& order, const Reader& reader,
                                              Language language) {
  const auto deed = deed_named(order.act);
  const bool of_stock = deed && *deed != Deed::redeliver;  // what ended is never all of it at once
  if ((!deed && order.act != replay_act) || (order.all && !of_stock))
    return failure("E_ORDER_ACT", order.act);
  if (is_blank(order.comment)) return failure("E_ORDER_COMMENT", order.act);
  const auto house = Premises::open(premises_.root.folder());
  if (!house) return tl::unexpected(house.error());
  const auto ledger = (*house)->open_ledger(lifecycle::Access::write);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto now = clock_();
  Subjects subjects(**house, **ledger, now);
  auto found = meant(order, subjects, **house, reader);
  if (!found) return tl::unexpected(found.error());
  for (const auto& one : *found) {
    const auto what = one.partner + '/' + one.name() + ": " + order.comment;
    if (auto may = entitled(order.act, one.partner, reader, what); !may)
      return tl::unexpected(may.error());
  }
  const Printer printer((*house)->tables.catalogue, language, Colour::no);
  if (deed)
    return perform({*deed, reader.account, order.comment, now}, std::move(*found), **house,
                   **ledger, printer);
  const bool today = order.as_of == "now";
  std::string detail = std::string("as_of=") + (today ? "now" : "then");
  for (const auto& one : *found) detail += ' ' + one.name();
  if (auto kept =
          accounts_.audit({now, reader.account, order.act, detail + ": " + order.comment, {}});
      !kept)
    return tl::unexpected(kept.error());
  return replay({today ? AsOf::now : AsOf::then, now}, *found, **house, **ledger, printer);
}

Result<std::vector<console::Way>> ConsoleHands::ways(const Reader& reader) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  std::vector<console::Way> ways;
  for (const auto& one : premises_.tables.referential.partners.all()) {
    const auto holder = lifecycle::partner_holder(one.code);
    if (!one.connection_active || !entitlement_.may(*rights, check_act, holder)) continue;
    ways.push_back(
        {one.code, one.name, entitlement_.may(*rights, deposit_act, holder).has_value()});
  }
  std::ranges::sort(ways, {}, &console::Way::partner);
  return ways;
}

std::vector<std::string> ConsoleHands::interfaces() const {
  std::vector<std::string> codes;
  for (const auto& one : premises_.tables.referential.interfaces.all())
    if (one.served == Served::yes) codes.push_back(one.code);
  return codes;
}

std::vector<console::EntryWord> ConsoleHands::entry_words(Language language) const {
  std::vector<console::EntryWord> words;
  const auto today = lifecycle::paris_day(clock_());
  for (const auto& one : premises_.tables.referential.memoires.words())
    if (one.holds.on(today))
      words.push_back({std::string(name_of(one.kind)), one.code, one.label_fr,
                       language == Language::fr ? one.label_fr : one.label_en, one.articles});
  const auto& catalogue = premises_.tables.catalogue;
  for (const auto regime : vat_regimes) {
    const std::string key(regime);
    const auto written = catalogue.text(key + ".written", Language::fr);
    words.push_back({"regime", written, written, catalogue.text(key, language)});
  }
  const auto& kinds = premises_.tables.attachment_kinds;
  for (const auto& kind : kinds.kinds())
    words.push_back({"jointe", kind, kind, kinds.label(kind, language).value_or(kind)});
  return words;
}

Result<console::Story> ConsoleHands::check(const console::Given& given, const Reader& reader,
                                           Language language) {
  const auto what = given.partner + '/' + given.file.name;
  if (auto may = entitled(check_act, given.partner, reader, what); !may)
    return tl::unexpected(may.error());
  const auto house = Premises::open(premises_.root.folder());
  if (!house) return tl::unexpected(house.error());
  auto story = check_given(given, **house, language, clock_());
  if (!story) return story;
  auto kept = accounts_.audit({clock_(), reader.account, check_act, what, story->flux.sha256});
  if (!kept) return tl::unexpected(kept.error());
  return story;
}

Result<console::Deposited> ConsoleHands::submit(const console::Given& given, const Reader& reader) {
  const auto what = given.partner + '/' + given.file.name;
  if (auto may = entitled(deposit_act, given.partner, reader, what); !may)
    return tl::unexpected(may.error());
  const auto house = Premises::open(premises_.root.folder());
  if (!house) return tl::unexpected(house.error());
  const auto ledger = (*house)->open_ledger(lifecycle::Access::write);
  if (!ledger) return tl::unexpected(ledger.error());
  return submit_given(given, reader.account, **house, **ledger, clock_());
}

}  // namespace ecluse::daemon
