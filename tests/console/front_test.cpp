#include "console/front.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string header(const Reply& reply, std::string_view name) {
  std::string all;
  for (const auto& [its, value] : reply.headers)
    if (its == name) all += value + "\n";
  return all;
}

class Fronts : public testing::Test {
 protected:
  Fronts() { desk_.receive_refused_flux(); }

  Reply answer(Request request) { return front_.answer(request, desk_, door_); }

  Reply get(const std::string& target, const std::string& session = {}) {
    const auto read = read_target(target).value();
    Request request{"GET", read.path, read.query};
    if (!session.empty()) request.cookies["session"] = session;
    return answer(std::move(request));
  }

  Reply post(const std::string& path, Fields form, const std::string& session = {},
             const std::string& origin = {}) {
    Request request{"POST", path, {}, std::move(form)};
    if (!session.empty()) request.cookies["session"] = session;
    request.origin = origin;
    request.host = "console.test:8088";
    return answer(std::move(request));
  }

  tests::FakeDesk desk_;
  tests::FakeDoor door_;
  std::vector<Error> errors_;
  Front front_ = Front::open(Reached::plainly, [this](const Error& error) {
                   errors_.push_back(error);
                 }).value();
};

/// A path that the places of a route make.
std::string path_of(const Route& route) {
  auto path = route.path;
  for (const auto& [place, value] :
       {std::pair<std::string, std::string>{
            "{row}",
            route.path.starts_with("/piece") ? std::to_string(tests::FakeDesk::piece_row) : "7"},
        {"{answer}", "1"}})
    if (const auto at = path.find(place); at != std::string::npos)
      path.replace(at, place.size(), value);
  if (path == "/exports/fiscale") return path + "?structure=1&du=2026-01-01&au=2026-02-01";
  return route.page.find("dossier") != std::string::npos ? path + "?numero=F-1" : path;
}

/// What each role is answered on a route.
struct Expected {
  unsigned nobody, unattached, depositor, manager;
};

Expected expected_of(const Route& route) {
  if (route.right == Right::anyone) return {200, 200, 200, 200};
  if (route.right == Right::manager) return {303, 403, 403, 200};
  const bool of_one_thing =
      route.path.find('{') != std::string::npos || route.page.find("dossier") != std::string::npos;
  const unsigned box = route.page == "box" ? 303 : 200;
  return {303, of_one_thing ? 404 : box, box, box};
}

/// Every route × every role: who is not attached finds nothing, never an error (ESP-14); what one
/// may not see does not exist.
TEST_F(Fronts, GiveEachRoleWhatItsRightsAllow) {
  while (desk_.shelved.items.size() < 7) desk_.shelved.add("", "RIB", "rib.pdf");
  for (const auto& route : front_.routes().all()) {
    if (route.method != "GET") continue;
    const auto expected = expected_of(route);
    const auto path = path_of(route);
    EXPECT_EQ(get(path).status, expected.nobody) << path;
    EXPECT_EQ(get(path, "forged").status, expected.nobody) << path;
    EXPECT_EQ(get(path, "nobody").status, expected.unattached) << path;
    EXPECT_EQ(get(path, "depositor").status, expected.depositor) << path;
    EXPECT_EQ(get(path, "manager").status, expected.manager) << path;
    if (!route.api) continue;
    const auto api = "/api" + (path == "/" ? std::string() : path);
    EXPECT_EQ(get(api).status, 401U) << api;
    EXPECT_EQ(get(api, "nobody").status, expected.unattached) << api;
    EXPECT_EQ(get(api, "depositor").status, expected.depositor) << api;
  }
  EXPECT_THAT(errors_, IsEmpty());
}

