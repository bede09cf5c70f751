// The same invoice in every syntax is the same piece: samples/twins/<invoice>/<syntax>.xml,
// compared field by field with the one in UBL. What a syntax has no place for, or says in its own
// words, is a row of twins.tsv with its reason; nothing else may differ, and a row that is not
// needed is refused.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "parsers/facturx.hpp"
#include "parsers/reader.hpp"
#include "tests/support/pdfs.hpp"
#include "tests/support/piece_dump.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

using Values = std::map<std::string, std::string>;  ///< of a field, by its name

/// How a syntax differs from UBL on a field.
struct Difference {
  std::string syntax, field;
  bool absent = false;  ///< it never has the field; else it says another value, or says it besides
  std::string reason;
};

std::vector<Difference> read_differences() {
  const auto text = read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/pieces/twins.tsv");
  const auto table = read_table(text, {"syntax", "field", "how", "reason"});
  std::vector<Difference> all;
  for (const auto& [line, cells] : table.value())
    all.push_back({std::string(cells[0]), std::string(cells[1]), cells[2] == "absent",
                   std::string(cells[3])});
  return all;
}

const std::vector<Difference>& differences() {
  static const auto all = read_differences();
  return all;
}

const Difference* difference_on(const std::string& syntax, const std::string& field) {
  for (const auto& one : differences())
    if (one.syntax == syntax && one.field == field) return &one;
  return nullptr;
}

parsers::Reading reading_of(const std::filesystem::path& path) {
  static const auto schemas = parsers::SchemaSet::embedded();
  static parsers::Reader reader(schemas);
  const auto xml = read_file(path);
  if (path.stem() == "ubl-portail") return reader.read(xml, "ubl-2.1-memoire");
  if (path.stem() != "facturx") return reader.read(xml);
  const auto contents = parsers::read_pdf(facturx_of(xml));
  return reader.read(parsers::choose_invoice(contents).invoice->bytes);
}

std::string words_of(const parsers::Reading& reading) {
  std::string words;
  for (const auto& one : reading.findings)
    words += one.code + " " + one.place.path + " " + std::string(value_of(one, "detail")) + "\n";
  return words;
}

/// The invoices, and the syntaxes of each besides UBL.
std::vector<std::pair<std::string, std::string>> all_twins() {
  std::vector<std::pair<std::string, std::string>> twins;
  for (const auto& invoice : std::filesystem::directory_iterator(samples() / "twins"))
    for (const auto& file : std::filesystem::directory_iterator(invoice))
      if (const auto syntax = file.path().stem().string(); syntax != "ubl")
        twins.emplace_back(invoice.path().filename().string(), syntax);
  std::ranges::sort(twins);
  return twins;
}

/// "name: a | b" for each field that two pieces say otherwise, or that one of them only says.
std::string differing(Values a, Values b) {
  std::string text;
  for (const auto& [name, value] : b) a.try_emplace(name);
  for (const auto& [name, value] : a)
    if (b[name] != value) text += name + ": " + value + " | " + b[name] + "\n";
  return text;
}

/// What the house does not compare since another field says it, or a default.
bool said_by_another(const std::string& field) {
  return field == "payment.account_type" || field == "cadre" || field.ends_with(".scheme");
}

class Twins : public testing::TestWithParam<std::pair<std::string, std::string>> {
 protected:
  Twins() : folder_(samples() / "twins" / GetParam().first), syntax_(GetParam().second) {}

  /// Whether the table lets two pieces differ on that field.
  [[nodiscard]] bool may_differ(const DumpedField& field) const {
    return difference_on(syntax_, field.generic) != nullptr;
  }

  [[nodiscard]] Values compared(const Piece& piece) const {
    Values values;
    for (const auto& field : fields_of(piece))
      if (!may_differ(field)) values[field.name] = field.value;
    return values;
  }

  void expect_absent(const Piece& piece) const {
    for (const auto& field : fields_of(piece)) {
      const auto* row = difference_on(syntax_, field.generic);
      EXPECT_FALSE(row && row->absent) << syntax_ << " has " << field.name << ": " << row->reason;
    }
  }

  /// Whether the piece says what the syntax has no place for, the type of an account apart: the
  /// house takes it from the account.
  [[nodiscard]] bool lacks_something(const Piece& piece) const {
    return std::ranges::any_of(fields_of(piece), [this](const auto& field) {
      const auto* row = difference_on(syntax_, field.generic);
      return row && row->absent && !said_by_another(field.generic);
    });
  }

  std::filesystem::path folder_;
  std::string syntax_;
};

TEST_P(Twins, AreEqualFieldByField) {
  const auto ubl = reading_of(folder_ / "ubl.xml");
  const auto twin = reading_of(folder_ / (syntax_ + ".xml"));
  ASSERT_TRUE(ubl.piece && twin.piece);
  EXPECT_EQ(words_of(ubl), "");
  EXPECT_EQ(words_of(twin), "");
  EXPECT_EQ(differing(compared(*ubl.piece), compared(*twin.piece)), "");
  expect_absent(*twin.piece);
}

/// Where a syntax has a place for all that the invoice says, the house itself finds them equal.
TEST_P(Twins, AreEqualForTheHouse) {
  const auto ubl = reading_of(folder_ / "ubl.xml");
  const auto twin = reading_of(folder_ / (syntax_ + ".xml"));
  EXPECT_EQ(same_content(*ubl.piece, *twin.piece), !lacks_something(*ubl.piece));
}

INSTANTIATE_TEST_SUITE_P(Samples, Twins, testing::ValuesIn(all_twins()), [](const auto& row) {
  auto name = row.param.first + "_" + row.param.second;
  std::ranges::replace(name, '-', '_');
  return name;
});

/// The values of every field of that name, in order.
std::vector<std::string> values_of(const Piece& piece, const std::string& field) {
  std::vector<std::string> values;
  for (const auto& one : fields_of(piece))
    if (one.generic == field) values.push_back(one.value);
  return values;
}

bool differs_somewhere(const Difference& row) {
  return std::ranges::any_of(all_twins(), [&](const auto& twin) {
    if (twin.second != row.syntax) return false;
    const auto folder = samples() / "twins" / twin.first;
    const auto ubl = reading_of(folder / "ubl.xml");
    const auto other = reading_of(folder / (row.syntax + ".xml"));
    return values_of(*ubl.piece, row.field) != values_of(*other.piece, row.field);
  });
}

TEST(TwinsTable, HasNoRowThatIsNotNeeded) {
  for (const auto& row : differences()) {
    EXPECT_TRUE(differs_somewhere(row)) << row.syntax << " " << row.field;
    EXPECT_FALSE(row.reason.empty()) << row.syntax << " " << row.field;
  }
}

TEST(TwinsTable, HasAtLeastTheInvoicesOfThePlan) {
  std::map<std::string, std::set<std::string>> syntaxes;
  for (const auto& [invoice, syntax] : all_twins()) syntaxes[invoice].insert(syntax);
  for (const auto* invoice :
       {"already-paid", "avoir", "memoire", "ordinary", "subcontractor", "works"})
    EXPECT_THAT(syntaxes[invoice], testing::IsSupersetOf({"cii", "cpp", "facturx"})) << invoice;
}

}  // namespace
}  // namespace ecluse::tests
