#include "lifecycle/search_conditions.hpp"

#include <algorithm>
#include <utility>

#include "lifecycle/search_totals.hpp"
#include "lifecycle/sight_conditions.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t siren_size = 9;
/// Sorts after every text that begins as it does.
constexpr std::string_view beyond = "\xF4\x8F\xBF\xBF";

std::string sql(std::initializer_list<std::string_view> words) {
  std::string all;
  for (const auto word : words) all.append(word);
  return all;
}

/// Words as FTS5 takes them: each the beginning of a word, all of them present. Empty when there is
/// no letter nor digit to look for.
std::string match_of(std::string_view words) {
  std::string query;
  for (const auto word : split(words, ' ')) {
    if (word.empty()) continue;
    std::string quoted;
    for (const char c : word) quoted.append(c == '"' ? 2 : 1, c);
    query += sql({query.empty() ? "" : " ", "\"", quoted, "\"*"});
  }
  return query;
}

/// An index of piece by one column; partial ones leave one text out, which is not led to.
struct Indexed {
  std::string_view column, index;
  std::optional<std::string_view> without{};
  bool alone = true;  ///< no other column in it: pieces stand in their order
};
constexpr std::string_view cadre_and_state = "piece_by_cadre_and_state";
constexpr Indexed by_number{"number", "piece_by_number", {}, false},
    by_supplier{"supplier", "piece_by_supplier"}, by_recipient{"recipient", "piece_by_recipient"},
    by_engagement{"engagement", "piece_by_engagement", ""},
    by_marche{"marche", "piece_by_marche", ""}, by_state{"state", "piece_by_state"},
    by_cadre{"cadre", cadre_and_state, {}, false}, by_service{"service", "piece_by_service", ""},
    by_issued{"issued", "piece_by_issued"}, by_state_at{"state_at", "piece_by_state_at"},
    by_type{"type", "piece_by_type", "380"}, by_payable{"payable_cents", "piece_by_payable"};
/// Nearly every piece is an invoice: that type leads nowhere.
constexpr std::string_view usual_type = *by_type.without;

/// A condition on its column, in the table piece or under another name of it.
SearchPart held(const Indexed& in, std::string_view table, SearchPart condition) {
  condition.sql.insert(0, sql({table, ".", in.column}));
  if (in.without) condition.sql += sql({" AND ", table, ".", in.column, " <> '", *in.without, "'"});
  return condition;
}

SearchPart ids_by(const Indexed& in, const SearchPart& condition) {
  return {sql({"SELECT id FROM piece INDEXED BY ", in.index, " WHERE ", condition.sql}),
          condition.values};
}

SearchCondition of_column(const Indexed& in, const SearchPart& condition) {
  SearchCondition made{condition, ids_by(in, condition)};
  made.pieces_only = true;
  return made;
}

/// Of one value or of several: the index has them with their ids.
SearchCondition found_in(const Indexed& in, const SearchPart& condition) {
  auto found = of_column(in, held(in, "piece", condition));
  if (!in.alone) return found;
  found.aside = held(in, "seek", condition);
  found.aside.sql = sql({"EXISTS (SELECT 1 FROM piece AS seek INDEXED BY ", in.index, " WHERE ",
                         found.aside.sql, " AND seek.id = piece.id)"});
  return found;
}

SearchCondition equal(const Indexed& in, const std::string& value) {
  auto condition = found_in(in, {" = ?", {value}});
  if (in.alone) condition.ordered = in.index;
  return condition;
}

SearchCondition any_of(const Indexed& in, const std::vector<std::string>& texts) {
  return texts.size() == 1 ? equal(in, texts.front()) : found_in(in, in_list("", texts));
}

SearchCondition begins(const Indexed& in, const std::string& text) {
  auto condition = held(in, "piece", {" >= ?", {text, text + std::string(beyond)}});
  condition.sql = sql({"(", condition.sql, " AND piece.", in.column, " < ?)"});
  return of_column(in, condition);
}

/// An identifier, or the SIREN of several.
SearchCondition identified(const Indexed& in, const std::string& text) {
  return text.size() == siren_size ? begins(in, text) : equal(in, text);
}

constexpr std::string_view named =
    "(SELECT structure FROM party WHERE id IN (SELECT rowid FROM party_words WHERE party_words"
    " MATCH ?))";

SearchCondition called(const Indexed& in, const std::string& name) {
  return of_column(in, {sql({"piece.", in.column, " IN ", named}), {match_of(name)}});
}

