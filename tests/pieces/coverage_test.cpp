// What the official examples say is read, and nothing of theirs is left aside without a reason:
// each datum of chorus-edi.md §11 and §7.1 is a field (catalogue.tsv), and each element with a text
// is the place of a field, or a row of unread_elements.tsv says why not.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "parsers/draft.hpp"
#include "tests/pieces/official_pieces.hpp"
#include "tests/support/piece_dump.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

using Names = std::set<std::string>;

std::vector<std::vector<std::string>> rows_of(const char* file,
                                              const std::vector<std::string_view>& columns) {
  const auto path = std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/pieces" / file;
  const auto text = read_file(path);
  const auto table = read_table(text, columns);
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table.value()) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

/// Field -> the names of the examples that have it.
std::map<std::string, Names> examples_by_field() {
  std::map<std::string, Names> examples;
  for (const auto& [name, reading] : official_pieces())
    for (const auto& field : fields_of(reading.piece.value())) examples[field.generic].insert(name);
  return examples;
}

/// The names of the examples of an interface.
Names examples_of(const std::string& interface) {
  Names names;
  for (const auto& [name, reading] : official_pieces())
    if (name.starts_with(interface)) names.insert(name);
  return names;
}

std::string joined(const Names& names) {
  std::string text;
  for (const auto& name : names) text += "\n  " + name;
  return text;
}

/// `presence` is FSO1116A, FSO1117A (in all of its examples) or some (in one at least).
void expect_present(const std::string& field, const std::string& presence, const Names& having) {
  if (presence == "some") {
    EXPECT_FALSE(having.empty()) << field;
    return;
  }
  for (const auto& name : examples_of(presence))
    EXPECT_TRUE(having.contains(name)) << field << " is not read in " << name;
}

TEST(Catalogue, IsReadFromTheOfficialExamples) {
  if (official_pieces().empty()) GTEST_SKIP() << "../shared/data is absent";
  auto examples = examples_by_field();
  for (const auto& row : rows_of("catalogue.tsv", {"datum", "field", "presence"}))
    expect_present(row[1], row[2], examples[row[1]]);
}

TEST(PieceDump, KnowsEveryRepeatingGroup) {
  std::vector<std::string_view> groups;
  const auto entries = parsers::all_fields();
  for (const auto& entry : entries)
    if (std::holds_alternative<parsers::GroupSlot>(entry.slot)) groups.push_back(entry.name);
  EXPECT_THAT(dumped_groups(), testing::IsSupersetOf(groups));
}

// ---- What no field takes.

/// The elements that carry a field, and the decoded contents.
std::set<const void*> places_in(const Piece& piece) {
  std::set<const void*> places;
  for (const auto& field : fields_of(piece)) places.insert(field.at);
  for (const auto& attachment : piece.attachments) places.insert(attachment.content);
  return places;
}

void collect_unread(const Element& element, const std::set<const void*>& places, Names& unread) {
  const bool says = !trimmed_text(element).empty() || element.blob;
  if (says && !places.contains(&element) && !(element.blob && places.contains(element.blob)))
    unread.insert(generic_path_of(element));
  for (const auto* one = element.first_child; one; one = one->next)
    collect_unread(*one, places, unread);
}

/// Path -> the examples where an element of that path is the place of no field.
std::map<std::string, Names> unread_elements() {
  std::map<std::string, Names> unread;
  for (const auto& [name, reading] : official_pieces()) {
    Names paths;
    collect_unread(*reading.piece.value().root, places_in(*reading.piece), paths);
    for (const auto& path : paths) unread[path].insert(name);
  }
  return unread;
}

TEST(OfficialExamples, SayNothingThatIsLeftAsideWithoutAReason) {
  if (official_pieces().empty()) GTEST_SKIP() << "../shared/data is absent";
  const auto unread = unread_elements();
  Names excepted;
  for (const auto& row : rows_of("unread_elements.tsv", {"path", "reason"})) {
    excepted.insert(row[0]);
    EXPECT_FALSE(row[1].empty()) << row[0];
    EXPECT_TRUE(unread.contains(row[0])) << row[0] << " is read everywhere: take out its row";
  }
  for (const auto& [path, names] : unread)
    EXPECT_TRUE(excepted.contains(path)) << path << " is no field in" << joined(names);
}

}  // namespace
}  // namespace ecluse::tests
