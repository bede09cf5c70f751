// The files that people keep to be joined to mémoires (acceptance.md MFJ-15, ORG-14), as the
// console asks for them: those of a structure, and for a day those that somebody gives for himself
// while he enters a mémoire. What a reader may not see is not there; what he has no right to do is
// refused and kept in the audit. Implemented by daemon; used by one thread at a time, with its
// Desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::console {

struct Reader;
struct Upload;

struct Shelved {
  std::int64_t row = 0;
  std::string structure{};            ///< identifier; empty: the reader's own
  std::string kind{};                 ///< RIB, ATTESTATION… as entry words of "jointe"; or none
  std::string designation{}, name{};  ///< name: of the file, no path
  std::string type{};                 ///< what its bytes are: "PDF"
  std::uint64_t size = 0;             ///< bytes
  std::string sha256{}, who{};
  Instant at{};
};

/// A file to be kept; it must outlive the call.
struct ToShelve {
  std::string structure;  ///< empty: for the reader himself, who then enters a mémoire…
  std::string partner;    ///< …in the name of that partner
  std::string kind, designation;
  const Upload& file;
};

/// A structure whose files the reader may see, and what he may do with them.
struct ShelfOf {
  std::string structure;
  bool changes = false, removes = false;
};

/// What bytes are asked for: a download is a row of the audit.
enum class ShelfUse : std::uint8_t { join, download };

struct ShelvedFile {
  Shelved item;
  std::string bytes;
};

class Shelf {
 public:
  Shelf() = default;
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  virtual ~Shelf() = default;

  /// Those that the reader is attached to, in order. E_LEDGER_*.
  virtual Result<std::vector<ShelfOf>> structures(const Reader& reader) = 0;
  /// What he may do there; nothing where he may not even look. E_LEDGER_*.
  virtual Result<std::optional<ShelfOf>> structure(const std::string& structure,
                                                   const Reader& reader) = 0;
  /// The files of a structure that the reader may look at, the newest first; else none.
  virtual Result<std::vector<Shelved>> held(const std::string& structure, const Reader& reader) = 0;
  /// His own of the last day.
  virtual Result<std::vector<Shelved>> own(const Reader& reader) = 0;
  /// Nothing when it is gone, or is not for this reader. E_SHELF_CHANGED.
  virtual Result<std::optional<ShelvedFile>> file(std::int64_t row, ShelfUse use,
                                                  const Reader& reader) = 0;
  /// E_RIGHT_*, E_DEPOSIT_FILE, E_DEPOSIT_EMPTY, E_SHELF_STRUCTURE (no SIRET), E_SHELF_KIND,
  /// E_SHELF_NAME, E_SHELF_SIZE, E_SHELF_TYPE (not admitted, or not what its name says),
  /// E_SHELF_INFECTED, E_SHELF_FULL, E_ANTIVIRUS.
  virtual Result<Shelved> put(const ToShelve& what, const Reader& reader) = 0;
  /// His own, or a structure's that he manages. E_SHELF_NONE, E_RIGHT_*.
  virtual Done remove(std::int64_t row, const Reader& reader) = 0;
};

}  // namespace ecluse::console
