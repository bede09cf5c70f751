#include "console/view.hpp"

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

TEST(View, IsJsonWithoutItsLayOut) {
  View view;
  view.add("number", "F-\"1\"").add("count", std::int64_t{3}).add("good", true);
  view.add("_first", "/flux").add("list", std::vector<View>{View{}.add("a", "b")});
  EXPECT_EQ(view_json(view), R"({"number":"F-\"1\"","count":3,"good":true,"list":[{"a":"b"}]})");
}

TEST(View, SurvivesWhatIsNoText) {
  EXPECT_EQ(view_json(View{}.add("name", std::string("a\xFF"))), "{\"name\":\"a\xEF\xBF\xBD\"}");
}

}  // namespace
}  // namespace ecluse::console
