// Who is answered what by the console, whatever he types: every route by every person,
// about things of his own and of others.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using lifecycle::partner_holder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A row of console_rights.tsv: what each person is answered, in the order of `people`.
struct Right {
  std::string method, path;
  std::vector<unsigned> statuses;
};

const std::vector<std::string> people{"nobody",    "unattached", "stranger",
                                      "recipient", "depositor",  "agent"};

std::vector<Right> read_rights() {
  const auto text =
      read_file(std::string(ECLUSE_SOURCE_DIR) + "/tests/acceptance/console_rights.tsv");
  const auto rows = read_table(text, {"method", "path", "nobody", "unattached", "stranger",
                                      "recipient", "depositor", "agent"})
                        .value();
  std::vector<Right> rights;
  for (const auto& row : rows) {
    Right right{std::string(row.cells[0]), std::string(row.cells[1]), {}};
    for (std::size_t at = 2; at < row.cells.size(); ++at)
      right.statuses.push_back(static_cast<unsigned>(std::stoul(std::string(row.cells[at]))));
    rights.push_back(std::move(right));
  }
  return rights;
}

class ConsoleRights : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_ = std::make_unique<House>();
    house_->drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_->run();
    console_ = std::make_unique<ConsoleHouse>(*house_);
    const auto found = console_->desk().find({}, {}, house_reader()).value();
    piece_ = found.pieces.at(0).piece;
    flux_ = piece_.row >> 24;
    const auto story = console_->desk().story(flux_, house_reader(), Language::fr).value();
    answer_ = story->answers.at(0).row;
    sessions_ = {
        {"nobody", ""},
        {"unattached", console_->person("seul@ecluse.test", {}, "")},
        {"stranger", console_->person("autre@ecluse.test", partner_holder("XYZ789"), "SUIVI_FLUX")},
        {"recipient", console_->person("mairie@ecluse.test",
                                       lifecycle::structure_holder(piece_.summary.recipient),
                                       "FACTURES_RECUES")},
        {"depositor",
         console_->person("depot@ecluse.test", partner_holder("ABC123"), "SUIVI_FLUX")},
        {"agent", console_->agent()}};
  }
  static void TearDownTestSuite() {
    console_.reset();
    house_.reset();
  }

  static console::Reader house_reader() {
    console::Reader reader;
    reader.account = "test";
    reader.sight.everything = true;
    return reader;
  }
  /// A path of the objects of the house.
  static std::string path_of(const std::string& pattern) {
    auto path = pattern;
    const auto put = [&](const std::string& place, const std::string& value) {
      if (const auto at = path.find(place); at != std::string::npos)
        path.replace(at, place.size(), value);
    };
    put("{row}", std::to_string(path.starts_with("/piece") ? piece_.row : flux_));
    put("{answer}", std::to_string(answer_));
    return path.ends_with("/dossier") ? path + "?numero=F-1" : path;
  }
  /// What a form asks: an act that the object allows, which nobody here has the right to.
  static console::Fields form_of(const std::string& path) {
    if (path == "/flux/{row}/actes") return {{"acte", "redeliver"}, {"commentaire", "essai"}};
    if (path == "/ordres")
      return {{"acte", "hold"}, {"commentaire", "essai"}, {"flux", std::to_string(flux_)}};
    if (path == "/piece/{row}/actes") return {{"acte", "abandon"}, {"commentaire", "essai"}};
    if (path.ends_with("/ticket")) return {{"ticket", "CPROCS0048716"}, {"commentaire", "essai"}};
    if (path == "/pieces")
      return {{"acte", "abandon"}, {"commentaire", "essai"}, {"piece", std::to_string(piece_.row)}};
    return {};
  }
  static console::Reply asked(const Right& right, const std::string& who,
                              const std::string& token_of) {
    const auto path = path_of(right.path);
    const auto& session = sessions_.at(who);
    if (right.method == "GET") return console_->get(path, session);
    console::Request request{"POST", path, {}, form_of(right.path)};
    request.form["jeton"] = token_of;
    if (!session.empty()) request.cookies["session"] = session;
    return console_->front().answer(request, console_->desk(), console_->door());
  }
  static std::string token(const std::string& who) {
    const auto& session = sessions_.at(who);
    return session.empty() ? std::string() : console_->door().reader(session).value()->token;
  }

  static inline std::unique_ptr<House> house_;
  static inline std::unique_ptr<ConsoleHouse> console_;
  static inline lifecycle::PieceRow piece_;
  static inline std::int64_t flux_ = 0, answer_ = 0;
  static inline std::map<std::string, std::string> sessions_;
};

TEST_F(ConsoleRights, AreSaidOfEveryRoute) {
  std::set<std::string> said, served;
  for (const auto& right : read_rights()) said.insert(right.method + " " + right.path);
  for (const auto& route : console_->front().routes().all())
    served.insert(route.method + " " + route.path);
  EXPECT_EQ(said, served);
}

