#include "daemon/statuses.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "daemon/layers.hpp"
#include "lifecycle/follow.hpp"
#include "validation/statuses.hpp"

namespace ecluse::daemon {
namespace {

constexpr auto referentiel = static_cast<std::size_t>(Layer::referentiel);
constexpr auto rulebooks = static_cast<std::size_t>(Layer::rulebooks);
constexpr auto syntaxe = static_cast<std::size_t>(Layer::syntaxe);

bool tells_statuses(Format format) {
  return format == Format::cpp_statut || format == Format::cdar;
}

std::string way_of(Format format) {
  return format == Format::cdar ? "cdar" : "cpp";
}

PieceSummary summary_of(const StatusNotice& notice) {
  PieceSummary summary;
  summary.number = notice.object == StatusObject::piece ? notice.number : notice.flux_id;
  summary.issue_date = notice.issue_date;
  summary.supplier_type = notice.supplier_type;
  summary.supplier = notice.supplier;
  summary.supplier_name = notice.supplier_name;
  summary.recipient = notice.recipient;
  summary.recipient_name = notice.recipient_name;
  summary.service = notice.service;
  return summary;
}

ExaminedPiece of_status(const ExaminedPiece& document, StatusNotice notice, Date received) {
  ExaminedPiece piece;
  piece.file = document.file;
  piece.deposit = document.deposit;
  piece.summary = summary_of(notice);
  piece.number_place = notice.number_place;
  piece.layers[syntaxe].status = LayerStatus::passed;
  timed(piece, Layer::chorus,
        [&](auto& findings) { validation::check_status(notice, received, findings); });
  piece.statuses.push_back(std::move(notice));
  return piece;
}

/// Follows the statuses of one flux, one after the other: a piece stands where the one before left
/// it.
class Following {
 public:
  Following(ExaminedFlux& examined, lifecycle::Batch& batch, const Tables& tables, Instant now)
      : examined_(examined), batch_(batch), tables_(tables), now_(now) {}

  Done follow(std::size_t at) {
    auto& piece = examined_.pieces[at];
    const auto& notice = piece.statuses.front();
    auto known = known_of(notice);
    if (!known) return tl::unexpected(known.error());
    if (!*known && !batch_.knows_the_past()) return {};  // nobody can tell: the layer is SKIPPED
    timed(piece, Layer::referentiel, [&](auto& findings) {
      if (notice.object == StatusObject::flux)
        judge_flux(notice, known->has_value(), findings);
      else
        step_piece(at, notice, known->value_or(Known{}), findings);
    });
    add_to_flux(piece.layers[referentiel]);
    return {};
  }

  std::vector<Move> moves() && { return std::move(moves_); }

 private:
  using Known = std::vector<KnownPiece>;

  /// What the ledger has under the name that the status gives; nothing when there is nothing.
  Result<std::optional<Known>> known_of(const StatusNotice& notice) {
    if (notice.object == StatusObject::flux) {
      const auto flux = batch_.earlier_flux_with_id(notice.flux_id, examined_.flux.arrival_id);
      if (!flux) return tl::unexpected(flux.error());
      return *flux ? std::optional(Known{}) : std::nullopt;
    }
    auto pieces = batch_.pieces_numbered(notice.number);
    if (!pieces) return tl::unexpected(pieces.error());
    if (pieces->empty()) return std::optional<Known>{};
    for (auto& piece : *pieces)
      if (const auto moved = standing_.find({piece.arrival_id, piece.position});
          moved != standing_.end())
        piece.state = moved->second;
    return std::optional(std::move(*pieces));
  }

  /// A flux that the house sent has no row of its own: a status of it is noted all the same.
  static void judge_flux(const StatusNotice& notice, bool known, std::vector<Finding>& findings) {
    if (known) return;
    findings.push_back({"REF_STATUT_FLUX_INCONNU",
                        Severity::warning,
                        Layer::referentiel,
                        notice.number_place,
                        {{"seen", notice.flux_id}}});
  }

