// What is drawn on Accueil and Tableau de bord: the flux of each hour, the causes of rejects, the
// stock by age. Each is told as rows first: a browser that runs scripts draws them
// (static/charts.js), any other shows them. Pure, called by the pages.
#pragma once

#include "console/desk.hpp"
#include "console/view.hpp"

namespace ecluse::console {

/// Lists "hours" (with the bars of a drawing, of height 60 at the most) and "causes", each cause
/// with the search for its pieces where it is one of pieces. Both are of flux: "_figures" says
/// whether there are any that the reader sees.
void add_figures(View& view, const lifecycle::Overview& overview);

/// The page that shows what a search finds; "" where there is none to be shown.
std::string path_of(const Wish& search);

/// List "totals": for each column of a whole board the sum of its rows, and the search that finds
/// them all, where there is one.
void add_totals(View& view, const Board& board);

}  // namespace ecluse::console
