#include "console/template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/utf8.hpp"

namespace ecluse::console {
namespace {

using testing::HasSubstr;
using testing::Not;

Templates templates() {
  return Templates::standard(Words::standard().value()).value();
}

TEST(Templates, PutAViewIntoAPage) {
  const auto html = templates().render("message", View{}.add("words", "<b>&\"'"), Language::fr);
  ASSERT_TRUE(html);
  EXPECT_THAT(*html, HasSubstr("&lt;b&gt;&amp;&quot;&#39;"));
  EXPECT_THAT(*html, HasSubstr("Retour à l&#39;accueil"));
  EXPECT_THAT(*templates().render("message", View{}, Language::en), HasSubstr("Back to the home"));
}

TEST(Templates, LeaveOutWhatIsEmpty) {
  const auto html = *templates().render(
      "sign_in", View{}.add("fault", "").add("email", "a@b").add("_to", ""), Language::fr);
  EXPECT_THAT(html, Not(HasSubstr("class=\"fault\"")));
  EXPECT_THAT(html, HasSubstr("value=\"a@b\""));
}

TEST(Templates, RefuseANameThatNoneHas) {
  EXPECT_EQ(templates().render("nothing", View{}, Language::fr).error().code, "E_TABLE");
}

TEST(Escaped, ShowsNothingThatTurnsOrHidesText) {
  EXPECT_EQ(escaped("a\x01z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(escaped("a\xE2\x80\xAEz"), "a\xEF\xBF\xBDz") << "right to left";
  EXPECT_EQ(escaped("a\xE2\x81\xA6z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(escaped("é€ – ligne\n"), "é€ – ligne\n");
  EXPECT_EQ(escaped("\xE2\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "cut short";
}

/// A browser ends a broken character where the next begins: so what looks like the rest of it must
/// be escaped as it is elsewhere.
TEST(Escaped, LetsNoBrokenCharacterHideWhatFollowsIt) {
  for (const std::string lead :
       {"\xC3", "\xE2", "\xE2\x80", "\xF0", "\xF0\x9F", "\xF0\x9F\x9A", "\xFF"}) {
    const auto html = escaped(lead + "\"><div>");
    EXPECT_TRUE(html.ends_with("\xEF\xBF\xBD&quot;&gt;&lt;div&gt;")) << html;
    EXPECT_TRUE(is_utf8(html)) << html;
  }
}

}  // namespace
}  // namespace ecluse::console
