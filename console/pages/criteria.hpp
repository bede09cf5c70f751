// The criteria of Rechercher as fields of a form (SRH-01, SRH-02, SCR-06), and the wish that a
// query asks with them. Used by the pages that list pieces and by their exports.
#pragma once

#include <string>
#include <vector>

#include "console/pages.hpp"

namespace ecluse::console {

/// The wish of the query, in its order; what is no criterion is left out.
Wish wish_asked(const Visit& visit);

/// The form with what was asked, in groups.
std::vector<View> form_of(const Wish& wish, const Visit& visit);

/// The criteria that Synthèse is narrowed by, as fields; and those that the query gives.
std::vector<View> filters_of(const Wish& wish, const Visit& visit);
void add_filters(Wish& wish, const Visit& visit);

/// Why that could not be searched, for whoever asked.
std::string fault_of(const Error& error, const Visit& visit);

}  // namespace ecluse::console
