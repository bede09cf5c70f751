#include "routing/actors.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace ecluse::routing {
namespace {

constexpr std::string_view on_request_only = "A6";  // CAD-R5
constexpr std::string_view works = "travaux";
/// Classic UBL has no place for a valideur (chorus-edi.md §6).
constexpr Whereabouts validator_place{
    "",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceeTradeParty/"
    "SpecifiedLegalOrganization/ID"};

/// The part the supplier of the document plays, whoever deposits.
Role supplier_role(const Cadre& cadre) {
  const auto deposits = cadre.depositor;
  return deposits == Role::moe || deposits == Role::moa ? Role::fournisseur : deposits;
}

const Party& none() {
  static const Party nobody;
  return nobody;
}

/// The party by which the document names that role.
const Party& party_of(Role role, const Scene& scene) {
  const auto& piece = scene.piece;
  const auto played_by_validator = role == Role::valideur || role == scene.cadre.validator;
  if (role == supplier_role(scene.cadre)) return piece.supplier;
  if (played_by_validator && piece.validator.present()) return piece.validator;
  if (role == Role::second_valideur) return piece.second_validator;
  if (role == Role::moe || (played_by_validator && scene.cadre.validator == Role::moe))
    return piece.moe;
  return role == Role::moa ? piece.moa : none();
}

bool played_by_recipient(Role role) {
  return role == Role::moa || role == Role::destinataire || role == Role::juridiction ||
         role == Role::service_financier;
}

Actor recipient_as(Role role, const Scene& scene) {
  const auto& to = scene.to;
  return {role, to.siret,
          std::string(to.structure ? to.structure->name : text_of(scene.piece.recipient.name)),
          std::string(to.service_code)};
}

Actor from_fiche(Role role, const Scene& scene) {
  const auto* told = scene.fiche ? scene.fiche->actor(role) : nullptr;
  if (!told) return {role, {}, {}, {}};
  const auto* structure = scene.annuaire.structure(told->siret);
  return {role, told->siret, std::string(structure ? structure->name : ""), told->service};
}

/// The role under which the valideur is known.
Role known_as(Role role, const Scene& scene) {
  return role == Role::valideur ? scene.cadre.validator : role;
}

bool is_works(const Scene& scene) {
  return scene.cadre.space == works;
}

std::vector<Value> said_of(const Actor& actor, const Cadre& cadre) {
  return {{"siret", actor.identifier},
          {"role", std::string(name_of(actor.role))},
          {"cadre", cadre.code},
          {"label", cadre.label_fr}};
}

/// Where the document names the actor, or where it names its valideur or would.
Place place_of_actor(Role role, const Scene& scene) {
  const auto& written = party_of(role, scene).identifier.id;
  const auto& field = written.present() ? written : scene.piece.validator.identifier.id;
  return place_of_field(scene.piece, field, validator_place);
}

void report_missing_validator(const Scene& scene, Report& report) {
  const auto& cadre = scene.cadre;
  auto values = said_of({cadre.validator, {}, {}, {}}, cadre);
  for (auto& value : missing(scene.piece, scene.piece.validator.identifier.id, validator_place))
    values.push_back(std::move(value));
  report.add(
      cadre.validator_need == Need::required ? "REF_VALIDEUR_OBLIGATOIRE" : "REF_VALIDEUR_ATTENDU",
      place_of_actor(cadre.validator, scene), std::move(values));
}

/// What is wrong with an actor that is named; empty for nothing. The public directory lists public
/// structures only: a private titulaire is not found there, which is why the finding warns
/// (TRV-11).
std::string_view fault_of(const Actor& actor, const Scene& scene) {
  if (actor.role == Role::moe && actor.identifier == state_siret) return "REF_MOE_ETAT";
  if (!is_works(scene) || scene.annuaire.empty()) return {};
  const auto* structure = scene.annuaire.structure(actor.identifier);
  if (!structure) return "REF_ACTEUR_INCONNU";
  const auto& day = scene.piece.issue_date.value;
  const bool acts = day ? in_force(*structure, *day) : structure->active;
  return acts ? std::string_view{} : "REF_ACTEUR_INACTIF";
}

void judge_named(const Actor& actor, const Scene& scene, Report& report) {
  const auto code = fault_of(actor, scene);
  if (!code.empty())
    report.add(code, place_of_actor(actor.role, scene), said_of(actor, scene.cadre));
}

/// The roles that must be known besides the valideur: those of the table, and the second valideur
/// where the document names one.
std::vector<Role> other_roles(const Scene& scene) {
  auto roles = scene.cadre.actors;
  if (scene.piece.second_validator.present()) roles.push_back(Role::second_valideur);
  if (scene.piece.moa.present()) roles.push_back(Role::moa);
  return roles;
}

void judge_others(const Scene& scene, Report& report) {
  for (const auto role : other_roles(scene)) {
    const auto actor = actor_of(role, scene);
    if (actor.identifier.empty())
      report.add("REF_ACTEUR_ABSENT", place_of_actor(role, scene), said_of(actor, scene.cadre));
    else
      judge_named(actor, scene, report);
  }
}

void judge_recipient(const Scene& scene, Report& report) {
  const auto& [piece, cadre, to, annuaire, fiche] = scene;
  if (!to.structure) return;
  const std::vector<Value> values{
      {"siret", to.siret}, {"name", std::string(to.structure->name)}, {"cadre", cadre.code}};
  const auto& siret = piece.recipient.identifier.id;
  const auto place = [&scene, &siret] { return place_of_field(scene.piece, siret, {}); };
  if (cadre.code == on_request_only && !to.structure->accepts_a6)
    report.add("REF_A6_NON_DEMANDE", place(), values);
  if (!is_works(scene) && to.structure->moa_only)
    report.add("REF_DESTINATAIRE_MOA_SEULEMENT", place(), values);
  if (is_works(scene) && to.structure->works_space == Opened::no)
    report.add("REF_TRAVAUX_NON_OUVERT", place(), values);
}

bool contains(const std::vector<Actor>& actors, Role role) {
  return std::any_of(actors.begin(), actors.end(),
                     [&](const Actor& one) { return one.role == role; });
}

}  // namespace

