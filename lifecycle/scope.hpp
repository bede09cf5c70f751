// What an account may see, as a condition on pieces and flux: made from its rights
// (lifecycle/rights), given with every search, and judged on a single piece by sees(). A structure
// sees the pieces in which it plays a part, by application; a partner the flux it deposited, as the
// last actor of the chain (acceptance.md GAP-12). Plain values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger_rows.hpp"

namespace ecluse::lifecycle {

/// The pieces of these cadres in which a structure plays one of these parts.
struct ScopeRow {
  std::string structure;              ///< identifier
  std::vector<std::string> services;  ///< of it, that a piece received must be addressed to (or a
                                      ///< mémoire sent come from); empty: the whole structure
  std::vector<std::string> roles;     ///< fournisseur, destinataire, valideur, moe, moa
  std::vector<std::string> cadres;    ///< never empty

  friend bool operator==(const ScopeRow&, const ScopeRow&) = default;
};

enum class Reach : std::uint8_t { granted, everything };

/// Nothing by default: whoever has no right sees empty lists (ESP-14).
struct Scope {
  Reach reach = Reach::granted;  ///< everything: the people of the house
  std::vector<ScopeRow> rows{};
  std::vector<std::string> partners{};  ///< codes: whatever they deposited

  [[nodiscard]] bool nothing() const {
    return reach == Reach::granted && rows.empty() && partners.empty();
  }
  friend bool operator==(const Scope&, const Scope&) = default;
};

/// Whether a flux deposited by that partner is seen as a whole.
bool sees_flux(const Scope& scope, std::string_view partner);

/// Whether a piece is seen, which that partner deposited. The searches tell the same.
bool sees(const Scope& scope, const PieceRow& piece, std::string_view partner);

/// The same scope, of one part only: what a valideur sees as such, say. No flux.
Scope narrowed(const Scope& scope, std::string_view role);

}  // namespace ecluse::lifecycle
