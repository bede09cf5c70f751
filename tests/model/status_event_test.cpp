#include "model/status_event.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

Text text(std::string_view value) {
  return {value, value, nullptr, {}};
}

StatusEvent event() {
  StatusEvent one;
  one.number = text("F-1");
  one.supplier.identifier = {text("219 900 016 00011"), text("1"), IdentifierType::siret};
  one.code = text("06");
  one.status = "SUSPENDUE";
  one.motifs.push_back({text("JUSTIF_ABS"), text("Justificatif absent")});
  one.amounts.push_back({text("MEN"), {Decimal::of(120), "120", nullptr, {}}, text("EUR"), {}});
  return one;
}

TEST(StatusEvent, IsEqualToItsTwinWhateverTheWriting) {
  auto twin = event();
  twin.code = text("208");
  twin.label = text("Suspendue");
  twin.document_id = text("CDV-1");
  EXPECT_TRUE(same_content(event(), twin));
  twin.comment = text("le devis");
  EXPECT_FALSE(same_content(event(), twin));
}

TEST(StatusNotice, KeepsWhatMattersOnceTheDocumentIsGone) {
  const auto notice = notice_of(event());
  EXPECT_EQ(notice.number, "F-1");
  EXPECT_EQ(notice.supplier, "21990001600011");
  EXPECT_EQ(notice.code, "06");
  EXPECT_EQ(notice.status, "SUSPENDUE");
  EXPECT_EQ(notice.motif, "JUSTIF_ABS");
  EXPECT_EQ(notice.comment, "Justificatif absent") << "words of the motif, in lack of a comment";
  EXPECT_EQ(notice.amount_type, "MEN");
  EXPECT_EQ(notice.amount, Decimal::of(120));
  EXPECT_FALSE(notice.when);
  EXPECT_EQ(notice.place, Place{});
}

TEST(StatusObject, HasANameInTables) {
  EXPECT_EQ(name_of(StatusObject::piece), "piece");
  EXPECT_EQ(name_of(StatusObject::flux), "flux");
}

}  // namespace
}  // namespace ecluse
