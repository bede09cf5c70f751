#include "parsers/line_fields.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

TEST(LineFields, AGroupWithinALineFollowsTheFieldsOfTheLine) {
  std::vector<FieldEntry> fields;
  add_lines(fields);
  ASSERT_TRUE(std::holds_alternative<GroupSlot>(fields.front().slot));
  EXPECT_EQ(fields.front().name, "line");
  std::vector<std::string> groups;
  for (const auto& field : fields) {
    if (std::holds_alternative<GroupSlot>(field.slot)) groups.push_back(field.name);
    EXPECT_TRUE(field.name.starts_with(groups.back())) << field.name;
  }
  EXPECT_EQ(groups, (std::vector<std::string>{"line", "line.allowance_charge", "line.property"}));
}

TEST(LineFields, AreThoseOfTheLastLine) {
  std::vector<FieldEntry> fields;
  add_lines(fields);
  Draft draft;
  const Element first, second;
  const auto& group = std::get<GroupSlot>(fields.front().slot);
  group.add(draft, first);
  group.add(draft, second);
  ASSERT_EQ(draft.piece.lines.size(), 2U);
  EXPECT_EQ(draft.prices.size(), 2U);
  EXPECT_EQ(draft.piece.lines[1].at, &second);
  const auto found = std::ranges::find(fields, "line.case_number", &FieldEntry::name);
  EXPECT_EQ(&std::get<TextSlot>(found->slot).reach(draft), &draft.piece.lines[1].case_number);
}

}  // namespace
}  // namespace ecluse::parsers
