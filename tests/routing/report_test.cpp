#include "routing/report.hpp"

#include <gtest/gtest.h>

#include "routing/tables.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

TEST(Report, GivesEachFindingTheSeverityOfTheTable) {
  const auto severities = Severities::load(embedded_table("severites.tsv")).value();
  Report report(severities);
  report.add("REF_CADRE_ESPACE", {}, {});
  EXPECT_FALSE(report.refused());
  report.add("REF_CADRE_INTERDIT", {4, 2, "/a", "BT-23"}, {{"cadre", "A5"}});
  EXPECT_TRUE(report.refused());
  const auto findings = report.take();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[1], (Finding{"REF_CADRE_INTERDIT",
                                  Severity::error,
                                  Layer::referentiel,
                                  {4, 2, "/a", "BT-23"},
                                  {{"cadre", "A5"}}}));
}

TEST(Place, IsThatOfTheFieldWhenItIsThere) {
  tests::SamplePiece sample;
  sample.recipient("123");
  const auto& field = sample.piece.recipient.identifier.id;
  const auto place = place_of_field(sample.piece, field, {}, "BT-47");
  EXPECT_EQ(place, place_of(*field.at, "BT-47"));
  EXPECT_EQ(place.path, "/CrossIndustryInvoice/BuyerTradeParty/ID");
}

TEST(Place, IsTheNearestGroupForAnAbsentField) {
  tests::SamplePiece sample;
  sample.recipient("123");
  const auto place = place_of_field(sample.piece, sample.piece.recipient.service_code,
                                    {"", "BuyerTradeParty/Contact/ID"}, "BT-10");
  EXPECT_EQ(place, place_of(*sample.buyer, "BT-10"));
}

TEST(Missing, NamesTheElementThatTheSyntaxExpects) {
  tests::SamplePiece sample;
  sample.recipient("123");
  const auto& absent = sample.piece.engagement;
  const Whereabouts where{"OrderReference/ID", "A/B"};
  EXPECT_EQ(missing(sample.piece, absent, where), (std::vector<Value>{{"missing", "A.B"}}));
  sample.piece.syntax = Syntax::ubl_invoice;
  EXPECT_EQ(missing(sample.piece, absent, where),
            (std::vector<Value>{{"missing", "OrderReference.ID"}}));
  EXPECT_TRUE(missing(sample.piece, absent, {"", "A/B"}).empty()) << "UBL has no place for it";
  EXPECT_TRUE(missing(sample.piece, sample.piece.recipient.identifier.id, where).empty())
      << "it is there";
}

TEST(Place, IsTheDocumentWhenNothingOnTheWayIsThere) {
  const tests::SamplePiece sample;
  EXPECT_EQ(place_of_field(sample.piece, sample.piece.engagement, {"A/B", "A/B"}, "BT-13"),
            place_of(*sample.root, "BT-13"));
}

TEST(Place, PrefersTheTermOfTheField) {
  tests::SamplePiece sample;
  sample.piece.engagement = sample.field(sample.root, "ID", "1");
  sample.piece.engagement.term = "BT-13";
  EXPECT_EQ(place_of_field(sample.piece, sample.piece.engagement, {}, "BT-0").term, "BT-13");
}

TEST(Place, ExistsWithoutADocument) {
  const Piece piece;
  EXPECT_EQ(place_of_field(piece, piece.cadre, {}, "BT-23"), (Place{0, 0, "", "BT-23"}));
}

}  // namespace
}  // namespace ecluse::routing
