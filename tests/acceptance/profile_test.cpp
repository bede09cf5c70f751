// Mon compte in the console (acceptance.md ESP-02).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using Json = nlohmann::json;

// ESP-02: who one is, what one is attached to; the right to see is granted by attachment, then by a
// space, each asked for and given by the gestionnaire.
TEST(ConsoleProfile, LeadsFromNothingToTheFluxOfAPartner) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.run();
  ConsoleHouse console(house);
  const auto alone = console.person("seul@ecluse.test", {}, "");
  const auto holder = lifecycle::partner_holder("ABC123");
  const auto manager = console.person("gere@ecluse.test", holder, "SUIVI_FLUX");
  console.grant("gere@ecluse.test", holder, "SUIVI_FLUX", lifecycle::Level::consultation,
                lifecycle::Rank::principal);
  const auto told = [&](const std::string& session, const std::string& path = "/api/compte") {
    return Json::parse(console.get(path, session).body);
  };
  EXPECT_EQ(told(alone)["account"], "seul@ecluse.test");
  EXPECT_THAT(told(alone)["belongings"], IsEmpty());
  for (const auto* application : {"", "SUIVI_FLUX"}) {
    EXPECT_THAT(told(alone, "/api/flux")["flux"], IsEmpty());
    const auto asked = console.post("/api/compte",
                                    {{"geste", "demander"},
                                     {"nature", "partner"},
                                     {"titulaire", "ABC123"},
                                     {"application", application}},
                                    alone);
    EXPECT_EQ(asked.status, 200U) << asked.body;
    Json waiting;
    const auto page = told(manager);
    for (const auto& one : page["askings"])
      if (one["decides"].get<bool>()) waiting = one;
    EXPECT_EQ(waiting["account"], "seul@ecluse.test");
    const auto row = std::to_string(waiting["row"].get<std::int64_t>());
    EXPECT_EQ(console.post("/api/compte", {{"geste", "accepter"}, {"demande", row}}, alone).status,
              400U);
    EXPECT_EQ(
        console.post("/api/compte", {{"geste", "accepter"}, {"demande", row}}, manager).status,
        200U);
  }
  EXPECT_THAT(told(alone)["belongings"], SizeIs(1));
  EXPECT_THAT(told(alone, "/api/flux")["flux"], SizeIs(1));
}

}  // namespace
}  // namespace ecluse::tests
