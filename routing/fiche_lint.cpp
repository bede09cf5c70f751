#include "routing/fiche_lint.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ecluse::routing {
namespace {

constexpr std::size_t siret_length = 14;

/// Of each group, one at least has a part in every market.
const std::vector<std::vector<Role>> needed_parts{
    {Role::fournisseur, Role::titulaire, Role::mandataire}, {Role::moe}, {Role::moa}};

/// Parts that several may play.
constexpr std::array plural_parts{Role::sous_traitant, Role::cotraitant};

bool is_siret(std::string_view text) {
  return text.size() == siret_length &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Titulaire and mandataire are fournisseurs.
Role as_depositor(Role role) {
  return role == Role::titulaire || role == Role::mandataire ? Role::fournisseur : role;
}

bool ever_accepted(const Cadre& cadre, Mode mode) {
  return cell(cadre, mode, Deposit::initial) == Cell::yes ||
         cell(cadre, mode, Deposit::association) == Cell::yes;
}

/// The reading of one fiche.
class Lint {
 public:
  Lint(const Fiche& fiche, const Cadres& cadres, const Annuaire& annuaire)
      : fiche_(fiche), cadres_(cadres), annuaire_(annuaire) {}

  std::vector<Finding> read() {
    judge_dates();
    judge_recipient();
    judge_parts();
    for (const auto& actor : fiche_.actors) judge_actor(actor);
    return std::move(findings_);
  }

 private:
  void report(std::string_view code, Severity severity, std::size_t line,
              std::vector<Value> values) {
    values.push_back({"marche", fiche_.code});
    Place place;
    place.line = static_cast<std::uint32_t>(line);
    place.column = 1;
    findings_.push_back(
        {std::string(code), severity, Layer::referentiel, std::move(place), std::move(values)});
  }

  void judge_dates() {
    if (fiche_.from && fiche_.until && *fiche_.until < *fiche_.from)
      report("FIM_DATES", Severity::error, fiche_.line,
             {{"from", iso_text(*fiche_.from)}, {"until", iso_text(*fiche_.until)}});
  }

  void judge_recipient() {
    const auto* structure = annuaire_.structure(fiche_.recipient);
    std::string cause;
    if (fiche_.recipient.empty())
      cause = "not_given";
    else if (!annuaire_.empty() && !structure)
      cause = "not_listed";
    else if (structure && !structure->active)
      cause = "closed";
    if (!cause.empty())
      report("FIM_DESTINATAIRE", Severity::error, fiche_.line,
             {{"siret", fiche_.recipient}, {"cause", cause}});
    if (structure) judge_obligations(*structure);
  }

  void judge_obligations(const Structure& structure) {
    const auto* service = annuaire_.service(structure, fiche_.service);
    std::string cause;
    if (fiche_.service.empty() && (structure.service_required || structure.state))
      cause = "not_given";
    else if (!fiche_.service.empty() && !service)
      cause = "not_listed";
    else if (service && !service->active)
      cause = "closed";
    if (!cause.empty())
      report("FIM_SERVICE", Severity::error, fiche_.line,
             {{"siret", fiche_.recipient}, {"service", fiche_.service}, {"cause", cause}});
    const bool engagement_asked = structure.engagement_required || structure.state ||
                                  (service && service->engagement_required);
    if (engagement_asked && fiche_.engagement.empty())
      report("FIM_ENGAGEMENT", Severity::warning, fiche_.line, {{"siret", fiche_.recipient}});
  }

  void judge_parts() {
    for (const auto& group : needed_parts)
      if (std::none_of(group.begin(), group.end(), [&](Role role) { return count(role) > 0; }))
        report("FIM_ROLE_ABSENT", Severity::error, fiche_.line,
               {{"role", std::string(name_of(group.front()))}});
    for (const auto& actor : fiche_.actors) {
      const bool plural =
          std::find(plural_parts.begin(), plural_parts.end(), actor.role) != plural_parts.end();
      const bool first = fiche_.actor(actor.role) == &actor;
      if (!plural && !first)
        report("FIM_ROLE_DOUBLE", Severity::warning, actor.line,
               {{"role", std::string(name_of(actor.role))}});
    }
  }

  [[nodiscard]] std::size_t count(Role role) const {
    return static_cast<std::size_t>(
        std::count_if(fiche_.actors.begin(), fiche_.actors.end(),
                      [&](const FicheActor& one) { return one.role == role; }));
  }

  void judge_actor(const FicheActor& actor) {
    judge_siret(actor);
    judge_replacement(actor);
    for (const auto& code : actor.cadres) judge_cadre(actor, code);
  }

  void judge_siret(const FicheActor& actor) {
    const std::vector<Value> who{{"role", std::string(name_of(actor.role))},
                                 {"siret", actor.siret}};
    if (actor.siret.empty())
      report("FIM_SIRET_ABSENT", Severity::warning, actor.line, who);
    else if (!is_siret(actor.siret))
      report("FIM_SIRET", Severity::error, actor.line, who);
    else if (actor.role == Role::moe && actor.siret == state_siret)
      report("FIM_MOE_ETAT", Severity::error, actor.line, who);
    else if (!annuaire_.empty() && !annuaire_.structure(actor.siret))
      report("FIM_ACTEUR_INCONNU", Severity::warning, actor.line, who);
  }

  /// FIM-04: who does not use Chorus Pro has another actor of the market in its place.
  void judge_replacement(const FicheActor& actor) {
    const auto& by = actor.replaced_by;
    const bool stands = std::any_of(fiche_.actors.begin(), fiche_.actors.end(),
                                    [&](const FicheActor& one) { return one.siret == by; });
    const bool needed = !actor.uses_chorus && by.empty();
    if (needed || (!by.empty() && !stands))
      report("FIM_REMPLACANT", Severity::error, actor.line,
             {{"role", std::string(name_of(actor.role))}, {"siret", by}});
  }

  void judge_cadre(const FicheActor& actor, const std::string& code) {
    const auto* cadre = cadres_.find(code);
    const std::string role(name_of(actor.role));
    if (!cadre) {
      report("FIM_CADRE_INCONNU", Severity::error, actor.line, {{"cadre", code}, {"role", role}});
      return;
    }
    if (cadre->depositor != as_depositor(actor.role))
      report(
          "FIM_CADRE_ROLE", Severity::error, actor.line,
          {{"cadre", code}, {"role", role}, {"expected", std::string(name_of(cadre->depositor))}});
    if (actor.uses_chorus && actor.mode && !ever_accepted(*cadre, *actor.mode))
      report("FIM_CADRE_MODE", Severity::error, actor.line,
             {{"cadre", code}, {"mode", std::string(name_of(*actor.mode))}});
    judge_a6(actor, code);
  }

  /// CAD-R5.
  void judge_a6(const FicheActor& actor, const std::string& code) {
    const auto* structure = annuaire_.structure(fiche_.recipient);
    if (code == "A6" && structure && !structure->accepts_a6)
      report("FIM_A6", Severity::warning, actor.line, {{"siret", fiche_.recipient}});
  }

  const Fiche& fiche_;
  const Cadres& cadres_;
  const Annuaire& annuaire_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> lint_fiche(const Fiche& fiche, const Cadres& cadres,
                                const Annuaire& annuaire) {
  return Lint(fiche, cadres, annuaire).read();
}

}  // namespace ecluse::routing