TEST_F(Fronts, AskToSignInAndComeBack) {
  const auto reply = get("/flux/7?langue=fr");
  EXPECT_EQ(reply.status, 303U);
  EXPECT_EQ(header(reply, "Location"), "/connexion?vers=%2Fflux%2F7%3Flangue%3Dfr\n");
  const auto page = get("/connexion?vers=%2Fflux%2F7");
  EXPECT_THAT(page.body, HasSubstr("name=\"vers\" value=\"/flux/7\""));
  const auto entered =
      post("/connexion",
           {{"courriel", "a@b.test"}, {"mot_de_passe", "open sesame"}, {"vers", "/flux/7"}});
  EXPECT_EQ(entered.status, 303U);
  EXPECT_EQ(header(entered, "Location"), "/flux/7\n");
  EXPECT_EQ(header(entered, "Set-Cookie"),
            "session=depositor; Path=/; HttpOnly; SameSite=Strict\n");
}

/// One answer: whether there is an account is not told to whoever has not signed in.
TEST_F(Fronts, SayThatAPasswordIsWrongOrAnAccountLocked) {
  const auto wrong = post("/connexion", {{"courriel", "a@b.test"}, {"mot_de_passe", "x"}});
  EXPECT_EQ(wrong.status, 401U);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("Adresse ou mot de passe inconnus, ou compte bloqué"),
                                HasSubstr("a@b.test"), Not(HasSubstr("\"x\""))));
}

TEST_F(Fronts, LookAtNoMorePasswordsFromWhereTooManyWereWrong) {
  Request request{"POST", "/connexion", {}, {{"mot_de_passe", "open sesame"}}};
  request.address = "198.51.100.66";
  const auto reply = answer(std::move(request));
  EXPECT_EQ(reply.status, 429U);
  EXPECT_THAT(reply.body, HasSubstr("Trop d"));
  EXPECT_EQ(header(reply, "Set-Cookie"), "");
}

/// A form sends what was left empty too; the address that one keeps or hands on does not say it.
TEST_F(Fronts, LeaveWhatWasLeftEmptyOutOfAnAddress) {
  const auto reply = get("/rechercher?number=F-1&state=&supplier=", "depositor");
  EXPECT_EQ(reply.status, 303U);
  EXPECT_EQ(header(reply, "Location"), "/rechercher?number=F-1\n");
  EXPECT_EQ(header(get("/rechercher?state=", "depositor"), "Location"), "/rechercher\n");
  EXPECT_EQ(get("/rechercher?number=F-1", "depositor").status, 200U);
  EXPECT_EQ(get("/api/rechercher?number=F-1&state=", "depositor").status, 200U) << "machines";
}

TEST_F(Fronts, LeadNobodyElsewhere) {
  for (const auto* to : {"//elsewhere.test", "http://elsewhere.test", "/\\elsewhere.test", "x"}) {
    const auto reply = post("/connexion", {{"mot_de_passe", "open sesame"}, {"vers", to}});
    EXPECT_EQ(header(reply, "Location"), "/\n") << to;
  }
}