/// A test that has no need of the row of the piece.
SearchCondition by_id(SearchPart test, SearchPart ids = {}) {
  SearchCondition condition{test, std::move(ids)};
  condition.aside = std::move(test);
  condition.pieces_only = true;
  return condition;
}

/// A condition on the row of memoire that the piece may have.
SearchCondition of_memoire(std::string_view condition, const std::vector<SearchValue>& values) {
  return by_id(
      {sql({"EXISTS (SELECT 1 FROM memoire WHERE memoire.piece = piece.id AND ", condition, ")"}),
       values},
      {sql({"SELECT piece FROM memoire WHERE ", condition}), values});
}

/// One or the other; the ids of both.
SearchCondition either(std::vector<SearchCondition> all) {
  SearchCondition one;
  one.pieces_only = std::ranges::all_of(all, &SearchCondition::pieces_only);
  for (auto& each : all) {
    one.test.sql += sql({one.test.sql.empty() ? "(" : " OR ", each.test.sql});
    one.ids.sql += sql({one.ids.sql.empty() ? "" : " UNION ALL ", each.ids.sql});
    one.test.values.insert(one.test.values.end(), each.test.values.begin(), each.test.values.end());
    one.ids.values.insert(one.ids.values.end(), each.ids.values.begin(), each.ids.values.end());
  }
  one.test.sql += ")";
  return one;
}

/// What is known by its id only: the test is to be among them.
SearchCondition among(std::string_view ids, const std::vector<SearchValue>& values) {
  return {{sql({"piece.id IN (", ids, ")"}), values}, {std::string(ids), values}};
}

SearchCondition plays(const std::string& role, const std::string& structure) {
  return by_id({"EXISTS (SELECT 1 FROM part WHERE part.structure = ? AND part.role = ? AND"
                " part.piece = piece.id)",
                {structure, role}},
               {"SELECT piece FROM part WHERE structure = ? AND role = ?", {structure, role}});
}

SearchCondition in_role(const std::string& structure, const std::string& role) {
  if (role == "fournisseur") return identified(by_supplier, structure);
  if (role == "destinataire") return identified(by_recipient, structure);
  if (role == fiscal_role)
    return either({identified(by_supplier, structure), identified(by_recipient, structure)});
  if (!role.empty()) return plays(role, structure);
  return either({identified(by_supplier, structure), identified(by_recipient, structure),
                 plays("moe", structure), plays("moa", structure)});
}

SearchCondition numbered(const std::string& number) {
  return either(
      {equal(by_number, number), of_memoire("tmp = ?", {number}), of_memoire("mj = ?", {number})});
}

SearchCondition in_dossier(const std::string& number) {
  return {{"EXISTS (SELECT 1 FROM piece AS head WHERE head.id = COALESCE((SELECT first FROM dossier"
           " WHERE dossier.piece = piece.id), piece.id) AND head.number = ?)",
           {number}},
          {"SELECT id FROM piece INDEXED BY piece_by_number WHERE number = ? UNION ALL"
           " SELECT dossier.piece FROM piece AS head INDEXED BY piece_by_number JOIN dossier ON"
           " dossier.first = head.id WHERE head.number = ?",
           {number, number}}};
}

SearchCondition with_ticket(const std::string& reference) {
  return {
      {"EXISTS (SELECT 1 FROM ticket WHERE ticket.reference = ? AND ticket.flux = piece.flux AND"
       " ticket.piece IN (-1, piece.position))",
       {reference}},
      {"SELECT (flux << 24) + ticket.piece FROM ticket WHERE reference = ? AND ticket.piece >= 0"
       " UNION SELECT piece.id FROM ticket JOIN piece ON piece.id BETWEEN (ticket.flux << 24)"
       " AND (((ticket.flux + 1) << 24) - 1) WHERE ticket.reference = ? AND ticket.piece = -1",
       {reference, reference}}};
}

/// What they deposited. The list of flux is made first where there are several: an index has the
/// flux of one in order.
SearchCondition of_partners(const std::vector<std::string>& partners) {
  auto test = in_list("", partners);
  test.sql = sql({"(SELECT partner FROM flux WHERE flux.id = piece.id >> 24)", test.sql});
  auto condition = by_id(std::move(test));
  auto& way = condition.deposits;
  way = in_list("flux.partner", partners);
  if (partners.size() > 1)
    way.sql =
        sql({"flux.id IN (SELECT id FROM flux INDEXED BY flux_by_partner WHERE ", way.sql, ")"});
  way.sql = sql({partners.size() > 1 ? "flux" : "flux INDEXED BY flux_by_partner",
                 " CROSS JOIN piece NOT INDEXED ON piece.id BETWEEN (flux.id << 24) AND"
                 " (((flux.id + 1) << 24) - 1) WHERE ",
                 way.sql});
  condition.ids = {sql({"SELECT piece.id FROM ", way.sql}), way.values};
  condition.kept = kept_count({.partners = partners});
  return condition;
}

