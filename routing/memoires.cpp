#include "routing/memoires.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"
#include "routing/cells.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

constexpr std::array all_kinds{MemoireWord::texte, MemoireWord::autorite, MemoireWord::prestation,
                               MemoireWord::categorie};
constexpr std::string_view words_file = "memoires.tsv", tarifs_file = "memoire_tarifs.tsv",
                           courts_file = "memoire_juridictions.tsv";
constexpr Whereabouts court_place{"AccountingCustomerParty/AccountingContact/ID", {}, {}};

Error within(std::string_view table, Error error) {
  error.detail.insert(0, std::string(table) + ": ");
  return error;
}

std::string cell(const TableRow& row, std::size_t at) {
  return std::string(dash_is_empty(row.cells[at]));
}

/// The two bounds of a row, in these columns.
Result<Validity> validity(const TableRow& row, std::size_t from) {
  Validity holds;
  for (auto* bound : {&holds.from, &holds.until}) {
    const auto text = cell(row, from++);
    if (text.empty()) continue;
    *bound = parse_iso_date(text);
    if (!*bound) return table_fault(row.line, text + " is no day");
  }
  return holds;
}

/// The day a mémoire is judged by: that of its issue.
Date day_of(const Piece& piece) {
  return piece.issue_date.value.value_or(Date{});
}

Place place(const Text& field) {
  return field.at ? place_of(*field.at, field.term) : Place{};
}

void judge_word(const Piece& piece, const Text& field, MemoireWord kind, const Memoires& memoires,
                std::string_view code, Report& report) {
  const auto text = trimmed(text_of(field));
  if (text.empty() || memoires.find(kind, text, day_of(piece))) return;
  report.add(code, place(field), {{"seen", std::string(text)}});
}

void judge_line(const Piece& piece, const Line& line, const Memoires& memoires, Report& report) {
  const auto day = line.delivery_date.value.value_or(day_of(piece));
  const auto authority = trimmed(text_of(line.authority));
  if (!authority.empty() && !memoires.find(MemoireWord::autorite, authority, day))
    report.add("REF_MEMOIRE_AUTORITE", place(line.authority),
               {{"line", std::string(text_of(line.id))}});
  const auto name = trimmed(text_of(line.name));
  if (name.empty()) return;
  const auto* service = memoires.find(MemoireWord::prestation, name, day);
  if (!service) {
    report.add("REF_MEMOIRE_PRESTATION", place(line.name), {{"seen", std::string(name)}});
    return;
  }
  if (!line.unit_price.value) return;
  const auto listed = memoires.price_is_listed(service->code, *line.unit_price.value, day);
  if (listed == false)
    report.add("REF_MEMOIRE_TARIF", place_of(*line.unit_price.at, line.unit_price.term),
               {{"seen", line.unit_price.value->text(2)}, {"name", service->label_fr}});
}

void judge_court(const Piece& piece, const Memoires& memoires, Report& report) {
  if (memoires.courts().empty()) return;
  const auto siret = without_spaces(text_of(piece.recipient.identifier.id));
  const auto service = trimmed(text_of(piece.recipient.service_code));
  const auto day = day_of(piece);
  const bool known =
      std::any_of(memoires.courts().begin(), memoires.courts().end(), [&](const auto& court) {
        return court.siret == siret && court.service == service && court.holds.on(day);
      });
  if (!known)
    report.add("REF_MEMOIRE_JURIDICTION",
               place_of_field(piece, piece.recipient.service_code, court_place),
               {{"seen", siret + " " + std::string(service)}});
}

}  // namespace

std::string_view name_of(MemoireWord kind) {
  constexpr std::array<std::string_view, 4> names{"texte", "autorite", "prestation", "categorie"};
  return names.at(static_cast<std::size_t>(kind));
}

bool Validity::on(Date day) const {
  using std::chrono::sys_days;
  return (!from || sys_days{day} >= sys_days{*from}) &&
         (!until || sys_days{day} <= sys_days{*until});
}

Result<Memoires> Memoires::load(const MemoireTexts& texts) {
  Memoires memoires;
  if (auto done = memoires.read_words(texts.words); !done)
    return tl::unexpected(within(words_file, done.error()));
  if (auto done = memoires.read_tarifs(texts.tarifs); !done)
    return tl::unexpected(within(tarifs_file, done.error()));
  if (auto done = memoires.read_courts(texts.juridictions); !done)
    return tl::unexpected(within(courts_file, done.error()));
  return memoires;
}

Done Memoires::read_words(std::string_view tsv) {
  const auto rows = read_table(
      tsv, {"kind", "code", "label_fr", "label_en", "articles", "asks", "from", "until"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    const auto kind = named(row.cells[0], all_kinds);
    if (!kind) return table_fault(row.line, "no such kind");
    auto holds = validity(row, 6);
    if (!holds) return tl::unexpected(holds.error());
    words_.push_back(
        {*kind, cell(row, 1), cell(row, 2), cell(row, 3), cell(row, 4), cell(row, 5), *holds});
    folded_.push_back(folded(words_.back().label_fr));
  }
  return {};
}

Done Memoires::read_tarifs(std::string_view tsv) {
  const auto rows = read_table(tsv, {"prestation", "tarif", "from", "until"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    const auto price = Decimal::parse(row.cells[1]);
    if (!price) return table_fault(row.line, "tarif is a decimal number");
    const auto known = std::any_of(words_.begin(), words_.end(), [&](const MemoireCode& word) {
      return word.kind == MemoireWord::prestation && word.code == row.cells[0];
    });
    if (!known) return table_fault(row.line, "no such prestation");
    auto holds = validity(row, 2);
    if (!holds) return tl::unexpected(holds.error());
    tarifs_.push_back({cell(row, 0), *price, *holds});
  }
  return {};
}

Done Memoires::read_courts(std::string_view tsv) {
  const auto rows = read_table(tsv, {"departement", "siret", "service", "label", "from", "until"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    auto holds = validity(row, 4);
    if (!holds) return tl::unexpected(holds.error());
    courts_.push_back(
        {cell(row, 0), without_spaces(cell(row, 1)), cell(row, 2), cell(row, 3), *holds});
  }
  return {};
}

const MemoireCode* Memoires::find(MemoireWord kind, std::string_view text, Date day) const {
  const auto asked = folded(text);
  for (std::size_t at = 0; at < words_.size(); ++at) {
    const auto& word = words_[at];
    if (word.kind != kind || !word.holds.on(day)) continue;
    if (word.code == text || asked == folded_[at]) return &word;
  }
  return nullptr;
}

std::optional<bool> Memoires::price_is_listed(std::string_view prestation, Decimal price,
                                              Date day) const {
  std::optional<bool> listed;
  for (const auto& tarif : tarifs_)
    if (tarif.prestation == prestation && tarif.holds.on(day))
      listed = listed.value_or(false) || tarif.price == price;
  return listed;
}

void judge_memoire(const Piece& piece, const Memoires& memoires, Report& report) {
  if (piece.kind != PieceKind::memoire) return;
  judge_word(piece, piece.reference_code, MemoireWord::texte, memoires, "REF_MEMOIRE_TEXTE",
             report);
  judge_word(piece, piece.provider_category, MemoireWord::categorie, memoires,
             "REF_MEMOIRE_CATEGORIE", report);
  for (const auto& line : piece.lines)
    if (line.type == LineType::detail) judge_line(piece, line, memoires, report);
  judge_court(piece, memoires, report);
}

}  // namespace ecluse::routing
