// ecluse dossier NUMBER: the pieces of one payment cycle, each with its history; --download gives
// them as one archive, byte for byte as they came, with a manifest.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "daemon/commands/commands.hpp"
#include "daemon/dossier_page.hpp"
#include "daemon/piece_bytes.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/zip_writer.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Dossier;

/// Writes the archive: the pieces, oldest first, then what lets anyone verify them.
Result<std::vector<DossierFile>> download(const Dossier& dossier, const std::string& path,
                                          Premises& premises) {
  lifecycle::ZipWriter zip(premises.disk, path);
  if (auto begun = zip.begin(); !begun) return tl::unexpected(begun.error());
  std::vector<DossierFile> files;
  for (auto one = dossier.pieces.rbegin(); one != dossier.pieces.rend(); ++one) {
    const auto bytes =
        piece_bytes(premises.disk, archive_path(one->flux, premises.root), one->piece.file);
    if (!bytes) return tl::unexpected(bytes.error());
    files.push_back({dossier_file_name(files.size() + 1, *one), lifecycle::sha256_hex(*bytes),
                     bytes->size(), &*one});
    if (auto added = zip.add(files.back().name, *bytes); !added)
      return tl::unexpected(added.error());
  }
  if (auto added = zip.add("manifest.json", manifest_json(dossier, files)); !added)
    return tl::unexpected(added.error());
  if (auto added = zip.add("SHA256SUMS", sha256_sums(files)); !added)
    return tl::unexpected(added.error());
  if (auto finished = zip.finish(); !finished) return tl::unexpected(finished.error());
  return files;
}

ExitStatus give(const Dossier& dossier, const DossierCommand& command, Premises& premises,
                const Terminal& terminal) {
  const auto files = download(dossier, command.download, premises);
  if (!files) return say(files.error(), terminal);
  if (command.output == Output::json) {
    terminal.out << manifest_json(dossier, *files);
    return ExitStatus::all_accepted;
  }
  const std::vector<Value> values{{"count", std::to_string(files->size())},
                                  {"path", command.download}};
  terminal.out << printer_of(premises, terminal).text("dossier.downloaded", values) << '\n';
  return ExitStatus::all_accepted;
}

}  // namespace

ExitStatus dossier(const DossierCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto dossiers = (*ledger)->dossiers(command.number, command.supplier);
  if (!dossiers) return say(dossiers.error(), terminal);
  const auto printer = printer_of(**premises, terminal);
  if (dossiers->empty()) {
    terminal.err << printer.text("show.none", {{"id", command.number}}) << '\n';
    return ExitStatus::nothing_to_do;
  }
  if (!command.download.empty()) {
    if (dossiers->size() == 1) return give(dossiers->front(), command, **premises, terminal);
    terminal.err << printer.text("dossier.several", {{"id", command.number}}) << '\n';
    return ExitStatus::usage;
  }
  const auto& cadres = (*premises)->tables.referential.cadres;
  for (const auto& one : *dossiers)
    terminal.out << (command.output == Output::json ? object_json(dossier_json(one, cadres)) + '\n'
                                                    : dossier_text(one, cadres, printer));
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
