// The layers of control, kept account of: each one PASSED, FAILED or SKIPPED, with its time and its
// findings, never silently left out (house: "The way of a flux"). Used by examine and process.
#pragma once

#include <chrono>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Counts the findings of a layer and says whether it passed.
void close_layer(LayerResult& result, const std::vector<Finding>& findings,
                 std::chrono::microseconds spent);

/// Adds what the layers of one piece gave to those of its flux: one failure fails the layer.
void add_layers(LayerResults& sum, const LayerResults& piece);

/// The piece with the likeliest cause of its findings first and without mere consequences of it
/// (validation/causes). A layer that only had consequences to tell could not judge: SKIPPED.
ExaminedPiece causes_first(ExaminedPiece piece);

/// Runs `control` as one layer of `examined` (a piece or a flux): it is given the vector of the
/// layer's own findings, which are then appended to those of `examined`. Gives what `control`
/// gives.
template <class Examined, class Control>
auto timed(Examined& examined, Layer layer, Control&& control) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Finding> findings;
  const auto close = [&] {
    const auto spent = std::chrono::steady_clock::now() - start;
    close_layer(examined.layers.at(static_cast<std::size_t>(layer)), findings,
                std::chrono::duration_cast<std::chrono::microseconds>(spent));
    examined.findings.insert(examined.findings.end(), std::make_move_iterator(findings.begin()),
                             std::make_move_iterator(findings.end()));
  };
  if constexpr (std::is_void_v<std::invoke_result_t<Control, std::vector<Finding>&>>) {
    control(findings);
    close();
  } else {
    auto given = control(findings);
    close();
    return given;
  }
}

}  // namespace ecluse::daemon