/// SRH-04: one word of free text.
SearchCondition free_word(const std::string& word) {
  const auto match = match_of(word);
  const std::vector<SearchValue> prefix{word, word + std::string(beyond)};
  return either(
      {begins(by_number, word), begins(by_supplier, word), begins(by_recipient, word),
       begins(by_engagement, word), begins(by_marche, word), called(by_supplier, word),
       called(by_recipient, word), of_memoire("tmp >= ? AND tmp < ?", prefix),
       of_memoire("mj >= ? AND mj < ?", prefix),
       of_memoire("invoice >= ? AND invoice < ?"
                  " AND invoice <> ''",
                  prefix),
       among("SELECT (flux << 24) + ticket.piece FROM ticket WHERE reference >= ? AND reference < ?"
             " AND ticket.piece >= 0",
             prefix),
       among("SELECT ((transition.id >> 24) << 24) + transition.piece FROM remark_words JOIN"
             " transition ON transition.id = remark_words.rowid WHERE remark_words MATCH ? AND"
             " transition.piece >= 0",
             {match}),
       among("SELECT ((finding.id >> 24) << 24) + finding.piece FROM finding INDEXED BY"
             " error_by_code WHERE finding.severity = 'error' AND finding.code = upper(?) AND"
             " finding.piece >= 0",
             {word})});
}

/// Both in one index, where each alone leads to a great part of all pieces. It has the type too, so
/// that only what is found is read.
SearchCondition of_cadre_and_state(const PieceSearch& search) {
  auto test = in_list("piece.cadre", search.cadres);
  const auto states = in_list(" AND piece.state", search.states);
  test.sql += states.sql;
  test.values.insert(test.values.end(), states.values.begin(), states.values.end());
  auto condition = of_column(by_cadre, test);
  const bool one = search.cadres.size() == 1 && search.states.size() == 1;
  condition.ordered = one ? cadre_and_state : "";
  condition.kept = kept_count({.cadres = search.cadres, .states = search.states});
  return condition;
}

/// The conditions of one search, one after the other.
class Conditions {
 public:
  void add(SearchCondition condition) { all_.push_back(std::move(condition)); }

  template <class Make>
  void add_if(const std::string& text, Make make) {
    if (!text.empty()) add(make(text));
  }
  void add_if(const Indexed& in, const std::string& text) {
    if (!text.empty()) add(equal(in, text));
  }
  void add_memoire(std::string_view condition, const std::string& text) {
    if (!text.empty()) add(of_memoire(condition, {text}));
  }
  /// `of`: the same, as the counts know it.
  void add_list(const Indexed& in, const std::vector<std::string>& texts, const Standings& of) {
    if (texts.empty()) return;
    auto condition = any_of(in, texts);
    condition.kept = kept_count(of);
    add(std::move(condition));
  }

  /// A range of a column, from the first value up to the second: ">=" and `last`.
  void add_range(const Indexed& in, const std::optional<SearchValue>& from,
                 const std::optional<SearchValue>& until, std::string_view last) {
    std::string condition;
    std::vector<SearchValue> values;
    for (const auto& [value, sign] :
         {std::pair{from, std::string_view(" >= ?")}, std::pair{until, last}}) {
      if (!value) continue;
      condition += sql({condition.empty() ? "" : " AND ", "piece.", in.column, sign});
      values.push_back(*value);
    }
    if (!values.empty()) add(of_column(in, {condition, values}));
  }

  std::vector<SearchCondition> take() && { return std::move(all_); }

 private:
  std::vector<SearchCondition> all_;
};

std::optional<SearchValue> day(const std::optional<Date>& date) {
  return date ? std::optional<SearchValue>(iso_text(*date)) : std::nullopt;
}

std::optional<SearchValue> instant(const std::optional<Instant>& at) {
  return at ? std::optional<SearchValue>(at->time_since_epoch().count()) : std::nullopt;
}

std::optional<SearchValue> cents(const std::optional<Decimal>& amount) {
  return amount ? std::optional<SearchValue>(amount->cents()) : std::nullopt;
}

