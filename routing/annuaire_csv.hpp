// Reads the CSV of the directory into sorted records: the loading half of routing/annuaire, which
// alone calls it.
#pragma once

#include <string_view>

#include "model/result.hpp"
#include "routing/annuaire.hpp"

namespace ecluse::routing {

/// See Annuaire::from_csv. 500,000 rows take about half a second and no more text than the CSV has.
Result<AnnuaireRows> read_annuaire(std::string_view csv, std::string_view complement = {});

}  // namespace ecluse::routing
