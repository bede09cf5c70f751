// Saisir mémoire (SCR-01, MFJ-02 to MFJ-09, MFJ-18): a form made of a table; what is wrong is told
// field by field, with what was typed; what is right becomes a document that the gate judges, and
// takes when it is confirmed, as any flux.
#include "console/pages/memoires.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/memoire_entry.hpp"
#include "console/pages/deposits.hpp"
#include "console/pages/flux.hpp"
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
};

std::string fault_at(const Filled& filled, const std::string& name, const Visit& visit) {
  for (const auto& one : filled.faults)
    if (one.name == name) return visit.word(one.word);
  return {};
}

std::vector<View> options_of(const EntryField& field, const std::string& chosen,
                             const Filled& filled) {
  std::vector<View> views;
  for (const auto& one : filled.words)
    if (one.kind == field.list)
      views.push_back(
          View{}.add("code", one.code).add("label", one.label).add("chosen", one.code == chosen));
  return views;
}

View field_view(const EntryField& field, const std::string& name, const Filled& filled,
                const Visit& visit) {
  const auto value = filled.entry.value(name);
  View view;
  view.add("name", name)
      .add("label", visit.word("entry_" + field.name))
      .add("_type", field.kind == EntryKind::date ? "date" : "text")
      .add("_most", static_cast<std::int64_t>(field.most))
      .add("value", value)
      .add("required", field.required)
      .add("fault", fault_at(filled, name, visit));
  return view.add_list("options", options_of(field, value, filled));
}

std::vector<View> fields_of(std::string_view block, int line, const Filled& filled,
                            const Visit& visit) {
  std::vector<View> views;
  for (const auto& field : entry_fields())
    if (field.block == block)
      views.push_back(
          field_view(field, line == 0 ? field.name : line_name(field.name, line), filled, visit));
  return views;
}

std::vector<View> way_views(const std::vector<Way>& ways, const Visit& visit) {
  const auto chosen = visit.request.filled("partenaire");
  std::vector<View> views;
  for (const auto& way : ways)
    if (way.deposits)
      views.push_back(View{}
                          .add("partner", way.partner)
                          .add("name", way.name)
                          .add("_chosen", way.partner == chosen));
  return views;
}

Done add_filled_form(View& view, const Filled& filled, const Visit& visit) {
  const auto ways = visit.desk.hands().ways(visit.reader);
  if (!ways) return tl::unexpected(ways.error());
  std::vector<View> shown, lines;
  for (const auto block : blocks)
    shown.push_back(View{}
                        .add("block", std::string(block))
                        .add("legend", visit.word("entry_block_" + std::string(block)))
                        .add("fields", fields_of(block, 0, filled, visit)));
  for (int line = 1; line <= filled.entry.lines(); ++line)
    lines.push_back(View{}
                        .add("line", std::int64_t{line})
                        .add("fields", fields_of("lignes", line, filled, visit)));
  view.add_list("ways", way_views(*ways, visit))
      .add("blocks", std::move(shown))
      .add("lines", std::move(lines))
      .add("_lines", std::int64_t{filled.entry.lines()})
      .add("_more_lines", filled.entry.lines() < most_entry_lines)
      .add("_token", visit.reader.token)
      .add("_warning", told("memoire.warning", visit));
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
  if (!right && !code.starts_with("E_DEPOSIT_") && code != "E_DROP_EXISTS")
    return tl::unexpected(error);
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
Answered judged(const Filled& filled, const Visit& visit) {
  const Upload file{"memoire.xml", memoire_document(filled.entry, filled.words)};
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
  return add_filled_form(view, {entry, faults, words}, visit);
}

Answered memoire_act(const Visit& visit) {
  auto entry = Entry::of(visit.request.form);
  const auto words = visit.desk.hands().entry_words(visit.language);
  const auto wish = visit.request.filled("geste");
  const std::vector<EntryFault> none;
  if (wish == adding) {
    entry.add_line();
    return form_again({}, {entry, none, words}, 200, visit);
  }
  if (wish != checking && wish != submitting)
    return fault_again("E_ORDER_ACT", wrong_form, visit.word("act_unknown"), {entry, none, words},
                       visit);
  const auto faults = faults_of(entry, words);
  if (faults.empty()) return judged({entry, faults, words}, visit);
  return fault_again("E_DEPOSIT_ENTRY", wrong_form, visit.word("entry_faults"),
                     {entry, faults, words}, visit);
}

}  // namespace ecluse::console
