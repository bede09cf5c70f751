// The data of a piece by the names that tables/pivot.tsv gives them. Used by pivot.cpp only.
#pragma once

#include <string>
#include <string_view>

#include "model/piece.hpp"

namespace ecluse::lifecycle {

/// What a row is asked about: the piece, and the tax or line it stands in, when it does.
struct PivotSubject {
  const Piece& piece;
  Date received;
  const VatBreakdown* vat = nullptr;
  const Line* line = nullptr;
  std::size_t order = 0;  ///< from 1, among its like
};

using PivotSource = std::string (*)(const PivotSubject& subject);

/// The source of that name; null when there is none.
PivotSource pivot_source(std::string_view name);

}  // namespace ecluse::lifecycle
