// The words of the house: why, where, what to do and who must act, in French and in English, for
// each code a finding, an error or a state can carry. The only source of sentences. Loaded once at
// start by the daemon (and again when tables are reloaded); read from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::validation {

class Catalogue {
 public:
  /// Reads two tables (validation/tables/findings.tsv and texts.tsv say their columns). The bytes
  /// are copied. Error E_TABLE: wrong form, empty cell, key given twice.
  static Result<Catalogue> load(std::string_view findings_tsv, std::string_view texts_tsv);

  /// The tables embedded in the program.
  static Result<Catalogue> standard();

  /// The finding in words. {name} in a sentence is replaced by the value of that name, or by the
  /// place: {line}, {column}, {path} (dotted, as Chorus Pro writes it), {term}. A value whose text
  /// is a key "cause.…" of the texts is put in words too. An unknown code gives itself and its
  /// values as message, and no advice.
  [[nodiscard]] Words words(const Finding& finding, Language language) const;

  /// Any other text: states, roles, layers, reasons, operator errors, command line. An unknown key
  /// gives the key between angle brackets.
  [[nodiscard]] std::string text(std::string_view key, Language language,
                                 const std::vector<Value>& values = {}) const;

  /// Whether a code has words as a finding.
  [[nodiscard]] bool has(std::string_view code) const;
  /// Whether a key has a text.
  [[nodiscard]] bool has_text(std::string_view key) const;

  /// Codes of findings and keys of texts, in the order of the tables.
  [[nodiscard]] const std::vector<std::string_view>& codes() const { return codes_; }
  [[nodiscard]] const std::vector<std::string_view>& text_keys() const { return text_keys_; }

  /// One row of findings.tsv as it stands in the table, with its placeholders; null when unknown.
  struct Sentences {
    std::string_view actor;                  ///< key of the text "actor.…"
    std::string_view message[2], advice[2];  ///< by Language
    std::string_view label;
  };
  [[nodiscard]] const Sentences* sentences(std::string_view code) const;

 private:
  Catalogue() = default;

  struct Text {
    std::string_view words[2];  ///< by Language
  };

  std::vector<std::string> tables_;  ///< the bytes that everything below views
  std::unordered_map<std::string_view, Sentences> findings_;
  std::unordered_map<std::string_view, Text> texts_;
  std::vector<std::string_view> codes_, text_keys_;
};

}  // namespace ecluse::validation
