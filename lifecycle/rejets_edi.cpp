#include "lifecycle/rejets_edi.hpp"

#include <algorithm>

#include "lifecycle/cpp_statut.hpp"
#include "lifecycle/error_lines.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::lifecycle {
namespace {

using Refusals = std::vector<WordedRefusal>;

bool same_flux(const WordedRefusal& a, const WordedRefusal& b) {
  return a.refusal.arrival_id == b.refusal.arrival_id;
}

/// Where the refusals of the next flux begin.
Refusals::const_iterator end_of_flux(Refusals::const_iterator from, const Refusals& all) {
  return std::find_if(from, all.end(),
                      [&](const WordedRefusal& one) { return !same_flux(*from, one); });
}

std::size_t count_flux(const Refusals& all) {
  std::size_t count = 0;
  for (auto at = all.begin(); at != all.end(); at = end_of_flux(at, all)) ++count;
  return count;
}

/// 96 when other pieces of the flux were integrated, else 93 (§5.2).
void write_flux(XmlWriter& xml, Refusals::const_iterator from, Refusals::const_iterator to) {
  const auto& flux = from->refusal;
  std::size_t errors = 0;
  for (auto at = from; at != to; ++at) errors += error_count(at->errors);
  xml.open("DonneesStatut");
  xml.leaf("IdStatut", flux.fate == Fate::partially_integrated ? "96" : "93");
  xml.leaf("Horodatage", paris_iso_text(flux.refused));
  xml.leaf("IdFlux", flux.flux_name);
  xml.open("Details");
  xml.attribute("NbLignesErreur", std::to_string(errors));
  ErrorLines lines(xml);
  for (auto at = from; at != to; ++at)
    lines.write(at->refusal.number.empty() ? at->refusal.file : at->refusal.number, at->errors);
  xml.close();
  xml.close();
}

}  // namespace

std::string rejects_xml(const std::vector<WordedRefusal>& refusals, const AnswerContext& context,
                        std::uint64_t number) {
  XmlWriter xml;
  write_envelope(xml, context, answer_id(rejects_interface, context.emitter, number));
  xml.open("CPPFluxStatuts");
  xml.attribute("compteur", std::to_string(count_flux(refusals)));
  std::size_t order = 0;
  for (auto at = refusals.begin(); at != refusals.end();) {
    const auto next = end_of_flux(at, refusals);
    xml.open("CPPFluxStatutUnitaire");
    xml.attribute("NumOrdre", std::to_string(++order));
    write_flux(xml, at, next);
    xml.close();
    at = next;
  }
  return xml.finish();
}

}  // namespace ecluse::lifecycle
