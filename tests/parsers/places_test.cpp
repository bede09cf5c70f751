// Every datum of every official example knows where it stands: so that a finding can point at it.
#include "tests/support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "parsers/draft.hpp"
#include "tests/parsers/readings.hpp"

namespace ecluse::parsers {
namespace {

using tests::reading_of;

struct Folder {
  const char* path;
  const char* prefix;
  const char* key;
  std::size_t documents;
};

constexpr Folder folders[] = {
    {"chorus/cii-fso1116a", "FSO1116A_", "", 24},
    {"chorus/facturx-fso1117a/xml", "FSO1117A_", "", 13},
    {"chorus/cpp-examples", "FSO1113A_", "", 1},
    {"chorus/ubl", "FSO1100A_", "", 1},
    {"chorus/ubl", "FEN0105A_", "ubl-2.1-memoire", 1},
};

/// The members of a group, brought in turn to the end, where the fields of the group are reached.
template <class T, class Visit>
void each_last(std::vector<T>& members, Visit visit) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::rotate(members.begin(), members.begin() + 1, members.end());
    visit();
  }
}

template <class Visit>
void each_member(Draft& draft, std::string_view group, Visit visit) {
  auto& piece = draft.piece;
  const auto in_lines = [&](auto nested) {
    each_last(piece.lines, [&] { each_last(piece.lines.back().*nested, visit); });
  };
  if (group.empty()) return visit();
  if (group == "note") return each_last(piece.notes, visit);
  if (group == "delivery") return each_last(piece.deliveries, visit);
  if (group == "payment") return each_last(piece.payments, visit);
  if (group == "prepayment") return each_last(piece.prepayments, visit);
  if (group == "vat") return each_last(piece.vat, visit);
  if (group == "allowance_charge") return each_last(piece.allowances_charges, visit);
  if (group == "attachment") return each_last(piece.attachments, visit);
  if (group == "line") return each_last(piece.lines, visit);
  if (group == "line.allowance_charge") return in_lines(&Line::allowances_charges);
  if (group == "line.property") return in_lines(&Line::properties);
  ADD_FAILURE() << "unknown group " << group;
}

class Places {
 public:
  Places(const Reading& reading, std::string name) : reading_(reading), name_(std::move(name)) {
    draft_.piece = *reading.piece;
    draft_.prices.resize(draft_.piece.lines.size());
  }

  /// The names of the fields that the document has, once each was looked at.
  std::set<std::string> look() {
    std::string group;
    for (const auto& field : all_fields()) {
      if (std::holds_alternative<GroupSlot>(field.slot))
        group = field.name;
      else
        each_member(draft_, group, [&] { look_at(field); });
    }
    for (const auto& line : draft_.piece.lines) {  // those that depend on the profile
      look_at("line.gross_price", line.gross_price);
      look_at("line.unit_price_with_vat", line.unit_price_with_vat);
    }
    return seen_;
  }

 private:
  void look_at(const FieldEntry& field) {
    if (const auto* text = std::get_if<TextSlot>(&field.slot))
      look_at(field.name, text->reach(draft_));
    if (const auto* number = std::get_if<NumberSlot>(&field.slot))
      look_at(field.name, number->reach(draft_));
    if (const auto* day = std::get_if<DaySlot>(&field.slot))
      look_at(field.name, day->reach(draft_));
  }

  template <class T>
  void look_at(const std::string& name, const Field<T>& field) {
    if (!field.value && !field.present()) return;
    seen_.insert(name);
    ASSERT_TRUE(field.at) << name_ << ": " << name;
    EXPECT_GT(field.at->line, 0U) << name_ << ": " << name;
    EXPECT_GT(field.at->column, 0U) << name_ << ": " << name;
    EXPECT_TRUE(field.value) << name_ << ": " << name << " is unreadable";
    const auto* root = field.at;
    while (root->parent) root = root->parent;
    EXPECT_EQ(root, reading_.document.root()) << name_ << ": " << name;
    EXPECT_TRUE(path_of(*field.at).starts_with(path_of(*root) + "/")) << name;
  }

  const Reading& reading_;
  std::string name_;
  Draft draft_;
  std::set<std::string> seen_;
};

TEST(Places, AreKnownForEveryFieldOfEveryOfficialExample) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  std::set<std::string> seen;
  for (const auto& folder : folders) {
    std::size_t documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*data / folder.path)) {
      const auto name = entry.path().filename().string();
      if (!name.starts_with(folder.prefix) || !name.ends_with(".xml")) continue;
      const auto reading = reading_of(tests::read_file(entry.path()), folder.key);
      ASSERT_TRUE(reading.piece) << name;
      seen.merge(Places(reading, name).look());
      ++documents;
    }
    EXPECT_EQ(documents, folder.documents) << folder.path;
  }
  EXPECT_GT(seen.size(), 90U);
}

}  // namespace
}  // namespace ecluse::parsers
