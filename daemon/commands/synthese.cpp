// ecluse synthese: « à traiter », the pieces that wait for whoever looks, by what he has to do
// (acceptance.md SCR-03). Empty when nothing does.
#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/masking.hpp"
#include "daemon/piece_list.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/to_do.hpp"

namespace ecluse::daemon {
namespace {

/// Beyond so many the total is told as "more than".
constexpr std::int64_t most_counted = 10'000;

struct Told {
  lifecycle::FoundCount count;
  std::vector<lifecycle::FoundPiece> pieces;
};

/// What somebody may act upon in the part of the group; all of it for who sees everything.
lifecycle::PieceSearch search_of(const lifecycle::ToDoGroup& group,
                                 const std::optional<Viewer>& viewer) {
  lifecycle::PieceSearch search;
  search.states = group.statuses;
  if (viewer && !viewer->acting.everything) search.sight = narrowed(viewer->acting, group.role);
  return search;
}

Result<Told> told_of(const lifecycle::PieceSearch& search, int limit, lifecycle::SearchDesk& desk) {
  lifecycle::Page page;
  page.limit = limit;
  auto pieces = desk.find(search, page);
  if (!pieces) return tl::unexpected(pieces.error());
  for (auto& one : *pieces) mask(one.piece);
  const auto count = desk.count(search, most_counted);
  if (!count) return tl::unexpected(count.error());
  return Told{*count, std::move(*pieces)};
}

void print(const lifecycle::ToDoGroup& group, const Told& told, const Printer& printer,
           std::ostream& out) {
  out << label_of(group, printer.language()) << " : " << told.count.rows
      << (told.count.exact ? "" : "+") << '\n';
  std::vector<std::vector<std::string>> lines{piece_headers(PieceColumns::some, printer)};
  for (const auto& one : told.pieces)
    lines.push_back(piece_cells(one, PieceColumns::some, printer));
  out << columns(lines);
}

std::string json_of(const lifecycle::ToDoGroup& group, const Told& told, const Printer& printer) {
  std::vector<JsonFields> pieces;
  for (const auto& one : told.pieces) pieces.push_back(piece_fields(one));
  return object_json({{{"group", group.code},
                       {"label", std::string(label_of(group, printer.language()))},
                       {"role", group.role},
                       {"total", told.count.rows},
                       {"exact", told.count.exact},
                       {"pieces", std::move(pieces)}}}) +
         '\n';
}

Result<ExitStatus> tell(const SyntheseCommand& command, const Premises& premises,
                        const std::optional<Viewer>& viewer, const Terminal& terminal) {
  const auto groups = lifecycle::ToDo::standard(premises.tables.machines.piece);
  if (!groups) return tl::unexpected(groups.error());
  const auto desk = lifecycle::open_search_desk(premises.root.ledger());
  if (!desk) return tl::unexpected(desk.error());
  const auto printer = printer_of(premises, terminal);
  bool any = false;
  for (const auto& group : groups->groups()) {
    const auto told = told_of(search_of(group, viewer), command.limit, **desk);
    if (!told) return tl::unexpected(told.error());
    if (told->count.rows == 0) continue;
    any = true;
    if (command.output == Output::json)
      terminal.out << json_of(group, *told, printer);
    else
      print(group, *told, printer, terminal.out);
  }
  return any ? ExitStatus::all_accepted : ExitStatus::nothing_to_do;
}

}  // namespace

ExitStatus synthese(const SyntheseCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto status = tell(command, **premises, *viewer, terminal);
  return status ? *status : say(status.error(), terminal);
}

}  // namespace ecluse::daemon
