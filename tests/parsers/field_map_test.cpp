#include "parsers/field_map.hpp"

#include <gtest/gtest.h>

#include "parsers/tree_builder.hpp"
#include "parsers/ubl.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

/// A tree written by hand: names and texts, "(" opens and ")" closes.
class Tree {
 public:
  explicit Tree(std::vector<std::string> words) : words_(std::move(words)) {
    builder_.begin(document_);
    builder_.open(nullptr, "root", nullptr);
    for (const auto& word : words_) {
      if (word == ")") {
        builder_.close({});
      } else if (const auto sign = word.find('='); word.starts_with('@')) {
        auto room = document_.add_attributes(1);
        room[0].name = std::string_view(word).substr(1, sign - 1);
        room[0].value = std::string_view(word).substr(sign + 1);
        builder_.current()->attributes = room;
      } else if (sign != std::string::npos) {
        builder_.open(nullptr, keep(word.substr(0, sign)), nullptr);
        builder_.current()->text = document_.keep(word.substr(sign + 1));
      } else {
        builder_.open(nullptr, keep(word), nullptr);
      }
    }
  }
  [[nodiscard]] const Element& root() const { return *document_.root(); }

 private:
  const char* keep(const std::string& name) {
    const auto kept = document_.keep(name + '\0');
    return kept.data();
  }
  std::vector<std::string> words_;
  Document document_;
  TreeBuilder builder_;
};

Result<FieldMap> map_of(std::string_view rows) {
  static std::vector<std::unique_ptr<std::string>> kept;  // maps view their table
  kept.push_back(std::make_unique<std::string>("path\tfield\tterm\n" + std::string(rows)));
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  return FieldMap::compile(*kept.back(), ubl_day, *types);
}

Draft filled(std::string_view rows, const Tree& tree) {
  Draft draft;
  map_of(rows).value().fill(tree.root(), draft);
  return draft;
}

TEST(FieldMap, TakesTextsAttributesAndTermsByTheirPath) {
  const Tree tree({"A", "B= F1 ", "@x=EUR", ")", ")"});
  const auto piece =
      filled("A/B\tnumber\tBT-1\nA/B@x\tcurrency\t-\nA/B@y\tprofile\t-\n", tree).piece;
  EXPECT_EQ(text_of(piece.number), "F1");
  EXPECT_EQ(piece.number.term, "BT-1");
  EXPECT_EQ(piece.number.at, tree.root().first_child->first_child);
  EXPECT_EQ(text_of(piece.currency), "EUR");
  EXPECT_EQ(piece.currency.term, "");
  EXPECT_FALSE(piece.profile.present());
}

TEST(FieldMap, AnEarlierRowGoesFirstThenTheOrderOfTheDocument) {
  const Tree tree({"B=b1", ")", "B=b2", ")", "A=a1", ")", "A=a2", ")"});
  EXPECT_EQ(text_of(filled("A\tnumber\t-\nB\tnumber\t-\n", tree).piece.number), "a1");
  EXPECT_EQ(text_of(filled("B\tnumber\t-\nA\tnumber\t-\n", tree).piece.number), "b1");
  EXPECT_EQ(text_of(filled("A|B\tnumber\t-\n", tree).piece.number), "b1");
}

TEST(FieldMap, AnEmptyTextYieldsToAnyOtherButIsAValue) {
  const Tree tree({"A=", ")", "B=b", ")"});
  EXPECT_EQ(text_of(filled("A\tnumber\t-\nB\tnumber\t-\n", tree).piece.number), "b");
  const auto alone = filled("A\tnumber\t-\n", tree).piece.number;
  EXPECT_TRUE(alone.present());
  EXPECT_EQ(alone.value, "");
}

