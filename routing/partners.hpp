// Who is connected, how, and with which rights: the technical connections of ESP-10 and the three
// booleans of ORG-12 (acceptance.md). Loaded by daemon at start and at reload; read by every
// worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse::routing {

/// How a partner is connected (SYS-05).
enum class PartnerMode : std::uint8_t { edi, api, portail };

/// "EDI", "API", "PORTAIL".
std::string_view name_of(PartnerMode mode);

struct Partner {
  std::string code;  ///< application code, 6 characters [A-Z0-9] (chorus-edi.md §2.1)
  std::string name;
  PartnerMode mode = PartnerMode::edi;
  bool receives_lifecycles = false;  ///< « Recevoir les cycles de vie en EDI »
  bool emits_edi = false;            ///< « Est un émetteur de flux EDI »
  bool connection_active = false;    ///< « Demande de raccordement active »
  std::string answers_to;            ///< folder under outbound/; the code when the table says none

  friend bool operator==(const Partner&, const Partner&) = default;
};

class Partners {
 public:
  /// Columns: code, name, mode, receives_lifecycles, emits_edi, connection_active (oui | non),
  /// answers_to (a plain folder name, or a dash). E_TABLE with the line at fault.
  static Result<Partners> load(std::string_view tsv);

  /// Null when no partner has that code.
  [[nodiscard]] const Partner* find(std::string_view code) const;

  /// In the order of the table.
  [[nodiscard]] const std::vector<Partner>& all() const { return partners_; }

 private:
  std::vector<Partner> partners_;
};

/// Whether the flux comes from a connected partner, by its own door. IRR_CODE_APP, layer
/// technique, values seen (the code judged), folder and cause: unknown (no such partner), folder
/// (the name belongs to another inbound folder), not_emitter, inactive. All causes that hold are
/// given. Without a readable name, the partner of the folder is judged.
std::vector<Finding> admit_partner(const Partners& partners, std::string_view folder,
                                   const std::optional<FluxName>& name);

}  // namespace ecluse::routing
