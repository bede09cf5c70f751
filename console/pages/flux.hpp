// A flux as its page shows it, for the other pages that show one. Pure.
#pragma once

#include "console/pages.hpp"

namespace ecluse::console {

/// Where it is, why, who must act; its steps, controls, findings, pieces and history.
View story_view(const Story& story, const Visit& visit);

}  // namespace ecluse::console