TEST(FieldMap, ConditionsChooseAmongElementsOfTheSameName) {
  const Tree tree({"P", "N=OTHER", ")", "V=1", ")", ")", "P", "N=TYPE_LIGNE", ")", "V=2", ")", ")",
                   "P", "@s=VA", "V=3", ")", ")"});
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"P[N=TYPE_LIGNE]/V", "2"}, {"P[N!=OTHER]/V", "2"}, {"P[!N]/V", "3"},
      {"P[@s]/V", "3"},           {"P[@s=VA]/V", "3"},    {"P[@s!=VA]/V", "1"},
      {"P[N][N!=OTHER]/V", "2"},  {"P/V", "1"},
  };
  for (const auto& [path, value] : rows)
    EXPECT_EQ(text_of(filled(std::string(path) + "\tnumber\t-\n", tree).piece.number), value)
        << path;
}

TEST(FieldMap, GroupsRepeatAndKeepTheirMembersApart) {
  const Tree tree({"L", "I=1", ")", ")", "M", "I=2", ")", "Q=5", ")", ")", "L", ")"});
  const auto piece = filled("L|M\tline\t-\n./I\tline.id\t-\n./Q\tline.quantity\t-\n", tree).piece;
  ASSERT_EQ(piece.lines.size(), 3U);
  EXPECT_EQ(text_of(piece.lines[0].id), "1");
  EXPECT_EQ(text_of(piece.lines[1].id), "2");
  EXPECT_EQ(piece.lines[1].quantity.value, Decimal::of(5));
  EXPECT_FALSE(piece.lines[2].id.present());
  EXPECT_EQ(piece.lines[2].at->name, "L");
}

TEST(FieldMap, AGroupWithinALineBelongsToThatLine) {
  const Tree tree({"L", "P", "V=a", ")", ")", "P", "V=b", ")", ")", ")", "L", "P", "V=c", ")", ")",
                   "I=2", ")", ")"});
  const auto lines =
      filled("L\tline\t-\n./I\tline.id\t-\nL/P\tline.property\t-\n./V\tline.property.value\t-\n",
             tree)
          .piece.lines;
  ASSERT_EQ(lines.size(), 2U);
  ASSERT_EQ(lines[0].properties.size(), 2U);
  EXPECT_EQ(text_of(lines[0].properties[1].value), "b");
  ASSERT_EQ(lines[1].properties.size(), 1U);
  EXPECT_EQ(text_of(lines[1].properties[0].value), "c");
  EXPECT_EQ(text_of(lines[1].id), "2");
}

TEST(FieldMap, AnAttachmentWithinALineKnowsIt) {
  const Tree tree({"A", "N=1", ")", ")", "L", "I=7", ")", "D", "A", ")", ")", ")", "A", ")"});
  const auto piece =
      filled("L\tline\t-\n./I\tline.id\t-\nA\tattachment\t-\nL/D/A\tattachment\t-\n", tree).piece;
  ASSERT_EQ(piece.attachments.size(), 3U);
  EXPECT_FALSE(piece.attachments[0].line.present());
  EXPECT_EQ(text_of(piece.attachments[1].line), "7");
  EXPECT_FALSE(piece.attachments[2].line.present());
}

TEST(FieldMap, AGroupMayBeItsOwnText) {
  const Tree tree({"N=one", ")", "N=two", ")"});
  const auto notes = filled("N\tnote\t-\n./\tnote.content\tBT-22\n", tree).piece.notes;
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(text_of(notes[1].content), "two");
}

TEST(FieldMap, UnnamedLinesOfAnAddressTakeTheNextFreePlace) {
  const Tree tree(
      {"A", "L=1 quai", ")", "L=", ")", "L=Bât. B", ")", "L=Cour 2", ")", "L=x", ")", ")"});
  const auto address = filled("A/L\tpayee.address.lines\tBT-35\n", tree).piece.payee.address;
  EXPECT_EQ(text_of(address.line), "1 quai");
  EXPECT_EQ(text_of(address.additional_line), "Bât. B");
  EXPECT_EQ(text_of(address.third_line), "Cour 2");
}

