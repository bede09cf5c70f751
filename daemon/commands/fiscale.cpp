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

using console::FiscalRow;
using lifecycle::FoundPiece;
using lifecycle::PieceSearch;

constexpr int rows_at_once = 1'000;

std::string detail_of(const FiscalCommand& command, const std::string& recipient) {
  return "fiscale --structure " + command.structure + " --from " + command.from + " --to " +
         command.until + " --recipient " + recipient;
}

std::string table_of(const std::vector<FiscalRow>& sums, const Printer& printer) {
  std::vector<std::vector<std::string>> rows{
      {printer.text("pieces.recipient"), printer.text("pieces.recipient_name"),
       printer.text("fiscale.count"), printer.text("pieces.gross"),
       printer.text("pieces.currency")}};
  for (const auto& sum : sums)
    rows.push_back(
        {sum.recipient, sum.name, std::to_string(sum.pieces), sum.gross.text(2), sum.currency});
  return columns(rows);
}

std::string json_of(const FiscalExtract& extract) {
  const auto& sum = extract.sum();
  std::vector<JsonFields> pieces;
  for (const auto& found : extract.pieces()) pieces.push_back(piece_fields(found));
  return object_json({{{"recipient", sum.recipient},
                       {"name", sum.name},
                       {"count", sum.pieces},
                       {"gross", sum.gross.text(2)},
                       {"currency", sum.currency},
                       {"pieces", std::move(pieces)}}}) +
         '\n';
}

/// The list, told as it is read: of all pieces one page is in memory; where each recipient has an
/// extract, which says what it comes to before its pieces, the pieces of one of them.
class FiscalList {
 public:
  FiscalList(lifecycle::SearchDesk& desk, const FiscalCommand& command,
             const std::optional<Viewer>& viewer, const Premises& premises,
             const Terminal& terminal)
      : desk_(desk),
        command_(command),
        viewer_(viewer),
        premises_(premises),
        terminal_(terminal),
        printer_(printer_of(premises, terminal)) {}

  Result<ExitStatus> tell(const PieceSearch& search) {
    FiscalSums all;
    auto done = read(search, [&](auto rows) {
      for (const auto& row : rows) all.add(row);
    });
    if (!done) return tl::unexpected(done.error());
    const auto sums = all.rows();
    if (!command_.to.empty())
      done = each_extract(search, sums, [this](const auto& one) { return write(one); });
    if (!done) return tl::unexpected(done.error());
    if (command_.output == Output::human)
      terminal_.out << table_of(sums, printer_);
    else if (!(done = print(search, sums)))
      return tl::unexpected(done.error());
    return sums.empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
  }

 private:
  template <class See>
  Done read(const PieceSearch& search, See see) {
    return read_in_pages(desk_, search, rows_at_once, [&](std::vector<FoundPiece> rows) {
      for (auto& row : rows)
        if (!shown_unmasked(command_.masking, viewer_, row.piece, row.partner)) mask(row.piece);
      see(std::move(rows));
    });
  }

  template <class Do>
  Done each_extract(const PieceSearch& search, const std::vector<FiscalRow>& sums, Do act) {
    for (const auto& sum : sums) {
      auto narrow = search;
      if (!sum.recipient.empty()) narrow.recipient = sum.recipient;
      FiscalExtract extract(sum);
      auto done = read(narrow, [&](auto rows) {
        for (auto& row : rows) extract.add(std::move(row));
      });
      if (done) done = act(extract);
      if (!done) return done;
    }
    return {};
  }

  /// As a CSV for spreadsheets and as a page; what leaves the house is in the audit before.
  Done write(const FiscalExtract& extract) {
    const auto& sum = extract.sum();
    const auto base = lifecycle::safe_file_name(
        "liste-fiscale_" + command_.structure + "_" + command_.from + "_" + command_.until + "_" +
        sum.recipient + (sum.currency == "EUR" ? "" : "_" + sum.currency));
    auto done = write_file(base + ".csv", sum.recipient,
                           fiscal_csv(extract.pieces(), CsvForm::excel_fr, printer_));
    return done
               ? write_file(base + ".html", sum.recipient, fiscal_page(extract, command_, printer_))
               : done;
  }

  Done write_file(const std::string& name, const std::string& recipient, const std::string& bytes) {
    if (auto kept = keep("fiscale", recipient, lifecycle::sha256_hex(bytes)); !kept) return kept;
    lifecycle::DiskPosix disk;
    if (auto made = disk.make_folder(command_.to); !made) return made;
    return disk.write(lifecycle::join(command_.to, name), bytes);
  }

  /// What is printed is known when all is said: its hash is in the audit then, also where it ends
  /// too early.
  Done print(const PieceSearch& search, const std::vector<FiscalRow>& sums) {
    const auto done =
        command_.output == Output::json
            ? each_extract(search, sums,
                           [this](const auto& one) { return tell_part(json_of(one)), Done{}; })
            : print_csv(search);
    const auto kept =
        said_ ? keep(done ? "fiscale" : "fiscale_cut", command_.recipient, hash_.hex()) : Done{};
    return done ? kept : done;
  }

  Done print_csv(const PieceSearch& search) {
    const auto form =
        command_.output == Output::csv_excel_fr ? CsvForm::excel_fr : CsvForm::rfc4180;
    return read(search, [&](const auto& rows) {
      tell_part(fiscal_csv(rows, form, printer_, said_ ? Csv::Begin::middle : Csv::Begin::head));
    });
  }

  void tell_part(const std::string& text) {
    terminal_.out << text;
    hash_.update(text);
    said_ = true;
  }

  Done keep(std::string_view what, const std::string& recipient, const std::string& sha256) {
    return keep_request(premises_, what, detail_of(command_, recipient), sha256);
  }

  lifecycle::SearchDesk& desk_;
  const FiscalCommand& command_;
  const std::optional<Viewer>& viewer_;
  const Premises& premises_;
  const Terminal& terminal_;
  Printer printer_;
  lifecycle::Sha256 hash_{};
  bool said_ = false;  ///< something was printed
};

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
  const auto status = FiscalList(**desk, command, *viewer, **premises, terminal).tell(*search);
  return status ? *status : say(status.error(), terminal);
}

}  // namespace ecluse::daemon