/// SCR-06: what is over, or was seen, does not stand in the way.
void add_hidden(Conditions& all, const PieceSearch& search) {
  if (search.hidden_before && !search.hidden_states.empty()) {
    auto over = in_list("piece.state", search.hidden_states);
    over.values.emplace_back(search.hidden_before->time_since_epoch().count());
    over.sql = sql({"NOT (", over.sql, " AND piece.state_at < ?)"});
    all.add({std::move(over)});
  }
  if (!search.not_taken_by.empty()) {
    auto seen = in_list("download.account", search.not_taken_by);
    seen.sql = sql(
        {"NOT EXISTS (SELECT 1 FROM download WHERE download.piece = piece.id AND ", seen.sql, ")"});
    all.add(by_id(std::move(seen)));
  }
}

void add_parties(Conditions& all, const PieceSearch& search) {
  if (!search.structure.empty()) all.add(in_role(search.structure, search.role));
  all.add_if(search.supplier, [](const auto& text) { return identified(by_supplier, text); });
  all.add_if(search.recipient, [](const auto& text) { return identified(by_recipient, text); });
  all.add_if(search.supplier_name, [](const auto& text) { return called(by_supplier, text); });
  all.add_if(search.recipient_name, [](const auto& text) { return called(by_recipient, text); });
  all.add_if(by_service, search.service);
  if (!search.partner.empty()) all.add(of_partners({search.partner}));
}

void add_memoire(Conditions& all, const PieceSearch& search) {
  all.add_memoire("invoice = ? AND invoice <> ''", search.own_invoice);
  all.add_memoire("reference = ?", search.reference);
  all.add_memoire("category = ?", search.category);
  all.add_memoire("provider_service = ?", search.supplier_service);
  all.add_memoire("instr(', ' || cases || ',', ', ' || ? || ',') > 0", search.case_number);
}

/// Of several cadres or states, the single criteria may lead in the order of the pieces where the
/// two together do not.
void add_standing(Conditions& all, const PieceSearch& search) {
  const bool both = !search.cadres.empty() && !search.states.empty();
  if (both) all.add(of_cadre_and_state(search));
  if (both && search.cadres.size() == 1 && search.states.size() == 1) return;
  all.add_list(by_cadre, search.cadres, {.cadres = search.cadres});
  all.add_list(by_state, search.states, {.states = search.states});
}

void add_ranges(Conditions& all, const PieceSearch& search) {
  all.add_range(by_issued, day(search.issued_from), day(search.issued_until), " <= ?");
  all.add_range(by_state_at, instant(search.state_from), instant(search.state_until), " < ?");
  all.add_range(by_payable, cents(search.payable_from), cents(search.payable_until), " <= ?");
}

}  // namespace

SearchPart in_list(std::string_view column, const std::vector<std::string>& texts) {
  std::string marks;
  for (std::size_t at = 0; at < texts.size(); ++at) marks += at == 0 ? "?" : ",?";
  return {sql({column, " IN (", marks, ")"}), {texts.begin(), texts.end()}};
}

SearchCondition condition_of(const Sight& sight) {
  auto ways = ways_of(sight.rows);
  if (!sight.partners.empty()) ways.push_back(of_partners(sight.partners));
  // Not 0: with that, SQLite refuses an index that it is told to take.
  if (ways.empty()) return {{"+piece.id < 0", {}}, {"SELECT id FROM piece WHERE 0", {}}};
  return ways.size() == 1 ? std::move(ways.front()) : either(std::move(ways));
}

std::vector<SearchCondition> conditions_of(const PieceSearch& search) {
  Conditions all;
  all.add_if(search.number, numbered);
  all.add_if(search.dossier, in_dossier);
  all.add_if(search.ticket, with_ticket);
  add_memoire(all, search);
  add_parties(all, search);
  all.add_if(by_engagement, search.engagement);
  all.add_if(by_marche, search.marche);
  add_standing(all, search);
  add_ranges(all, search);
  add_hidden(all, search);
  if (search.type == usual_type)
    all.add({{"piece.type = ?", {search.type}}});
  else
    all.add_if(by_type, search.type);
  for (const auto word : split(search.words, ' '))
    if (!word.empty()) all.add(free_word(std::string(word)));
  if (search.sight && !search.sight->everything) all.add(condition_of(*search.sight));
  return std::move(all).take();
}

}  // namespace ecluse::lifecycle
