// One flux as one page that a support agent can forward: its state, its layers, its pieces, and
// every finding with its four answers and the faulty line. Self-contained: no script, no outside
// resource; what strangers wrote is escaped. Used by `check --html`; pure, any thread.
#pragma once

#include <string>

#include "daemon/flux_documents.hpp"
#include "lifecycle/answers.hpp"
#include "model/outcome.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

/// What a page is made of; all must outlive the call. `words` are in `language`.
struct PageMatter {
  const Outcome& outcome;
  const lifecycle::OutcomeWords& words;
  const FluxDocuments& documents;
  const validation::Catalogue& catalogue;
  Language language = Language::fr;
  std::string support{};  ///< when people can be reached; empty when nobody says
};

std::string html_page(const PageMatter& matter);

/// Text as it stands in HTML, in an element or between quotes.
std::string escaped(std::string_view text);

}  // namespace ecluse::daemon
