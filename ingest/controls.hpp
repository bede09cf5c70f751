// The technical controls as a table, in the order in which they are made (chorus-edi.md §3.1): what
// each code is about, and which findings of a piece raise it where one bad file refuses the whole
// flux. Used by daemon/reception and daemon/process; pure, from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace ecluse::ingest {

/// The stages, in their official order.
enum class Control : std::uint8_t {
  antivirus,
  emptiness,
  extension,
  size,      ///< of the flux, and how many files it holds
  envelope,  ///< its name, and the interface that it names
  uniqueness,
  extraction,
  application,  ///< the raccordement of the sender
  syntax,       ///< of each file
  files,        ///< names, types and sizes of the files
  attachments,  ///< names, types and sizes of the attachments
};

struct TechnicalCode {
  std::string_view code;  ///< IRR_*, chorus-edi.md §3.2
  Control control = Control::antivirus;
  /// Codes of findings of a piece that raise it, separated by blanks; a '*' at the end stands for
  /// whatever follows. Empty: only the flux itself does.
  std::string_view raised_by;
};

/// Every code of the table of chorus-edi.md §3.2, and the one warning of ours.
std::span<const TechnicalCode> technical_codes();

/// The technical code that a finding of a piece raises for its flux; null for most.
const TechnicalCode* raised_by(const Finding& finding);

/// Puts the findings of a flux in the order of the controls; those of one control keep theirs.
void put_in_official_order(std::vector<Finding>& findings);

}  // namespace ecluse::ingest
