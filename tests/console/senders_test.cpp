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

TEST(Senders, GiveTheTokenOfTheirSessionBack) {
  const auto routes = Routes::standard().value();
  struct Row {
    std::string path, token, given;
    Arrived arrived;
    bool taken;
  };
  for (const auto& row :
       {Row{"/depot", "t", "t", Arrived::whole, true},
        Row{"/depot", "t", "u", Arrived::whole, false},
        Row{"/depot", "t", "", Arrived::whole, false}, Row{"/depot", "", "", Arrived::whole, false},
        Row{"/depot", "t", "", Arrived::head, true}, Row{"/depot", "", "", Arrived::head, false},
        Row{"/connexion", "", "", Arrived::whole, true}}) {
    Request request;
    request.form["jeton"] = row.given;
    request.arrived = row.arrived;
    Reader reader;
    reader.token = row.token;
    const auto& route = *routes.match("POST", row.path).route;
    EXPECT_EQ(is_taken(request, route, reader), row.taken) << row.path << row.token << row.given;
    request.origin = "https://elsewhere.test";
    EXPECT_FALSE(is_taken(request, route, reader));
  }
}

TEST(Senders, AreToldWhyNothingIsReadOfThem) {
  tests::FakeDesk desk;
  const auto routes = Routes::standard().value();
  const auto code = [&](Arrived arrived, const char* path, const Reader& reader) {
    Request request;
    request.arrived = arrived;
    const auto why = unwanted(request, *routes.match("POST", path).route, desk, reader).value();
    return why ? std::string(why->code) : std::string();
  };
  const auto reader = tests::house_reader();
  EXPECT_EQ(code(Arrived::head, "/depot", reader), "");
  EXPECT_EQ(code(Arrived::crowded, "/depot", reader), "E_DEPOSIT_CROWDED");
  EXPECT_EQ(code(Arrived::too_big, "/depot", reader), "E_DEPOSIT_SIZE");
  EXPECT_EQ(code(Arrived::head, "/ordres", reader), "E_DEPOSIT_SIZE") << "no form there is large";
  EXPECT_EQ(code(Arrived::head, "/depot", {}), "E_RIGHT_NONE");
}

}  // namespace
}  // namespace ecluse::console
