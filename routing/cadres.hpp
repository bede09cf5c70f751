// The cadres de facturation and the matrix of what each may do in each mode: data, not code
// (acceptance.md 4.5 and CAD-R8; chorus-edi.md §6). Loaded by daemon; read by every worker.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "model/route.hpp"

namespace ecluse::routing {

/// How a piece is deposited: the three columns pairs of the matrix.
enum class Mode : std::uint8_t { edi, portail, service };
/// « Dépôt initial », or from a piece that exists already (CAD-R2).
enum class Deposit : std::uint8_t { initial, association };
/// ✓ accepted, ✗ forbidden in this mode, N/A the operation does not exist (GAP-05).
enum class Cell : std::uint8_t { yes, no, na };
/// Whether the document must name the party that acts before the recipient.
enum class Need : std::uint8_t { none, expected, required };

/// "EDI", "Portail", "Service".
std::string_view name_of(Mode mode);
/// "initial", "association".
std::string_view name_of(Deposit deposit);
/// "yes", "no", "na", as in the table.
std::string_view name_of(Cell cell);

struct Cadre {
  std::string code;  ///< A1 to A25
  std::string label_fr, label_en;
  std::vector<std::string> aliases;  ///< other labels of the user's documents (GAP-01), French
  std::string document;              ///< PROJET_DECOMPTE_MENSUEL… (chorus-edi.md §4.4)
  Role depositor = Role::fournisseur;
  std::vector<Role> circuit;            ///< who acts after the deposit, in order; never empty
  std::string space;                    ///< factures, travaux, memoires, tic
  std::vector<std::string> flux_types;  ///< types of flux made for it: E1, E2, E3…
  Role validator = Role::valideur;      ///< the role of the party the document names as valideur
  Need validator_need = Need::none;
  std::vector<Role> actors;        ///< who else must be known (TRV-11)
  std::array<Cell, 6> cells{};     ///< mode × deposit, read with cell()
  std::vector<std::string> after;  ///< cadres of the piece an association is made from
};

/// What the matrix says of a cadre.
Cell cell(const Cadre& cadre, Mode mode, Deposit deposit);

/// What a deposit is told (CAD-R1): one access to the table. Each refusal is another one (GAP-05).
enum class Access : std::uint8_t {
  accepted,
  unknown,             ///< the referential has no such code
  forbidden,           ///< ✗
  without_object,      ///< N/A
  association_in_edi,  ///< CAD-R3, whichever the cadre
  other_role,          ///< deposited by an actor whose cadre it is not
};

/// Who deposits what, and how.
struct DepositClaim {
  std::string_view cadre;
  std::optional<Role> role;  ///< nothing where nobody tells: an EDI flux names no depositor
  Mode mode = Mode::edi;
  Deposit deposit = Deposit::initial;
};

class Cadres {
 public:
  /// Columns as in tables/cadres.tsv. E_TABLE with the line at fault.
  static Result<Cadres> load(std::string_view tsv);

  /// Null when the code is not in the referential (GAP-03).
  [[nodiscard]] const Cadre* find(std::string_view code) const;

  [[nodiscard]] Access access(const DepositClaim& claim) const;

  /// Those whose code is `words`, or whose label or alias holds them, whatever the case and the
  /// accents (GAP-01, CAD-R7).
  [[nodiscard]] std::vector<const Cadre*> search(std::string_view words) const;

  /// In the order of the table.
  [[nodiscard]] const std::vector<Cadre>& all() const { return cadres_; }

 private:
  std::vector<Cadre> cadres_;
};

}  // namespace ecluse::routing
