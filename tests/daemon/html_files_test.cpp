#include "daemon/html_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

class HtmlFilesTest : public testing::Test {
 protected:
  std::vector<std::string> written(const std::string& target,
                                   const std::vector<std::string>& flux) {
    HtmlFiles files((folder_.path() / target).string() + (target.ends_with('/') ? "/" : ""),
                    flux.size());
    for (const auto& name : flux) EXPECT_TRUE(files.write(name, "page")) << name;
    return tests::files_under(folder_.path());
  }
  tests::TemporaryFolder folder_;
};

TEST_F(HtmlFilesTest, AreOneFileForOneFlux) {
  EXPECT_THAT(written("page.html", {"a.xml"}), testing::ElementsAre("page.html"));
}

TEST_F(HtmlFilesTest, AreAFolderForSeveralAndNeverAPath) {
  EXPECT_THAT(written("pages", {"a.xml", "a.xml", "../../etc/passwd", ".."}),
              testing::UnorderedElementsAre("pages/a.xml.html", "pages/a.xml-2.html",
                                            "pages/_._.._etc_passwd.html", "pages/_..html"));
}

TEST_F(HtmlFilesTest, GoIntoAFolderThatIsNamedAsOne) {
  EXPECT_THAT(written("new/", {"a.xml"}), testing::ElementsAre("new/a.xml.html"));
}

TEST_F(HtmlFilesTest, SayWhereTheyCannotGo) {
  HtmlFiles files("/proc/nowhere/page.html", 1);
  const auto done = files.write("a", "page");
  ASSERT_FALSE(done);
  EXPECT_TRUE(done.error().code.starts_with("E_DISK_"));
}

}  // namespace
}  // namespace ecluse::daemon