  void step_piece(std::size_t at, const StatusNotice& notice, const Known& known,
                  std::vector<Finding>& findings) {
    const auto* meant = lifecycle::meant_piece(notice, known, findings);
    if (!meant) return;
    const auto& partner = examined_.flux.partner;
    auto followed = lifecycle::follow(
        *meant, notice,
        {partner, notice.way, std::string(lifecycle::role_of_actor(notice.actor_role))},
        tables_.machines, now_);
    findings = std::move(followed.findings);
    if (followed.steps.empty()) return;
    if (batch_.knows_the_past() &&
        !tables_.habilitations.allow(partner, followed.who, meant->summary)) {
      findings.push_back(not_entitled(notice, followed.who));
      return;
    }
    for (auto& step : followed.steps) {
      standing_[{meant->arrival_id, meant->position}] = step.to;
      moves_.push_back({*meant, std::move(step), static_cast<int>(at)});
    }
  }

  [[nodiscard]] Finding not_entitled(const StatusNotice& notice, const std::string& who) const {
    return {"REF_STATUT_HABILITATION",
            Severity::error,
            Layer::referentiel,
            notice.code_place,
            {{"seen", examined_.flux.partner}, {"expected", who}}};
  }

  void add_to_flux(const LayerResult& layer) {
    LayerResults added{};
    added[referentiel] = layer;
    add_layers(examined_.layers, added);
  }

  ExaminedFlux& examined_;
  lifecycle::Batch& batch_;
  const Tables& tables_;
  Instant now_;
  std::map<std::pair<std::string, int>, std::string> standing_;
  std::vector<Move> moves_;
};

/// The positions of the statuses to follow, oldest first; those without hour after the others.
std::vector<std::size_t> to_follow(const ExaminedFlux& examined) {
  std::vector<std::size_t> positions;
  for (std::size_t at = 0; at < examined.pieces.size(); ++at)
    if (!examined.pieces[at].statuses.empty() && accepted(examined.pieces[at]))
      positions.push_back(at);
  const auto hour = [&](std::size_t at) {
    return examined.pieces[at].statuses.front().when.value_or(Instant::max());
  };
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::size_t a, std::size_t b) { return hour(a) < hour(b); });
  return positions;
}

}  // namespace

std::vector<StatusNotice> notices_of(const parsers::Reading& reading, const Interface* interface) {
  std::vector<StatusNotice> notices;
  for (const auto& event : reading.statuses) {
    notices.push_back(notice_of(event));
    notices.back().way = way_of(reading.format);
  }
  const bool expected = interface && tells_statuses(interface->format);
  if (notices.empty() && !reading.piece && (expected || tells_statuses(reading.format)))
    notices.emplace_back();
  return notices;
}

std::vector<ExaminedPiece> one_a_status(std::vector<ExaminedPiece> pieces, Date received) {
  const bool any = std::any_of(pieces.begin(), pieces.end(),
                               [](const auto& piece) { return !piece.statuses.empty(); });
  if (!any) return pieces;
  std::vector<ExaminedPiece> each;
  for (auto& piece : pieces) {
    if (piece.statuses.empty() || has_error(piece.findings)) {
      if (piece.statuses.size() > 1) piece.statuses.resize(1);
      if (!piece.statuses.empty()) piece.summary = summary_of(piece.statuses.front());
      each.push_back(std::move(piece));
      continue;
    }
    const auto first = each.size();
    for (auto& notice : std::exchange(piece.statuses, {}))
      each.push_back(of_status(piece, std::move(notice), received));
    auto& front = each[first];  // it carries what its document cost, and its warnings
    front.layers[syntaxe] = piece.layers[syntaxe];
    front.layers[rulebooks] = piece.layers[rulebooks];
    front.findings.insert(front.findings.begin(), piece.findings.begin(), piece.findings.end());
  }
  return each;
}

Result<std::vector<Move>> follow_statuses(ExaminedFlux& examined, lifecycle::Batch& batch,
                                          const Tables& tables, Instant now) {
  Following following(examined, batch, tables, now);
  for (const auto at : to_follow(examined))
    if (auto done = following.follow(at); !done) return tl::unexpected(done.error());
  return std::move(following).moves();
}

}  // namespace ecluse::daemon
