#include "console/pages/criteria.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/listing.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

/// A criterion of the form: an option of `ecluse search` without its dashes.
enum class Input : std::uint8_t { text, date, state, role, space, taken };
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
        {"ticket"},
        {"type"},
        {"document"}}},
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
      {"fields_hidden", {{"hide-refused"}, {"hide-taken", Input::taken}}},
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
  if (input == Input::taken)
    for (const auto* by : {"yes", "structure"})
      all.emplace_back(by, visit.word("hide_taken_" + std::string(by)));
  if (input == Input::space)
    for (const auto* space : {"factures", "travaux", "memoires"})
      all.emplace_back(space, told("space." + std::string(space), visit));
  return all;
}

/// What Synthèse is narrowed by (SCR-06).
constexpr std::array<std::string_view, 4> filters{"space", "structure", "hide-refused",
                                                  "hide-taken"};

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

}  // namespace

Wish wish_asked(const Visit& visit) {
  Wish wish;
  wish.order = order_asked(visit);
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

std::string fault_of(const Error& error, const Visit& visit) {
  return visit.word(error.code == "E_SEARCH_SORT" ? "sort_fault" : "search_fault",
                    {{"what", error.detail}});
}

std::vector<View> filters_of(const Wish& wish, const Visit& visit) {
  std::vector<View> fields;
  for (const auto& family : families())
    for (const auto& criterion : family.criteria)
      if (std::find(filters.begin(), filters.end(), criterion.name) != filters.end())
        fields.push_back(field_view(criterion, wish.criteria, visit));
  return fields;
}

void add_filters(Wish& wish, const Visit& visit) {
  for (const auto name : filters)
    if (auto value = visit.request.asked(name); !value.empty())
      wish.criteria.emplace(name, std::move(value));
}

}  // namespace ecluse::console
