// What is remembered of a mémoire de frais de justice besides what every piece has (acceptance.md
// 4.9): its two numbers and the data it is searched by. Judicial data (the numbers of the cases) is
// masked wherever it is shown (daemon/masking). Part of PieceSummary; owns its text.
#pragma once

#include <cstdint>
#include <string>

namespace ecluse {

struct MemoireFacts {
  std::string temporary;    ///< TMP2026000000010, given at reception (NUM-01); empty before
  std::string number;       ///< MJ00000021170, given once, when it is validated (NUM-02)
  std::string own_invoice;  ///< numéro de facture, besides its own number (MFJ-06)
  std::string reference;    ///< code of the texte de référence: R92
  std::string category;     ///< catégorie de prestataire
  std::string service;      ///< code service of the prestataire
  std::string cases;        ///< numéros d'affaire, joined by ", "; judicial
  std::string copy_of;      ///< temporary number of the refused one that it was made from (MFJ-25)

  friend bool operator==(const MemoireFacts&, const MemoireFacts&) = default;
};

/// "TMP" + year + 9 digits (acceptance.md GAP-08).
std::string temporary_number(int year, std::uint64_t rank);

/// "MJ" + the rank on `width` digits at the least.
std::string memoire_number(std::uint64_t rank, int width);

}  // namespace ecluse
