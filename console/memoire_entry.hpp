// A mémoire de frais de justice as somebody types it (acceptance.md MFJ-02 to MFJ-09): the fields
// of the form (tables/memoire_fields.tsv), what is wrong with each, its sums, and the document of
// FSO1120A that says the same. What the gate thinks of that document is asked from the gate. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "console/hands.hpp"
#include "console/request.hpp"
#include "model/decimal.hpp"

namespace ecluse::console {

/// How many lines a form may have: read_form() takes a hundred fields.
inline constexpr int most_entry_lines = 8;

enum class EntryKind : std::uint8_t { text, date, amount, siret, list, flag };
/// What a field tells that is masked elsewhere (daemon/masking).
enum class EntryData : std::uint8_t { open, person, case_of_law };

/// One row of the table.
struct EntryField {
  std::string name, block;
  EntryKind kind = EntryKind::text;
  std::string list{};  ///< of which words a list is made: texte, regime…
  bool required = false;
  std::size_t most = 0;  ///< characters
  std::string given{};
  EntryData data = EntryData::open;
};

/// Of a table of console/tables, in the order of the form.
std::vector<EntryField> fields_in(std::string_view table);
/// Those of a mémoire.
const std::vector<EntryField>& entry_fields();

/// What was typed: by the name of a field, of a line by name and number ("affaire_1").
class Entry {
 public:
  /// A form nobody has filled, with one line.
  static Entry blank();
  /// Of a form: as many lines as its field "lignes" says, 1 to most_entry_lines.
  static Entry of(const Fields& form);

  [[nodiscard]] int lines() const { return lines_; }
  void add_line() { lines_ = lines_ < most_entry_lines ? lines_ + 1 : lines_; }
  /// Without the spaces around it.
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] std::string value(std::string_view name, int line) const;
  /// A number as the French or the machines write it; zero for none.
  [[nodiscard]] Decimal amount(std::string_view name, int line) const;
  /// Whether nothing was typed in a line but what stands there by itself.
  [[nodiscard]] bool blank_line(int line) const;
  /// Whether a line is there and says something: the first always does.
  [[nodiscard]] bool told(int line) const {
    return line >= 1 && line <= lines_ && (line == 1 || !blank_line(line));
  }

 private:
  Fields values_;
  int lines_ = 1;
};

/// The name of a field of a line.
std::string line_name(std::string_view name, int line);

/// What is wrong with a field: its name in the form, and the word that says it ("fault_missing").
struct EntryFault {
  std::string name, word;
};

/// Of these fields, none of which is of a line.
std::vector<EntryFault> faults_of(const std::vector<EntryField>& fields, const Entry& entry,
                                  const std::vector<EntryWord>& words);
/// None for an entry that makes a document. Blank lines are not judged, but the first.
std::vector<EntryFault> faults_of(const Entry& entry, const std::vector<EntryWord>& words);

/// The sums, as the document declares them: VAT half-up by rate, on what is no outlay.
struct EntryTotals {
  Decimal net{}, vat{}, gross{};
};
EntryTotals totals_of(const Entry& entry);

/// A file that the document carries: of a line of the entry, or of the whole (0).
struct Carried {
  std::string kind, designation, name, bytes;
  int line = 0;
};

/// The document, UBL 2.1 in the form of FSO1120A, in the words of the referential. The entry has no
/// fault, and tells the lines that files are of.
std::string memoire_document(const Entry& entry, const std::vector<EntryWord>& words,
                             const std::vector<Carried>& files = {});

}  // namespace ecluse::console
