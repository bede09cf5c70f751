// Opens a flux: one bare document, or a gzip'd tar or ZIP of several, recognised by content.
// Everything inside is hostile: nothing is extracted to disk, no name is ever a path, and reading
// stops at the limits. Entries are streamed while the archive is still being read; only the end
// tells whether they may be believed. Called by daemon/process on a worker, one call per flux; no
// state is kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/disk.hpp"
#include "model/finding.hpp"
#include "model/interface.hpp"
#include "model/result.hpp"

namespace ecluse::ingest {

/// Sizes are bytes; Mo and Go are decimal, as the sources write them (chorus-edi.md §1.5).
struct EnvelopeLimits {
  std::uint64_t flux_bytes = 1'000'000'000;  ///< as received: 1 Go, §1.5 (S14, S19)
  std::uint32_t entries = 500;  ///< files of a flux, §1.5 (S14); folders: ten times as many
  std::uint64_t entry_bytes = 120'000'000;  ///< of a file, attachments included: 120 Mo, §1.5 (S11)
  /// Of the whole content. Ours: ten times the largest flux. Flux that are near 1 Go are made of
  /// base64, which deflates by 1.3 only; 500 invoices without attachments stay under 100 Mo.
  std::uint64_t total_bytes = 10'000'000'000;
  /// Content over received. Ours: template-like invoices deflate 32:1 (stack.md §2), deflate itself
  /// cannot pass 1032:1.
  std::uint64_t ratio = 200;
  /// The ratio is judged beyond this much content only: less hurts nobody, whatever its ratio.
  std::uint64_t ratio_floor = 64'000'000;
  std::uint64_t header_bytes = 65'536;  ///< of one long name or pax header
  std::uint64_t name_bytes = 255;       ///< of the name of a file
};

/// What the documents of a flux are.
enum class Carried : std::uint8_t { xml, pdf, either };

/// What may hold several documents (chorus-edi.md §2.2).
enum class Containers : std::uint8_t {
  edi,      ///< tar.gz only
  deposit,  ///< ZIP too, as deposits by the portal or by API
};

/// Where the files of a flux go while it is read, one after the other, on the calling thread.
class EntrySink {
 public:
  EntrySink() = default;
  EntrySink(const EntrySink&) = delete;
  EntrySink& operator=(const EntrySink&) = delete;
  virtual ~EntrySink() = default;

  /// A file begins, and one that was begun before and not ended is to be forgotten. `name`: as in
  /// the archive, for display only, never a path: printable UTF-8, where other bytes are written
  /// \xNN. Empty for a flux that is one bare document.
  virtual void begin(const std::string& name) = 0;
  /// Its next bytes: one at least, EnvelopeLimits::entry_bytes at the most in all.
  virtual void take(std::string_view bytes) = 0;
  /// It is complete.
  virtual void end() = 0;
};

struct Opened {
  Format format =
      Format::unknown;  ///< of the flux as received: gzip, zip, or that of a bare document
  /// Any error means that the whole flux is inadmissible and the entries given must be forgotten.
  /// IRR_VIDE; IRR_TYPE (seen, expected); IRR_TAILLE (limit: flux, file, entries, total, ratio;
  /// expected); IRR_EXTRAC (file, cause, detail); IRR_VIDE_F (file); IRR_TAILLE_F (file, seen,
  /// expected); IRR_NOM_F (file, cause); IRR_TYPE_F (file, seen).
  std::vector<Finding> findings;
  std::uint32_t entries = 0;    ///< files met, refused ones included
  std::uint64_t bytes_in = 0;   ///< read from the flux
  std::uint64_t bytes_out = 0;  ///< of content, tar headers included
};

/// Reads the flux to its last byte, or to the first limit. `entries` is given each file as its
/// bytes come, in the order of the archive, as long as no error was found. Failures that leave the
/// rest readable are all collected and name their file. Error: only what the reader gives
/// (E_DISK_*).
Result<Opened> open_envelope(ByteReader& reader, const EnvelopeLimits& limits, EntrySink& entries,
                             Carried carried = Carried::xml,
                             Containers containers = Containers::edi);

}  // namespace ecluse::ingest
