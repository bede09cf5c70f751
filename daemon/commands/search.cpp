// ecluse search: the pieces that meet every criterion, newest first, page by page; a CSV has all
// pages (EXP-01).
#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/csv.hpp"
#include "daemon/entitled.hpp"
#include "daemon/masking.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/piece_list.hpp"
#include "daemon/search_wish.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::FoundPiece;
using lifecycle::PieceSearch;

/// Beyond so many the total is told as "more than".
constexpr std::int64_t most_counted = 10'000;
constexpr int rows_at_once = 1'000;

/// One search, told page by page.
class Search {
 public:
  Search(lifecycle::SearchDesk& desk, const SearchCommand& command,
         const std::optional<Viewer>& viewer, const Premises& premises, const Terminal& terminal)
      : desk_(desk),
        command_(command),
        viewer_(viewer),
        terminal_(terminal),
        printer_(printer_of(premises, terminal)) {}

  Result<ExitStatus> tell(const PieceSearch& search) {
    switch (command_.output) {
      case Output::csv_excel_fr:
        return tell_csv(search, CsvForm::excel_fr);
      case Output::csv_rfc4180:
        return tell_csv(search, CsvForm::rfc4180);
      case Output::json:
        return tell_page(search, &Search::print_json);
      default:
        return tell_page(search, &Search::print_table);
    }
  }

 private:
  using Rows = std::vector<FoundPiece>;

  [[nodiscard]] lifecycle::Page page(int limit) const {
    lifecycle::Page page;
    page.limit = limit;
    if (command_.before > 0) page.before = command_.before;
    return page;
  }

  Result<Rows> find(const PieceSearch& search, const lifecycle::Page& page) {
    auto rows = desk_.find(search, page);
    if (rows)
      for (auto& row : *rows)
        if (!shown_unmasked(command_.masking, viewer_, row.piece, row.partner)) mask(row.piece);
    return rows;
  }

  Result<ExitStatus> tell_page(const PieceSearch& search,
                               void (Search::*print)(const Rows&, lifecycle::FoundCount)) {
    const auto rows = find(search, page(command_.limit));
    if (!rows) return tl::unexpected(rows.error());
    const auto count = desk_.count(search, most_counted);
    if (!count) return tl::unexpected(count.error());
    (this->*print)(*rows, *count);
    return rows->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
  }

  void print_json(const Rows& rows, lifecycle::FoundCount count) {
    for (const auto& row : rows) terminal_.out << object_json(piece_fields(row)) << '\n';
    JsonFields page{{{"total", count.rows}, {"exact", count.exact}}};
    page.fields.emplace_back("next",
                             rows.empty() ? JsonValue(nullptr) : JsonValue(rows.back().piece.row));
    terminal_.out << object_json({{{"page", std::vector<JsonFields>{page}}}}) << '\n';
  }

  void print_table(const Rows& rows, lifecycle::FoundCount count) {
    std::vector<std::vector<std::string>> lines{piece_headers(PieceColumns::some, printer_)};
    for (const auto& row : rows) lines.push_back(piece_cells(row, PieceColumns::some, printer_));
    if (!rows.empty()) terminal_.out << columns(lines);
    const auto* key = count.exact ? "search.total" : "search.total_more";
    terminal_.out << printer_.text(key, {{"count", std::to_string(count.rows)},
                                         {"shown", std::to_string(rows.size())}})
                  << '\n';
    if (static_cast<int>(rows.size()) == command_.limit)
      terminal_.out << printer_.text("search.next",
                                     {{"row", std::to_string(rows.back().piece.row)}})
                    << '\n';
  }

  /// All pages, one after the other: only one is in memory.
  Result<ExitStatus> tell_csv(const PieceSearch& search, CsvForm form) {
    Csv header(form);
    header.add_row(piece_headers(PieceColumns::all, printer_));
    terminal_.out << header.text();
    auto wanted = page(rows_at_once);
    bool any = false;
    while (true) {
      const auto rows = find(search, wanted);
      if (!rows) return tl::unexpected(rows.error());
      Csv lines(form, Csv::Begin::middle, piece_amounts(PieceColumns::all));
      for (const auto& row : *rows) lines.add_row(piece_cells(row, PieceColumns::all, printer_));
      terminal_.out << lines.text();
      any = any || !rows->empty();
      if (rows->size() < static_cast<std::size_t>(rows_at_once)) break;
      wanted.before = rows->back().piece.row;
    }
    return any ? ExitStatus::all_accepted : ExitStatus::nothing_to_do;
  }

  lifecycle::SearchDesk& desk_;
  const SearchCommand& command_;
  const std::optional<Viewer>& viewer_;
  const Terminal& terminal_;
  Printer printer_;
};

}  // namespace

ExitStatus search(const SearchCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  auto wish = search_of(command, (*premises)->tables);
  if (!wish) {
    say(wish.error(), terminal);
    return ExitStatus::usage;
  }
  wish->sight = sight_of(*viewer);
  const auto asked = ask_unmasked(**premises, command.masking, told(command), *viewer);
  if (!asked) return say(asked.error(), terminal);
  const auto desk = lifecycle::open_search_desk((*premises)->root.ledger());
  if (!desk) return say(desk.error(), terminal);
  const auto status = Search(**desk, command, *viewer, **premises, terminal).tell(*wish);
  return status ? *status : say(status.error(), terminal);
}

}  // namespace ecluse::daemon
