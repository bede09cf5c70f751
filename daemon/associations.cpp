#include "daemon/associations.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "daemon/layers.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using routing::Cadre;

/// The tacit procedure replaces the piece left without answer (TRV-10); the others continue it.
std::string_view state_of_the_previous(const Cadre& cadre, const KnownPiece& previous) {
  const bool replaced = cadre.code == "A22" && previous.summary.cadre != "A22";
  return replaced ? piece_status::replaced_by_a22 : piece_status::associated;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

bool may_precede(const KnownPiece& piece, const Cadre& cadre) {
  const auto& after = cadre.after;
  return std::find(after.begin(), after.end(), piece.summary.cadre) != after.end();
}

/// The associations of one flux, in the order of its pieces.
class Associating {
 public:
  Associating(ExaminedFlux& examined, lifecycle::Batch& batch, const Tables& tables, Instant now,
              const std::vector<Move>& recycled)
      : examined_(examined), batch_(batch), tables_(tables), now_(now), recycled_(recycled) {}

  Done associate(std::size_t position) {
    auto& piece = examined_.pieces[position];
    const auto* cadre = tables_.referential.cadres.find(piece.summary.cadre);
    if (!piece.previous || !cadre || !accepted(piece)) return {};
    const auto& number = piece.previous->number;
    if (number.empty()) return refuse(piece, "REF_ASSOCIATION_SANS_REFERENCE", {});
    const auto known = batch_.pieces_numbered(number);
    if (!known) return tl::unexpected(known.error());
    if (known->empty())
      return batch_.knows_the_past() ? refuse(piece, "REF_ASSOCIATION_INCONNUE", {}) : Done{};
    return join(*known, *cadre, position);
  }

  std::vector<Move> moves() && { return std::move(moves_); }

 private:
  Done join(const std::vector<KnownPiece>& known, const Cadre& cadre, std::size_t position) {
    auto& piece = examined_.pieces[position];
    const auto meant = std::find_if(known.begin(), known.end(),
                                    [&](const KnownPiece& one) { return may_precede(one, cadre); });
    if (meant == known.end())
      return refuse(piece, "REF_ASSOCIATION_TYPE",
                    {{"cadre", cadre.code},
                     {"found", known.front().summary.cadre},
                     {"expected", joined(cadre.after)}});
    const auto done_before = made_already(*meant, position);
    if (!done_before) return tl::unexpected(done_before.error());
    if (*done_before) return {};
    const auto to = state_of_the_previous(cadre, *meant);
    const auto* standing = tables_.machines.piece.find(meant->state);
    if (!tables_.machines.piece.legal(meant->state, to) || joined_already(*meant))
      return refuse(
          piece, "REF_ASSOCIATION_ETAT",
          {{"found", meant->summary.cadre}, {"state", standing ? standing->label_fr : ""}});
    moves_.push_back(
        {*meant,
         {meant->position, meant->state, std::string(to), now_, "ecluse", piece.summary.number},
         static_cast<int>(position)});
    return {};
  }

  /// Whether the piece takes the place of one that was made from the same.
  [[nodiscard]] Result<bool> made_already(const KnownPiece& previous, std::size_t position) const {
    for (const auto& move : recycled_)
      if (move.told_by == static_cast<int>(position)) return batch_.made_from(move.piece, previous);
    return false;
  }

  [[nodiscard]] bool joined_already(const KnownPiece& piece) const {
    return std::any_of(moves_.begin(), moves_.end(), [&](const Move& move) {
      return move.piece.arrival_id == piece.arrival_id && move.piece.position == piece.position;
    });
  }

  Done refuse(ExaminedPiece& piece, std::string_view code, std::vector<Value> values) {
    values.insert(values.begin(), {"seen", piece.previous->number});
    Finding finding{std::string(code), Severity::error, Layer::referentiel, piece.previous->place,
                    std::move(values)};
    const auto layer = static_cast<std::size_t>(Layer::referentiel);
    close_layer(piece.layers.at(layer), {finding}, {});
    close_layer(examined_.layers.at(layer), {finding}, {});
    piece.findings.push_back(std::move(finding));
    return {};
  }

  ExaminedFlux& examined_;
  lifecycle::Batch& batch_;
  const Tables& tables_;
  Instant now_;
  const std::vector<Move>& recycled_;
  std::vector<Move> moves_;
};

}  // namespace

Result<std::vector<Move>> find_associations(ExaminedFlux& examined, lifecycle::Batch& batch,
                                            const Tables& tables, Instant now,
                                            const std::vector<Move>& recycled) {
  Associating associating(examined, batch, tables, now, recycled);
  for (std::size_t position = 0; position < examined.pieces.size(); ++position) {
    const auto done = associating.associate(position);
    if (!done) return tl::unexpected(done.error());
  }
  return std::move(associating).moves();
}

}  // namespace ecluse::daemon
