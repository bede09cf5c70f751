// The table of flux interfaces: which codes exist, what each one carries, which ones this version
// serves (chorus-edi.md §1.2). Loaded by daemon at start and at reload; read by every worker.
#pragma once

#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/flux.hpp"
#include "model/interface.hpp"
#include "model/result.hpp"

namespace ecluse::routing {

class Interfaces {
 public:
  /// Columns: code, type, syntaxe_flux, format, schema, served, source. A dash is an empty cell.
  /// E_TABLE with the line at fault.
  static Result<Interfaces> load(std::string_view tsv);

  /// The interface of that exact code, served or not; null when the code is unknown.
  [[nodiscard]] const Interface* find(std::string_view code) const;

  /// In the order of the table.
  [[nodiscard]] const std::vector<Interface>& all() const { return interfaces_; }

 private:
  std::vector<Interface> interfaces_;
};

/// Whether the house takes flux of that interface. One IRR_CODE_INTER at most, values
/// seen (the code), cause (unknown | not_yet | withdrawn), and for a known one type and syntax.
std::vector<Finding> admit_interface(const Interfaces& interfaces, const FluxName& name);

}  // namespace ecluse::routing
