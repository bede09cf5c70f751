#include "console/request.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, IsAPathAndItsQuery) {
  const auto target = read_target("/flux/12?etat=IN_REJETE&nom=a%20b+c&vide=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/flux/12");
  EXPECT_THAT(target->query,
              ElementsAre(Pair("etat", "IN_REJETE"), Pair("nom", "a b c"), Pair("vide", "")));
  EXPECT_EQ(read_target("/caf%C3%A9")->path, "/café");
}

TEST(Target, LeadsNowhereElse) {
  for (const auto* text :
       {"", "flux", "http://elsewhere/", "//elsewhere", "/a/../b", "/..", "/a//b", "/%2e%2e/etc",
        "/a%2F..%2Fb", "/a\\b", "/a%5Cb", "/a%0d%0aSet-Cookie:x", "/a%00", "/%", "/%zz", "/a/"})
    EXPECT_FALSE(read_target(text)) << text;
  EXPECT_FALSE(read_target("/" + std::string(5000, 'a')));
  EXPECT_FALSE(read_target("/?a=%00"));
}

TEST(Form, JoinsTheValuesOfOneName) {
  EXPECT_THAT(*read_form("state=A&state=B&x=%C3%A9"),
              ElementsAre(Pair("state", "A,B"), Pair("x", "é")));
  EXPECT_THAT(*read_form(""), IsEmpty());
}

TEST(Form, IsBounded) {
  std::string many = "a=1";
  for (int i = 0; i < 100; ++i) many += "&b=2";
  EXPECT_FALSE(read_form(many));
  EXPECT_FALSE(read_form("a=%1"));
  EXPECT_FALSE(read_form("a=%01"));
}

TEST(Cookies, AreReadOneByOne) {
  EXPECT_THAT(read_cookies("session=abc; langue=en;broken; =x"),
              ElementsAre(Pair("langue", "en"), Pair("session", "abc")));
}

TEST(Url, EncodesWhatIsNotPlain) {
  EXPECT_EQ(url_encoded("a b/é&"), "a%20b%2F%C3%A9%26");
  EXPECT_EQ(query_of({{"a", "1 2"}, {"b", ""}, {"c", "x"}}), "?a=1%202&c=x");
  EXPECT_EQ(query_of({}), "");
}

TEST(Url, OfAHeaderIsOneSafeWord) {
  EXPECT_EQ(header_safe("CSO\r\nX: \"y\"/é.xml"), "CSO__X___y____.xml");
}

}  // namespace
}  // namespace ecluse::console
