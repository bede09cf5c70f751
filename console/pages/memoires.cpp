// Saisir mémoire (SCR-01, MFJ-02 to MFJ-09, MFJ-18): a form made of a table; what is wrong is told
// field by field, with what was typed; what is right becomes a document that the gate judges, and
// takes when it is confirmed, as any flux.
#include "console/pages/memoires.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "console/memoire_entry.hpp"
#include "console/pages/deposits.hpp"
#include "console/pages/flux.hpp"
#include "console/pages/joined.hpp"
#include "console/pages/typed.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403, conflict = 409;
constexpr std::string_view adding = "ligne", checking = "controler", submitting = "deposer",
                           confirmed = "oui";
constexpr const char* memoire_interface = "FSO1120A";
constexpr std::array<std::string_view, 4> blocks{"reference", "prestataire", "destinataire",
                                                 "banque"};

/// What a form shows.
struct Filled {
  const Entry& entry;
  const std::vector<EntryFault>& faults;
  const std::vector<EntryWord>& words;
  const Joining& joining;

  [[nodiscard]] Typed typed() const { return {entry, faults, words}; }
};

Done add_filled_form(View& view, const Filled& filled, const Visit& visit) {
  auto ways = typed_ways(visit);
  if (!ways) return tl::unexpected(ways.error());
  std::vector<View> shown, lines;
  for (const auto block : blocks)
    shown.push_back(
        View{}
            .add("block", std::string(block))
            .add("legend", visit.word("entry_block_" + std::string(block)))
            .add("fields", typed_fields(entry_fields(), block, 0, filled.typed(), visit)));
  for (int line = 1; line <= filled.entry.lines(); ++line)
    lines.push_back(
        View{}
            .add("line", std::int64_t{line})
            .add("fields", typed_fields(entry_fields(), "lignes", line, filled.typed(), visit)));
  view.add_list("ways", std::move(*ways))
      .add("blocks", std::move(shown))
      .add("lines", std::move(lines))
      .add("_lines", std::int64_t{filled.entry.lines()})
      .add("_more_lines", filled.entry.lines() < most_entry_lines)
      .add("_token", visit.reader.token)
      .add("_warning", told("memoire.warning", visit));
  add_joined(view, filled.joining, filled.entry, filled.faults, filled.words, visit);
  return {};
}

/// The form again, under what is to be said of it.
Answered form_again(View view, const Filled& filled, unsigned status, const Visit& visit) {
  if (auto done = add_filled_form(view, filled, visit); !done) return tl::unexpected(done.error());
  return Page{"entry", visit.word("entry_title"), std::move(view), status};
}

Answered fault_again(const std::string& error, unsigned status, const std::string& words,
                     const Filled& filled, const Visit& visit) {
  View view;
  view.add("error", error).add("words", words);
  return form_again(std::move(view), filled, status, visit);
}

Answered refused(const Error& error, const Filled& filled, const Visit& visit) {
  const auto& code = error.code;
  const bool right = code.starts_with("E_RIGHT_");
  const bool known = code.starts_with("E_DEPOSIT_") || code.starts_with("E_SHELF_");
  if (!right && !known && code != "E_DROP_EXISTS") return tl::unexpected(error);
  return fault_again(code, right ? forbidden : wrong_form, told(code, visit), filled, visit);
}

View sums_view(const Entry& entry, const Visit& visit) {
  const auto totals = totals_of(entry);
  return View{}
      .add("net", amount(totals.net, visit))
      .add("vat", amount(totals.vat, visit))
      .add("gross", amount(totals.gross, visit));
}

/// The gate's verdict on the document; the deposit when it was asked for, confirmed and good.
Answered judged(const Entry& entry, const std::vector<EntryWord>& words, Joining& joining,
                const Visit& visit) {
  const std::vector<EntryFault> none;
  const Filled filled{entry, none, words, joining};
  const auto files = carried(joining, visit);
  if (!files) return refused(files.error(), filled, visit);
  const Upload file{"memoire.xml", memoire_document(entry, words, *files)};
  const Given given{visit.request.filled("partenaire"), memoire_interface, file};
  const auto story = visit.desk.hands().check(given, visit.reader, visit.language);
  if (!story) return refused(story.error(), filled, visit);
  const bool good = story->flux.fate == Fate::integrated;
  const bool wanted = visit.request.filled("geste") == submitting;
  if (good && wanted) {
    if (visit.request.filled("confirme") != confirmed)
      return fault_again("E_DEPOSIT_CONFIRM", wrong_form, visit.word("deposit_confirm_first"),
                         filled, visit);
    const auto deposited = visit.desk.hands().submit(given, visit.reader);
    if (!deposited) return refused(deposited.error(), filled, visit);
    return deposited_page(*deposited, visit);
  }
  auto view = story_view(*story, visit);
  view.add("sums", std::vector<View>{sums_view(filled.entry, visit)}).add("_judged", true);
  return form_again(std::move(view), filled, wanted ? conflict : 200U, visit);
}

}  // namespace

Done add_entry_form(View& view, const Visit& visit) {
  const auto entry = Entry::blank();
  const std::vector<EntryFault> faults;
  const auto words = visit.desk.hands().entry_words(visit.language);
  const auto joining = joining_of(entry, visit);
  if (!joining) return tl::unexpected(joining.error());
  return add_filled_form(view, {entry, faults, words, *joining}, visit);
}

Answered memoire_act(const Visit& visit) {
  auto entry = Entry::of(visit.request.form);
  const auto words = visit.desk.hands().entry_words(visit.language);
  auto joining = joining_of(entry, visit);
  if (!joining) return tl::unexpected(joining.error());
  const auto wish = visit.request.filled("geste");
  const std::vector<EntryFault> none;
  const Filled filled{entry, none, words, *joining};
  if (wish == adding) entry.add_line();
  if (wish == adding) return form_again({}, filled, 200, visit);
  if (is_about_joined(wish)) {
    const auto done = do_joined(wish, *joining, visit);
    return done ? form_again({}, filled, 200, visit) : refused(done.error(), filled, visit);
  }
  if (wish != checking && wish != submitting)
    return fault_again("E_ORDER_ACT", wrong_form, visit.word("act_unknown"), filled, visit);
  auto faults = faults_of(entry, words);
  std::ranges::move(faults_of(joining->joined, entry, joining->shelf), std::back_inserter(faults));
  if (faults.empty()) return judged(entry, words, *joining, visit);
  return fault_again("E_DEPOSIT_ENTRY", wrong_form, visit.word("entry_faults"),
                     {entry, faults, words, *joining}, visit);
}

}  // namespace ecluse::console
