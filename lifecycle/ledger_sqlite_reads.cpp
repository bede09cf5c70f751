#include "lifecycle/ledger_sqlite_reads.hpp"

#include <utility>
#include <variant>

#include "lifecycle/cells.hpp"
#include "lifecycle/ledger_slot.hpp"

namespace ecluse::lifecycle {
namespace {

using Value = std::variant<std::int64_t, std::string>;

/// A SELECT and its values, put together condition by condition. Only fixed words enter the text;
/// what people ask for is always a value.
class Question {
 public:
  explicit Question(std::string select) : sql_(std::move(select)) {}

  /// Adds a condition whose '?' is the value.
  void where(std::string_view condition, Value value) {
    sql_.append(values_.empty() ? " WHERE " : " AND ").append(condition);
    values_.push_back(std::move(value));
  }
  void where_text(std::string_view condition, const std::string& text) {
    if (!text.empty()) where(condition, text);
  }
  /// One of these texts, none of which is empty.
  void where_in(std::string_view column, const std::vector<std::string>& texts) {
    where(std::string(column) + " IN (?", std::string());
    for (const auto& text : texts) {
      sql_.append(",?");
      values_.emplace_back(text);
    }
    sql_.append(")");
  }
  void where_instant(std::string_view condition, const std::optional<Instant>& instant) {
    if (instant) where(condition, instant->time_since_epoch().count());
  }
  /// Only what belongs to a flux.
  void of_flux(std::int64_t flux_row) {
    where("id >= ?", slot(flux_row, 0));
    where("id <= ?", last_slot(flux_row));
  }
  /// Adds the end: ORDER BY, LIMIT.
  void then(std::string_view words) { sql_.append(words); }
  void page(const Page& page) {
    where("id < ?", page.before);
    then(" ORDER BY id DESC LIMIT " + std::to_string(page.limit));
  }

  /// Every row as `told` makes it.
  template <class Told>
  auto ask(Connection& connection, Told told) const
      -> Result<std::vector<decltype(told(std::declval<const Cursor&>()))>> {
    auto statement = connection.prepare(sql_);
    if (!statement) return tl::unexpected(statement.error());
    int place = 0;
    for (const auto& value : values_)
      std::visit([&](const auto& one) { statement->bind(++place, one); }, value);
    return all_of(statement->rows(), told);
  }