Actor actor_of(Role asked, const Scene& scene) {
  const auto role = known_as(asked, scene);
  const auto& party = party_of(role, scene);
  auto siret = identifier_of(party);
  if (!siret.empty())
    return {role, std::move(siret), std::string(text_of(party.name)),
            std::string(text_of(party.service_code))};
  auto told = from_fiche(role, scene);
  const bool untold = told.identifier.empty();
  return untold && played_by_recipient(role) ? recipient_as(role, scene) : told;
}

void judge_actors(const Scene& scene, Report& report) {
  if (scene.cadre.validator_need != Need::none) {
    const auto validator = actor_of(Role::valideur, scene);
    if (validator.identifier.empty())
      report_missing_validator(scene, report);
    else
      judge_named(validator, scene, report);
  }
  judge_others(scene, report);
  judge_recipient(scene, report);
}

std::vector<Role> circuit_of(const Scene& scene) {
  const auto& cadre = scene.cadre;
  std::vector<Role> circuit;
  for (const auto role : cadre.circuit) {
    const bool left_out = role == Role::valideur && cadre.validator_need != Need::required &&
                          actor_of(role, scene).identifier.empty();
    if (!left_out) circuit.push_back(role);
    if (role == Role::valideur && scene.piece.second_validator.present())
      circuit.push_back(Role::second_valideur);
  }
  if (circuit.empty()) circuit.push_back(Role::destinataire);
  return circuit;
}

std::vector<Actor> actors_of(const Scene& scene) {
  std::vector<Actor> actors;
  const auto add = [&](Role role) {
    if (!contains(actors, known_as(role, scene))) actors.push_back(actor_of(role, scene));
  };
  const auto circuit = circuit_of(scene);
  add(supplier_role(scene.cadre));
  if (scene.piece.validator.present()) add(Role::valideur);
  for (const auto role : circuit)
    if (!played_by_recipient(role)) add(role);
  for (const auto role : scene.cadre.actors) add(role);
  actors.push_back(recipient_as(Role::destinataire, scene));
  if (scene.piece.moa.present()) add(Role::moa);
  for (const auto role : circuit) add(role);
  return actors;
}

}  // namespace ecluse::routing
