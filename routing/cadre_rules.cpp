#include "routing/cadre_rules.hpp"

#include <algorithm>
#include <string>

namespace ecluse::routing {
namespace {

constexpr std::string_view cadre_term = "BT-23";
constexpr Whereabouts cadre_place{
    "ProfileID", "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID",
    "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Cadre"};

Place place_of_cadre(const Piece& piece) {
  return place_of_field(piece, piece.cadre, cadre_place, cadre_term);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// The three refusals of GAP-05, and the one of CAD-R3 that goes before them.
std::string_view refusal_of(Access access) {
  switch (access) {
    case Access::association_in_edi:
      return "REF_CADRE_ASSOCIATION_EDI";
    case Access::forbidden:
      return "REF_CADRE_INTERDIT";
    case Access::without_object:
      return "REF_CADRE_SANS_OBJET";
    default:  // an unknown code is reported before; nobody tells the depositor here
      return {};
  }
}

void judge_access(const Piece& piece, const Entry& entry, const Cadres& cadres, const Cadre* cadre,
                  Report& report) {
  const auto code =
      refusal_of(cadres.access({cadre_of(piece), std::nullopt, entry.mode, entry.deposit}));
  if (code.empty()) return;
  report.add(code, place_of_cadre(piece),
             {{"cadre", std::string(cadre_of(piece))},
              {"label", cadre ? cadre->label_fr : std::string()},
              {"mode", std::string(name_of(entry.mode))},
              {"deposit", std::string(name_of(entry.deposit))}});
}

/// E1 and E2 remain technically able to carry works (chorus-edi.md §1.1), which no other mismatch
/// is: plateformes agréées carry none (§10.1).
void judge_flux_type(const Piece& piece, const Entry& entry, const Cadre& cadre, Report& report) {
  const auto& types = cadre.flux_types;
  const auto& type = entry.interface.type;
  if (types.empty() || std::find(types.begin(), types.end(), type) != types.end()) return;
  const bool works_as_invoice = cadre.space == "travaux" && (type == "E1" || type == "E2");
  report.add(works_as_invoice ? "REF_CADRE_ESPACE" : "REF_CADRE_TYPE_FLUX", place_of_cadre(piece),
             {{"cadre", cadre.code},
              {"label", cadre.label_fr},
              {"space", cadre.space},
              {"interface", entry.interface.code},
              {"type", type},
              {"expected", joined(types)}});
}

}  // namespace

Deposit deposit_of(const Piece& piece, const Cadres& cadres) {
  const auto* cadre = cadres.find(cadre_of(piece));
  const bool made_from_another =
      cadre && cadre->space == "travaux" && !is_avoir(piece) && piece.origin_invoice.present();
  return made_from_another ? Deposit::association : Deposit::initial;
}

const Cadre* judge_cadre(const Piece& piece, const Entry& entry, const Cadres& cadres,
                         Report& report) {
  const auto* cadre = cadres.find(cadre_of(piece));
  if (!cadre)
    report.add("REF_CADRE_INCONNU", place_of_cadre(piece),
               {{"cadre", std::string(cadre_of(piece))}});
  judge_access(piece, entry, cadres, cadre, report);
  if (cadre) judge_flux_type(piece, entry, *cadre, report);
  return cadre;
}

}  // namespace ecluse::routing
