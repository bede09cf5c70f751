#include "parsers/status_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/paris.hpp"
#include "tests/parsers/readings.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::string_view header = "path\tfield\tterm\n";

Result<StatusMap> map_of(const std::string& table) {
  return StatusMap::compile(table, parse_iso_date, parse_date_time);
}

/// Any document will do: only its tree is asked for.
Document tree_of(std::string_view xml) {
  return tests::reading_of(xml).document;
}

TEST(StatusMap, MakesAnEventOfEachUnit) {
  const auto table = std::string(header) +
                     "M/Id\tdocument_id\tD\nU\tunit\t-\n./N\tnumber\tN\n../M/Who@id\tactor.id\tA\n"
                     "./R\tmotif\t-\n././C\tmotif.code\tC\n././T\tmotif.text\tT\n";
  const auto map = map_of(table);
  ASSERT_TRUE(map) << map.error().detail;
  const auto document = tree_of(
      "<CPPStatut><M><Id>7</Id><Who id='x'/></M><U><N>1</N><R><C>a</C></R><R><T>b</T></R><R/></U>"
      "<U><N>2</N></U></CPPStatut>");
  ASSERT_NE(document.root(), nullptr);
  const auto events = map->read(*document.root(), 10);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(text_of(events[0].document_id), "7");
  EXPECT_EQ(text_of(events[0].actor.identifier.id), "x");
  ASSERT_EQ(events[0].motifs.size(), 2U) << "an empty member says nothing";
  EXPECT_EQ(text_of(events[0].motifs[1].text), "b");
  EXPECT_EQ(text_of(events[1].number), "2");
  EXPECT_THAT(events[1].motifs, testing::IsEmpty());
  EXPECT_EQ(map->read(*document.root(), 1).size(), 1U);
}

TEST(StatusMap, AsksConditionsAndTakesTheFirstRow) {
  const auto table = std::string(header) +
                     "U\tunit\t-\n./P[K=BY]/I\trecipient.id\t-\n./P[!K]/I\trecipient.id\t-\n"
                     "./A\tcomment\t-\n./B\tcomment\t-\n./Q[I]/I\tservice\t-\n";
  const auto map = map_of(table);
  ASSERT_TRUE(map) << map.error().detail;
  const auto document = tree_of(
      "<CPPStatut><U><P><K>SE</K><I>1</I></P><P><K>BY</K><I>2</I></P><P><I>3</I></P><A> </A>"
      "<B>said</B><Q><I/></Q><Q><I>5</I></Q></U></CPPStatut>");
  const auto events = map->read(*document.root(), 10);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(text_of(events[0].recipient.identifier.id), "2");
  EXPECT_EQ(text_of(events[0].comment), "said") << "an empty text yields";
  EXPECT_EQ(text_of(events[0].service), "5");
}

TEST(StatusMap, RefusesABadTable) {
  struct Row {
    const char *rows, *detail;
  };
  for (const auto& row : {Row{"A\tnothing\t-\n", "line 2: unknown field nothing"},
                          Row{"./A\tnumber\t-\n", "line 2: no unit above"},
                          Row{"A[B\tnumber\t-\n", "line 2: malformed step A[B"},
                          Row{"U\tunit\t-\n././A\tmotif.code\t-\n", "line 3: no group above"}}) {
    const auto table = std::string(header) + row.rows;
    const auto map = map_of(table);
    ASSERT_FALSE(map) << row.rows;
    EXPECT_EQ(map.error().code, "E_TABLE");
    EXPECT_EQ(map.error().detail, row.detail);
  }
}

}  // namespace
}  // namespace ecluse::parsers
