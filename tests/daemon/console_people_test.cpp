#include "daemon/console_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/console_house.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using console::Verdict;
using lifecycle::Level;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Somebody who is attached to nothing, and the gestionnaire of ABC123.
class PeopleOfAHouse : public testing::Test {
 protected:
  PeopleOfAHouse() {
    const auto session = console_.person("seul@ecluse.test", {}, "");
    alone_ = console_.door().reader(session).value().value();
    const auto other = console_.person("autre@ecluse.test", lifecycle::partner_holder("ABC123"),
                                       "SUIVI_FLUX", Level::modification);
    colleague_ = console_.door().reader(other).value().value();
    const auto holder = lifecycle::partner_holder("ABC123");
    const auto manager = console_.person("gere@ecluse.test", holder, "SUIVI_FLUX");
    console_.grant("gere@ecluse.test", holder, "SUIVI_FLUX", Level::consultation,
                   lifecycle::Rank::secondaire);
    manager_ = console_.door().reader(manager).value().value();
  }
  console::People& people() { return console_.desk().people(); }
  std::string asked(const console::ToAsk& what) {
    const auto done = people().ask(what, alone_);
    return done ? "" : done.error().code;
  }
  std::string answered(Verdict verdict, const Reader& reader) {
    const auto waiting = people().askings(manager_).value();
    if (waiting.empty()) return "nothing waits";
    const auto done = people().answer(waiting.at(0).row, verdict, reader);
    return done ? "" : done.error().code;
  }
  const console::ToAsk attachment_{"partner", "ABC123", "", "je les remplace"};

  tests::House house_;
  tests::ConsoleHouse console_{house_};
  Reader alone_, colleague_, manager_;
};

TEST_F(PeopleOfAHouse, AskTheirGestionnaireWhoDoesIt) {
  EXPECT_THAT(people().belongings(alone_, Language::fr).value(), IsEmpty());
  EXPECT_EQ(asked(attachment_), "");
  ASSERT_THAT(people().askings(alone_).value(), SizeIs(1));
  EXPECT_FALSE(people().askings(alone_).value()[0].decides);
  EXPECT_THAT(people().askings(colleague_).value(), IsEmpty());
  EXPECT_TRUE(people().askings(manager_).value().at(0).decides);
  EXPECT_EQ(answered(Verdict::accept, manager_), "");
  EXPECT_EQ(people().askings(alone_).value()[0].answer, "accepted");
  EXPECT_THAT(people().belongings(alone_, Language::fr).value(), SizeIs(1));
  EXPECT_EQ(asked({"partner", "ABC123", "SUIVI_FLUX", ""}), "");
  EXPECT_EQ(answered(Verdict::accept, manager_), "");
  EXPECT_THAT(people().belongings(alone_, Language::fr).value().at(0).profiles,
              HasSubstr("consultation"));
}

TEST_F(PeopleOfAHouse, AreRefusedAndAnsweredByNobodyElse) {
  EXPECT_EQ(asked(attachment_), "");
  EXPECT_EQ(answered(Verdict::accept, colleague_), "E_RIGHT_MANAGER");
  EXPECT_EQ(answered(Verdict::accept, alone_), "E_REQUEST_NONE") << "not by oneself";
  EXPECT_EQ(answered(Verdict::refuse, manager_), "");
  EXPECT_EQ(people().askings(alone_).value()[0].answer, "refused");
  EXPECT_THAT(people().belongings(alone_, Language::fr).value(), IsEmpty());
  EXPECT_EQ(people().answer(1, Verdict::accept, manager_).error().code, "E_REQUEST_NONE");
  EXPECT_THAT(house_.audited(),
              Contains(HasSubstr("autre@ecluse.test refused E_RIGHT_MANAGER change_rights")));
}

/// What is held stays as it is: nobody loses a level, or gains services, by a request.
TEST_F(PeopleOfAHouse, AskForNothingThatTheyHold) {
  const auto holder = lifecycle::partner_holder("ABC123");
  for (const auto* application : {"", "SUIVI_FLUX"}) {
    const auto done = people().ask({"partner", "ABC123", application, ""}, colleague_);
    ASSERT_FALSE(done) << application;
    EXPECT_EQ(done.error().code, "E_REQUEST_HELD");
  }
  EXPECT_EQ(asked(attachment_), "");
  EXPECT_EQ(asked({"partner", "ABC123", "SUIVI_FLUX", ""}), "");
  console_.grant("seul@ecluse.test", holder, "SUIVI_FLUX", Level::modification);
  EXPECT_EQ(answered(Verdict::accept, manager_), "E_REQUEST_HELD") << "given meanwhile";
  EXPECT_EQ(answered(Verdict::refuse, manager_), "");
  EXPECT_EQ(answered(Verdict::accept, manager_), "E_REQUEST_HELD");
  EXPECT_THAT(people().belongings(alone_, Language::fr).value().at(0).profiles,
              HasSubstr("modification"));
}

/// An espace comes after the attachment.
TEST_F(PeopleOfAHouse, AskForWhatThereIs) {
  EXPECT_EQ(asked({"partner", "NOBODY", "", ""}), "E_REQUEST_HOLDER");
  EXPECT_EQ(asked({"house", "*", "", ""}), "E_REQUEST_HOLDER");
  EXPECT_EQ(asked({"structure", "123", "", ""}), "E_REQUEST_HOLDER");
  EXPECT_EQ(asked({"partner", "ABC123", "FRAIS_JUSTICE", ""}), "E_RIGHT_APPLICATION");
  EXPECT_EQ(asked({"partner", "ABC123", "SUIVI_FLUX", ""}), "");
  EXPECT_EQ(asked({"partner", "ABC123", "SUIVI_FLUX", ""}), "E_REQUEST_STANDS");
  EXPECT_EQ(answered(Verdict::accept, manager_), "E_RIGHT_ATTACHMENT");
  EXPECT_THAT(people().applications(Language::fr),
              Contains(testing::Pair("FRAIS_JUSTICE", "Frais de justice")));
}

}  // namespace
}  // namespace ecluse::daemon
