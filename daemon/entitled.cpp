#include "daemon/entitled.hpp"

#include <chrono>
#include <set>
#include <utility>

#include "daemon/operator_account.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Keeps a refusal before it is told.
Done refuse(lifecycle::AccountDesk& desk, const std::string& who, const Error& error,
            const std::string& detail) {
  if (auto kept = desk.audit_refusal(who, error, detail, now()); !kept) return kept;
  return tl::unexpected(error);
}

/// The owner of the root is of the house, and no gestionnaire of any structure.
Done entitled_owner(const Premises& premises, const lifecycle::Action* action) {
  const auto account = operator_account();
  if (!may_unmask(premises.root)) return failure("E_RIGHT_OWNER", account);
  if (action && !action->house) return failure("E_RIGHT_MANAGER", account + ": " + action->code);
  return {};
}

}  // namespace

lifecycle::CadresBySpace cadres_by_space(const Tables& tables) {
  lifecycle::CadresBySpace spaces;
  for (const auto& cadre : tables.referential.cadres.all())
    spaces[cadre.space].push_back(cadre.code);
  return spaces;
}

Result<lifecycle::Entitlement> entitlement_of(const Tables& tables) {
  return lifecycle::Entitlement::standard(cadres_by_space(tables));
}

Result<std::unique_ptr<lifecycle::AccountDesk>> open_accounts(const Premises& premises) {
  if (const auto ledger = premises.open_ledger(lifecycle::Access::write); !ledger)
    return tl::unexpected(ledger.error());
  return lifecycle::open_account_desk(premises.root.ledger());
}

Result<std::optional<Viewer>> viewer_of(const Premises& premises, const std::string& as) {
  if (as.empty()) return std::optional<Viewer>();
  const auto tables = entitlement_of(premises.tables);
  if (!tables) return tl::unexpected(tables.error());
  const auto desk = open_accounts(premises);
  if (!desk) return tl::unexpected(desk.error());
  const auto rights = (*desk)->rights_of(as);
  if (!rights) return tl::unexpected(rights.error());
  return std::optional(Viewer{rights->email, tables->sight(*rights),
                              tables->sight(*rights, lifecycle::Level::modification)});
}

std::optional<lifecycle::Sight> sight_of(const std::optional<Viewer>& viewer) {
  return viewer ? std::optional(viewer->sight) : std::nullopt;
}

bool shown_unmasked(Masking masking, const std::optional<Viewer>& viewer,
                    const lifecycle::PieceRow& piece, std::string_view partner) {
  return masking == Masking::unmasked && (!viewer || sees(viewer->acting, piece, partner));
}

Done ask_unmasked(const Premises& premises, Masking masking, const std::string& detail,
                  const std::optional<Viewer>& viewer) {
  if (masking == Masking::masked || !viewer) return ask_unmasked(premises, masking, detail);
  if (!may_unmask(premises.root)) return failure("E_UNMASKED", operator_account());
  const auto desk = open_accounts(premises);
  if (!desk) return tl::unexpected(desk.error());
  if (viewer->acting.nothing())
    return refuse(**desk, viewer->email, {"E_RIGHT_LEVEL", viewer->email + ": look_unmasked"},
                  detail);
  return (*desk)->audit({now(), viewer->email, "unmasked", detail, {}});
}

Done entitled(const Premises& premises, lifecycle::AccountDesk& desk, const std::string& as,
              std::string_view action, const lifecycle::Holder& holder) {
  const auto tables = entitlement_of(premises.tables);
  if (!tables) return tl::unexpected(tables.error());
  const auto detail = std::string(action) + " " + holder.id;
  if (as.empty()) {
    auto done = entitled_owner(premises, tables->action(action));
    return done ? done : refuse(desk, operator_account(), done.error(), detail);
  }
  const auto rights = desk.rights_of(as);
  if (!rights) return tl::unexpected(rights.error());
  auto done = tables->may(*rights, action, holder);
  return done ? done : refuse(desk, rights->email, done.error(), detail);
}

lifecycle::By by_of(const std::string& as) {
  return {as.empty() ? operator_account() : lifecycle::email_of(as).value_or(as), now()};
}

bool narrow(FluxStory& story, const std::optional<Viewer>& viewer) {
  if (!viewer || sees_flux(viewer->sight, story.flux.partner)) return true;
  std::set<int> seen;
  for (const auto& piece : story.pieces)
    if (sees(viewer->sight, piece, story.flux.partner)) seen.insert(piece.position);
  std::erase_if(story.pieces, [&](const auto& one) { return !seen.contains(one.position); });
  std::erase_if(story.transitions, [&](const auto& one) { return !seen.contains(one.step.piece); });
  std::vector<WordedFinding> findings;
  std::vector<int> places;
  for (std::size_t at = 0; at < story.findings.size(); ++at) {
    if (!seen.contains(story.finding_pieces[at])) continue;
    findings.push_back(std::move(story.findings[at]));
    places.push_back(story.finding_pieces[at]);
  }
  std::erase_if(story.tickets, [&](const auto& one) { return !seen.contains(one.piece); });
  story.findings = std::move(findings);
  story.finding_pieces = std::move(places);
  story.answers.clear();
  story.events.clear();
  for (std::size_t at = 0; at < story.attachments.size(); ++at)
    if (!seen.contains(static_cast<int>(at))) story.attachments[at].clear();
  return !seen.empty();
}

}  // namespace ecluse::daemon
