#include "parsers/draft.hpp"

#include <set>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

TEST(Draft, EveryFieldHasItsOwnNameAndFollowsItsGroup) {
  std::set<std::string> names;
  std::string group;
  for (const auto& field : all_fields()) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    if (std::holds_alternative<GroupSlot>(field.slot)) {
      group = field.name;
      continue;
    }
    const bool in_its_group = group.empty() || field.name.starts_with(group + ".");
    EXPECT_TRUE(in_its_group) << field.name;
  }
  EXPECT_GT(names.size(), 100U);
}

TEST(Draft, NoTwoTextFieldsAreTheSamePlace) {
  Draft draft;
  const Element element;
  std::set<const Text*> places;
  for (const auto& field : all_fields()) {
    if (const auto* group = std::get_if<GroupSlot>(&field.slot)) group->add(draft, element);
    const auto* text = std::get_if<TextSlot>(&field.slot);
    if (text == nullptr) continue;
    EXPECT_TRUE(places.insert(&text->reach(draft)).second) << field.name;
  }
  EXPECT_FALSE(places.empty());
}

TEST(Draft, PaymentsTakeTheDueDateOfTheDocumentWhenTheyHaveNone) {
  const Element element;
  const auto day = [&](int d) {
    return Day{
        Date{std::chrono::year{2026}, std::chrono::May, std::chrono::day(static_cast<unsigned>(d))},
        {},
        &element,
        {}};
  };
  Draft draft;
  draft.piece.payments.resize(2);
  draft.piece.payments[0].due_date = day(1);
  draft.any_payment.due_date = day(2);
  const auto piece = finished(std::move(draft));
  EXPECT_EQ(piece.payments[0].due_date, day(1));
  EXPECT_EQ(piece.payments[1].due_date, day(2));
}

TEST(Draft, ADeliveryThatNamesNoSiteIsLeftOut) {
  Draft draft;
  draft.piece.deliveries.resize(3);
  const Element element;
  draft.piece.deliveries[1].site_id = {"S", "S", &element, {}};
  draft.piece.deliveries[2].address.city = {"Briare", "Briare", &element, {}};
  EXPECT_EQ(finished(std::move(draft)).deliveries.size(), 2U);
}

TEST(Draft, TheRegistrationIsToldOnlyWhenItIsNotTheIdentifier) {
  const Element number, register_entry;
  Draft draft;
  draft.piece.supplier.identifier.id = {"1", "1", &number, {}};
  draft.piece.supplier.registration = {"RCS", "RCS", &register_entry, {}};
  draft.piece.recipient.identifier.id = {"1", "1", &number, {}};
  draft.piece.recipient.registration = {"1", "1", &number, {}};
  const auto piece = finished(std::move(draft));
  EXPECT_TRUE(piece.supplier.registration.present());
  EXPECT_FALSE(piece.recipient.registration.present());
}

TEST(Draft, ALineIsADetailUnlessItSaysOtherwise) {
  EXPECT_EQ(line_type_of("INFORMATION"), LineType::information);
  EXPECT_EQ(line_type_of("REGROUPEMENT"), LineType::regroupement);
  EXPECT_EQ(line_type_of("GROUP"), LineType::regroupement);
  for (const auto* detail : {"", "DETAIL", "information", "Type"})
    EXPECT_EQ(line_type_of(detail), LineType::detail) << detail;
  EXPECT_TRUE(is_line_type("DETAIL"));
  EXPECT_FALSE(is_line_type("Type"));
}

}  // namespace
}  // namespace ecluse::parsers
