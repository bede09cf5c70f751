#include "tests/console/fake_desk.hpp"

#include <algorithm>

namespace ecluse::tests {

using console::Reader;

namespace {

Instant at(int seconds) {
  return Instant{std::chrono::seconds{1'768'469'128 + seconds}};
}

Transition step(int piece, std::string from, std::string to, int seconds, std::string cause = {}) {
  return {piece, std::move(from), std::move(to), at(seconds), "ecluse", std::move(cause)};
}

}  // namespace

std::optional<std::string> FakeDesk::text(std::string_view key, Language language) const {
  if (key.starts_with("flux.") || key.starts_with("piece.") || key.starts_with("role."))
    return (language == Language::fr ? "fr " : "en ") + std::string(key);
  return std::nullopt;
}

std::vector<std::string> FakeDesk::next_roles(std::string_view state) const {
  return state == "MISE_A_DISPOSITION" ? std::vector<std::string>{"destinataire"}
                                       : std::vector<std::string>{};
}

std::vector<std::string> FakeDesk::piece_states() const {
  return {"DEPOSEE", "MISE_A_DISPOSITION"};
}

bool FakeDesk::terminal(std::string_view state) const {
  return state == "NON_CONFORME" || state == "MISE_EN_PAIEMENT";
}

Result<lifecycle::Overview> FakeDesk::overview(const Reader& reader) {
  if (error) return tl::unexpected(*error);
  lifecycle::Overview told;
  if (reader.sight.nothing()) return told;
  if (counted) return *counted;
  told.flux = {{"IN_INTEGRE", 12}, {"IN_REJETE", 3}};
  told.pieces = {{"MISE_A_DISPOSITION", 30}};
  told.causes = {{"G1.05", 2}};
  told.hours = {{at(0), 4}, {at(3600), 8}};
  return told;
}

Result<console::Found> FakeDesk::find(const console::Wish& wish, const lifecycle::Page& asked,
                                      const Reader& reader) {
  wishes.push_back(wish);
  page = asked;
  if (error) return tl::unexpected(*error);
  console::Found found;
  if (reader.sight.nothing()) return found;
  const auto number = wish.criteria.find("number");
  for (const auto& one : pieces)
    if (wish.words.empty() &&
        (wish.criteria.empty() || wish.criteria.count("state") != 0 ||
         wish.criteria.count("space") != 0 ||
         (number != wish.criteria.end() && number->second == one.piece.summary.number)))
      found.pieces.push_back(one);
  found.count.rows = static_cast<std::int64_t>(found.pieces.size());
  return found;
}

Result<std::vector<lifecycle::FluxRow>> FakeDesk::flux(const lifecycle::FluxFilter& asked,
                                                       const lifecycle::Page& asked_page,
                                                       const Reader& reader) {
  filter = asked;
  page = asked_page;
  if (error) return tl::unexpected(*error);
  std::vector<lifecycle::FluxRow> rows;
  for (const auto& story : stories)
    if (sees_flux(reader.sight, story.flux.partner) &&
        (asked.state.empty() || asked.state == story.flux.state))
      rows.push_back(story.flux);
  return rows;
}

Result<std::vector<lifecycle::FluxRow>> FakeDesk::flux_named(std::string_view name,
                                                             const Reader& reader) {
  std::vector<lifecycle::FluxRow> rows;
  for (const auto& story : stories)
    if (sees_flux(reader.sight, story.flux.partner) &&
        (story.flux.flux_id == name || story.flux.file_name == name))
      rows.push_back(story.flux);
  return rows;
}

Result<std::optional<console::Story>> FakeDesk::story(std::int64_t row, const Reader& reader,
                                                      Language /*language*/) {
  for (const auto& story : stories)
    if (story.flux.row == row && sees_flux(reader.sight, story.flux.partner))
      return std::optional(story);
  return std::optional<console::Story>();
}

Result<std::vector<lifecycle::Dossier>> FakeDesk::dossiers(std::string_view number,
                                                           const Reader& reader) {
  std::vector<lifecycle::Dossier> all;
  if (reader.sight.nothing() || stories.empty() || number != "F-1") return all;
  lifecycle::Dossier dossier;
  dossier.number = "F-1";
  dossier.pieces.push_back({stories[0].pieces[0], stories[0].flux, stories[0].transitions, {}});
  all.push_back(std::move(dossier));
  return all;
}

Result<console::Board> FakeDesk::board(std::string_view space, const lifecycle::BoardPage& asked,
                                       const Reader& reader, Language /*language*/) {
  board_page = asked;
  console::Board board;
  board.labels = {"0-1", "1-5"};
  if (reader.sight.nothing()) return board;
  const console::Wish wish{{}, {{"space", std::string(space)}, {"state", "DEPOSEE"}}};
  board.rows.push_back({"DEPOSEE", "Déposée", {4, 0}, {wish, wish}});
  if (space == "memoires") board.rows.push_back({"D…", "D…", {2, 0}, {{}, {}}});
  return board;
}

Result<std::vector<console::FiscalRow>> FakeDesk::fiscal(const std::string& /*structure*/,
                                                         const std::string& from,
                                                         const std::string& until,
                                                         const Reader& reader) {
  if (from > until) return failure("E_FISCAL_PERIOD", from);
  std::vector<console::FiscalRow> rows;
  if (reader.sight.nothing()) return rows;
  rows.push_back({"11000201100044", "État", "CHF", 1, *Decimal::parse("70")});
  rows.push_back({"11000201100044", "État", "EUR", 2, *Decimal::parse("1200.5")});
  return rows;
}

Result<std::vector<console::PartnerRow>> FakeDesk::partners(const Reader& /*reader*/) {
  return std::vector<console::PartnerRow>{{"ABC123", "Opérateur du Bief", "EDI", true}};
}

Result<std::vector<console::StructureRow>> FakeDesk::structures(const std::string& words) {
  std::vector<console::StructureRow> rows;
  if (words.empty())
    rows.push_back({"11000201100044", "État", "Paris", "", {{"DSJ", "Service de la justice"}}});
  return rows;
}

Result<std::optional<console::File>> FakeDesk::answer(std::int64_t row, std::int64_t answer_row,
                                                      const Reader& reader) {
  if (reader.sight.nothing() || row != flux_row || answer_row != 1)
    return std::optional<console::File>();
  return std::optional(console::File{"CSO1100A_\r\nX: 1", "application/octet-stream", "<CPP/>"});
}

Result<std::optional<console::File>> FakeDesk::copy(console::Copy kind, std::int64_t row,
                                                    std::optional<int> position,
                                                    const Reader& reader, Language /*language*/) {
  if (reader.sight.nothing() || row != flux_row) return std::optional<console::File>();
  const auto name = std::to_string(static_cast<int>(kind)) + (position ? "-piece" : "-flux");
  return std::optional(console::File{name, "application/octet-stream", "bytes"});
}

void FakeDesk::receive_refused_flux() {
  console::Story story;
  auto& flux = story.flux;
  flux.row = flux_row;
  flux.partner = "ABC123";
  flux.file_name = "FSO1100A_ABC123_ABC1231100000000000000001";
  flux.flux_id = "ABC1231100000000000000001";
  flux.interface = "FSO1100A";
  flux.received = flux.state_at = at(0);
  flux.state = "IN_REJETE";
  flux.fate = Fate::rejected;
  flux.pieces = 1;
  flux.layers[0] = {LayerStatus::passed, std::chrono::microseconds{28}, 0};
  flux.layers[1] = {LayerStatus::failed, std::chrono::microseconds{3400}, 1};
  lifecycle::PieceRow piece;
  piece.row = piece_row;
  piece.flux_row = flux_row;
  piece.file = "F-1.xml";
  piece.summary.number = "F-1";
  piece.summary.supplier = "00000127100014";
  piece.summary.supplier_name = "<b>Maçonnerie & fils</b>";
  piece.summary.payable = Decimal::parse("1200.5");
  piece.state = "NON_CONFORME";
  piece.state_at = at(1);
  story.pieces = {piece};
  console::ToldFinding told;
  told.piece = 0;
  told.worded.finding = {
      "G1.05", Severity::error, Layer::chorus, {14, 207, "/Invoice/ID", "BT-1"}, {}};
  told.worded.words = {"Le numéro dépasse vingt caractères.", "Raccourcir le numéro.",
                       "fournisseur", "ERR_XSD_001", "https://example.test/G1.05"};
  told.before = "<ID>";
  told.marked = "TROP-LONG";
  story.findings = {told};
  story.transitions = {{1, step(Transition::whole_flux, "", "IN_RECU", 0)},
                       {2, step(0, "", "NON_CONFORME", 1, "G1.05")},
                       {3, step(Transition::whole_flux, "IN_RECU", "IN_REJETE", 2)}};
  lifecycle::AnswerRow answer;
  answer.row = 1;
  answer.answer.kind = "CSO1100A";
  answer.answer.file_name = "CSO1100A_1";
  answer.delivered = at(3);
  story.answers = {answer};
  story.whole = true;
  pieces.push_back({piece, "ABC123", flux.flux_id, flux.received});
  stories.push_back(std::move(story));
}

Result<std::optional<Reader>> FakeDoor::reader(const std::string& session) {
  if (session == "broken") return failure("E_LEDGER_BUSY", "locked");
  Reader reader;
  reader.account = session + "@example.test";
  reader.name = session;
  reader.token = "token-of-" + session;
  if (session == "nobody") return std::optional(reader);
  if (session == "depositor") {
    reader.sight.partners = {"ABC123"};
    return std::optional(reader);
  }
  if (session != "manager") return std::optional<Reader>();
  reader.sight.everything = true;
  reader.manages = true;
  return std::optional(reader);
}

Result<std::string> FakeDoor::sign_in(const std::string& /*email*/, const std::string& password,
                                      const std::string& address) {
  if (address == "198.51.100.66") return failure("E_SIGN_IN_BRAKE", "");
  if (password != "open sesame") return failure("E_SIGN_IN", "");
  return std::string("depositor");
}

Result<std::optional<Reader>> FakeDoor::watching(const std::string& session) {
  watched.push_back(session);
  return reader(session);
}

Result<std::string> FakeDoor::let_in(const std::string& email, const std::string& how) {
  let.push_back(email + " " + how);
  if (email == "locked@example.test") return failure("E_SIGN_IN_LOCKED", "");
  if (email != "depositor@example.test") return failure("E_SIGN_IN", "");
  return std::string("depositor");
}

Result<std::optional<Reader>> FakeDoor::passing(const std::string& email) {
  if (email != "depositor@example.test") return std::optional<Reader>();
  auto one = reader("depositor");
  (*one)->token.clear();
  return one;
}

Done FakeDoor::looked(const Reader& reader, const std::string& where) {
  if (book_is_full) return failure("E_LEDGER_BUSY", "audit");
  looks.push_back(reader.account + " " + where);
  return {};
}

Done FakeDoor::refused(const Reader& reader, const Error& why) {
  if (book_is_full) return failure("E_LEDGER_BUSY", "audit");
  refusals.push_back(reader.account + " " + why.code + " " + why.detail);
  return {};
}

Done FakeDoor::sign_out(const std::string& session) {
  signed_out.push_back(session);
  return {};
}

Reader house_reader() {
  Reader reader;
  reader.account = "house@example.test";
  reader.sight.everything = true;
  return reader;
}

std::string text_in(const console::View& view, std::string_view name) {
  for (const auto& [its, value] : view.fields) {
    if (its != name) continue;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
  }
  return {};
}

const std::vector<console::View>& list_in(const console::View& view, std::string_view name) {
  static const std::vector<console::View> none;
  for (const auto& [its, value] : view.fields)
    if (const auto* list = std::get_if<std::vector<console::View>>(&value); list && its == name)
      return *list;
  return none;
}

namespace {

console::Shown shown_for(const console::Request& request, std::string_view name,
                         console::Desk& desk, std::vector<std::string> places,
                         const Reader& reader) {
  static const auto words = console::Words::standard().value();
  const console::Visit visit{request, reader, desk, words, Language::fr, std::move(places)};
  return console::page_named(name)(visit).value();
}

}  // namespace

console::Shown shown_by(std::string_view name, console::Desk& desk, console::Fields query,
                        std::vector<std::string> places, const Reader& reader) {
  return shown_for({"GET", "/", std::move(query)}, name, desk, std::move(places), reader);
}

console::Shown shown_by_form(std::string_view name, console::Desk& desk, console::Fields form,
                             std::vector<std::string> places, const Reader& reader,
                             std::optional<console::Upload> upload) {
  console::Request request{"POST", "/", {}, std::move(form)};
  request.upload = std::move(upload);
  return shown_for(request, name, desk, std::move(places), reader);
}

console::Page page_of(std::string_view name, console::Desk& desk, console::Fields query,
                      std::vector<std::string> places, const Reader& reader) {
  return std::get<console::Page>(shown_by(name, desk, std::move(query), std::move(places), reader));
}

}  // namespace ecluse::tests
