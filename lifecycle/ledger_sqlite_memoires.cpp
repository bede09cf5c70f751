// The writing half of the embedded ledger, third part: mémoires and their numbers, what searches
// need besides the row of a piece, and the audit.
#include <algorithm>
#include <array>
#include <utility>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_batch.hpp"
#include "lifecycle/ledger_sqlite_life.hpp"
#include "model/states.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view temporary_prefix = "TMP", definitive_prefix = "MJ";

/// Those that others than its supplier and its recipient find a piece by.
constexpr std::array searched_parts{Role::moe, Role::moa, Role::valideur, Role::second_valideur};

bool is_searched(Role role) {
  return std::find(searched_parts.begin(), searched_parts.end(), role) != searched_parts.end();
}

}  // namespace

Result<std::vector<KnownPiece>> SqliteBatch::pieces_called(std::string_view number) {
  std::vector<KnownPiece> found;
  const bool temporary = number.starts_with(temporary_prefix);
  if (!temporary && !number.starts_with(definitive_prefix)) return found;
  auto rows = sql_.aliased.query(number);
  while (true) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    auto& facts = found.emplace_back(known_piece(rows)).summary.memoire.emplace();
    (temporary ? facts.temporary : facts.number) = number;
  }
}

Done SqliteBatch::write_party(const std::string& structure, const std::string& name) {
  if (structure.empty() || name.empty()) return {};
  if (!parties_.insert(structure + '\n' + name).second) return {};
  return sql_.party.run(structure, name);
}

Done SqliteBatch::write_search_data(std::int64_t slot, const ExaminedPiece& piece) {
  const auto& sum = piece.summary;
  if (auto done = write_party(sum.supplier, sum.supplier_name); !done) return done;
  if (auto done = write_party(sum.recipient, sum.recipient_name); !done) return done;
  if (piece.route)
    for (const auto& actor : piece.route->actors) {
      if (!is_searched(actor.role) || actor.identifier.empty()) continue;
      if (auto done = sql_.part.run(actor.identifier, name_of(actor.role), slot); !done)
        return done;
    }
  if (!sum.memoire) return {};
  const auto& facts = *sum.memoire;
  return sql_.memoire.run(slot, facts.temporary, facts.number, facts.own_invoice, facts.reference,
                          facts.category, facts.service, facts.cases, facts.copy_of);
}

Done SqliteBatch::number_memoire(std::string_view arrival_id, int position,
                                 std::string_view number) {
  const auto piece = slot_of(arrival_id, position);
  if (!piece) return tl::unexpected(piece.error());
  auto rows = sql_.number_memoire.query(*piece, number);
  const auto some = rows.next();
  if (!some) return kept(tl::unexpected(some.error()));
  if (!*some) return failure("E_LEDGER", std::string(number) + ": no mémoire waits for a number");
  return {};
}

Result<KnownPiece> SqliteBatch::duplicate(const KnownPiece& refused, const Copy& copy) {
  const auto original = slot_of(refused.arrival_id, refused.position);
  if (!original) return tl::unexpected(original.error());
  const Transition ends{refused.position, refused.state, std::string(piece_status::duplicated),
                        copy.at,          copy.actor,    {},
                        copy.temporary};
  if (auto done = move(refused.arrival_id, ends); !done) return tl::unexpected(done.error());
  const auto row = *original >> 24U;
  auto draft = refused;
  {
    auto rows = sql_.copy_piece.query(*original, slot(row, 0), last_slot(row), copy.at);
    const auto some = rows.next();
    if (!some) return tl::unexpected(kept(tl::unexpected(some.error())).error());
    draft.position = static_cast<int>(rows.integer(0));
  }
  const auto made = slot(row, draft.position);
  if (auto covered = kept(seals_.cover(Journal::piece, made)); !covered)
    return tl::unexpected(covered.error());
  {
    auto rows = sql_.copy_memoire.query(*original, made, copy.temporary);
    const auto some = rows.next();
    if (!some) return tl::unexpected(kept(tl::unexpected(some.error())).error());
    if (!*some) {
      roll_back();
      return failure("E_LEDGER", refused.summary.number + ": no mémoire");
    }
  }
  draft.summary.memoire = MemoireFacts{};
  draft.summary.memoire->temporary = copy.temporary;
  draft.state = {};
  const Transition begins{
      draft.position, {}, std::string(piece_status::draft), copy.at, copy.actor, {}, {}};
  auto done = kept(sql_.yield_number.run(*original));
  if (done) done = move(refused.arrival_id, begins);
  if (!done) return tl::unexpected(done.error());
  draft.state = begins.to;
  return draft;
}

Done SqliteBatch::audit(const AuditEntry& entry) {
  return kept(sql_.audit.run(entry.at, entry.who, entry.what, entry.detail, entry.sha256));
}

}  // namespace ecluse::lifecycle