/// What one may not see does not exist (404), whoever else may: an id proves nothing.
TEST_F(ConsoleRights, AreAnsweredAsTheTableSays) {
  for (const auto& right : read_rights()) {
    if (right.path == "/deconnexion") continue;
    for (std::size_t at = 0; at < people.size(); ++at)
      EXPECT_EQ(asked(right, people[at], token(people[at])).status, right.statuses[at])
          << right.method << " " << right.path << " by " << people[at];
  }
}

/// The same under /api, but that nobody is led to a page to sign in.
TEST_F(ConsoleRights, AreTheSameAtTheApi) {
  const auto rights = read_rights();
  for (const auto& route : console_->front().routes().all()) {
    if (!route.api || route.method != "GET") continue;
    const auto right = std::find_if(rights.begin(), rights.end(), [&](const Right& one) {
      return one.method == route.method && one.path == route.path;
    });
    ASSERT_NE(right, rights.end()) << route.path;
    for (std::size_t at = 0; at < people.size(); ++at) {
      const auto path = path_of(route.path);
      const auto reply =
          console_->get("/api" + (path == "/" ? std::string() : path), sessions_.at(people[at]));
      const auto expected = people[at] == "nobody" ? 401U : right->statuses[at];
      EXPECT_EQ(reply.status, expected) << "/api" << path << " by " << people[at];
    }
  }
}

/// A form that another site sends has no token, or that of somebody else.
TEST_F(ConsoleRights, ToSendAFormNeedItsToken) {
  for (const auto& right : read_rights()) {
    if (right.method != "POST" || right.path == "/connexion") continue;
    for (const auto& who : people) {
      const auto expected = who == "nobody" ? 401U : 403U;
      for (const auto& forged :
           {std::string(), std::string(64, '0'), token(who == "agent" ? "depositor" : "agent")})
        EXPECT_EQ(asked(right, who, forged).status, expected) << right.path << " by " << who;
    }
  }
}

/// Ids that are not there, not numbers, or of another kind, are all the same to everybody.
TEST_F(ConsoleRights, GiveNothingToWhoeverTriesIds) {
  const auto flux = std::to_string(flux_), answer = std::to_string(answer_),
             piece = std::to_string(piece_.row);
  for (const auto& path :
       {"/flux/0", "/flux/-1", "/flux/99999999999999999999", "/flux/1%20OR%201=1", "/flux/1.0"})
    EXPECT_EQ(console_->get(path, sessions_.at("agent")).status, 404U) << path;
  for (const auto& path : {"/flux/" + std::to_string(flux_ + 1) + "/reponses/" + answer,
                           "/flux/" + flux + "/reponses/" + std::to_string(answer_ + 1'000'000),
                           "/piece/" + std::to_string(piece_.row + 1), "/piece/" + flux,
                           "/piece/" + std::to_string(piece_.row + 1) + "/original"})
    EXPECT_EQ(console_->get(path, sessions_.at("agent")).status, 404U) << path;
  EXPECT_EQ(console_->get("/api/flux/" + flux, sessions_.at("stranger")).body,
            console_->get("/api/flux/999999", sessions_.at("stranger")).body)
      << "nothing tells whether it exists";
  EXPECT_EQ(console_->get("/piece/" + piece, sessions_.at("stranger")).body.find("F-1"),
            std::string::npos);
}

/// Whoever sees the piece of a flux is not told of the others, nor of its files.
TEST_F(ConsoleRights, OfARecipientEndWithItsPiece) {
  const auto page = console_->get("/flux/" + std::to_string(flux_), sessions_.at("recipient")).body;
  EXPECT_THAT(page, AllOf(HasSubstr("F-1"), Not(HasSubstr("/reponses/")),
                          Not(HasSubstr("/flux/" + std::to_string(flux_) + "/original"))));
}

TEST_F(ConsoleRights, EndWithTheSession) {
  const auto session = console_->person("bref@ecluse.test", partner_holder("ABC123"), "SUIVI_FLUX");
  const auto path = "/flux/" + std::to_string(flux_);
  EXPECT_EQ(console_->get(path, session).status, 200U);
  console::Request leaving{"POST", "/deconnexion"};
  leaving.cookies["session"] = session;
  leaving.form["jeton"] = console_->door().reader(session).value()->token;
  EXPECT_EQ(console_->front().answer(leaving, console_->desk(), console_->door()).status, 303U);
  EXPECT_EQ(console_->get(path, session).status, 303U) << "to sign in again";
  EXPECT_EQ(console_->get(path, session + "0").status, 303U);
}

}  // namespace
}  // namespace ecluse::tests
