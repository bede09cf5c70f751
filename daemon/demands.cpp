#include "daemon/demands.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "daemon/layers.hpp"
#include "routing/attachment_kinds.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view demand = "A10";
/// Where a demand stands once its titulaire has accepted it.
constexpr std::array<std::string_view, 3> accepted_states{
    "MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE", "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE"};
constexpr int most_named = 5;

bool asks_for_copies(const ExaminedPiece& piece) {
  const auto& sum = piece.summary;
  return accepted(piece) && (sum.cadre == "A4" || sum.cadre == "A7") && !sum.marche.empty() &&
         std::none_of(piece.attachments.begin(), piece.attachments.end(), [](const auto& one) {
           return one.kind == routing::attachment_kind::subcontractor;
         });
}

bool accepted_by(const KnownPiece& piece, const std::string& titulaire) {
  return piece.summary.validator == titulaire &&
         std::ranges::find(accepted_states, piece.state) != accepted_states.end();
}

}  // namespace

Done find_unjoined_demands(ExaminedFlux& examined, lifecycle::Batch& batch) {
  for (auto& piece : examined.pieces) {
    if (!asks_for_copies(piece)) continue;
    const auto demands = batch.pieces_of_marche(piece.summary.marche, demand);
    if (!demands) return tl::unexpected(demands.error());
    int count = 0;
    std::string numbers;
    for (const auto& one : *demands) {
      if (!accepted_by(one, piece.summary.supplier) || ++count > most_named) continue;
      numbers.append(numbers.empty() ? "" : ", ").append(one.summary.number);
    }
    if (count == 0) continue;
    Finding finding{
        "REF_DEMANDES_NON_JOINTES",
        Severity::warning,
        Layer::referentiel,
        piece.number_place,
        {{"marche", piece.summary.marche}, {"count", std::to_string(count)}, {"seen", numbers}}};
    const auto layer = static_cast<std::size_t>(Layer::referentiel);
    close_layer(piece.layers.at(layer), {finding}, {});
    close_layer(examined.layers.at(layer), {finding}, {});
    piece.findings.push_back(std::move(finding));
  }
  return {};
}

}  // namespace ecluse::daemon