TEST(FieldMap, AnElementIsPresentWhenItHasChildren) {
  const Tree tree({"A", "B", "C=1", ")", ")", ")", "A", "B", ")", "D=2", ")", ")"});
  EXPECT_EQ(text_of(filled("A[B]/B/C\tnumber\t-\n", tree).piece.number), "1");
  EXPECT_EQ(text_of(filled("A[!B]/D\tnumber\t-\n", tree).piece.number), "2");
}

TEST(FieldMap, TheTotalInTheAccountingCurrencyIsItsOwnField) {
  const std::string_view rows = "C\tcurrency\t-\nV\tvat_currency\t-\nT\ttotals.vat_accounting\t-\n";
  const Tree both(
      {"C=USD", ")", "V=EUR", ")", "T=1", "@currencyID=USD", ")", "T=2", "@currencyID=EUR", ")"});
  EXPECT_EQ(filled(rows, both).piece.totals.vat_accounting.value, Decimal::of(2));
  const Tree one({"C=EUR", ")", "T=1", "@currencyID=EUR", ")"});
  EXPECT_FALSE(filled(rows, one).piece.totals.vat_accounting.present());
}

TEST(FieldMap, MembersBeyondTheRoomAreLeftOutWithTheirFields) {
  const Tree tree({"L", "I=1", ")", ")", "L", "I=2", ")", ")", "L", "I=3", ")", ")", "N=F1", ")"});
  Draft draft;
  map_of("L\tline\t-\n./I\tline.id\t-\nN\tnumber\t-\n").value().fill(tree.root(), draft, 2);
  ASSERT_EQ(draft.piece.lines.size(), 2U);
  EXPECT_EQ(text_of(draft.piece.lines[1].id), "2");
  EXPECT_EQ(text_of(draft.piece.number), "F1");
}

TEST(FieldMap, AnUnreadableNumberOrDayKeepsWhatWasWritten) {
  const Tree tree({"N=12,5", ")", "D=hier", ")"});
  const auto piece = filled("N\ttotals.net\t-\nD\tissue_date\t-\n", tree).piece;
  EXPECT_TRUE(piece.totals.net.unreadable());
  EXPECT_EQ(piece.totals.net.written, "12,5");
  EXPECT_TRUE(piece.issue_date.unreadable());
}

TEST(FieldMap, AnAmountInTheCurrencyOfTheDocumentGoesFirst) {
  const Tree tree({"C=RSD", ")", "T=1", "@currencyID=EUR", ")", "T=2", "@currencyID=RSD", ")"});
  const auto draft = filled("C\tcurrency\t-\nT\ttotals.vat\t-\n", tree);
  EXPECT_EQ(draft.piece.totals.vat.value, Decimal::of(2));
}

TEST(FieldMap, AnIdentifierOfKnownTypeGoesFirst) {
  const Tree tree({"I=GLN", "@schemeID=0088", ")", "I=11111111100019", "@schemeID=0009", ")"});
  const auto party = filled("I\tsupplier.identifier\t-\n", tree).piece.supplier;
  EXPECT_EQ(text_of(party.identifier.id), "11111111100019");
  EXPECT_EQ(text_of(party.identifier.scheme), "0009");
  EXPECT_EQ(party.identifier.type, IdentifierType::siret);
}

TEST(FieldMap, AMalformedTableIsRefusedWithItsLine) {
  for (const auto* row : {"A\tnumbre\t-", "A[b\tnumber\t-", "/A\tnumber\t-", "[x]\tnumber\t-"}) {
    const auto map = map_of(std::string(row) + "\n");
    ASSERT_FALSE(map) << row;
    EXPECT_EQ(map.error().code, "E_TABLE");
    EXPECT_TRUE(map.error().detail.starts_with("line 2: ")) << map.error().detail;
  }
}

}  // namespace
}  // namespace ecluse::parsers
