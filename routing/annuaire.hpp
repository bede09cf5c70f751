// The directory of public structures and their services (SYS-13, ORG-04, ORG-16; chorus-edi.md
// §7.2), from the columns of the public directory's CSV. Compact: one pool of text, two sorted
// vectors, no node per row. Loaded by daemon at start and at reload; read by every worker.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.hpp"
#include "model/party.hpp"
#include "model/result.hpp"

namespace ecluse::routing {

/// The SIRET of the State, for all its services (chorus-edi.md §7.3).
inline constexpr std::string_view state_siret = "11000201100044";

/// What a structure is (ESP-17, ORG-15).
enum class StructureKind : std::uint8_t { publique, entreprise, association, particulier };

/// "publique", "entreprise"… as in JSON.
std::string_view name_of(StructureKind kind);

/// Whether a space is opened to a structure, where the table tells.
enum class Opened : std::uint8_t { untold, no, yes };

/// A structure: a recipient, or a supplier where the directory lists some. Text views the pool of
/// its Annuaire.
struct Structure {
  std::string_view identifier;  ///< SIRET as a rule, without spaces
  std::string_view name;
  std::string_view vat_number, postal_code, city;  ///< empty when the table does not tell
  std::string_view partner;                        ///< application code of its EDI connection
  std::uint32_t first_service = 0, service_count = 0;
  std::optional<Date> from, until;  ///< first and last day of activity
  IdentifierType type = IdentifierType::siret;
  StructureKind kind = StructureKind::publique;
  Opened works_space = Opened::untold;  ///< « Factures de travaux » (TRV-12)
  bool active = true;
  bool service_required = false;
  bool engagement_required = false;
  bool service_or_engagement_required = false;
  bool accepts_a6 = false;  ///< asked for A6 deposits (CAD-R5)
  bool state = false;       ///< service and engagement mandatory, whatever its flags
  bool moa_only = false;    ///< acts as maître d'ouvrage only
  // « Informations Raccordement » (ORG-12), of structures connected themselves.
  bool receives_lifecycles = false;
  bool emits_edi = false;
  bool connection_active = false;
};

struct Service {
  std::string_view code, label;
  std::optional<Date> from, until;  ///< first and last day of validity
  bool active = true;
  bool engagement_required = false;
};

/// Whether a structure, or a service, may act on that day: active, and within its dates.
bool in_force(const Structure& one, Date day);
bool in_force(const Service& one, Date day);

/// Criteria of a search, ANDed; an empty one does not count (ORG-15, ORG-16).
struct StructureQuery {
  std::optional<IdentifierType> type;
  std::string_view identifier;  ///< prefix: a SIREN gives all its establishments
  std::string_view name;        ///< part of the name, whatever the case and the accents
  std::optional<StructureKind> kind;
  std::string_view label;  ///< part of the label or code of one of its services
  std::string_view postal_code, city;
  std::optional<bool> active;
  std::optional<Date> on;  ///< the day `active` is asked of; without it the status alone counts
  std::size_t limit = 100;
};

/// What a directory is made of.
struct AnnuaireRows {
  std::vector<char> pool;             ///< the text that the records view
  std::vector<Structure> structures;  ///< sorted by identifier
  std::vector<Service> services;      ///< those of a structure together, sorted by code
};

/// Finds a position by a hash of an identifier: one look in a table of whole numbers.
class IdentifierIndex {
 public:
  IdentifierIndex() = default;
  explicit IdentifierIndex(const std::vector<Structure>& structures);

  /// The structure of that identifier among those the index was made of; null when none.
  [[nodiscard]] const Structure* find(const std::vector<Structure>& structures,
                                      std::string_view identifier) const;

 private:
  std::vector<std::uint32_t> slots_;  ///< position + 1, 0 when free; a power of two of them
};

class Annuaire {
 public:
  Annuaire() = default;
  Annuaire(Annuaire&&) noexcept = default;
  Annuaire& operator=(Annuaire&&) noexcept = default;
  Annuaire(const Annuaire&) = delete;  // the records view the pool
  Annuaire& operator=(const Annuaire&) = delete;
  ~Annuaire() = default;

  /// Separator `;`, UTF-8 with or without BOM, cells quoted or not, columns found by name. A row
  /// without Code service is a structure, a row with one is a service of it; a structure that has
  /// service rows only is taken from the first of them. The text is copied. E_TABLE with line and
  /// reason: a column missing, cells missing, an unreadable flag, a structure or service twice.
  /// `complement`, of the same columns, is what the operator knows better: the cells it fills rule
  /// over those of `csv`, its structures and services are added.
  static Result<Annuaire> from_csv(std::string_view csv, std::string_view complement = {});

  /// The structure of that exact identifier (no spaces); null when it is not listed.
  [[nodiscard]] const Structure* structure(std::string_view identifier) const;
  /// A service of a structure; null when either is not listed.
  [[nodiscard]] const Service* service(std::string_view identifier, std::string_view code) const;
  [[nodiscard]] const Service* service(const Structure& structure, std::string_view code) const;
  /// A service of the State (state_siret).
  [[nodiscard]] const Service* state_service(std::string_view code) const;

  /// Sorted by code.
  [[nodiscard]] std::span<const Service> services_of(const Structure& structure) const;
  /// All structures whose identifier begins so, sorted: a SIREN gives its establishments (ORG-16).
  [[nodiscard]] std::span<const Structure> with_prefix(std::string_view prefix) const;
  [[nodiscard]] std::vector<const Structure*> search(const StructureQuery& query) const;

  /// Whether it lists suppliers too: then a supplier that is not there is unknown.
  [[nodiscard]] bool lists_suppliers() const { return lists_suppliers_; }

  [[nodiscard]] bool empty() const { return rows_.structures.empty(); }
  [[nodiscard]] std::size_t structure_count() const { return rows_.structures.size(); }
  [[nodiscard]] std::size_t service_count() const { return rows_.services.size(); }

 private:
  explicit Annuaire(AnnuaireRows rows);

  AnnuaireRows rows_;
  IdentifierIndex index_;
  bool lists_suppliers_ = false;
};

}  // namespace ecluse::routing
