// How files are taken: the names that are not final, and what the house agreed with each partner
// (announcing files, quotas). Tables; loaded by daemon with the others, read by the inbox and by
// the gate. Constant once made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::ingest {

/// A row of pickup.tsv.
struct PickupRule {
  std::string partner;                      ///< its folder under inbound/, or "*"
  std::vector<std::string> done;            ///< endings of its done-files; empty: it sends none
  std::string manifest;                     ///< ending of its manifests; empty: it sends none
  std::optional<std::uint32_t> in_flight;   ///< its flux claimed and not concluded, at the most
  std::optional<std::uint32_t> per_minute;  ///< its flux claimed in any minute, at the most
};

class PickupRules {
 public:
  /// temporary_names.tsv and pickup.tsv. Error E_TABLE: the file and the line at fault.
  static Result<PickupRules> load(std::string_view temporary_names, std::string_view pickup);

  /// The tables embedded in the binary.
  static PickupRules standard();

  /// Whether a tool will give the file another name: an ending or beginning of the table.
  [[nodiscard]] bool is_temporary(std::string_view name) const;

  /// The row of a partner, or that of "*".
  [[nodiscard]] const PickupRule& of(std::string_view partner) const;

 private:
  Done load_names(std::string_view tsv);
  Done load_partners(std::string_view tsv);

  std::vector<std::string> beginnings_, endings_;  ///< in small letters
  std::vector<PickupRule> rules_;
  PickupRule others_{"*", {}, {}, {}, {}};
};

/// Whether a name ends with one of the endings, and is longer.
bool ends_with_any(std::string_view name, const std::vector<std::string>& endings);

}  // namespace ecluse::ingest
