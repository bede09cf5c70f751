#include "lifecycle/integration_report.hpp"

#include <algorithm>
#include <string>

#include "lifecycle/cpp_statut.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"
#include "model/states.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t label_limit = 200;  // Chorus Pro cuts its labels there (§3.4)

bool is_error(const WordedFinding& worded) {
  return worded.finding.severity == Severity::error;
}

/// The words joined as Chorus Pro joins them, empty ones left out.
void join_with_bar(std::string& text, std::string_view words) {
  if (words.empty()) return;
  if (!text.empty()) text += " | ";
  text += words;
}

/// Which document, why, what to do, who, where.
std::string description(std::string_view document, const WordedFinding& worded) {
  const auto& [finding, words] = worded;
  std::string text(document);
  for (const auto* part : {&words.message, &words.advice, &words.actor}) join_with_bar(text, *part);
  if (finding.place.line > 0)
    join_with_bar(text, "ligne: " + std::to_string(finding.place.line) +
                            " - position: " + std::to_string(finding.place.column));
  return text;
}

/// The label that Chorus Pro would write, else our own message.
std::string label_of(const WordedFinding& worded) {
  const auto& words = worded.words;
  return cut_text(words.label.empty() ? words.message : words.label, label_limit);
}

class Lines {
 public:
  explicit Lines(XmlWriter& xml) : xml_(xml) {}

  void write(std::string_view document, const std::vector<WordedFinding>& findings) {
    for (const auto& worded : findings)
      if (is_error(worded)) write_one(document, worded);
  }

 private:
  void write_one(std::string_view document, const WordedFinding& worded) {
    xml_.open("LigneErreurDetail");
    xml_.attribute("IdLigne", std::to_string(++count_));
    xml_.leaf("NatureErreur", error_nature(worded.finding.layer));
    xml_.leaf("CodeErreur", worded.finding.code);
    xml_.leaf("LibelleErreur", label_of(worded));
    xml_.optional_leaf("DescriptionErreur", description(document, worded));
    xml_.close();
  }

  XmlWriter& xml_;
  int count_ = 0;
};

std::size_t error_count(const OutcomeWords& words) {
  const auto count = [](const std::vector<WordedFinding>& findings) {
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_error));
  };
  std::size_t total = count(words.flux);
  for (const auto& piece : words.pieces) total += count(piece);
  return total;
}

void write_details(XmlWriter& xml, const Outcome& outcome, const OutcomeWords& words) {
  const auto total = error_count(words);
  if (total == 0) return;
  xml.open("Details");
  xml.attribute("NbLignesErreur", std::to_string(total));
  Lines lines(xml);
  lines.write({}, words.flux);
  for (std::size_t at = 0; at < std::min(words.pieces.size(), outcome.examined.pieces.size()); ++at)
    lines.write(name_of_document(outcome.examined.pieces[at]), words.pieces[at]);
  xml.close();
}

/// The code and words of the state of the flux. Machines that lack it, which the tests of the
/// tables exclude, would make the report say that the flux was not received.
State state_told(const Outcome& outcome, const Machines& machines) {
  const auto* state = machines.flux.find(state_of(outcome.fate));
  if (!state) state = machines.flux.find(flux_state::rejected);
  return state ? *state : State{{}, {}, {}, "93", {}, true};
}

}  // namespace

std::string_view error_nature(Layer layer) {
  switch (layer) {
    case Layer::technique:
      return "IRRECEVABILITE";
    case Layer::syntaxe:
      return "ERR_XSD";
    default:
      return "REJET";
  }
}

Answer integration_report(const Outcome& outcome, const OutcomeWords& words,
                          const Machines& machines, const AnswerContext& context,
                          std::uint64_t number) {
  const auto interface = report_interface(outcome.examined);
  const auto state = state_told(outcome, machines);
  XmlWriter xml;
  write_envelope(xml, context, answer_id(interface, context.emitter, number));
  xml.open("CPPFluxStatuts");
  xml.attribute("compteur", "1");
  xml.open("CPPFluxStatutUnitaire");
  xml.attribute("NumOrdre", "1");
  xml.open("DonneesStatut");
  xml.leaf("IdStatut", state.cpp_code);
  xml.optional_leaf("ComplementStatut", state.cpp_label);
  xml.leaf("Horodatage", paris_iso_text(context.now));
  xml.leaf("IdFlux", deposit_number(outcome.examined));
  write_details(xml, outcome, words);
  return {interface, context.folder, answer_name(interface, context, number), xml.finish()};
}

}  // namespace ecluse::lifecycle
