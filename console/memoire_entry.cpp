#include "console/memoire_entry.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/date.hpp"
#include "model/text.hpp"
#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view of_lines = "lignes";
constexpr std::size_t siret_digits = 14;
constexpr std::string_view exempt = "EXONERATION", ticked = "oui";

EntryField field_of(const TableRow& row) {
  const auto& cells = row.cells;
  EntryField field{std::string(cells[0]), std::string(cells[1])};
  const auto kind = cells[2];
  field.kind = kind == "text"     ? EntryKind::text
               : kind == "date"   ? EntryKind::date
               : kind == "amount" ? EntryKind::amount
               : kind == "siret"  ? EntryKind::siret
               : kind == "flag"   ? EntryKind::flag
                                  : EntryKind::list;
  if (field.kind == EntryKind::list) field.list = kind;
  field.required = cells[3] == "yes";
  std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), field.most);
  field.given = cells[5] == "-" ? std::string() : std::string(cells[5]);
  field.data = cells[6] == "personne"  ? EntryData::person
               : cells[6] == "affaire" ? EntryData::case_of_law
                                       : EntryData::open;
  return field;
}

bool is_of_line(const EntryField& field) {
  return field.block == of_lines;
}

/// "1 250,50" and "1250.50"; nothing when it is no number.
std::optional<Decimal> number_of(std::string text) {
  std::erase(text, ' ');
  std::ranges::replace(text, ',', '.');
  return Decimal::parse(text);
}

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_word(const std::vector<EntryWord>& words, std::string_view list, std::string_view code) {
  return std::ranges::any_of(
      words, [&](const EntryWord& one) { return one.kind == list && one.code == code; });
}

/// How many characters, not bytes.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The word that says what is wrong with a value; empty when nothing is.
std::string_view fault_of(const EntryField& field, const std::string& value,
                          const std::vector<EntryWord>& words) {
  if (value.empty()) return field.required ? "fault_missing" : "";
  if (length_of(value) > field.most) return "fault_long";
  switch (field.kind) {
    case EntryKind::text:
      return "";
    case EntryKind::date:
      return parse_iso_date(value) ? "" : "fault_date";
    case EntryKind::amount: {
      const auto number = number_of(value);
      return !number || number->is_negative() ? "fault_amount" : "";
    }
    case EntryKind::siret:
      return value.size() == siret_digits && are_digits(value) ? "" : "fault_siret";
    case EntryKind::flag:
      return value == ticked ? "" : "fault_choice";
    case EntryKind::list:
      return has_word(words, field.list, value) ? "" : "fault_choice";
  }
  return "";
}

}  // namespace

std::vector<EntryField> fields_in(std::string_view table) {
  std::vector<EntryField> fields;
  if (const auto rows = read_table(embedded::console(table),
                                   {"name", "block", "kind", "required", "most", "given", "data"}))
    for (const auto& row : *rows) fields.push_back(field_of(row));
  return fields;
}

const std::vector<EntryField>& entry_fields() {
  static const auto all = fields_in("memoire_fields.tsv");
  return all;
}

std::string line_name(std::string_view name, int line) {
  return std::string(name) + '_' + std::to_string(line);
}

Entry Entry::blank() {
  Entry entry;
  for (const auto& field : entry_fields()) {
    if (field.given.empty()) continue;
    if (!is_of_line(field)) entry.values_[field.name] = field.given;
    for (int line = 1; is_of_line(field) && line <= most_entry_lines; ++line)
      entry.values_[line_name(field.name, line)] = field.given;
  }
  return entry;
}

Entry Entry::of(const Fields& form) {
  auto entry = blank();
  for (const auto& [name, value] : form) entry.values_[name] = value;
  int lines = 1;
  if (const auto asked = form.find(of_lines); asked != form.end())
    std::from_chars(asked->second.data(), asked->second.data() + asked->second.size(), lines);
  entry.lines_ = std::clamp(lines, 1, most_entry_lines);
  return entry;
}

std::string Entry::value(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : std::string(trimmed(found->second));
}

std::string Entry::value(std::string_view name, int line) const {
  return value(line_name(name, line));
}

Decimal Entry::amount(std::string_view name, int line) const {
  return number_of(value(name, line)).value_or(Decimal{});
}

bool Entry::blank_line(int line) const {
  return std::ranges::all_of(entry_fields(), [&](const EntryField& field) {
    const auto typed = value(field.name, line);
    return !is_of_line(field) || typed.empty() || typed == field.given;
  });
}

std::vector<EntryFault> faults_of(const std::vector<EntryField>& fields, const Entry& entry,
                                  const std::vector<EntryWord>& words) {
  std::vector<EntryFault> faults;
  for (const auto& field : fields)
    if (const auto word = fault_of(field, entry.value(field.name), words); !word.empty())
      faults.push_back({field.name, std::string(word)});
  return faults;
}

std::vector<EntryFault> faults_of(const Entry& entry, const std::vector<EntryWord>& words) {
  std::vector<EntryFault> faults;
  const auto judge = [&](const EntryField& field, const std::string& name) {
    const auto word = fault_of(field, entry.value(name), words);
    if (!word.empty()) faults.push_back({name, std::string(word)});
  };
  for (const auto& field : entry_fields())
    if (!is_of_line(field)) judge(field, field.name);
  for (int line = 1; line <= entry.lines(); ++line)
    for (const auto& field : entry_fields())
      if (is_of_line(field) && entry.told(line)) judge(field, line_name(field.name, line));
  for (int line = 1; line <= entry.lines(); ++line)  // MFJ-05
    if (entry.value("regime") == exempt && !entry.amount("taux", line).is_zero() &&
        entry.told(line))
      faults.push_back({line_name("taux", line), "fault_exempt"});
  return faults;
}

}  // namespace ecluse::console
