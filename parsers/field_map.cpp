#include "parsers/field_map.hpp"

#include <algorithm>
#include <utility>

#include "model/tsv.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::uint16_t unset = 0xFFFF;
constexpr unsigned if_empty = 1000, if_unknown = 500;  ///< above any rank

std::size_t hash_of(std::uint32_t parent, std::string_view name) {
  const auto at = [name](std::size_t i) { return static_cast<unsigned char>(name[i]); };
  std::uint64_t mixed = parent;
  mixed = mixed << 8 | at(0);
  mixed = mixed << 8 | at(name.size() / 2);
  mixed = mixed << 8 | at(name.size() - 1);
  mixed = mixed << 8 | (name.size() & 0xFF);
  return static_cast<std::size_t>(mixed * 0x9E3779B97F4A7C15U >> 32);
}

/// Takes the text before the next slash that is in no brackets off the front of `path`.
std::string_view next_step(std::string_view& path) {
  std::size_t at = 0;
  for (bool in_brackets = false; at < path.size(); ++at) {
    if (path[at] == '/' && !in_brackets) break;
    if (path[at] == '[') in_brackets = true;
    if (path[at] == ']') in_brackets = false;
  }
  const auto step = path.substr(0, at);
  path.remove_prefix(std::min(at + 1, path.size()));
  return step;
}

/// "a@b" is {"a", "b"}; without attribute the second is empty.
std::pair<std::string_view, std::string_view> split_attribute(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || text.find(']', at) != std::string_view::npos)
    return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

/// What a condition is about: an element below another or, with `attribute`, one of its attributes.
struct Subject {
  const Element* at;
  std::string_view attribute;

  Subject(const Element& element, std::string_view path) : at(&element) {
    auto [rest, name] = split_attribute(path);
    attribute = name;
    while (at && !rest.empty()) at = child(*at, next_step(rest));
  }
  [[nodiscard]] std::string_view text() const {
    if (!at) return {};
    return attribute.empty() ? trimmed_text(*at) : trimmed(ecluse::attribute(*at, attribute));
  }
  [[nodiscard]] bool present() const {
    return !text().empty() || (at && attribute.empty() && at->first_child);
  }
};

template <class T>
void set(Field<T>& field, std::optional<T> value, std::string_view written, const Element& at,
         std::string_view term) {
  field = {value, written, &at, term};
}

}  // namespace

// ---- Making the map.

Result<FieldMap> FieldMap::compile(std::string_view table, ReadDay read_day,
                                   IdentifierTypes types) {
  const auto rows = read_table(table, {"path", "field", "term"});
  if (!rows) return tl::unexpected(rows.error());
  FieldMap map;
  map.read_day_ = read_day;
  map.types_ = std::move(types);
  map.ranks_.resize(map.fields_.size());
  map.scores_.resize(map.fields_.size());
  for (const auto& [line, cells] : *rows)
    if (auto done = map.add_row(cells[0], cells[1], cells[2] == "-" ? "" : cells[2]); !done)
      return failure("E_TABLE", "line " + std::to_string(line) + ": " + done.error().detail);
  map.index();
  return map;
}

Done FieldMap::add_row(std::string_view path, std::string_view field, std::string_view term) {
  const auto found = std::ranges::find(fields_, field, &FieldEntry::name);
  if (found == fields_.end()) return failure("E_TABLE", "unknown field " + std::string(field));
  const auto index = static_cast<std::uint16_t>(found - fields_.begin());
  auto [steps, attribute] = split_attribute(path);
  std::vector<std::uint32_t> at{0};
  if (steps.starts_with("./")) {
    at = group_;
    steps.remove_prefix(2);
  }
  while (!steps.empty())
    if (auto done = add_step(next_step(steps), at); !done) return done;
  for (const auto node : at)
    nodes_[node].assignments.push_back({index, ranks_[index], attribute, term});
  ++ranks_[index];
  if (std::holds_alternative<GroupSlot>(found->slot)) group_ = at;
  return {};
}

