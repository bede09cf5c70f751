#include "lifecycle/follow.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/states.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view house = "ecluse";
constexpr std::string_view out_of_time = "DELAI_DEPASSE";  // cause: a text of the catalogue
constexpr std::size_t siren_size = 9;
/// The steps that follow by themselves end long before: a table that turns in circles must not.
constexpr int most_onward = 8;

Finding finding(std::string_view code, const Place& place, std::vector<Value> values,
                Severity severity = Severity::error) {
  return {std::string(code), severity, Layer::referentiel, place, std::move(values)};
}

/// A SIREN names every establishment of it; what is not told names any.
bool same_party(std::string_view told, std::string_view known) {
  if (told.empty()) return true;
  return told.size() == siren_size ? known.starts_with(told) : told == known;
}

/// By the number of its supplier, or by one of the house's own, which a mémoire has.
bool is_called(std::string_view number, const PieceSummary& piece) {
  if (number == piece.number) return true;
  const auto& facts = piece.memoire;
  return facts && !number.empty() && (number == facts->temporary || number == facts->number);
}

bool is_meant(const StatusNotice& notice, const PieceSummary& piece) {
  const bool same_day =
      !notice.issue_date || !piece.issue_date || *notice.issue_date == *piece.issue_date;
  return is_called(notice.number, piece) && same_day &&
         same_party(notice.supplier, piece.supplier) &&
         same_party(notice.recipient, piece.recipient);
}

/// Whether two lists of roles have one in common.
bool share(std::string_view a, std::string_view b) {
  const auto items = split(b, '|');
  return std::any_of(items.begin(), items.end(), [&](auto item) { return lists(a, item); });
}

/// What the speaker could say of a piece that stands there, in the words of the machine.
std::string legal_from(const StateMachine& machine, std::string_view standing,
                       const Speaker& speaker) {
  std::string all;
  for (const auto& step : machine.steps_from(standing)) {
    if (!lists(step.by, speaker.by)) continue;
    if (!speaker.role.empty() && !share(step.who, speaker.role)) continue;
    if (!all.empty()) all += ", ";
    all += step.to;
  }
  return all.empty() ? "-" : all;
}

std::vector<Finding> refusals(const Step& step, const StatusNotice& notice,
                              const Speaker& speaker) {
  std::vector<Finding> all;
  if (!lists(step.by, speaker.by))
    all.push_back(finding("REF_STATUT_VOIE", notice.code_place,
                          {{"seen", step.to}, {"way", speaker.by}, {"expected", step.by}}));
  if (!speaker.role.empty() && !share(step.who, speaker.role))
    all.push_back(finding("REF_STATUT_ROLE", notice.code_place,
                          {{"seen", step.to}, {"role", speaker.role}, {"expected", step.who}}));
  const bool silent =
      notice.comment.empty() && (step.needs == Needs::comment || notice.motif.empty());
  if (step.needs != Needs::nothing && silent)
    all.push_back(finding("REF_STATUT_MOTIF", notice.code_place, {{"seen", step.to}}));
  return all;
}

/// The steps that the house takes by itself after the last one.
void go_on(std::vector<Transition>& steps, const KnownPiece& piece, const Machines& machines,
           Instant now) {
  for (int turn = 0; turn < most_onward; ++turn) {
    const auto from = steps.back().to;
    const auto to = machines.life.onward(piece.summary.cadre, piece.validators, from);
    if (to.empty() || !machines.piece.legal(from, to)) return;
    steps.push_back({piece.position, from, std::string(to), now, std::string(house), {}});
  }
}

}  // namespace

const KnownPiece* meant_piece(const StatusNotice& notice, const std::vector<KnownPiece>& known,
                              std::vector<Finding>& findings) {
  std::vector<const KnownPiece*> meant, alive;
  for (const auto& piece : known) {
    if (!is_meant(notice, piece.summary)) continue;
    meant.push_back(&piece);
    if (piece.state != piece_status::abandoned) alive.push_back(&piece);
  }
  if (meant.size() > 1 && !alive.empty()) meant = alive;
  const auto count = meant.size();
  if (count == 1) return meant.front();
  const auto* code = count == 0 ? "REF_STATUT_PIECE_INCONNUE" : "REF_STATUT_PIECE_AMBIGUE";
  std::vector<Value> values{{"seen", notice.number}, {"supplier", notice.supplier}};
  if (count > 1) values.push_back({"count", std::to_string(count)});
  findings.push_back(finding(code, notice.number_place, std::move(values)));
  return nullptr;
}

Followed follow(const KnownPiece& piece, const StatusNotice& notice, const Speaker& speaker,
                const Machines& machines, Instant now) {
  Followed followed;
  const auto& standing = piece.state;
  const auto to = machines.life.read(notice.status, standing);
  const auto note = [&](std::string_view code) {
    followed.findings.push_back(finding(code, notice.code_place,
                                        {{"seen", notice.status}, {"state", standing}},
                                        Severity::warning));
  };
  if (to.empty()) {
    note("REF_STATUT_NOTE");
    return followed;
  }
  if (to == standing) {
    note("REF_STATUT_DEJA");
    return followed;
  }
  const auto* step = machines.piece.step(standing, to);
  if (!step) {
    followed.findings.push_back(
        finding("REF_STATUT_INTERDIT", notice.code_place,
                {{"seen", std::string(to)},
                 {"state", standing},
                 {"expected", legal_from(machines.piece, standing, speaker)}}));
    return followed;
  }
  followed.who = step->who;
  followed.findings = refusals(*step, notice, speaker);
  if (!followed.findings.empty()) return followed;
  followed.steps.push_back({piece.position, standing, std::string(to), now, speaker.actor,
                            notice.motif, notice.comment});
  go_on(followed.steps, piece, machines, now);
  return followed;
}

Followed expire(const KnownPiece& piece, const Machines& machines, Instant now) {
  Followed followed;
  const auto& steps = machines.piece.steps_from(piece.state);
  const auto timed = std::find_if(steps.begin(), steps.end(),
                                  [](const Step& step) { return lists(step.by, "timer"); });
  if (timed == steps.end()) return followed;
  followed.who = timed->who;
  followed.steps.push_back(
      {piece.position, piece.state, timed->to, now, std::string(house), std::string(out_of_time)});
  go_on(followed.steps, piece, machines, now);
  return followed;
}

std::string_view role_of_actor(std::string_view role_code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> roles{
      {{"SE", "fournisseur|valideur"}, {"BY", "destinataire|comptable|moe|moa"}}};
  for (const auto& [code, role] : roles)
    if (code == role_code) return role;
  return {};
}

}  // namespace ecluse::lifecycle
