// Rechercher: the one box, and every criterion (SRH-01 to SRH-04, SCR-04, SCR-05, SCR-08).
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "console/telling.hpp"
#include "console/understood.hpp"

namespace ecluse::console {
namespace {

constexpr int shown_per_reading = 20;
constexpr std::size_t longest_question = 200;

/// What was found by one reading of the text.
struct Group {
  Reading reading;
  std::vector<lifecycle::FoundPiece> pieces;
  std::vector<lifecycle::FluxRow> flux;
};

Result<Group> look(const Reading& reading, const Visit& visit) {
  Group group{reading, {}, {}};
  if (reading.flux) {
    auto rows = visit.desk.flux_named(reading.wish.words, visit.reader);
    if (!rows) return tl::unexpected(rows.error());
    group.flux = std::move(*rows);
    std::erase_if(group.flux, [&](const auto& row) {  // those that have a piece of that number
      const auto& name = reading.wish.words;
      return row.flux_id != name && row.file_name != name && row.arrival_id != name;
    });
    return group;
  }
  auto found = visit.desk.find(reading.wish, {shown_per_reading}, visit.reader);
  if (!found) return tl::unexpected(found.error());
  group.pieces = std::move(found->pieces);
  return group;
}

/// Every reading that finds something; a piece is told once, where it is told best.
Result<std::vector<Group>> look_everywhere(const std::string& text, const Visit& visit) {
  std::vector<Group> groups;
  std::set<std::int64_t> seen;
  for (const auto& reading : readings_of(text)) {
    auto group = look(reading, visit);
    if (!group) return tl::unexpected(group.error());
    std::erase_if(group->pieces,
                  [&](const auto& one) { return !seen.insert(one.piece.row).second; });
    if (!group->pieces.empty() || !group->flux.empty()) groups.push_back(std::move(*group));
  }
  return groups;
}

/// Where to go when there is one answer only.
std::string only_answer(const std::vector<Group>& groups) {
  if (groups.size() != 1 || groups[0].pieces.size() + groups[0].flux.size() != 1) return {};
  return groups[0].flux.empty() ? "/piece/" + std::to_string(groups[0].pieces[0].piece.row)
                                : "/flux/" + std::to_string(groups[0].flux[0].row);
}

View group_view(const Group& group, const Visit& visit) {
  std::vector<View> pieces, flux;
  for (const auto& one : group.pieces) pieces.push_back(found_view(one, visit));
  for (const auto& one : group.flux) flux.push_back(flux_view(one, visit));
  View view;
  auto more = group.reading.wish.criteria;
  if (!group.reading.wish.words.empty()) more["mots"] = group.reading.wish.words;
  const bool full = group.pieces.size() >= shown_per_reading;
  view.add("reading", group.reading.kind)
      .add("reading_label", visit.word("reading_" + group.reading.kind))
      .add_list("pieces", std::move(pieces))
      .add_list("flux", std::move(flux))
      .add("_more", full ? "/rechercher" + query_of(more) : std::string());
  return view;
}

/// A criterion of the form: an option of `ecluse search` without its dashes.
enum class Input : std::uint8_t { text, date, state, role, space };
struct Criterion {
  std::string_view name;
  Input input = Input::text;
};
struct Family {
  std::string_view legend;
  std::vector<Criterion> criteria;
};

const std::vector<Family>& families() {
  static const std::vector<Family> all{
      {"fields_piece",
       {{"number"},
        {"space", Input::space},
        {"cadre"},
        {"state", Input::state},
        {"engagement"},
        {"marche"},
        {"dossier"},
        {"type"}}},
      {"fields_actors",
       {{"structure"},
        {"role", Input::role},
        {"supplier"},
        {"supplier-name"},
        {"recipient"},
        {"recipient-name"},
        {"service"},
        {"partner"}}},
      {"fields_dates",
       {{"deposited-from", Input::date},
        {"deposited-until", Input::date},
        {"issued-from", Input::date},
        {"issued-until", Input::date},
        {"state-from", Input::date},
        {"state-until", Input::date},
        {"payable-from"},
        {"payable-until"}}},
      {"fields_memoire",
       {{"own-invoice"}, {"category"}, {"reference"}, {"case"}, {"supplier-service"}}},
  };
  return all;
}

std::vector<std::pair<std::string, std::string>> choices_of(Input input, const Visit& visit) {
  std::vector<std::pair<std::string, std::string>> all;
  if (input == Input::state)
    for (const auto& code : visit.desk.piece_states())
      all.emplace_back(code, piece_label(code, visit));
  if (input == Input::role)
    for (const auto* role : {"fournisseur", "destinataire", "moe", "moa"})
      all.emplace_back(role, told("role." + std::string(role), visit));
  if (input == Input::space)
    for (const auto* space : {"factures", "travaux", "memoires"})
      all.emplace_back(space, told("space." + std::string(space), visit));
  return all;
}

/// "supplier-name" is the word "field_supplier_name".
std::string word_key(std::string_view name) {
  auto key = "field_" + std::string(name);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

View field_view(const Criterion& criterion, const Fields& given, const Visit& visit) {
  const auto value = given.count(std::string(criterion.name)) != 0
                         ? given.at(std::string(criterion.name))
                         : std::string();
  std::vector<View> options;
  bool known = value.empty();
  for (const auto& [code, label] : choices_of(criterion.input, visit)) {
    View option;
    option.add("code", code).add("label", label).add("chosen", code == value);
    known = known || code == value;
    options.push_back(std::move(option));
  }
  if (!options.empty() && !known) {  // several states, as a link of a dashboard asks
    View option;
    option.add("code", value).add("label", visit.word("several_states")).add("chosen", true);
    options.insert(options.begin(), std::move(option));
  }
  View view;
  view.add("name", std::string(criterion.name))
      .add("label", visit.word(word_key(criterion.name)))
      .add("value", value)
      .add("kind", criterion.input == Input::date ? "date" : "text")
      .add_list("options", std::move(options));
  return view;
}

Wish wish_of(const Visit& visit) {
  Wish wish;
  wish.words = visit.request.asked("mots");
  for (const auto& family : families())
    for (const auto& criterion : family.criteria)
      if (auto value = visit.request.asked(criterion.name); !value.empty())
        wish.criteria.emplace(criterion.name, std::move(value));
  return wish;
}

std::vector<View> form_of(const Wish& wish, const Visit& visit) {
  std::vector<View> groups;
  for (const auto& family : families()) {
    std::vector<View> fields;
    bool open = false;
    for (const auto& criterion : family.criteria) {
      open = open || wish.criteria.count(std::string(criterion.name)) != 0;
      fields.push_back(field_view(criterion, wish.criteria, visit));
    }
    View group;
    group.add("legend", visit.word(family.legend))
        .add("open", open || &family == &families().front())
        .add("fields", std::move(fields));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

Answered box(const Visit& visit) {
  const auto text = visit.request.asked("q").substr(0, longest_question);
  if (text.empty()) return Redirect{"/rechercher"};
  const auto groups = look_everywhere(text, visit);
  if (!groups) return tl::unexpected(groups.error());
  if (auto to = only_answer(*groups); !to.empty()) return Redirect{std::move(to)};
  View view;
  std::vector<View> views;
  for (const auto& group : *groups) views.push_back(group_view(group, visit));
  view.add("asked", text).add_list("groups", std::move(views));
  return Page{"results", visit.word("results_title", {{"asked", text}}), std::move(view)};
}

Answered search(const Visit& visit) {
  const auto wish = wish_of(visit);
  const auto page = page_asked(visit);
  auto found = visit.desk.find(wish, page, visit.reader);
  View view;
  view.add("words", wish.words).add("_form", form_of(wish, visit));
  if (!found && found.error().code != "E_SEARCH") return tl::unexpected(found.error());
  view.add("fault",
           found ? std::string() : visit.word("search_fault", {{"what", found.error().detail}}));
  if (!found) found = Found{};
  std::vector<View> pieces;
  for (const auto& one : found->pieces) pieces.push_back(found_view(one, visit));
  view.add("total", found->count.rows)
      .add("exact", found->count.exact)
      .add("shown", static_cast<std::int64_t>(found->pieces.size()))
      .add_list("pieces", std::move(pieces));
  add_paging(view, "/rechercher", visit.request.query, found->pieces.size(),
             found->pieces.empty() ? 0 : found->pieces.back().piece.row, visit);
  return Page{"search", visit.word("tab_search"), std::move(view)};
}

}  // namespace ecluse::console
