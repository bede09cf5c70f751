#include "console/attestation.hpp"

#include <algorithm>

namespace ecluse::console {
namespace {

constexpr std::string_view line_end = "\r\n", to_be_filled = "................................";
constexpr std::string_view signature_block = "signature";
constexpr std::size_t longest_case = 30;

/// What the referential calls a mission, with the articles that it is paid by.
std::string mission_of(const std::string& code, const std::vector<EntryWord>& referential) {
  for (const auto& one : referential)
    if (one.kind == "prestation" && one.code == code)
      return one.articles.empty() ? one.written : one.written + " (" + one.articles + ")";
  return code;
}

std::string shown_value(const EntryField& field, const Entry& entry,
                        const std::vector<EntryWord>& referential, const Words& words) {
  const auto value = entry.value(field.name);
  if (field.kind == EntryKind::flag)
    return words.text(value.empty() ? "att_absent" : "att_present", Language::fr);
  if (value.empty()) return std::string(to_be_filled);
  return field.kind == EntryKind::list ? mission_of(value, referential) : value;
}

}  // namespace

const std::vector<EntryField>& attestation_fields() {
  static const auto all = fields_in("attestation_fields.tsv");
  return all;
}

bool is_signed(const Entry& entry) {
  return !entry.value("att_signe").empty();
}

std::string attestation_text(const Entry& entry, const std::vector<EntryWord>& referential,
                             const Words& words) {
  const auto said = [&](const std::string& key) { return words.text(key, Language::fr); };
  std::string text = said("att_heading"), block;
  text += line_end;
  for (const auto& field : attestation_fields()) {
    const bool missing = entry.value(field.name).empty();
    if (field.block != block) {
      block = field.block;
      text.append(line_end).append(said("entry_block_" + block)).append(line_end);
    }
    if (missing && !field.required && block != signature_block) continue;
    text += said("entry_" + field.name) + ": " + shown_value(field, entry, referential, words);
    text += line_end;
  }
  return text;
}

std::string attestation_name(const Entry& entry) {
  std::string name;
  for (const char c : entry.value("att_affaire")) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    name += plain ? c : '-';
  }
  return "attestation-" + name.substr(0, longest_case) + ".txt";
}

}  // namespace ecluse::console
