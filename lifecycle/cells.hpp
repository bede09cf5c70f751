// How the ledger writes values in its columns: names of enumerations, and small lists kept in one
// text column as rows of cells, tabs, line ends and backslashes of the cells escaped. Used by the
// ledger for what is shown but never searched. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/outcome.hpp"
#include "model/route.hpp"
#include "model/signature.hpp"

namespace ecluse::lifecycle {

std::string packed(const std::vector<Value>& values);
std::string packed(const std::vector<Actor>& actors);
std::string packed(const LayerResults& layers);
std::string packed(const DepositFacts& deposit);

/// The inverses; what has not the form is left out.
std::vector<Value> unpacked_values(std::string_view text);
std::vector<Actor> unpacked_actors(std::string_view text);
LayerResults unpacked_layers(std::string_view text);
DepositFacts unpacked_deposit(std::string_view text);

/// The inverses of name_of; nothing when no enumerator is called so.
std::optional<Fate> fate_named(std::string_view name);
std::optional<Layer> layer_named(std::string_view name);
std::optional<Role> role_named(std::string_view name);

}  // namespace ecluse::lifecycle
