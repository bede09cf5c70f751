#include "routing/fiche_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ecluse::routing {
namespace {

constexpr Whereabouts marche_place{
    "ContractDocumentReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/ContractReferencedDocument/"
    "IssuerAssignedID"};

/// The parts whose player the fiche fixes.
constexpr std::array fixed_parts{Role::valideur, Role::second_valideur, Role::moe, Role::moa};

Place place_of_marche(const Piece& piece) {
  return place_of_field(piece, piece.marche, marche_place, "BT-12");
}

std::string day_text(const std::optional<Date>& day) {
  return day ? iso_text(*day) : std::string();
}

std::string cadres_of(const Fiche& fiche, std::string_view siret) {
  std::string list;
  for (const auto& actor : fiche.actors)
    if (actor.siret == siret || actor.replaced_by == siret)
      for (const auto& code : actor.cadres) list.append(list.empty() ? "" : ", ").append(code);
  return list;
}

/// FIM-03: the depositor is the actor whose cadre it is, when somebody names it.
void judge_depositor(const Scene& scene, Report& report) {
  const auto& fiche = *scene.fiche;
  const auto depositor = actor_of(scene.cadre.depositor, scene);
  if (depositor.identifier.empty() || fiche.lets_deposit(depositor.identifier, scene.cadre.code))
    return;
  report.add("REF_FICHE_ROLE", place_of_marche(scene.piece),
             {{"siret", depositor.identifier},
              {"role", std::string(name_of(depositor.role))},
              {"cadre", scene.cadre.code},
              {"marche", fiche.code},
              {"expected", cadres_of(fiche, depositor.identifier)}});
}

/// FIM-04: an actor that the document names is that of the fiche, or the one that replaces it.
void judge_parts(const Scene& scene, Report& report) {
  std::vector<Role> judged;
  for (const auto part : fixed_parts) {
    const auto actor = actor_of(part, scene);
    const auto* told = scene.fiche->actor(actor.role);
    const bool again = std::find(judged.begin(), judged.end(), actor.role) != judged.end();
    if (!told || told->siret.empty() || actor.identifier.empty() || again) continue;
    judged.push_back(actor.role);
    if (actor.identifier == told->siret || actor.identifier == told->replaced_by) continue;
    report.add("REF_FICHE_ACTEUR", place_of_marche(scene.piece),
               {{"siret", actor.identifier},
                {"role", std::string(name_of(actor.role))},
                {"marche", scene.fiche->code},
                {"expected", told->siret}});
  }
}

void judge_recipient(const Scene& scene, Report& report) {
  const auto& fiche = *scene.fiche;
  const auto& to = scene.to;
  const bool other_structure = !fiche.recipient.empty() && fiche.recipient != to.siret;
  const bool other_service = !fiche.service.empty() && fiche.service != to.service_code;
  if (to.siret.empty() || (!other_structure && !other_service)) return;
  auto expected = fiche.recipient;
  if (!fiche.service.empty()) expected.append(" / ").append(fiche.service);
  report.add("REF_FICHE_DESTINATAIRE", place_of_marche(scene.piece),
             {{"siret", to.siret},
              {"service", std::string(to.service_code)},
              {"marche", fiche.code},
              {"expected", std::move(expected)}});
}

void judge_period(const Scene& scene, Report& report) {
  const auto& fiche = *scene.fiche;
  const auto& day = scene.piece.issue_date.value;
  if (!day || ((!fiche.from || *fiche.from <= *day) && (!fiche.until || *day <= *fiche.until)))
    return;
  report.add("REF_FICHE_PERIODE", place_of_marche(scene.piece),
             {{"date", iso_text(*day)},
              {"from", day_text(fiche.from)},
              {"until", day_text(fiche.until)},
              {"marche", fiche.code}});
}

/// A groupement solidaire sends one projet de décompte for all, by its mandataire (TRV-26).
void judge_groupement(const Scene& scene, Report& report) {
  if (scene.fiche->groupement != Groupement::solidaire || scene.cadre.depositor != Role::cotraitant)
    return;
  report.add("REF_FICHE_SOLIDAIRE", place_of_marche(scene.piece),
             {{"cadre", scene.cadre.code}, {"marche", scene.fiche->code}});
}

}  // namespace

void judge_by_fiche(const Scene& scene, Report& report) {
  judge_depositor(scene, report);
  judge_parts(scene, report);
  judge_recipient(scene, report);
  judge_period(scene, report);
  judge_groupement(scene, report);
}

}  // namespace ecluse::routing
