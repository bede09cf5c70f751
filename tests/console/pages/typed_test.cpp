#include "console/pages/typed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using tests::list_in;
using tests::text_in;

class TypedFields : public testing::Test {
 protected:
  const EntryField name_{"nom", "prestataire", EntryKind::text, {}, true, 9, {}, EntryData::person};
  const EntryField case_{"affaire", "lignes", EntryKind::text,       {}, true,
                         9,         {},       EntryData::case_of_law};
  const std::vector<EntryFault> faults_{{"nom", "fault_missing"}};
  const std::vector<EntryWord> referential_{{"texte", "R92", "R92", "Article R92"}};
  const Words words_ = Words::standard().value();
  const Request request_{"GET", "/memoire"};
  const Reader reader_ = tests::house_reader();
  tests::FakeDesk desk_;
  const Visit visit_{request_, reader_, desk_, words_};
};

TEST_F(TypedFields, SayWhatWasTypedAndWhatIsWrong) {
  const auto entry = Entry::of({{"affaire_2", "26/1"}, {"lignes", "2"}});
  const Typed typed{entry, faults_, referential_};
  const auto shown = typed_fields({name_, case_}, "prestataire", 0, typed, visit_);
  ASSERT_THAT(shown, SizeIs(1));
  EXPECT_FALSE(text_in(shown[0], "fault").empty());
  EXPECT_EQ(text_in(shown[0], "data"), "person");
  EXPECT_THAT(list_in(shown[0], "options"), IsEmpty());
  const auto line = typed_fields({name_, case_}, "lignes", 2, typed, visit_);
  EXPECT_EQ(text_in(line.at(0), "name"), "affaire_2");
  EXPECT_EQ(text_in(line.at(0), "value"), "26/1");
  EXPECT_EQ(text_in(line.at(0), "data"), "case");
}

TEST_F(TypedFields, OfferTheWordsOfAList) {
  const EntryField text{"texte", "reference", EntryKind::list, "texte", true, 9};
  const auto entry = Entry::of({{"texte", "R92"}});
  const auto shown = typed_fields({text}, "reference", 0, {entry, {}, referential_}, visit_);
  EXPECT_EQ(text_in(list_in(shown.at(0), "options").at(0), "label"), "Article R92");
}

TEST_F(TypedFields, AreSentInTheNameOfAPartner) {
  EXPECT_THAT(typed_ways(visit_).value(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::console
