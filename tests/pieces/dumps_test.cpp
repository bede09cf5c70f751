// What is read from every official example, field by field: tests/pieces/dumps/<example>.tsv.
//
// The examples belong to AIFE, so that no sentence, name or address of theirs may stand in this
// repository. What stands there are facts: which field is read from which element, the codes,
// amounts, dates and identifiers, since these are what the rules judge, and of any other text its
// number of bytes and eight digits of its SHA-256: a reviewer sees that a text moved, was cut or
// changed, and looks in the example for what it says.
//
// `make golden` rewrites them where the reference data is.
#include <stdlib.h>

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/pieces/official_pieces.hpp"
#include "tests/support/piece_dump.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

/// Texts that are codes of a list or identifiers; any other is told by its hash.
const std::set<std::string_view> kept_texts{
    "number",
    "type",
    "cadre",
    "profile",
    "currency",
    "engagement",
    "marche",
    "marche_type",
    "origin_invoice",
    "supplier.vat_number",
    "supplier.vat_regime",
    "supplier.service_code",
    "supplier.address.country",
    "recipient.vat_number",
    "recipient.service_code",
    "recipient.address.country",
    "payment.means",
    "payment.iban",
    "payment.bic",
    "vat.category",
    "vat.due_date_type",
    "allowance_charge.is_charge",
    "allowance_charge.reason_code",
    "allowance_charge.vat_category",
    "attachment.type",
    "attachment.mime",
    "line.id",
    "line.type",
    "line.unit",
    "line.item_id",
    "line.vat_category",
    "line.delivery_site",
};

std::filesystem::path folder() {
  return std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/pieces/dumps";
}

std::string shown(const DumpedField& field) {
  const bool kept = field.kind != DumpedKind::text || kept_texts.contains(field.generic);
  const auto value = kept ? field.value
                          : std::to_string(field.value.size()) + " bytes " +
                                lifecycle::sha256_hex(field.value).substr(0, 8);
  return field.readable ? value : "unreadable: " + value;
}

std::string place_cells(const DumpedField& field) {
  if (!field.at) return "-\t-\t-";
  const auto place = place_of(*field.at, field.term);
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "\t" + place.path +
         "\t" + (place.term.empty() ? "-" : place.term);
}

std::string table_of(const parsers::Reading& reading) {
  std::string table = "field\tvalue\tplace\tpath\tterm\n";
  if (!reading.piece) return table;
  for (const auto& field : fields_of(*reading.piece))
    table += field.name + "\t" + shown(field) + "\t" + place_cells(field) + "\n";
  return table;
}

bool rewriting() {
  const char* wish = getenv("ECLUSE_GOLDEN");
  return wish && std::string_view(wish) == "rewrite";
}

std::vector<std::string> files_in(const std::filesystem::path& where) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(where))
    names.push_back(entry.path().filename().string());
  return names;
}

void rewrite(const std::vector<OfficialPiece>& pieces) {
  std::filesystem::remove_all(folder());
  std::filesystem::create_directories(folder());
  for (const auto& [name, reading] : pieces)
    std::ofstream(folder() / (name + ".tsv")) << table_of(reading);
}

TEST(Dumps, AreThoseOfEveryOfficialExample) {
  const auto& pieces = official_pieces();
  if (pieces.empty()) GTEST_SKIP() << "../shared/data is absent";
  if (rewriting()) rewrite(pieces);
  std::vector<std::string> names;
  for (const auto& [name, reading] : pieces) {
    names.push_back(name + ".tsv");
    EXPECT_TRUE(reading.piece) << name << " holds no piece";
    EXPECT_EQ(table_of(reading), read_file(folder() / names.back())) << name;
  }
  EXPECT_THAT(files_in(folder()), testing::UnorderedElementsAreArray(names));
}

}  // namespace
}  // namespace ecluse::tests
