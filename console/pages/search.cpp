// Rechercher: the one box, and every criterion (SRH-01 to SRH-04, SCR-04, SCR-05, SCR-08).
#include <set>
#include <utility>

#include "console/listing.hpp"
#include "console/pages/criteria.hpp"
#include "console/pages/tickets.hpp"
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
    if (reading.kind == "ticket") return group;
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
Result<std::vector<Group>> look_everywhere(const std::vector<Reading>& readings,
                                           const Visit& visit) {
  std::vector<Group> groups;
  std::set<std::int64_t> seen;
  for (const auto& reading : readings) {
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
  std::vector<View> flux;
  for (const auto& one : group.flux) flux.push_back(flux_view(one, visit));
  View view;
  auto more = group.reading.wish.criteria;
  if (!group.reading.wish.words.empty()) more["mots"] = group.reading.wish.words;
  const bool full = group.pieces.size() >= shown_per_reading;
  view.add("reading", group.reading.kind)
      .add("reading_label", visit.word("reading_" + group.reading.kind))
      .add_list("flux", std::move(flux))
      .add("_more", full ? "/rechercher" + query_of(more) : std::string());
  add_some_pieces(view, group.pieces, visit);
  return view;
}

}  // namespace

Answered box(const Visit& visit) {
  const auto text = visit.request.asked("q").substr(0, longest_question);
  if (text.empty()) return Redirect{"/rechercher"};
  const auto tied = visit.desk.tickets().called(text, visit.reader);
  if (!tied) return tl::unexpected(tied.error());
  if (tied->size() == 1) return Redirect{page_of(object_of(tied->front()))};
  auto readings =
      tied->empty() ? std::vector<Reading>() : readings_of_ticket(tied->front().reference);
  for (auto& one : readings_of(text)) readings.push_back(std::move(one));
  const auto groups = look_everywhere(readings, visit);
  if (!groups) return tl::unexpected(groups.error());
  if (auto to = only_answer(*groups); !to.empty()) return Redirect{std::move(to)};
  View view;
  std::vector<View> views;
  for (const auto& group : *groups) views.push_back(group_view(group, visit));
  view.add("asked", text).add_list("groups", std::move(views));
  return Page{"results", visit.word("results_title", {{"asked", text}}), std::move(view)};
}

Answered search(const Visit& visit) {
  auto wish = wish_asked(visit);
  auto found = visit.desk.find(wish, page_asked(visit), visit.reader);
  View view;
  view.add("words", wish.words)
      .add("_form", form_of(wish, visit))
      .add("_unasked", wish.words.empty() && wish.criteria.empty());
  if (!found && !found.error().code.starts_with("E_SEARCH")) return tl::unexpected(found.error());
  view.add("fault", found ? std::string() : fault_of(found.error(), visit));
  if (!found) found = Found{};
  const auto space = visit.request.asked("space");
  add_pieces(view, {list_of(space), "/rechercher"}, *found, visit);
  view.add("shown", static_cast<std::int64_t>(found->pieces.size()));
  add_exports(view, "/exports/pieces", visit);
  add_sorted_paging(view, "/rechercher", *found, visit);
  return Page{"search", visit.word("tab_search"), std::move(view)};
}

}  // namespace ecluse::console
