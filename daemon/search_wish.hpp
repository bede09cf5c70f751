// From the words of `ecluse search` to the criteria of a search: dates and amounts read, a space or
// a document told as its cadres, statuses by their code or their label. Pure.
#pragma once

#include <string>

#include "daemon/search_commands.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// Error E_SEARCH: the option and the value that cannot be read.
Result<lifecycle::PieceSearch> search_of(const SearchCommand& command, const Tables& tables);

/// The first instant of a civil day in Paris, "AAAA-MM-JJ"; nothing when it is none.
std::optional<Instant> paris_midnight(Date day);

/// What was asked, for the audit: each option that is set and its value.
std::string told(const SearchCommand& command);

/// The cadres of a space (ESP-16), in the order of the table.
std::vector<std::string> cadres_of_space(std::string_view space, const routing::Cadres& cadres);

/// An option of `ecluse search` by its name, and where its value goes.
struct SearchOption {
  const char* name;
  std::string SearchCommand::*value;
};

/// Those of text, in the order of the help; their words are texts "cli.search<name>".
const std::vector<SearchOption>& search_options();

}  // namespace ecluse::daemon
