#include "parsers/status_map.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "model/text.hpp"
#include "model/tsv.hpp"

namespace ecluse::parsers {
namespace {

template <class T>
using Reach = T& (*)(StatusEvent&);

/// How a field of an event is reached; those of a group, in its last member.
struct Entry {
  std::string_view name;
  std::variant<Reach<Text>, Reach<Day>, Reach<Moment>, Reach<Number>> reach;
};

template <class T>
Entry entry(std::string_view name, Reach<T> reach) {
  return {name, reach};
}

const std::vector<Entry>& fields() {
  using E = StatusEvent;
  static const std::vector<Entry> all{
      entry<Text>("document_id", [](E& e) -> Text& { return e.document_id; }),
      entry<Text>("sender.id", [](E& e) -> Text& { return e.sender.identifier.id; }),
      entry<Text>("sender.scheme", [](E& e) -> Text& { return e.sender.identifier.scheme; }),
      entry<Text>("sender.name", [](E& e) -> Text& { return e.sender.name; }),
      entry<Text>("sender.role", [](E& e) -> Text& { return e.sender.role; }),
      entry<Text>("actor.id", [](E& e) -> Text& { return e.actor.identifier.id; }),
      entry<Text>("actor.scheme", [](E& e) -> Text& { return e.actor.identifier.scheme; }),
      entry<Text>("actor.name", [](E& e) -> Text& { return e.actor.name; }),
      entry<Text>("actor.role", [](E& e) -> Text& { return e.actor.role; }),
      entry<Text>("supplier.id", [](E& e) -> Text& { return e.supplier.identifier.id; }),
      entry<Text>("supplier.scheme", [](E& e) -> Text& { return e.supplier.identifier.scheme; }),
      entry<Text>("supplier.name", [](E& e) -> Text& { return e.supplier.name; }),
      entry<Text>("recipient.id", [](E& e) -> Text& { return e.recipient.identifier.id; }),
      entry<Text>("recipient.scheme", [](E& e) -> Text& { return e.recipient.identifier.scheme; }),
      entry<Text>("recipient.name", [](E& e) -> Text& { return e.recipient.name; }),
      entry<Text>("service", [](E& e) -> Text& { return e.service; }),
      entry<Text>("number", [](E& e) -> Text& { return e.number; }),
      entry<Text>("flux_id", [](E& e) -> Text& { return e.flux_id; }),
      // What the status of the unit makes the number of a piece or the id of a flux.
      entry<Text>("reference", [](E& e) -> Text& { return e.number; }),
      entry<Day>("issue_date", [](E& e) -> Day& { return e.issue_date; }),
      entry<Text>("code", [](E& e) -> Text& { return e.code; }),
      entry<Text>("label", [](E& e) -> Text& { return e.label; }),
      entry<Moment>("when", [](E& e) -> Moment& { return e.when; }),
      entry<Text>("mandate", [](E& e) -> Text& { return e.mandate; }),
      entry<Text>("comment", [](E& e) -> Text& { return e.comment; }),
      entry<Text>("motif.code", [](E& e) -> Text& { return e.motifs.back().code; }),
      entry<Text>("motif.text", [](E& e) -> Text& { return e.motifs.back().text; }),
      entry<Text>("amount.type", [](E& e) -> Text& { return e.amounts.back().type; }),
      entry<Number>("amount.value", [](E& e) -> Number& { return e.amounts.back().amount; }),
      entry<Text>("amount.currency", [](E& e) -> Text& { return e.amounts.back().currency; }),
      entry<Number>("amount.rate", [](E& e) -> Number& { return e.amounts.back().rate; }),
      entry<Text>("fault.nature", [](E& e) -> Text& { return e.faults.back().nature; }),
      entry<Text>("fault.code", [](E& e) -> Text& { return e.faults.back().code; }),
      entry<Text>("fault.label", [](E& e) -> Text& { return e.faults.back().label; }),
      entry<Text>("fault.description", [](E& e) -> Text& { return e.faults.back().description; }),
  };
  return all;
}

constexpr std::array<std::string_view, 3> groups{"motif", "amount", "fault"};

/// "./" and "../" taken off the front of a path: 0 none, 1 unit, 2 member of a group, -1 parent.
int take_depth(std::string_view& path) {
  struct Front {
    std::string_view text;
    int depth;
  };
  for (const auto& front : {Front{"../", -1}, Front{"././", 2}, Front{"./", 1}})
    if (path.starts_with(front.text)) {
      path.remove_prefix(front.text.size());
      return front.depth;
    }
  return 0;
}

tl::unexpected<Error> fault(const std::string& what) {
  return failure("E_TABLE", what);
}

}  // namespace

// ---- Making the map.

Result<StatusMap> StatusMap::compile(std::string_view table, ReadStatusDay read_day,
                                     ReadStatusTime read_time) {
  const auto rows = read_table(table, {"path", "field", "term"});
  if (!rows) return tl::unexpected(rows.error());
  StatusMap map;
  map.read_day_ = read_day;
  map.read_time_ = read_time;
  for (const auto& [line, cells] : *rows)
    if (auto done = map.add(cells[0], cells[1], cells[2] == "-" ? "" : cells[2]); !done)
      return fault("line " + std::to_string(line) + ": " + done.error().detail);
  return map;
}

Done StatusMap::add(std::string_view path, std::string_view field, std::string_view term) {
  const int depth = take_depth(path);
  Row row;
  row.term = term;
  if (const auto sign = path.rfind('@'); sign != std::string_view::npos) {
    row.attribute = path.substr(sign + 1);
    path = path.substr(0, sign);
  }
  for (const auto text : split(path, '/')) {
    const auto bracket = std::min(text.find('['), text.size());
    Step step{text.substr(0, bracket), Test::none, {}, {}};
    auto condition = text.substr(bracket);
    if (step.name.empty() || (!condition.empty() && !condition.ends_with(']')))
      return fault("malformed step " + std::string(text));
    if (!condition.empty()) {
      condition = condition.substr(1, condition.size() - 2);
      const auto sign = condition.find('=');
      step.test = condition.starts_with('!')       ? Test::absent
                  : sign != std::string_view::npos ? Test::equals
                                                   : Test::present;
      if (step.test == Test::absent) condition.remove_prefix(1);
      step.child = condition.substr(0, sign);
      if (step.test == Test::equals) step.value = condition.substr(sign + 1);
    }
    row.steps.push_back(step);
  }
  return place(std::move(row), field, depth);
}

/// Puts a row where its depth and the rows above it say.
Done StatusMap::place(Row row, std::string_view field, int depth) {
  if (field == "unit" && depth == 0) {
    units_.push_back({std::move(row), {}, {}});
    return {};
  }
  if (depth != 0 && units_.empty()) return fault("no unit above");
  if (const auto group = std::ranges::find(groups, field); group != groups.end() && depth == 1) {
    units_.back().groups.push_back(
        {std::move(row), static_cast<Group>(group - groups.begin()), {}});
    return {};
  }
  const auto found = std::ranges::find(fields(), field, &Entry::name);
  if (found == fields().end()) return fault("unknown field " + std::string(field));
  row.field = static_cast<std::size_t>(found - fields().begin());
  if (depth == 0) {
    message_.push_back(std::move(row));
  } else if (depth == 2) {
    if (units_.back().groups.empty()) return fault("no group above");
    units_.back().groups.back().members.push_back(std::move(row));
  } else {
    if (depth < 0) row.steps.insert(row.steps.begin(), Step{"..", Test::none, {}, {}});
    units_.back().own.push_back(std::move(row));
  }
  return {};
}

// ---- Using it.

bool StatusMap::fits(const Element& element, const Step& step) {
  if (element.name != step.name) return false;
  if (step.test == Test::none) return true;
  const auto* below = child(element, step.child);
  const auto text = below ? trimmed_text(*below) : std::string_view{};
  if (step.test == Test::equals) return text == step.value;
  return text.empty() == (step.test == Test::absent);
}

template <class Take>
bool StatusMap::each(const Element& from, const std::vector<Step>& steps, std::size_t at,
                     Take take) {
  if (at == steps.size()) return take(from);
  if (steps[at].name == "..") return !from.parent || each(*from.parent, steps, at + 1, take);
  for (const auto* one = from.first_child; one; one = one->next)
    if (fits(*one, steps[at]) && !each(*one, steps, at + 1, take)) return false;
  return true;
}

/// The first row that has something goes first; an empty text yields to any other.
void StatusMap::fill(StatusEvent& event, const Element& from, const std::vector<Row>& rows) const {
  for (const auto& row : rows)
    each(from, row.steps, 0, [&](const Element& at) {
      const auto written =
          row.attribute.empty() ? trimmed_text(at) : trimmed(attribute(at, row.attribute));
      if (written.empty() && !row.attribute.empty()) return true;
      const auto put = [&](auto& field, auto value) {
        if (field.present() && (written.empty() || !field.written.empty())) return;
        field = {value, written, &at, row.term};
      };
      const auto& reach = fields()[row.field].reach;
      if (const auto* text = std::get_if<Reach<Text>>(&reach))
        put((*text)(event), std::optional(written));
      else if (const auto* day = std::get_if<Reach<Day>>(&reach))
        put((*day)(event), read_day_(written));
      else if (const auto* time = std::get_if<Reach<Moment>>(&reach))
        put((*time)(event), read_time_(written));
      else if (const auto* number = std::get_if<Reach<Number>>(&reach))
        put((*number)(event), Decimal::parse(written));
      return true;
    });
}

void StatusMap::fill_groups(StatusEvent& event, const Element& from,
                            const std::vector<Repeating>& repeating) const {
  for (const auto& group : repeating)
    each(from, group.row.steps, 0, [&](const Element& at) {
      if (group.group == Group::motif) event.motifs.emplace_back();
      if (group.group == Group::amount) event.amounts.emplace_back();
      if (group.group == Group::fault) event.faults.emplace_back();
      fill(event, at, group.members);
      if (group.group == Group::motif && !event.motifs.back().code.present() &&
          !event.motifs.back().text.present())
        event.motifs.pop_back();
      return true;
    });
}

std::vector<StatusEvent> StatusMap::read(const Element& root, std::size_t most) const {
  StatusEvent message;
  fill(message, root, message_);
  std::vector<StatusEvent> events;
  for (const auto& unit : units_)
    each(root, unit.row.steps, 0, [&](const Element& at) {
      if (events.size() == most) return false;
      auto event = message;
      event.at = &at;
      fill(event, at, unit.own);
      fill_groups(event, at, unit.groups);
      events.push_back(std::move(event));
      return true;
    });
  return events;
}

}  // namespace ecluse::parsers
