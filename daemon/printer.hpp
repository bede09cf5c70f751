// Output for people: what `check`, `run`, `list` and `show` print on a terminal, in the language of
// the reader. Every word comes from the catalogue; here is only the lay-out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/flux_documents.hpp"
#include "daemon/json_out.hpp"
#include "daemon/tally.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

enum class Colour : std::uint8_t { no, yes };

class Printer {
 public:
  /// `catalogue` must outlive the printer.
  Printer(const validation::Catalogue& catalogue, Language language, Colour colour)
      : catalogue_(catalogue), language_(language), colour_(colour) {}

  /// One flux as `check` shows it: state, layers, pieces, every finding with its four answers, and
  /// the faulty line of those documents that are given.
  [[nodiscard]] std::string conclusion(const Outcome& outcome, const lifecycle::OutcomeWords& words,
                                       const FluxDocuments& documents = {}) const;

  /// The one line that ends a batch.
  [[nodiscard]] std::string summary(const Tally& tally) const;

  /// `list`: one line a flux under a header.
  [[nodiscard]] std::string flux_list(const std::vector<lifecycle::FluxRow>& rows) const;

  /// `show`: a flux from its reception to its answers.
  [[nodiscard]] std::string story(const FluxStory& story) const;

  /// Findings outside of any flux: each with its four answers.
  [[nodiscard]] std::string findings(const std::vector<WordedFinding>& all) const;

  /// An error that the operator must act on.
  [[nodiscard]] std::string error(const Error& error) const;

  [[nodiscard]] Language language() const { return language_; }

  [[nodiscard]] std::string text(std::string_view key,
                                 const std::vector<Value>& values = {}) const {
    return catalogue_.text(key, language_, values);
  }

 private:
  std::string painted(std::string_view ink, const std::string& text) const;
  std::string layer(std::string_view name, const LayerResult& result) const;
  std::string layers(const LayerResults& layers) const;
  std::string finding(const WordedFinding& worded, std::string_view document = {}) const;
  std::string faulty_line(const WordedFinding& worded, std::string_view document) const;
  std::string piece(const PieceSummary& summary, const std::string& status,
                    const std::optional<Route>& route) const;
  std::string attachments(const std::vector<AttachmentFacts>& all) const;
  std::string deposit(const DepositFacts& deposit) const;
  std::string signature(const Signature& one) const;
  std::string status(const StatusNotice& notice, lifecycle::EventFate fate) const;
  std::string said_label(const StatusNotice& notice) const;
  std::string flux_label(std::string_view state) const;
  std::string piece_label(std::string_view status) const;
  std::string where(const Place& place) const;

  const validation::Catalogue& catalogue_;
  Language language_;
  Colour colour_;
};

}  // namespace ecluse::daemon
