#include "console/senders.hpp"

#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

TEST(Senders, AreOnAPageOfThisServer) {
  struct Row {
    std::string origin;
    bool here;
  };
  for (const auto& row : {Row{"", true}, Row{"https://console.test:8088", true},
                          Row{"https://elsewhere.test", false}, Row{"null", false}}) {
    Request request;
    request.host = "console.test:8088";
    request.origin = row.origin;
    EXPECT_EQ(from_here(request), row.here) << row.origin;
  }
}

/// Every route that takes a file, and one that takes none.
TEST(Senders, BringAFileWhereTheyMayDoSomethingWithIt) {
  tests::FakeDesk desk;
  desk.receive_refused_flux();
  const auto routes = Routes::standard().value();
  const auto of = [&](const char* path) { return *routes.match("POST", path).route; };
  Reader nobody;
  nobody.account = "nobody@example.test";
  for (const auto* path : {"/depot", "/memoire", "/jointes", "/ordres"})
    EXPECT_FALSE(may_bring(of(path), desk, nobody).value()) << path;
  const auto depositor = tests::house_reader();
  EXPECT_TRUE(may_bring(of("/depot"), desk, depositor).value());
  EXPECT_TRUE(may_bring(of("/memoire"), desk, depositor).value());
  EXPECT_TRUE(may_bring(of("/jointes"), desk, depositor).value());
  EXPECT_FALSE(may_bring(of("/ordres"), desk, depositor).value());
}

}  // namespace
}  // namespace ecluse::console
