// What leaves the house as a file that is made while it is sent: lists as CSV with all their pages,
// flux and dossiers as ZIP archives with a manifest (acceptance.md EXP-01 to EXP-03, SCR-11).
// Whoever may not see it is not given it; the hash of what was sent is a row of the audit.
// Implemented by daemon, asked from one thread at a time; what it gives lives on its own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "lifecycle/ledger_rows.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

struct Reader;
struct Wish;

/// The two forms of users.md P23.
enum class CsvProfile : std::uint8_t { excel_fr, rfc4180 };

/// A file that is pulled piece by piece, as Reply::more is: the next part, nothing at the end, an
/// exception when the rest cannot be given. Owns what it reads; any thread, one at a time.
struct Stream {
  std::string name, type;
  std::function<std::optional<std::string>()> next{};
};

/// How a list is wanted, and by whom.
struct Wanted {
  CsvProfile profile = CsvProfile::excel_fr;
  Language language = Language::fr;
  const Reader& reader;
};

/// The period and the structure of a liste fiscale.
struct FiscalWish {
  std::string structure, from, until;
};

class Exports {
 public:
  Exports() = default;
  Exports(const Exports&) = delete;
  Exports& operator=(const Exports&) = delete;
  virtual ~Exports() = default;

  /// All the pieces that the wish finds, in its order. E_SEARCH, E_SEARCH_SORT.
  virtual Result<Stream> pieces(const Wish& wish, const Wanted& wanted) = 0;
  virtual Result<Stream> flux(const lifecycle::FluxFilter& filter, const Wanted& wanted) = 0;
  /// E_SEARCH, E_FISCAL_PERIOD.
  virtual Result<Stream> fiscal(const FiscalWish& wish, const Wanted& wanted) = 0;
  virtual Result<Stream> board(const std::string& space, const Wanted& wanted) = 0;
  /// What came, what was answered and the certificate. Nothing when there is none of that row, or
  /// not for that reader.
  virtual Result<std::optional<Stream>> flux_archive(std::int64_t row, const Reader& reader) = 0;
  /// The pieces of a dossier as they came; nothing unless one dossier has that number.
  virtual Result<std::optional<Stream>> dossier_archive(const std::string& number,
                                                        const Reader& reader) = 0;
};

}  // namespace ecluse::console
