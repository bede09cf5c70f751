// Whose flux and pieces someone may see, as a condition on them: a depositor sees the flux it
// deposited, as the last actor of the chain, a structure the pieces in which it plays a part, by
// application (acceptance.md ESP-11, ESP-14, ORG-13, GAP-12). Made from rights
// (lifecycle/entitlement), given with every search, and judged on one object by sees(). Plain
// values, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger_rows.hpp"

namespace ecluse::lifecycle {

/// The pieces of these cadres in which a structure plays one of these parts.
struct SightRow {
  std::string structure;              ///< identifier
  std::vector<std::string> services;  ///< of it, that a piece received must be addressed to (or a
                                      ///< mémoire sent come from); empty: the whole structure
  std::vector<std::string> roles;  ///< fournisseur, destinataire, valideur, second_valideur, moe…
  std::vector<std::string> cadres;  ///< any of them; none: no piece

  friend bool operator==(const SightRow&, const SightRow&) = default;
};

/// Nothing is seen by default (ESP-14).
struct Sight {
  bool everything = false;              ///< the people of the house
  std::vector<std::string> partners{};  ///< application codes: whatever they deposited
  std::vector<SightRow> rows{};

  [[nodiscard]] bool nothing() const { return !everything && partners.empty() && rows.empty(); }
  friend bool operator==(const Sight&, const Sight&) = default;
};

/// Whether a flux deposited by that partner is seen as a whole.
bool sees_flux(const Sight& sight, std::string_view partner);

/// Whether a piece is seen, which that partner deposited. The searches tell the same.
bool sees(const Sight& sight, const PieceRow& piece, std::string_view partner);

/// As whom a piece is seen: the depositor, and the structures that play a part in it. The people of
/// the house see as nobody.
std::vector<std::string> seen_as(const Sight& sight, const PieceRow& piece,
                                 std::string_view partner);
/// Everybody as whom something may be seen.
std::vector<std::string> holders_of(const Sight& sight);

/// What is seen of pieces in one part only: what a valideur sees as such, say.
Sight narrowed(const Sight& sight, std::string_view role);

}  // namespace ecluse::lifecycle
