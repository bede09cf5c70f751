#include "daemon/piece_list.hpp"

#include <array>

#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::FoundPiece;

std::string amount(const std::optional<Decimal>& value) {
  return value ? value->text(2) : std::string();
}

const PieceSummary& sum(const FoundPiece& found) {
  return found.piece.summary;
}

/// Of the mémoire, or nothing.
template <std::string MemoireFacts::*F>
std::string of_memoire(const FoundPiece& found) {
  const auto& facts = sum(found).memoire;
  return facts ? (*facts).*F : std::string();
}

template <std::string PieceSummary::*F>
std::string of_piece(const FoundPiece& found) {
  return sum(found).*F;
}

template <std::optional<Decimal> PieceSummary::*F>
std::string amount_of(const FoundPiece& found) {
  return amount(sum(found).*F);
}

template <Role role>
std::string actor_of(const FoundPiece& found) {
  if (found.piece.route)
    for (const auto& actor : found.piece.route->actors)
      if (actor.role == role) return actor.identifier;
  return {};
}

std::string issued(const FoundPiece& found) {
  return sum(found).issue_date ? iso_text(*sum(found).issue_date) : std::string();
}

/// MJ… once it is validated, TMP… before.
std::string house_number(const FoundPiece& found) {
  const auto& facts = sum(found).memoire;
  if (!facts) return {};
  return facts->number.empty() ? facts->temporary : facts->number;
}

enum class Kind : std::uint8_t { text, amount };

struct Column {
  std::string_view name;
  std::string (*text)(const FoundPiece& found);
  bool in_short = false;  ///< shown on a terminal
  Kind kind = Kind::text;
};

// The order of the screens: SCR-04, SCR-05, SCR-08. The state, its date and that of the deposit
// depend on the reader, and stand after these.
constexpr std::array all_columns{
    Column{"number", of_piece<&PieceSummary::number>, true},
    Column{"house_number", house_number, true},
    Column{"temporary_number", of_memoire<&MemoireFacts::temporary>},
    Column{"own_invoice", of_memoire<&MemoireFacts::own_invoice>},
    Column{"type", of_piece<&PieceSummary::type>},
    Column{"cadre", of_piece<&PieceSummary::cadre>, true},
    Column{"supplier", of_piece<&PieceSummary::supplier>, true},
    Column{"supplier_name", of_piece<&PieceSummary::supplier_name>, true},
    Column{"supplier_service", of_memoire<&MemoireFacts::service>},
    Column{"category", of_memoire<&MemoireFacts::category>},
    Column{"recipient", of_piece<&PieceSummary::recipient>, true},
    Column{"recipient_name", of_piece<&PieceSummary::recipient_name>},
    Column{"service", of_piece<&PieceSummary::service>},
    Column{"moe", actor_of<Role::moe>},
    Column{"moa", actor_of<Role::moa>},
    Column{"engagement", of_piece<&PieceSummary::engagement>},
    Column{"marche", of_piece<&PieceSummary::marche>},
    Column{"reference", of_memoire<&MemoireFacts::reference>},
    Column{"cases", of_memoire<&MemoireFacts::cases>},
    Column{"copy_of", of_memoire<&MemoireFacts::copy_of>},
    Column{"issued", issued},
    Column{"currency", of_piece<&PieceSummary::currency>},
    Column{"net", amount_of<&PieceSummary::net>, false, Kind::amount},
    Column{"vat", amount_of<&PieceSummary::vat>, false, Kind::amount},
    Column{"gross", amount_of<&PieceSummary::gross>, true, Kind::amount},
    Column{"payable", amount_of<&PieceSummary::payable>, false, Kind::amount},
    Column{"partner", [](const FoundPiece& found) { return found.partner; }},
    Column{"flux_id", [](const FoundPiece& found) { return found.flux_id; }},
};

}  // namespace

std::vector<std::string> piece_headers(PieceColumns columns, const Printer& printer) {
  std::vector<std::string> headers;
  for (const auto& column : all_columns)
    if (columns == PieceColumns::all || column.in_short)
      headers.push_back(printer.text("pieces." + std::string(column.name)));
  for (const auto* name : {"pieces.state", "pieces.state_at", "pieces.deposited"})
    headers.push_back(printer.text(name));
  return headers;
}

AmountColumns piece_amounts(PieceColumns columns) {
  AmountColumns amounts;
  std::size_t place = 0;
  for (const auto& column : all_columns) {
    if (columns == PieceColumns::some && !column.in_short) continue;
    if (column.kind == Kind::amount) amounts.push_back(place);
    ++place;
  }
  return amounts;
}

std::vector<std::string> piece_cells(const FoundPiece& found, PieceColumns columns,
                                     const Printer& printer) {
  std::vector<std::string> cells;
  for (const auto& column : all_columns)
    if (columns == PieceColumns::all || column.in_short) cells.push_back(column.text(found));
  cells.push_back(printer.text("piece." + found.piece.state));
  cells.push_back(lifecycle::paris_text(found.piece.state_at));
  cells.push_back(lifecycle::paris_text(found.deposited));
  return cells;
}

JsonFields piece_fields(const FoundPiece& found) {
  JsonFields object{{{"row", found.piece.row}, {"position", std::int64_t{found.piece.position}}}};
  for (const auto& column : all_columns)
    object.fields.emplace_back(std::string(column.name), column.text(found));
  object.fields.emplace_back("state", found.piece.state);
  object.fields.emplace_back("state_at", utc_text(found.piece.state_at));
  object.fields.emplace_back("deposited", utc_text(found.deposited));
  return object;
}

}  // namespace ecluse::daemon
