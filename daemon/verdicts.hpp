// What was decided of a flux, from the ledger or from an examination made again, and where the two
// differ. Times are no part of a verdict. Used by replay; pure but for reading the ledger.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// What was decided of a piece when its flux was; what came later is left out.
struct PieceVerdict {
  std::string number;
  std::string state;  ///< where the gate left it; empty for a status of another piece
  std::string cause;  ///< of a refused one
  std::vector<Finding> findings;
  std::optional<LayerResults> layers;  ///< nothing for a status, whose layers the ledger has not
  std::optional<Route> route;          ///< without its circuit, which the ledger has not
};

struct FluxVerdict {
  std::string state, cause;
  std::vector<Finding> findings;
  LayerResults layers{};
  std::vector<PieceVerdict> pieces;
};

/// As the ledger recorded it. E_LEDGER_*.
Result<FluxVerdict> recorded_verdict(lifecycle::Ledger& ledger, const lifecycle::FluxRow& row);

/// That of an examination.
FluxVerdict verdict_of(const Outcome& outcome);

/// One thing that is not the same. Texts are codes, places and names, never values of a document.
struct Difference {
  int piece = Transition::whole_flux;  ///< position, or whole_flux
  std::string number;                  ///< of the piece
  std::string_view what;  ///< "state", "cause", "pieces", "finding", "values", "order", "layer",
                          ///< "route", "number"
  std::string before, after;  ///< empty where there is none
};

/// Findings, their places, values and order; layers and how many findings each has; states, causes
/// and routes. Empty: the same verdict.
std::vector<Difference> differences(const FluxVerdict& before, const FluxVerdict& after);

}  // namespace ecluse::daemon
