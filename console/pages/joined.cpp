#include "console/pages/joined.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view joining_wish = "joindre", plus = "plus-", minus = "retirer-";
constexpr std::string_view field_of_joined = "jointes", kind_field = "pj_type",
                           designation_field = "pj_designation", line_field = "pj_ligne";
constexpr std::string_view kinds_list = "jointe";

std::string kind_label(const std::string& kind, const std::vector<EntryWord>& words,
                       const Visit& visit) {
  for (const auto& one : words)
    if (one.kind == kinds_list && one.code == kind) return one.label;
  return visit.word("joined_other");
}

const Shelved* on_shelf(const Joining& joining, std::int64_t row) {
  const auto found = std::ranges::find(joining.shelf, row, &Shelved::row);
  return found == joining.shelf.end() ? nullptr : &*found;
}

bool is_joined(const Joining& joining, std::int64_t row) {
  return std::ranges::find(joining.joined, row, &Joined::row) != joining.joined.end();
}

Done join(std::int64_t row, Joining& joining, const Visit& visit) {
  if (joining.joined.size() >= most_joined)
    return failure("E_DEPOSIT_JOINED", std::to_string(most_joined));
  joining.joined.push_back({row, line_asked(visit.request.filled(line_field))});
  return {};
}

Done join_upload(Joining& joining, const Visit& visit) {
  const Upload none;
  const auto& request = visit.request;
  auto item = visit.desk.shelf().put({{},
                                      request.filled("partenaire"),
                                      request.filled(kind_field),
                                      request.filled(designation_field),
                                      request.upload ? *request.upload : none},
                                     visit.reader);
  if (!item) return tl::unexpected(item.error());
  joining.shelf.push_back(std::move(*item));
  return join(joining.shelf.back().row, joining, visit);
}

std::string fault_at(std::int64_t row, const std::vector<EntryFault>& faults, const Visit& visit) {
  const auto found = std::ranges::find(faults, joined_name(row), &EntryFault::name);
  return found == faults.end() ? std::string() : visit.word(found->word);
}

View joined_view(const Joined& one, const Joining& joining, const std::vector<EntryFault>& faults,
                 const std::vector<EntryWord>& words, const Visit& visit) {
  const auto* item = on_shelf(joining, one.row);
  auto view = shelved_view(item ? *item : Shelved{one.row}, words, visit);
  view.add("line", std::int64_t{one.line})
      .add("line_label", one.line == 0 ? visit.word("joined_whole")
                                       : visit.word("entry_line") + ' ' + std::to_string(one.line))
      .add("fault", fault_at(one.row, faults, visit));
  return view;
}

std::vector<View> line_options(const Entry& entry, const Visit& visit) {
  const auto chosen = line_asked(visit.request.filled(line_field));
  std::vector<View> views;
  for (int line = 1; line <= entry.lines(); ++line)
    views.push_back(View{}.add("line", std::int64_t{line}).add("_chosen", line == chosen));
  return views;
}

}  // namespace

View shelved_view(const Shelved& item, const std::vector<EntryWord>& words, const Visit& visit) {
  View view;
  view.add("row", item.row)
      .add("kind", item.kind)
      .add("kind_label", kind_label(item.kind, words, visit))
      .add("designation", item.designation)
      .add("extension", std::string(extension_of(item.name)))
      .add("name", item.name)
      .add("type", item.type)
      .add("size", static_cast<std::int64_t>(item.size))
      .add("sha256", item.sha256)
      .add("structure", item.structure)
      .add("who", item.who)
      .add("at", item.row == 0 || item.name.empty() ? std::string() : moment(item.at));
  return view;
}

std::vector<View> kind_options(const std::vector<EntryWord>& words, std::string_view chosen) {
  std::vector<View> views;
  for (const auto& one : words)
    if (one.kind == kinds_list)
      views.push_back(
          View{}.add("code", one.code).add("label", one.label).add("_chosen", one.code == chosen));
  return views;
}

Result<Joining> joining_of(const Entry& entry, const Visit& visit) {
  Joining joining{joined_in(visit.request.filled(field_of_joined)), {}};
  auto& shelf = visit.desk.shelf();
  auto held = shelf.held(entry.value("siret"), visit.reader);
  if (!held) return tl::unexpected(held.error());
  auto own = shelf.own(visit.reader);
  if (!own) return tl::unexpected(own.error());
  joining.shelf = std::move(*held);
  std::ranges::move(*own, std::back_inserter(joining.shelf));
  return joining;
}

bool is_about_joined(std::string_view wish) {
  return wish == joining_wish || wish.starts_with(plus) || wish.starts_with(minus);
}

Done do_joined(std::string_view wish, Joining& joining, const Visit& visit) {
  if (wish == joining_wish) return join_upload(joining, visit);
  const bool adds = wish.starts_with(plus);
  const auto row = number_in(wish.substr(adds ? plus.size() : minus.size()));
  if (!row || (adds && !on_shelf(joining, *row))) return failure("E_SHELF_NONE", std::string(wish));
  if (adds) return is_joined(joining, *row) ? Done{} : join(*row, joining, visit);
  std::erase_if(joining.joined, [&](const Joined& one) { return one.row == *row; });
  return {};
}

Result<std::vector<Carried>> carried(Joining& joining, const Visit& visit) {
  if (const auto* details = owed_details(joining.joined, joining.shelf))
    joining.joined.push_back({details->row, 0});
  std::vector<Carried> files;
  std::uint64_t bytes = 0;
  for (const auto& one : joining.joined) {
    auto file = visit.desk.shelf().file(one.row, ShelfUse::join, visit.reader);
    if (!file) return tl::unexpected(file.error());
    if (!*file) return failure("E_SHELF_NONE", std::to_string(one.row));
    bytes += (*file)->bytes.size();
    if (bytes > most_joined_bytes || joining.joined.size() > most_joined + 1)
      return failure("E_DEPOSIT_JOINED", std::to_string(bytes));
    auto& item = (*file)->item;
    files.push_back({std::move(item.kind), std::move(item.designation), std::move(item.name),
                     std::move((*file)->bytes), one.line});
  }
  return files;
}

void add_joined(View& view, const Joining& joining, const Entry& entry,
                const std::vector<EntryFault>& faults, const std::vector<EntryWord>& words,
                const Visit& visit) {
  std::vector<View> joined, available;
  for (const auto& one : joining.joined)
    joined.push_back(joined_view(one, joining, faults, words, visit));
  for (const auto& item : joining.shelf)
    if (!is_joined(joining, item.row)) available.push_back(shelved_view(item, words, visit));
  view.add_list("joined", std::move(joined))
      .add_list("available", std::move(available))
      .add("_joined_field", joined_text(joining.joined))
      .add("_kinds", kind_options(words, visit.request.filled(kind_field)))
      .add("_line_options", line_options(entry, visit));
}

}  // namespace ecluse::console