TEST_F(Fronts, TakeAFormFromTheirOwnPagesOnly) {
  EXPECT_EQ(post("/deconnexion", {}, "depositor").status, 403U) << "no token";
  EXPECT_EQ(post("/deconnexion", {{"jeton", "token-of-manager"}}, "depositor").status, 403U);
  EXPECT_EQ(
      post("/deconnexion", {{"jeton", "token-of-depositor"}}, "depositor", "https://elsewhere.test")
          .status,
      403U);
  EXPECT_EQ(
      post("/connexion", {{"mot_de_passe", "open sesame"}}, "", "https://elsewhere.test").status,
      403U);
  EXPECT_THAT(door_.signed_out, IsEmpty());
  const auto left = post("/deconnexion", {{"jeton", "token-of-depositor"}}, "depositor",
                         "http://console.test:8088");
  EXPECT_EQ(left.status, 303U);
  EXPECT_THAT(header(left, "Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_THAT(door_.signed_out, testing::ElementsAre("depositor"));
}

TEST_F(Fronts, SecureTheCookieWhereTheyAreReachedByTls) {
  const auto front = Front::open(Reached::by_tls, [](const Error&) {}).value();
  const Request request{"POST", "/connexion", {}, {{"mot_de_passe", "open sesame"}}};
  EXPECT_THAT(header(front.answer(request, desk_, door_), "Set-Cookie"),
              AllOf(testing::StartsWith("__Host-session="), HasSubstr("; Secure")));
}

TEST_F(Fronts, RefuseWhatIsNotThere) {
  EXPECT_EQ(get("/nowhere", "manager").status, 404U);
  EXPECT_EQ(get("/nowhere").status, 303U) << "who has not signed in learns nothing";
  EXPECT_EQ(get("/flux/999", "manager").status, 404U);
  EXPECT_EQ(get("/flux/x", "manager").status, 404U);
  EXPECT_EQ(post("/synthese", {}, "manager").status, 405U);
}

TEST_F(Fronts, HideWhatAStrangerWrote) {
  const auto page = get("/flux/7", "manager").body;
  EXPECT_THAT(page, AllOf(HasSubstr("&lt;b&gt;Maçonnerie &amp; fils"), Not(HasSubstr("<b>Maç"))));
  EXPECT_THAT(get("/chercher?q=%3Cscript%3E", "manager").body, Not(HasSubstr("<script>")));
}

TEST_F(Fronts, SpeakTheLanguageOfTheReader) {
  EXPECT_THAT(get("/synthese", "manager").body, HasSubstr("<html lang=\"fr\">"));
  const auto english = get("/synthese?langue=en", "manager");
  EXPECT_THAT(english.body, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("To do")));
  EXPECT_THAT(header(english, "Set-Cookie"), HasSubstr("langue=en"));
  Request request{"GET", "/connexion"};
  request.accept_language = "en-GB,en;q=0.9,fr;q=0.5";
  EXPECT_EQ(language_of(request), Language::en);
  request.cookies["langue"] = "fr";
  EXPECT_EQ(language_of(request), Language::fr);
}

TEST_F(Fronts, GiveTheSameAsJson) {
  const auto reply = get("/api/flux/7", "depositor");
  EXPECT_EQ(reply.type, "application/json");
  const auto json = nlohmann::json::parse(reply.body);
  EXPECT_EQ(json["state"], "IN_REJETE");
  EXPECT_EQ(json["list"][0]["findings"][0]["code"], "G1.05");
  EXPECT_EQ(json["list"][0]["number"], "F-1");
  EXPECT_EQ(nlohmann::json::parse(get("/api/flux/8", "depositor").body)["error"],
            "refused_missing");
  EXPECT_EQ(header(get("/api/chercher?q=F-1", "depositor"), "Location"),
            "/api/piece/" + std::to_string(tests::FakeDesk::piece_row) + "\n");
}

TEST_F(Fronts, GiveFilesUnderSafeNames) {
  const auto reply = get("/flux/7/reponses/1", "depositor");
  EXPECT_EQ(reply.body, "<CPP/>");
  EXPECT_EQ(header(reply, "Content-Disposition"), "attachment; filename=\"CSO1100A___X__1\"\n");
}

/// Who, when, which: whatever shows personal data, and only once it is kept.
TEST_F(Fronts, KeepWhoLookedAtWhat) {
  get("/flux/7?langue=en", "depositor");
  get("/api/piece/" + std::to_string(tests::FakeDesk::piece_row), "depositor");
  get("/rechercher?mots=Dupont", "depositor");
  get("/flux/999", "depositor");
  get("/", "depositor");
  get("/flux/7");
  EXPECT_THAT(door_.looks, testing::ElementsAre("depositor@example.test /flux/7?langue=en",
                                                "depositor@example.test /api/piece/" +
                                                    std::to_string(tests::FakeDesk::piece_row),
                                                "depositor@example.test /rechercher?mots=Dupont"));
  door_.book_is_full = true;
  const auto reply = get("/flux/7", "depositor");
  EXPECT_EQ(reply.status, 503U);
  EXPECT_THAT(reply.body, Not(HasSubstr("Maçonnerie"))) << "what cannot be kept is not shown";
}

TEST_F(Fronts, LetInWhomeverAnotherVouchesForAndGiveHimASession) {
  const auto asked_by = [this](const std::string& identity, const std::string& session) {
    Request request{"GET", "/synthese"};
    request.identity = identity;
    request.vouched_by = "proxy";
    if (!session.empty()) request.cookies["session"] = session;
    return answer(std::move(request));
  };
  const auto first = asked_by("depositor@example.test", "");
  EXPECT_EQ(first.status, 200U);
  EXPECT_THAT(header(first, "Set-Cookie"), HasSubstr("session=depositor; Path=/; HttpOnly"));
  const auto next = asked_by("Depositor@example.test", "depositor");
  EXPECT_EQ(next.status, 200U);
  EXPECT_EQ(header(next, "Set-Cookie"), "") << "his session goes on";
  const auto other = asked_by("depositor@example.test", "manager");
  EXPECT_THAT(header(other, "Set-Cookie"), HasSubstr("session=depositor"))
      << "the session of another is not his";
  EXPECT_EQ(asked_by("stranger@example.test", "").status, 303U) << "no account";
  EXPECT_EQ(asked_by("locked@example.test", "").status, 303U);
  EXPECT_EQ(asked_by("stranger@example.test", "manager").status, 303U)
      << "nor with the session of another";
}

/// Each session is a row, an audit and an account brought up to date: none for what needs none.
TEST_F(Fronts, BeginNoSessionForWhatNeedsNone) {
  const auto asked = [this](const std::string& method, const std::string& path) {
    Request request{method, path};
    request.identity = "depositor@example.test";
    request.vouched_by = "certificate";
    return answer(std::move(request));
  };
  struct Row {
    std::string method, path;
    unsigned status;
    bool begins;
  };
  const std::vector<Row> rows{
      {"GET", "/ecluse.css", 200, false},  {"GET", "/connexion", 200, false},
      {"GET", "/nowhere", 404, false},     {"GET", "/api/nowhere", 404, false},
      {"POST", "/synthese", 405, false},   {"GET", "/api/flux/7", 200, false},
      {"GET", "/api/compte", 200, true},   {"GET", "/flux/7", 200, true},
      {"POST", "/api/compte", 403, false}, {"POST", "/compte", 403, false},
      {"POST", "/deconnexion", 403, false}};
  for (const auto& row : rows) {
    door_.let.clear();
    const auto reply = asked(row.method, row.path);
    EXPECT_EQ(reply.status, row.status) << row.path;
    EXPECT_EQ(!door_.let.empty(), row.begins) << row.method << row.path;
    EXPECT_EQ(!header(reply, "Set-Cookie").empty(), row.begins) << row.path;
  }
  EXPECT_THAT(door_.looks, testing::Contains("depositor@example.test /api/flux/7"))
      << "who looked is kept all the same";
}

TEST_F(Fronts, TellAPageThatStaysOpenWhatItAsksFor) {
  const auto all = get("/live", "depositor");
  ASSERT_TRUE(all.live);
  EXPECT_EQ(all.live->session, "depositor");
  EXPECT_FALSE(all.live->flux);
  EXPECT_EQ(get("/live?flux=7", "depositor").live->flux, 7);
  EXPECT_FALSE(get("/live").live);
  EXPECT_THAT(get("/flux/7", "depositor").body, HasSubstr("data-live=\"/live?flux=7\""));
  const auto piece = "/piece/" + std::to_string(tests::FakeDesk::piece_row);
  EXPECT_THAT(get(piece, "depositor").body, HasSubstr("data-live=\"/live?flux=7\""));
  EXPECT_THAT(get("/synthese", "depositor").body, HasSubstr("data-live=\"/live\""));
  EXPECT_THAT(get("/depot", "depositor").body, Not(HasSubstr("data-live")));
}

/// He has no token: a form that gives none back is not his for that.
TEST_F(Fronts, TakeNoFormFromWhomeverAnotherVouchesForWithoutASession) {
  Request request{"POST", "/deconnexion", {}, {{"jeton", ""}}};
  request.identity = "depositor@example.test";
  request.vouched_by = "certificate";
  request.cookies["session"] = "over";
  const auto reply = answer(request);
  EXPECT_EQ(reply.status, 403U);
  EXPECT_EQ(header(reply, "Set-Cookie"), "");
  request.path = "/depot";
  for (const auto arrived : {Arrived::head, Arrived::too_big, Arrived::crowded}) {
    request.arrived = arrived;
    EXPECT_EQ(answer(request).status, 403U);
  }
  EXPECT_THAT(door_.let, IsEmpty());
  EXPECT_THAT(door_.signed_out, IsEmpty());
  EXPECT_THAT(door_.refusals, IsEmpty()) << "as for any form without its token";
}

/// What is refused before it is read is refused all the same (ESP-03).
TEST_F(Fronts, KeepWhomTheyRefusedTheHeadOfAnUpload) {
  const auto asked = [this](Arrived arrived, const char* path, const char* session) {
    Request request{"POST", path};
    request.arrived = arrived;
    request.cookies["session"] = session;
    return answer(std::move(request)).status;
  };
  EXPECT_EQ(asked(Arrived::head, "/depot", "manager"), 100U);
  EXPECT_THAT(door_.refusals, IsEmpty());
  EXPECT_EQ(asked(Arrived::too_big, "/depot", "manager"), 413U);
  EXPECT_EQ(asked(Arrived::crowded, "/api/depot", "manager"), 503U);
  EXPECT_EQ(asked(Arrived::head, "/ordres", "manager"), 413U);
  EXPECT_EQ(asked(Arrived::head, "/memoire", "nobody"), 403U);
  EXPECT_EQ(asked(Arrived::too_big, "/depot", "forged"), 401U);
  EXPECT_EQ(asked(Arrived::too_big, "/connexion", "forged"), 413U) << "who is unknown is not kept";
  EXPECT_THAT(door_.refusals,
              testing::ElementsAre("manager@example.test E_DEPOSIT_SIZE /depot",
                                   "manager@example.test E_DEPOSIT_CROWDED /api/depot",
                                   "manager@example.test E_DEPOSIT_SIZE /ordres",
                                   "nobody@example.test E_RIGHT_NONE /memoire"));
  door_.book_is_full = true;
  EXPECT_EQ(asked(Arrived::too_big, "/depot", "manager"), 503U) << "what cannot be kept waits";
}

/// A page that asks for itself does not keep its reader signed in.
TEST_F(Fronts, KnowWhetherTheirReaderIsThere) {
  Request request{"GET", "/synthese"};
  request.cookies["session"] = "depositor";
  answer(request);
  EXPECT_THAT(door_.watched, IsEmpty());
  request.silent = true;
  EXPECT_EQ(answer(request).status, 200U);
  EXPECT_THAT(door_.watched, testing::ElementsAre("depositor"));
}

/// A session that a stranger put in the browser before is not the one that begins.
TEST_F(Fronts, BeginANewSessionAtEverySignIn) {
  const auto reply = post("/connexion", {{"mot_de_passe", "open sesame"}}, "planted");
  EXPECT_THAT(header(reply, "Set-Cookie"), testing::StartsWith("session=depositor;"));
}

TEST_F(Fronts, TellTheOperatorAndNotTheReaderWhatBroke) {
  desk_.error = Error{"E_LEDGER_CORRUPT", "/srv/ecluse/suivi.sqlite: malformed"};
  const auto reply = get("/synthese", "manager");
  EXPECT_EQ(reply.status, 500U);
  EXPECT_THAT(reply.body, Not(HasSubstr("sqlite")));
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].code, "E_LEDGER_CORRUPT");
  EXPECT_EQ(get("/synthese", "broken").status, 503U);
}

TEST_F(Fronts, AskForANarrowerQuestionWhereOneTakesTooLong) {
  desk_.error = Error{"E_LEDGER_SLOW", "interrupted"};
  const auto page = get("/rechercher?mots=a", "manager");
  EXPECT_EQ(page.status, 422U);
  EXPECT_THAT(page.body, HasSubstr("précisez-la"));
  const auto said = get("/api/rechercher?mots=a&langue=en", "manager");
  EXPECT_EQ(said.status, 422U);
  EXPECT_EQ(nlohmann::json::parse(said.body)["error"], "failed_slow");
  EXPECT_THAT(said.body, HasSubstr("narrow it"));
  EXPECT_EQ(errors_.size(), 2U) << "the operator may give searches more time";
}

}  // namespace
}  // namespace ecluse::console