Done FieldMap::add_step(std::string_view step, std::vector<std::uint32_t>& at) {
  const auto bracket = std::min(step.find('['), step.size());
  const auto conditions = step.substr(bracket);
  if (bracket == 0 || (!conditions.empty() && !conditions.ends_with(']')))
    return failure("E_TABLE", "malformed step " + std::string(step));
  std::vector<std::uint32_t> below;
  for (const auto parent : at)
    for (const auto name : split(step.substr(0, bracket), '|'))
      below.push_back(child_of(parent, name, conditions));
  at = std::move(below);
  return {};
}

std::uint32_t FieldMap::child_of(std::uint32_t parent, std::string_view name,
                                 std::string_view conditions) {
  const auto same = [&](const Node& node) {
    return node.parent == parent && node.name == name && node.conditions_text == conditions;
  };
  const auto found = std::find_if(nodes_.begin() + 1, nodes_.end(), same);
  if (found != nodes_.end()) return static_cast<std::uint32_t>(found - nodes_.begin());
  Node node{parent, name, conditions, {}, {}};
  while (!conditions.empty()) {
    const auto close = conditions.find(']');
    auto text = conditions.substr(1, close - 1);
    conditions.remove_prefix(close + 1);
    const auto sign = text.find('=');
    if (text.starts_with('!'))
      node.conditions.push_back({Test::absent, text.substr(1), {}});
    else if (sign == std::string_view::npos)
      node.conditions.push_back({Test::present, text, {}});
    else if (text[sign - 1] == '!')
      node.conditions.push_back({Test::differs, text.substr(0, sign - 1), text.substr(sign + 1)});
    else
      node.conditions.push_back({Test::equals, text.substr(0, sign), text.substr(sign + 1)});
  }
  nodes_[parent].has_children = true;
  nodes_.push_back(std::move(node));
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void FieldMap::index() {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    auto end = i + 1;
    while (end < fields_.size() && fields_[end].name.starts_with(fields_[i].name + ".")) ++end;
    ends_.push_back(static_cast<std::uint16_t>(end));
  }
  std::size_t size = 64;
  while (size < nodes_.size() * 4) size *= 2;
  table_.assign(size, 0);
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
    auto at = hash_of(nodes_[i].parent, nodes_[i].name) & (size - 1);
    while (table_[at] != 0 && (nodes_[table_[at]].parent != nodes_[i].parent ||
                               nodes_[table_[at]].name != nodes_[i].name))
      at = (at + 1) & (size - 1);
    nodes_[i].next_same = std::exchange(table_[at], i);
  }
}

// ---- Using it.

std::uint32_t FieldMap::find(std::uint32_t parent, std::string_view name) const {
  const auto mask = table_.size() - 1;
  for (auto at = hash_of(parent, name) & mask; table_[at] != 0; at = (at + 1) & mask) {
    const auto& node = nodes_[table_[at]];
    if (node.parent == parent && node.name == name) return table_[at];
  }
  return 0;
}

bool FieldMap::holds(const Condition& condition, const Element& element) {
  const Subject subject(element, condition.path);
  switch (condition.test) {
    case Test::equals:
      return subject.text() == condition.value;
    case Test::differs:
      return subject.text() != condition.value;
    case Test::present:
      return subject.present();
    case Test::absent:
      return !subject.present();
  }
  return false;
}

void FieldMap::fill(const Element& root, Draft& draft, std::size_t most_members) {
  std::ranges::fill(scores_, unset);
  room_ = most_members;
  walk(root, 0, draft);
}

void FieldMap::walk(const Element& element, std::uint32_t node, Draft& draft) {
  for (const auto* one = element.first_child; one; one = one->next)
    for (auto at = find(node, one->name); at != 0; at = nodes_[at].next_same) {
      const auto& below = nodes_[at];
      const auto fits = [one](const Condition& condition) { return holds(condition, *one); };
      if (!std::ranges::all_of(below.conditions, fits) || !visit(*one, below, draft)) continue;
      if (below.has_children) walk(*one, at, draft);
    }
}

