// What mémoires de frais de justice are judged by besides the directory (acceptance.md MFJ-04,
// MFJ-11, MFJ-12, MFJ-27): texts, authorities, services and categories by name, the prices, the
// courts by département. Dated tables of the operator's. Loaded by daemon; read by every worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/piece.hpp"
#include "model/result.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

enum class MemoireWord : std::uint8_t { texte, autorite, prestation, categorie };

/// "texte", "autorite"… as in the table.
std::string_view name_of(MemoireWord kind);

/// The days on which a row holds; no bound where absent.
struct Validity {
  std::optional<Date> from, until;

  [[nodiscard]] bool on(Date day) const;
};

/// One row of memoires.tsv.
struct MemoireCode {
  MemoireWord kind = MemoireWord::texte;
  std::string code, label_fr, label_en;
  std::string articles;  ///< of a service: "R.122 CPP"; empty for none
  std::string asks;      ///< what its attestation says besides
  Validity holds;
};

struct MemoireTarif {
  std::string prestation;  ///< a code
  Decimal price;           ///< HT
  Validity holds;
};

struct MemoireCourt {
  std::string departement, siret, service, label;
  Validity holds;
};

/// The three tables.
struct MemoireTexts {
  std::string_view words, tarifs, juridictions;
};

class Memoires {
 public:
  /// Columns as in tables/memoires.tsv, memoire_tarifs.tsv, memoire_juridictions.tsv. E_TABLE with
  /// the table and the line at fault.
  static Result<Memoires> load(const MemoireTexts& texts);

  /// The row of that kind that holds on that day and whose code or French label is the text,
  /// whatever its case and accents; null for none.
  [[nodiscard]] const MemoireCode* find(MemoireWord kind, std::string_view text, Date day) const;
  /// Whether a price is listed for a service on that day; nothing when none is.
  [[nodiscard]] std::optional<bool> price_is_listed(std::string_view prestation, Decimal price,
                                                    Date day) const;
  /// In the order of the tables.
  [[nodiscard]] const std::vector<MemoireCode>& words() const { return words_; }
  [[nodiscard]] const std::vector<MemoireCourt>& courts() const { return courts_; }

 private:
  Done read_words(std::string_view tsv);
  Done read_tarifs(std::string_view tsv);
  Done read_courts(std::string_view tsv);

  std::vector<MemoireCode> words_;
  std::vector<std::string> folded_;  ///< labels of words_, comparable
  std::vector<MemoireTarif> tarifs_;
  std::vector<MemoireCourt> courts_;
};

/// Reports REF_MEMOIRE_TEXTE, REF_MEMOIRE_CATEGORIE (seen), REF_MEMOIRE_AUTORITE (number of the
/// line, and not the authority: judicial data), REF_MEMOIRE_PRESTATION (seen), REF_MEMOIRE_TARIF
/// (seen), REF_MEMOIRE_JURIDICTION (seen) of a mémoire; nothing of any other piece.
void judge_memoire(const Piece& piece, const Memoires& memoires, Report& report);

}  // namespace ecluse::routing
