// ecluse fiscale: the liste fiscale of a structure (FIS-01 to FIS-04). Whatever leaves the house
// has its hash in the audit.
#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/fiscal_list.hpp"
#include "daemon/masking.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/piece_list.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/disk_posix.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/spill.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::FoundPiece;

constexpr int rows_at_once = 1'000;

/// All pages: a liste fiscale is of one structure and of one year.
Result<std::vector<FoundPiece>> find_all(lifecycle::SearchDesk& desk,
                                         const lifecycle::PieceSearch& search, Masking masking,
                                         const std::optional<Viewer>& viewer) {
  std::vector<FoundPiece> all;
  lifecycle::Page page;
  page.limit = rows_at_once;
  while (true) {
    auto rows = desk.find(search, page);
    if (!rows) return rows;
    const bool last = rows->size() < static_cast<std::size_t>(rows_at_once);
    if (!last) page.before = rows->back().piece.row;
    for (auto& row : *rows) {
      if (!shown_unmasked(masking, viewer, row.piece, row.partner)) mask(row.piece);
      all.push_back(std::move(row));
    }
    if (last) return all;
  }
}

std::string detail_of(const FiscalCommand& command, const std::string& recipient) {
  return "fiscale --structure " + command.structure + " --from " + command.from + " --to " +
         command.until + " --recipient " + recipient;
}

/// What leaves the house, and how it is known again.
Done keep_export(const Premises& premises, const FiscalCommand& command,
                 const std::string& recipient, const std::string& bytes) {
  return keep_request(premises, "fiscale", detail_of(command, recipient),
                      lifecycle::sha256_hex(bytes));
}

Done write_file(const Premises& premises, const FiscalCommand& command, const std::string& name,
                const std::string& recipient, const std::string& bytes) {
  if (auto kept = keep_export(premises, command, recipient, bytes); !kept) return kept;
  lifecycle::DiskPosix disk;
  if (auto made = disk.make_folder(command.to); !made) return made;
  return disk.write(lifecycle::join(command.to, name), bytes);
}

/// The extract of each recipient and currency, as a CSV for spreadsheets and as a page.
Done write_extracts(const std::vector<FiscalExtract>& extracts, const Premises& premises,
                    const FiscalCommand& command, const Printer& printer) {
  for (const auto& extract : extracts) {
    const auto base = lifecycle::safe_file_name(
        "liste-fiscale_" + command.structure + "_" + command.from + "_" + command.until + "_" +
        extract.recipient + (extract.currency == "EUR" ? "" : "_" + extract.currency));
    auto done = write_file(premises, command, base + ".csv", extract.recipient,
                           fiscal_csv(extract.pieces, CsvForm::excel_fr, printer));
    if (done)
      done = write_file(premises, command, base + ".html", extract.recipient,
                        fiscal_page(extract, command, printer));
    if (!done) return done;
  }
  return {};
}

std::string table_of(const std::vector<FiscalExtract>& extracts, const Printer& printer) {
  std::vector<std::vector<std::string>> rows{
      {printer.text("pieces.recipient"), printer.text("pieces.recipient_name"),
       printer.text("fiscale.count"), printer.text("pieces.gross"),
       printer.text("pieces.currency")}};
  for (const auto& extract : extracts)
    rows.push_back({extract.recipient, extract.name, std::to_string(extract.pieces.size()),
                    extract.gross.text(2), extract.currency});
  return columns(rows);
}

std::string json_of(const std::vector<FiscalExtract>& extracts) {
  std::string lines;
  for (const auto& extract : extracts) {
    std::vector<JsonFields> pieces;
    for (const auto& found : extract.pieces) pieces.push_back(piece_fields(found));
    lines += object_json({{{"recipient", extract.recipient},
                           {"name", extract.name},
                           {"count", static_cast<std::int64_t>(extract.pieces.size())},
                           {"gross", extract.gross.text(2)},
                           {"currency", extract.currency},
                           {"pieces", std::move(pieces)}}}) +
             '\n';
  }
  return lines;
}

Done tell(std::vector<FoundPiece> pieces, const Premises& premises, const FiscalCommand& command,
          const Terminal& terminal) {
  const auto printer = printer_of(premises, terminal);
  std::string text;
  if (command.output == Output::csv_excel_fr || command.output == Output::csv_rfc4180) {
    const bool excel = command.output == Output::csv_excel_fr;
    text = fiscal_csv(pieces, excel ? CsvForm::excel_fr : CsvForm::rfc4180, printer);
  }
  const auto extracts = by_recipient(std::move(pieces));
  if (!command.to.empty())
    if (auto done = write_extracts(extracts, premises, command, printer); !done) return done;
  if (command.output == Output::json) text = json_of(extracts);
  if (!text.empty())
    if (auto kept = keep_export(premises, command, command.recipient, text); !kept) return kept;
  terminal.out << (text.empty() ? table_of(extracts, printer) : text);
  return {};
}

}  // namespace

ExitStatus fiscale(const FiscalCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  auto search = fiscal_search(command);
  if (!search) {
    say(search.error(), terminal);
    return ExitStatus::usage;
  }
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  search->sight = sight_of(*viewer);
  const auto asked =
      ask_unmasked(**premises, command.masking, detail_of(command, command.recipient), *viewer);
  if (!asked) return say(asked.error(), terminal);
  const auto desk = lifecycle::open_search_desk((*premises)->root.ledger());
  if (!desk) return say(desk.error(), terminal);
  auto pieces = find_all(**desk, *search, command.masking, *viewer);
  if (!pieces) return say(pieces.error(), terminal);
  const bool none = pieces->empty();
  const auto done = tell(std::move(*pieces), **premises, command, terminal);
  if (!done) return say(done.error(), terminal);
  return none ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
