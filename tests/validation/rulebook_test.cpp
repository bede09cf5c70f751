#include "validation/rulebook.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "tests/validation/schematron/verdicts.hpp"

namespace ecluse::validation {
namespace {

TEST(Rulebook, IsSharedByThreads) {
  const auto rulebook = tests::loaded(tests::small_sources(
      "<let name='n' value='count(//b)'/><pattern><rule context='b'><let name='m' value='. + $n'/>"
      "<report id='A' test='$m gt 3'><value-of select='$m'/></report></rule></pattern>"));
  const auto document = tests::mixed_document("<a><b>1</b><b>2</b></a>");
  const auto wanted = tests::words_of(rulebook.check(document));
  EXPECT_EQ(wanted, "A /a/b[2]: 4\n");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) EXPECT_EQ(tests::words_of(rulebook.check(document)), wanted);
    });
  for (auto& one : threads) one.join();
}

TEST(Rulebook, IsRefusedWithItsFileAndLine) {
  const auto refused = Rulebook::load(tests::small_sources("\n<diagram/>"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "E_RULEBOOK");
  EXPECT_EQ(refused.error().detail.substr(0, 8), "s.sch:2:");
  EXPECT_FALSE(Rulebook::load({"absent.sch", {}, {}}));
}

}  // namespace
}  // namespace ecluse::validation
