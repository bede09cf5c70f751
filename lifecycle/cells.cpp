#include "lifecycle/cells.hpp"

#include <charconv>
#include <cstddef>
#include <initializer_list>

#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

void put_cell(std::string& text, std::string_view cell) {
  if (cell.find_first_of("\t\n\\") == std::string_view::npos) {
    text += cell;
    return;
  }
  for (const char c : cell) {
    if (c == '\t')
      text += "\\t";
    else if (c == '\n')
      text += "\\n";
    else if (c == '\\')
      text += "\\\\";
    else
      text += c;
  }
}

void put_row(std::string& text, std::initializer_list<std::string_view> cells) {
  const char* before = text.empty() ? "" : "\n";
  for (const auto cell : cells) {
    text += before;
    put_cell(text, cell);
    before = "\t";
  }
}

std::string cell_of(std::string_view written) {
  std::string cell;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] != '\\' || at + 1 == written.size()) {
      cell += written[at];
      continue;
    }
    const char escaped = written[++at];
    cell += escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
  }
  return cell;
}

/// Calls `take(cells)` for each row that has `width` cells, or `before` as older ledgers have.
template <class Take>
void for_each_row(std::string_view text, std::size_t width, Take take, std::size_t before = 0) {
  if (text.empty()) return;
  for (const auto line : split(text, '\n')) {
    std::vector<std::string> cells;
    for (const auto cell : split(line, '\t')) cells.push_back(cell_of(cell));
    if (cells.size() == width || cells.size() == before) take(cells);
  }
}

/// The enumerator, counted from 0 to `last`, whose name is `name`.
template <class Enum>
std::optional<Enum> named(std::string_view name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  return std::nullopt;
}

template <class Number>
Number number_of(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string packed(const std::vector<Value>& values) {
  std::string text;
  for (const auto& value : values) put_row(text, {value.name, value.text});
  return text;
}

std::string packed(const std::vector<Actor>& actors) {
  std::string text;
  for (const auto& actor : actors)
    put_row(text, {name_of(actor.role), actor.identifier, actor.name, actor.service});
  return text;
}

std::string packed(const LayerResults& layers) {
  std::string text;
  for (const auto& layer : layers)
    put_row(text, {name_of(layer.status), std::to_string(layer.spent.count()),
                   std::to_string(layer.findings)});
  return text;
}

std::string packed(const DepositFacts& deposit) {
  std::string text;
  put_row(text, {name_of(deposit.format), deposit.facturx ? "1" : "0"});
  for (const auto& one : deposit.signatures)
    put_row(text, {name_of(one.kind), name_of(one.state), one.cause, one.detail, one.label,
                   one.signer, one.declared_at, one.covers_all ? "1" : "0"});
  return text;
}

std::vector<Value> unpacked_values(std::string_view text) {
  std::vector<Value> values;
  for_each_row(text, 2, [&](std::vector<std::string>& cells) {
    values.push_back({std::move(cells[0]), std::move(cells[1])});
  });
  return values;
}

DepositFacts unpacked_deposit(std::string_view text) {
  constexpr std::size_t head = 2, signature = 8;
  DepositFacts deposit;
  const auto take = [&](std::vector<std::string>& cells) {
    if (cells.size() == head) {
      deposit.format =
          named(cells[0], DepositFormat::xml_signe_xmldsig).value_or(DepositFormat::unknown);
      deposit.facturx = cells[1] == "1";
      return;
    }
    const auto kind = named(cells[0], SignatureKind::xmldsig);
    const auto state = named(cells[1], SignatureState::unverifiable);
    if (kind && state)
      deposit.signatures.push_back({*kind, *state, std::move(cells[2]), std::move(cells[3]),
                                    std::move(cells[4]), std::move(cells[5]), std::move(cells[6]),
                                    cells[7] == "1"});
  };
  for_each_row(text, signature, take, head);
  return deposit;
}

std::vector<Actor> unpacked_actors(std::string_view text) {
  constexpr std::size_t without_service = 3;
  std::vector<Actor> actors;
  const auto take = [&](std::vector<std::string>& cells) {
    cells.resize(without_service + 1);
    if (const auto role = role_named(cells[0]))
      actors.push_back({*role, std::move(cells[1]), std::move(cells[2]), std::move(cells[3])});
  };
  for_each_row(text, without_service + 1, take, without_service);
  return actors;
}

LayerResults unpacked_layers(std::string_view text) {
  LayerResults layers{};
  std::size_t at = 0;
  for_each_row(text, 3, [&](std::vector<std::string>& cells) {
    const auto status = named(cells[0], LayerStatus::failed);
    if (!status || at == layers.size()) return;
    layers[at++] = {*status, std::chrono::microseconds(number_of<std::int64_t>(cells[1])),
                    number_of<std::uint32_t>(cells[2])};
  });
  return layers;
}

std::optional<Fate> fate_named(std::string_view name) {
  return named(name, Fate::quarantined);
}

std::optional<Layer> layer_named(std::string_view name) {
  return named(name, Layer::referentiel);
}

std::optional<Role> role_named(std::string_view name) {
  return named(name, last_role);
}

}  // namespace ecluse::lifecycle
