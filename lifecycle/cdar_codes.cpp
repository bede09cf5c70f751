#include "lifecycle/cdar_codes.hpp"

#include <algorithm>

#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

std::string cell(std::string_view text) {
  return text == "-" ? std::string() : std::string(text);
}

tl::unexpected<Error> fault(std::string_view table, const TableRow& row, const std::string& what) {
  return failure("E_TABLE",
                 std::string(table) + ": line " + std::to_string(row.line) + ": " + what);
}

Result<CdarStatus> read_status(const TableRow& row) {
  const auto& at = row.cells;
  CdarStatus one{cell(at[0]), cell(at[1]), cell(at[2]),    cell(at[3]), cell(at[4]),
                 cell(at[5]), cell(at[6]), at[7] == "yes", cell(at[8])};
  const auto wrong = [&](const std::string& what) { return fault("cdar_statuses.tsv", row, what); };
  if (one.code.size() != 3) return wrong("code " + one.code);
  if (!one.interface.empty() && one.interface.size() != 8)
    return wrong("interface " + one.interface);
  if (one.phase != "305" && one.phase != "23") return wrong("phase " + one.phase);
  if (one.by != "plateforme" && one.by != "destinataire" && one.by != "valideur")
    return wrong("by " + one.by);
  return one;
}

bool fits(std::string_view pattern, std::string_view text) {
  if (!pattern.ends_with('*')) return pattern == text;
  return text.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

Result<CdarCodes> CdarCodes::load(std::string_view statuses, std::string_view reasons) {
  CdarCodes codes;
  const auto told = read_table(statuses, {"state", "code", "label", "interface", "phase", "by",
                                          "motif", "comment", "action", "source"});
  if (!told) return failure(told.error().code, "cdar_statuses.tsv: " + told.error().detail);
  for (const auto& row : *told) {
    auto one = read_status(row);
    if (!one) return tl::unexpected(one.error());
    codes.statuses_.push_back(std::move(*one));
  }
  const auto why = read_table(reasons, {"finding", "layer", "reason"});
  if (!why) return failure(why.error().code, "cdar_reasons.tsv: " + why.error().detail);
  for (const auto& row : *why) {
    if (row.cells[2].empty()) return fault("cdar_reasons.tsv", row, "no reason");
    codes.reasons_.push_back(
        {std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])});
  }
  return codes;
}

const CdarStatus* CdarCodes::sent(std::string_view state) const {
  const auto found = std::find_if(statuses_.begin(), statuses_.end(),
                                  [&](const CdarStatus& one) { return one.state == state; });
  return found == statuses_.end() || found->interface.empty() ? nullptr : &*found;
}

std::string_view CdarCodes::reason(const Finding& error) const {
  const auto found = std::find_if(reasons_.begin(), reasons_.end(), [&](const Reason& one) {
    return fits(one.finding, error.code) && fits(one.layer, name_of(error.layer));
  });
  return found == reasons_.end() ? std::string_view{} : std::string_view(found->reason);
}

}  // namespace ecluse::lifecycle