bool FieldMap::visit(const Element& element, const Node& node, Draft& draft) {
  for (const auto& one : node.assignments) {
    const auto* group = std::get_if<GroupSlot>(&fields_[one.field].slot);
    if (!group)
      assign(one, element, draft);
    else if (!open_group(one.field, *group, element, draft))
      return false;
  }
  return true;
}

bool FieldMap::open_group(std::uint16_t field, const GroupSlot& group, const Element& element,
                          Draft& draft) {
  if (room_ == 0) return false;
  --room_;
  group.add(draft, element);
  std::fill(scores_.begin() + field + 1, scores_.begin() + ends_[field], unset);
  return true;
}

bool FieldMap::wins(const Assignment& one, unsigned penalty) {
  const auto score = static_cast<std::uint16_t>(one.rank + penalty);
  if (score >= scores_[one.field]) return false;
  scores_[one.field] = score;
  return true;
}

Identifier FieldMap::identifier(const Element& element, std::string_view id,
                                std::string_view term) const {
  Identifier read;
  set<std::string_view>(read.id, id, id, element, term);
  for (const auto* name : {"schemeName", "schemeID"}) {
    const auto scheme = trimmed(attribute(element, name));
    if (scheme.empty() || read.type != IdentifierType::unknown) continue;
    const auto type = types_.type_of(scheme, id);
    if (read.scheme.present() && type == IdentifierType::unknown) continue;
    read.type = type;
    set<std::string_view>(read.scheme, scheme, scheme, element, term);
  }
  if (!read.scheme.present()) read.type = types_.type_of({}, id);
  return read;
}

void FieldMap::assign(const Assignment& to, const Element& element, Draft& draft) {
  const auto written =
      to.attribute.empty() ? trimmed_text(element) : trimmed(attribute(element, to.attribute));
  if (!to.attribute.empty() && written.empty()) return;
  const auto penalty = written.empty() ? if_empty : 0;
  const auto& slot = fields_[to.field].slot;
  if (const auto* text = std::get_if<TextSlot>(&slot)) {
    const bool unknown = text->knows && !text->knows(written);
    if (wins(to, penalty + (unknown ? if_unknown : 0)))
      set<std::string_view>(text->reach(draft), written, written, element, to.term);
  } else if (const auto* number = std::get_if<NumberSlot>(&slot)) {
    const auto currency = attribute(element, "currencyID");
    const bool other = !currency.empty() && currency != currency_of(draft.piece);
    const bool accounting = other && currency == text_of(draft.piece.vat_currency);
    if (number->currency == InCurrency::accounting && !accounting) return;
    if (wins(to, penalty + (other ? if_unknown : 0)))
      set(number->reach(draft), Decimal::parse(written), written, element, to.term);
  } else if (const auto* day = std::get_if<DaySlot>(&slot)) {
    if (wins(to, penalty))
      set(day->reach(draft), read_day_(element, written), written, element, to.term);
  } else if (const auto* party = std::get_if<IdentifierSlot>(&slot)) {
    const auto read = identifier(element, written, to.term);
    if (wins(to, penalty + (read.type == IdentifierType::unknown ? if_unknown : 0)))
      party->reach(draft) = read;
  } else if (const auto* address = std::get_if<AddressSlot>(&slot)) {
    auto& into = address->reach(draft);
    for (auto* line : {&into.line, &into.additional_line, &into.third_line})
      if (!written.empty() && !line->present())
        return set<std::string_view>(*line, written, written, element, to.term);
  } else if (const auto* blob = std::get_if<BlobSlot>(&slot)) {
    if (element.blob && wins(to, 0)) blob->reach(draft) = element.blob;
  }
}

}  // namespace ecluse::parsers