 private:
  std::string sql_;
  std::vector<Value> values_;
};

constexpr const char* flux_columns =
    "SELECT id, arrival, partner, file_name, flux_id, interface, format, sha256, tables, size,"
    " received, attempts, state, state_at, fate, cause, pieces, accepted, layers FROM flux";

FluxRow told_flux(const Cursor& row) {
  FluxRow flux;
  int column = 0;
  flux.row = row.integer(column++);
  for (auto* text : {&flux.arrival_id, &flux.partner, &flux.file_name, &flux.flux_id,
                     &flux.interface, &flux.format, &flux.sha256, &flux.tables})
    *text = row.text(column++);
  flux.size = static_cast<std::uint64_t>(row.integer(column++));
  flux.received = row.instant(column++);
  flux.attempts = static_cast<int>(row.integer(column++));
  flux.state = row.text(column++);
  flux.state_at = row.instant(column++);
  flux.fate = fate_named(row.text(column++));
  flux.cause = row.text(column++);
  flux.pieces = static_cast<int>(row.integer(column++));
  flux.accepted = static_cast<int>(row.integer(column++));
  flux.layers = unpacked_layers(row.text(column++));
  return flux;
}

constexpr const char* piece_columns =
    "SELECT id, flux, position, integrated, state_at, supplier_type, file, state, layers, number,"
    " type, cadre, currency, supplier, supplier_name, recipient, recipient_name, service,"
    " validator, engagement, marche, net, vat, gross, payable, issued, space, destination,"
    " destination_name, destination_service, destination_service_name, reason, next_role, actors,"
    " deposit, discount, tmp, mj, invoice, reference, category, provider_service, cases, copy_of"
    " FROM piece LEFT JOIN memoire ON memoire.piece = piece.id";

std::optional<Route> told_route(const Cursor& row, int column) {
  if (row.null(column)) return std::nullopt;
  Route route;
  for (auto* text : {&route.space, &route.destination, &route.name, &route.service,
                     &route.service_name, &route.reason})
    *text = row.text(column++);
  route.next = role_named(row.text(column++)).value_or(Role::destinataire);
  route.actors = unpacked_actors(row.text(column++));
  return route;
}

std::optional<MemoireFacts> told_memoire(const Cursor& row, int column) {
  if (row.null(column)) return std::nullopt;
  MemoireFacts facts;
  for (auto* text : {&facts.temporary, &facts.number, &facts.own_invoice, &facts.reference,
                     &facts.category, &facts.service, &facts.cases, &facts.copy_of})
    *text = row.text(column++);
  return facts;
}

PieceRow told_piece(const Cursor& row) {
  PieceRow piece;
  auto& sum = piece.summary;
  int column = 0;
  piece.row = row.integer(column++);
  piece.flux_row = row.integer(column++);
  piece.position = static_cast<int>(row.integer(column++));
  piece.integrated = row.integer(column++) != 0;
  piece.state_at = row.instant(column++);
  sum.supplier_type = static_cast<IdentifierType>(row.integer(column++));
  piece.file = row.text(column++);
  piece.state = row.text(column++);
  piece.layers = unpacked_layers(row.text(column++));
  for (auto* text : {&sum.number, &sum.type, &sum.cadre, &sum.currency, &sum.supplier,
                     &sum.supplier_name, &sum.recipient, &sum.recipient_name, &sum.service,
                     &sum.validator, &sum.engagement, &sum.marche})
    *text = row.text(column++);
  for (auto* amount : {&sum.net, &sum.vat, &sum.gross, &sum.payable})
    *amount = Decimal::parse(row.text(column++));
  sum.issue_date = parse_iso_date(row.text(column++));
  piece.route = told_route(row, column);
  constexpr int of_route = 8;
  piece.deposit = unpacked_deposit(row.text(column + of_route));
  sum.discount = Decimal::parse(row.text(column + of_route + 1));
  sum.memoire = told_memoire(row, column + of_route + 2);
  return piece;
}

FindingRow told_finding(const Cursor& row) {
  FindingRow found;
  auto& finding = found.finding;
  found.piece = static_cast<int>(row.integer(0));
  finding.code = row.text(1);
  finding.severity =
      row.text(2) == name_of(Severity::warning) ? Severity::warning : Severity::error;
  finding.layer = layer_named(row.text(3)).value_or(Layer::technique);
  finding.place = {static_cast<std::uint32_t>(row.integer(4)),
                   static_cast<std::uint32_t>(row.integer(5)), row.text(6), row.text(7)};
  finding.values = unpacked_values(row.text(8));
  return found;
}

TransitionRow told_transition(const Cursor& row) {
  return {row.integer(0),
          {static_cast<int>(row.integer(1)), row.text(2), row.text(3), row.instant(4), row.text(5),
           row.text(6), row.text(7)}};
}

constexpr const char* event_columns =
    "SELECT id, object, subject, supplier, recipient, code, status, at, sender, actor, motif,"
    " comment, amount, fate, target FROM event";

EventFate event_fate_named(std::string_view name) {
  if (name == name_of(EventFate::applied)) return EventFate::applied;
  return name == name_of(EventFate::noted) ? EventFate::noted : EventFate::refused;
}

EventRow told_event(const Cursor& row) {
  constexpr int id = 0, object = 1, subject = 2, at = 7, amount = 12, fate = 13, target = 14;
  EventRow event;
  auto& notice = event.notice;
  event.position = static_cast<int>(row.integer(id) - slot(row.integer(id) >> 24U, 0));
  if (row.text(object) == name_of(StatusObject::flux)) notice.object = StatusObject::flux;
  (notice.object == StatusObject::flux ? notice.flux_id : notice.number) = row.text(subject);
  int column = subject;
  for (auto* text : {&notice.supplier, &notice.recipient, &notice.code, &notice.status})
    *text = row.text(++column);
  if (!row.null(at)) notice.when = row.instant(at);
  column = at;
  for (auto* text : {&notice.sender, &notice.actor, &notice.motif, &notice.comment})
    *text = row.text(++column);
  notice.amount = Decimal::parse(row.text(amount));
  event.fate = event_fate_named(row.text(fate));
  if (!row.null(target)) event.target = row.integer(target);
  return event;
}

AnswerRow told_answer(const Cursor& row) {
  AnswerRow answer{row.integer(0), {row.text(1), row.text(2), row.text(3), {}}, std::nullopt};
  if (!row.null(4)) answer.delivered = row.instant(4);
  return answer;
}

AnswerRow told_owed(const Cursor& row) {
  auto answer = told_answer(row);
  answer.answer.bytes = row.text(5);
  if (row.null(6)) return answer;
  answer.answer.original = Enclosure{static_cast<std::uint64_t>(row.integer(6)), row.text(7),
                                     row.instant(8), row.text(9), row.text(10)};
  return answer;
}

void ask_standing(Question& question, const FluxFilter& filter) {
  if (filter.standing == Standing::pending) question.where("(fate IS NULL) = ?", 1);
  if (filter.standing == Standing::finished) question.where("(fate IS NULL) = ?", 0);
  if (filter.fate) question.where("fate = ?", std::string(name_of(*filter.fate)));
}

}  // namespace

Result<std::vector<FluxRow>> read_flux(Connection& connection, const FluxFilter& filter,
                                       const Page& page) {
  Question question(flux_columns);
  if (filter.row) question.where("id = ?", *filter.row);
  question.where_text("partner = ?", filter.partner);
  question.where_text("interface = ?", filter.interface);
  question.where_text("state = ?", filter.state);
  question.where_text("flux_id = ?", filter.flux_id);
  question.where_text("sha256 = ?", filter.sha256);
  question.where_text("instr(file_name, ?) > 0", filter.name_part);
  ask_standing(question, filter);
  question.where_instant("received >= ?", filter.from);
  question.where_instant("received < ?", filter.until);
  if (filter.partners) question.where_in("partner", *filter.partners);
  question.page(page);
  return question.ask(connection, told_flux);
}

Result<std::vector<FluxRow>> read_flux_named(
    Connection& connection, std::string_view name,
    const std::optional<std::vector<std::string>>& partners) {
  Question question(flux_columns);
  question.where(
      "id IN (SELECT id FROM flux WHERE flux_id = ?1 AND flux_id <> ''"
      " UNION SELECT id FROM flux WHERE arrival = ?1"
      " UNION SELECT id FROM flux WHERE file_name = ?1"
      " UNION SELECT flux FROM piece WHERE number = ?1"
      " UNION SELECT piece >> 24 FROM memoire WHERE tmp = ?1 OR mj = ?1"
      " UNION SELECT piece >> 24 FROM memoire WHERE invoice = ?1 AND invoice <> ''"
      " UNION SELECT flux FROM ticket WHERE reference = ?1)",
      std::string(name));
  if (partners) question.where_in("partner", *partners);
  question.then(" ORDER BY id DESC LIMIT 100");
  return question.ask(connection, told_flux);
}

Result<std::vector<PieceRow>> read_piece(Connection& connection, std::int64_t row) {
  Question question(piece_columns);
  question.where("id = ?", row);
  return question.ask(connection, told_piece);
}

Result<std::vector<PieceRow>> read_pieces_in(Connection& connection,
                                             const std::vector<std::int64_t>& rows) {
  std::string list;
  for (const auto row : rows) list.append(list.empty() ? "" : ",").append(std::to_string(row));
  Question question(piece_columns);
  question.then(" WHERE id IN (" + list + ") ORDER BY id DESC");
  return question.ask(connection, told_piece);
}

Result<std::vector<PieceRow>> read_pieces_of(Connection& connection, std::int64_t flux_row) {
  Question question(piece_columns);
  question.of_flux(flux_row);
  question.then(" ORDER BY id");
  return question.ask(connection, told_piece);
}

Result<std::vector<EventRow>> read_events_of(Connection& connection, std::int64_t flux_row) {
  Question question(event_columns);
  question.of_flux(flux_row);
  question.then(" ORDER BY id");
  return question.ask(connection, told_event);
}

Result<std::vector<FindingRow>> read_findings_of(Connection& connection, std::int64_t flux_row) {
  Question question(
      "SELECT piece, code, severity, layer, line, place_column, path, term, seen FROM finding");
  question.of_flux(flux_row);
  question.then(" ORDER BY id");
  return question.ask(connection, told_finding);
}

Result<std::vector<TransitionRow>> read_transitions_of(Connection& connection,
                                                       std::int64_t flux_row) {
  Question question("SELECT id, piece, origin, state, at, actor, cause, comment FROM transition");
  question.of_flux(flux_row);
  question.then(" ORDER BY id");
  return question.ask(connection, told_transition);
}

Result<std::vector<AnswerRow>> read_answers_of(Connection& connection, std::int64_t flux_row) {
  Question question("SELECT id, kind, folder, file_name, delivered FROM outbox");
  question.where("(flux = ?", flux_row);
  question.then(" OR id IN (SELECT answer FROM shared_answer WHERE flux = " +
                std::to_string(flux_row) + ")) ORDER BY id");
  return question.ask(connection, told_answer);
}

Result<std::vector<AnswerRow>> read_owed(Connection& connection, int limit, std::int64_t after) {
  Question question(
      "SELECT id, kind, folder, file_name, delivered, bytes, place, sha256, received, entry, name"
      " FROM outbox LEFT JOIN enclosure ON answer = id");
  question.where("delivered IS NULL AND id > ?", after);
  question.then(" ORDER BY id LIMIT " + std::to_string(limit));
  return question.ask(connection, told_owed);
}

Result<Conservation> read_conservation(Connection& connection) {
  // One statement, hence one moment: a writer may be at work.
  const Question question(
      "SELECT COUNT(*) FILTER (WHERE fate = 'integrated'),"
      " COUNT(*) FILTER (WHERE fate = 'partially_integrated'),"
      " COUNT(*) FILTER (WHERE fate = 'rejected'), COUNT(*) FILTER (WHERE fate = 'duplicate'),"
      " COUNT(*) FILTER (WHERE fate = 'quarantined'), COUNT(*) FILTER (WHERE fate IS NULL),"
      " (SELECT COUNT(*) FROM attempt WHERE nth = 1) FROM flux");
  const auto told = question.ask(connection, [](const Cursor& row) {
    return Conservation{row.integer(6), row.integer(0), row.integer(1), row.integer(2),
                        row.integer(3), row.integer(4), row.integer(5)};
  });
  if (!told) return tl::unexpected(told.error());
  return told->front();
}

}  // namespace ecluse::lifecycle
