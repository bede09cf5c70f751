// Dépôt and Saisir mémoire (acceptance.md SCR-01, MFJ-02 to MFJ-09, MFJ-18): what people deposit by
// the console goes the way of any flux.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/console/entries.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using console::Fields;
using console::Upload;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Json = nlohmann::json;

class ConsoleDeposit : public testing::Test {
 protected:
  ConsoleDeposit() : console_(house_) {
    depositor_ = console_.person("depot@ecluse.test", lifecycle::partner_holder("ABC123"),
                                 "SUIVI_FLUX", lifecycle::Level::modification);
    looker_ = console_.person("lit@ecluse.test", lifecycle::partner_holder("ABC123"), "SUIVI_FLUX");
  }
  Json deposit(const Upload& file, Fields form, const std::string& session, unsigned status) {
    form["partenaire"] = "ABC123";
    const auto reply = console_.post("/api/depot", std::move(form), session, file);
    EXPECT_EQ(reply.status, status) << reply.body;
    return Json::parse(reply.body);
  }
  Json entry(Fields form, unsigned status) {
    form["partenaire"] = "ABC123";
    const auto reply = console_.post("/api/memoire", std::move(form), depositor_);
    EXPECT_EQ(reply.status, status) << reply.body;
    return Json::parse(reply.body);
  }

  House house_;
  ConsoleHouse console_;
  std::string depositor_, looker_;
};

// SCR-01: Dépôt as a dry run: the verdict with its findings and their answers, and nothing kept.
TEST_F(ConsoleDeposit, ChecksWithoutKeeping) {
  const Upload bad{"facture.xml", made_invoice(std::string(30, '9'))};
  const auto verdict =
      deposit(bad, {{"geste", "controler"}, {"interface", "FSO1100A"}}, looker_, 200);
  EXPECT_EQ(verdict["state"], "IN_REJETE");
  const auto finding = verdict["list"][0]["findings"][0];
  for (const auto* answer : {"message", "advice", "actor", "path"})
    EXPECT_FALSE(finding[answer].get<std::string>().empty()) << answer;
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
  EXPECT_THAT(house_.run(), IsEmpty());
}

// SCR-01, MFJ-18, LEG-04: submitted under the warning, confirmed, logged with user and time, and
// followed by who deposited it.
TEST_F(ConsoleDeposit, SubmitsOnceConfirmed) {
  const Upload file{"../../facture.xml", made_invoice("F-1")};
  Fields form{{"geste", "deposer"}, {"interface", "FSO1100A"}};
  EXPECT_THAT(console_.get("/depot", depositor_).body, HasSubstr("45 000 €"));
  deposit(file, form, depositor_, 400);
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
  form["confirme"] = "oui";
  deposit(file, form, looker_, 403);
  const auto told = deposit(file, form, depositor_, 200);
  EXPECT_THAT(told["warning"].get<std::string>(), HasSubstr("5 ans"));
  EXPECT_THAT(house_.audited(),
              Contains("depot@ecluse.test deposit ABC123/" + told["name"].get<std::string>()));
  const auto waiting = Json::parse(console_.get("/api/depot", depositor_).body)["waiting"];
  EXPECT_EQ(waiting[0]["file_name"], told["name"]);
  ASSERT_THAT(house_.run(), SizeIs(1));
  EXPECT_THAT(console_.led(told["follow"].get<std::string>(), depositor_), HasSubstr("/flux/"));
  const auto after = Json::parse(console_.get("/api/depot", depositor_).body);
  EXPECT_THAT(after["waiting"], IsEmpty());
  EXPECT_EQ(after["flux"][0]["state"], "IN_INTEGRE");
}

// MFJ-02 to MFJ-09, MFJ-13, MFJ-17, MFJ-18: typed, judged, sent, integrated.
TEST_F(ConsoleDeposit, TakesAMemoireThatSomebodyTypes) {
  auto form = typed_memoire();
  form["geste"] = "controler";
  const auto verdict = entry(form, 200);
  EXPECT_EQ(verdict["state"], "IN_INTEGRE") << verdict["list"];
  EXPECT_EQ(verdict["sums"][0]["gross"], "158,25");
  form["geste"] = "deposer";
  EXPECT_EQ(entry(form, 400)["error"], "E_DEPOSIT_CONFIRM");
  form["confirme"] = "oui";
  const auto told = entry(form, 200);
  EXPECT_THAT(told["name"].get<std::string>(), HasSubstr("FSO1120A_ABC123_"));
  const auto concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(1));
  const auto& piece = concluded[0].outcome.examined.pieces.at(0);
  EXPECT_EQ(concluded[0].outcome.fate, Fate::integrated);
  EXPECT_EQ(piece.summary.number, "MJ-2026-1");
  EXPECT_EQ(piece.summary.cadre, "A3");
  EXPECT_EQ(piece.summary.payable->text(2), "158.25");
  EXPECT_EQ(piece.summary.memoire->cases, "26/00118");
  EXPECT_EQ(piece.summary.memoire->temporary, "TMP2026000000001");
}

// MFJ-02: several lines, outlays and an own invoice number; no finding of the gate is an error.
TEST_F(ConsoleDeposit, TakesSeveralLines) {
  auto form = typed_memoire();
  form["facture"] = "F-2026-18";
  form["lignes"] = "3";
  for (const auto& [name, value] : Fields{{"affaire", "26/00119"},
                                          {"requisition", "2026-02-04"},
                                          {"autorite", "OPJ"},
                                          {"prestation", "TRADUCTION_ECRITE"},
                                          {"quantite", "3"},
                                          {"tarif", "42,335"},
                                          {"taux", "20"},
                                          {"debours", "12,50"}})
    form[name + "_2"] = value;
  form["geste"] = "controler";
  const auto verdict = entry(form, 200);
  EXPECT_EQ(verdict["state"], "IN_INTEGRE") << verdict["list"];
  EXPECT_EQ(verdict["sums"][0]["vat"], "33,65");
}

// MFJ-03, MFJ-07: what is wrong is told at its field, and what the gate refuses is not sent.
TEST_F(ConsoleDeposit, TellsWhatIsWrong) {
  auto form = typed_memoire();
  form["geste"] = "deposer";
  form["confirme"] = "oui";
  form["requisition_1"] = "hier";
  EXPECT_EQ(entry(form, 400)["error"], "E_DEPOSIT_ENTRY");
  form = typed_memoire();
  form["geste"] = "deposer";
  form["confirme"] = "oui";
  form["service"] = "INCONNU";
  const auto refused = entry(form, 409);
  EXPECT_EQ(refused["state"], "IN_REJETE");
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
}

}  // namespace
}  // namespace ecluse::tests
