// The words of the house: why, where, what to do and who must act, in French and in English, for
// each code that a finding, an error or a state can carry. The only source of sentences. Loaded
// once at start by the daemon (and again when tables are reloaded); read from any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::validation {

/// A sentence in the two languages, by Language, with its {placeholders}.
using Sentence = std::array<std::string_view, 2>;

/// One row of findings.tsv.
struct FindingWords {
  std::string_view actor;  ///< who must act, as the text "actor.…" puts it in words
  Sentence message;
  Sentence advice;
  std::string_view label;  ///< what Chorus Pro writes (chorus-edi.md §3.4), French without accents
};

/// One row of published_words.tsv: a rule of a publisher in French.
struct PublishedWords {
  std::string_view actor, message, advice;
};

class Catalogue {
 public:
  /// Reads its tables; the columns are those of findings.tsv, texts.tsv and published_words.tsv in
  /// validation/tables. The bytes are copied. Error E_TABLE: wrong form, empty cell, key given
  /// twice.
  static Result<Catalogue> load(std::string_view findings_tsv, std::string_view texts_tsv,
                                std::string_view published_tsv = {});

  /// The tables embedded in the program.
  static Result<Catalogue> standard();

  // What is read views the bytes that the catalogue holds: it moves, it is not copied.
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;
  Catalogue(Catalogue&&) noexcept = default;
  Catalogue& operator=(Catalogue&&) noexcept = default;
  ~Catalogue() = default;

  /// The finding in words. In a sentence {name} is replaced by the value of that name, and {line},
  /// {column}, {term}, {path} (dotted, as Chorus Pro writes it) and {balise} (the path between
  /// brackets, in the grammar of its syntax) by the place. When the texts have a key "name.value"
  /// ("cause.crc"), its words replace the value. A published rule speaks French in the words of
  /// published_words.tsv, else in those of its publisher (value "message"). Any other unknown code
  /// gives itself and its values as message, and the support as actor.
  [[nodiscard]] Words words(const Finding& finding, Language language) const;

  /// Where to read more about a code: the text "more.…" of the code, else of the longest beginning
  /// of it that has one ("more.ECL-*"); {code} and {rule}, the code without its family, are put in.
  [[nodiscard]] std::string more(std::string_view code, Language language) const;

  /// Any other text: states, roles, layers, reasons, operator errors, command line. An unknown key
  /// gives the key between angle brackets: ‹key›.
  [[nodiscard]] std::string text(std::string_view key, Language language,
                                 const std::vector<Value>& values = {}) const;

  /// The words of a code as they stand in the table, null when there are none; and of a key.
  [[nodiscard]] const FindingWords* find(std::string_view code) const;
  [[nodiscard]] const Sentence* find_text(std::string_view key) const;

  /// The French words of a published rule: of its id, else of the longest beginning of it that has
  /// some; null when there are none. They may hold {term} and {element}.
  [[nodiscard]] const PublishedWords* find_published(std::string_view rule) const;

  [[nodiscard]] bool has(std::string_view code) const { return find(code) != nullptr; }

  /// The codes of findings and the keys of texts, in the order of the tables.
  [[nodiscard]] const std::vector<std::string_view>& codes() const { return codes_; }
  [[nodiscard]] const std::vector<std::string_view>& text_keys() const { return text_keys_; }

 private:
  Catalogue() = default;
  Done read_findings(std::string_view table);
  Done read_texts(std::string_view table);
  Done read_published(std::string_view table);
  [[nodiscard]] std::string value_text(const Value& value, Language language) const;
  [[nodiscard]] Words words_of_published(const Finding& finding, Language language) const;
  [[nodiscard]] Words words_of_unknown(const Finding& finding, Language language) const;

  std::vector<std::string> bytes_;  ///< the tables, viewed by all that follows
  std::unordered_map<std::string_view, FindingWords> findings_;
  std::unordered_map<std::string_view, Sentence> texts_;
  std::unordered_map<std::string_view, PublishedWords> published_;  ///< beginnings end with '*'
  std::vector<std::string_view> codes_, text_keys_;
};

}  // namespace ecluse::validation
