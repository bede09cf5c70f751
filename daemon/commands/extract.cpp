// ecluse extract ID|FILE --to DIR: writes the attachments of a flux, received or not. A ZIP that
// the syntax wraps around a file is taken off.
#include <memory>

#include "daemon/archived.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/extraction.hpp"
#include "daemon/json_out.hpp"
#include "daemon/reread.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/spill.hpp"

namespace ecluse::daemon {
namespace {

/// Where bytes are, and how far they are opened.
struct Place {
  std::string path;
  ingest::EnvelopeLimits limits;
};

/// Where the bytes asked for are: a file, or the archive of a flux. Nothing when neither is known.
Result<std::vector<Place>> places_of(const ExtractCommand& command, const Premises& premises) {
  const auto facts = premises.disk.facts(command.what);
  if (facts && facts->regular) return std::vector{Place{command.what, limits_of(premises.config)}};
  if (command.root.empty()) return std::vector<Place>{};
  const auto ledger = premises.open_ledger(lifecycle::Access::read_only);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto rows = (*ledger)->flux_named(command.what);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Place> places;
  for (const auto& row : *rows)
    if (!row.sha256.empty())
      places.push_back({archive_path(row, premises.root), limits_of(row, premises.config)});
  return places;
}

bool is_zip_name(std::string_view name) {
  return name.ends_with(".zip") || name.ends_with(".ZIP");
}

class Extraction {
 public:
  Extraction(lifecycle::DiskPosix& disk, const ExtractCommand& command)
      : spill_(disk, command.to) {}

  Done extract(const Place& place, const Premises& premises) {
    const auto done = read_contents(place.path, place.limits, premises, spill_.sinks(),
                                    [&](PieceContents&& piece) { return write(piece); });
    return done && spill_.error() ? Done(tl::unexpected(*spill_.error())) : done;
  }

  [[nodiscard]] const std::vector<ExtractedFile>& files() const { return files_; }

 private:
  Done write(const PieceContents& piece) {
    for (const auto& one : piece.attachments)
      if (auto done = write(piece, one); !done) return done;
    spill_.forget();
    return {};
  }

  Done write(const PieceContents& piece, const AttachmentFacts& one) {
    if (one.files.empty() || is_zip_name(one.name))
      return name(piece, {one.name, one.size, 0, one.type, one.sha256, one.kept}, one);
    for (const auto& file : one.files)
      if (auto done = name(piece, file, one); !done) return done;
    return {};
  }

  Done name(const PieceContents& piece, const ZippedFile& file, const AttachmentFacts& of) {
    if (file.kept == 0) return {};
    const auto path = spill_.name_file(file.kept, file.name);
    if (!path) return tl::unexpected(path.error());
    files_.push_back(
        {piece.file, piece.number, of.name, *path, file.size, file.type, file.sha256, of.sha256});
    return {};
  }

  lifecycle::Spill spill_;
  std::vector<ExtractedFile> files_;
};

void tell(const ExtractCommand& command, const std::vector<ExtractedFile>& files,
          const Terminal& terminal) {
  for (const auto& file : files)
    terminal.out << (command.output == Output::json ? extracted_json(file)
                                                    : hex_text(file.sha256) + "  " + file.path)
                 << '\n';
}

}  // namespace

std::string archive_path(const lifecycle::FluxRow& row, const lifecycle::Root& root) {
  return archived_at(root, row.received, row.sha256);
}

ExitStatus extract(const ExtractCommand& command, const Terminal& terminal) {
  const auto premises = command.root.empty() ? Premises::bare() : Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto places = places_of(command, **premises);
  if (!places) return say(places.error(), terminal);
  if (places->empty()) {
    terminal.err << printer_of(**premises, terminal).text("show.none", {{"id", command.what}})
                 << '\n';
    return ExitStatus::nothing_to_do;
  }
  auto& disk = (*premises)->disk;
  if (auto made = disk.make_folder(command.to); !made) return say(made.error(), terminal);
  Extraction extraction(disk, command);
  for (const auto& place : *places)
    if (auto done = extraction.extract(place, **premises); !done) {
      tell(command, extraction.files(), terminal);
      return say(done.error(), terminal);
    }
  tell(command, extraction.files(), terminal);
  return extraction.files().empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
