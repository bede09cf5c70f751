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
#include "model/result.hpp"

namespace ecluse::routing {

/// The SIRET of the State, for all its services (chorus-edi.md §7.3).
inline constexpr std::string_view state_siret = "11000201100044";

/// A public structure. Text views the pool of its Annuaire.
struct Structure {
  std::string_view identifier;  ///< SIRET as a rule, without spaces
  std::string_view name;
  std::string_view vat_number, postal_code, city;  ///< empty when the table does not tell
  std::uint32_t first_service = 0, service_count = 0;
  bool active = true;
  bool service_required = false;
  bool engagement_required = false;
  bool service_or_engagement_required = false;
  bool accepts_a6 = false;  ///< asked for A6 deposits (CAD-R5)
  bool state = false;       ///< service and engagement mandatory, whatever its flags
  bool moa_only = false;    ///< acts as maître d'ouvrage only
};

struct Service {
  std::string_view code, label;
  std::optional<Date> from, until;  ///< first and last day of validity
  bool active = true;
  bool engagement_required = false;
};

/// Criteria of a search, ANDed; an empty one does not count (ORG-15, ORG-16).
struct StructureQuery {
  std::string_view identifier;  ///< prefix: a SIREN gives all its establishments
  std::string_view name;        ///< part of the name, whatever the case and the accents
  std::string_view postal_code, city;
  std::optional<bool> active;
  std::size_t limit = 100;
};

/// What a directory is made of.
struct AnnuaireRows {
  std::vector<char> pool;             ///< the text that the records view
  std::vector<Structure> structures;  ///< sorted by identifier
  std::vector<Service> services;      ///< those of a structure together, sorted by code
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
  static Result<Annuaire> from_csv(std::string_view csv);

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

  [[nodiscard]] bool empty() const { return rows_.structures.empty(); }
  [[nodiscard]] std::size_t structure_count() const { return rows_.structures.size(); }
  [[nodiscard]] std::size_t service_count() const { return rows_.services.size(); }

 private:
  explicit Annuaire(AnnuaireRows rows) : rows_(std::move(rows)) {}

  AnnuaireRows rows_;
};

}  // namespace ecluse::routing
