// The files that are joined to a mémoire in the console (acceptance.md MFJ-14, MFJ-15, ORG-14):
// from the form to the piece that the gate integrates.
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
using lifecycle::Level;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Json = nlohmann::json;

constexpr const char* siret = "00000127100014";
const Upload bank_file{"rib.pdf", "%PDF-1.4\n%%EOF\n"};

class ConsoleJoined : public testing::Test {
 protected:
  ConsoleJoined() : console_(house_) {
    depositor_ = console_.person("depot@ecluse.test", lifecycle::partner_holder("ABC123"),
                                 "SUIVI_FLUX", Level::modification);
    console_.grant("depot@ecluse.test", lifecycle::structure_holder(siret), "FRAIS_JUSTICE",
                   Level::modification);
    manager_ = console_.person("gere@ecluse.test", lifecycle::partner_holder("ABC123"),
                               "SUIVI_FLUX", Level::modification);
    console_.grant("gere@ecluse.test", lifecycle::structure_holder(siret), "FRAIS_JUSTICE",
                   Level::modification, lifecycle::Rank::principal);
  }
  Json sent(const std::string& path, Fields form, const std::string& session, unsigned status,
            std::optional<Upload> file = {}) {
    const auto reply = console_.post("/api" + path, std::move(form), session, std::move(file));
    EXPECT_EQ(reply.status, status) << reply.body;
    return Json::parse(reply.body);
  }
  Json entry(Fields more, unsigned status, std::optional<Upload> file = {}) {
    auto form = typed_memoire();
    form["partenaire"] = "ABC123";
    for (auto& [name, value] : more) form[name] = value;
    return sent("/memoire", std::move(form), depositor_, status, std::move(file));
  }
  /// The hidden field of a form that shows these.
  static std::string field_of(const Json& told) {
    std::string text;
    for (const auto& one : told["joined"])
      text += std::to_string(one["row"].get<std::int64_t>()) + ':' +
              std::to_string(one["line"].get<int>()) + ',';
    return text;
  }
  void shelve_bank_details() {
    sent("/jointes", {{"structure", siret}, {"geste", "ajouter"}, {"pj_type", "RIB"}}, depositor_,
         200, bank_file);
  }

  House house_;
  ConsoleHouse console_;
  std::string depositor_, manager_;
};

// MFJ-14, DOC-14: joined to a line and to the whole, told before it is sent, carried by the piece.
TEST_F(ConsoleJoined, CarriesFilesOfALineAndOfTheWhole) {
  const auto first = entry({{"geste", "joindre"},
                            {"pj_type", "ATTESTATION"},
                            {"pj_designation", "Service fait"},
                            {"pj_ligne", "1"}},
                           200, Upload{"mission.txt", "vu et certifié\n"});
  auto told = entry({{"geste", "joindre"}, {"jointes", field_of(first)}}, 200,
                    Upload{"plan.pdf", bank_file.bytes});
  ASSERT_THAT(told["joined"], SizeIs(2));
  EXPECT_EQ(told["joined"][0]["kind_label"], "Attestation de mission ou de service fait");
  EXPECT_EQ(told["joined"][0]["extension"], "txt");
  const Fields send{{"geste", "deposer"}, {"confirme", "oui"}, {"jointes", field_of(told)}};
  entry(send, 200);
  const auto concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(1));
  EXPECT_EQ(concluded[0].outcome.fate, Fate::integrated);
  const auto& files = concluded[0].outcome.examined.pieces.at(0).attachments;
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[0].name, "plan.pdf");
  EXPECT_EQ(files[0].line, "");
  EXPECT_EQ(files[0].type, ContentType::pdf);
  EXPECT_EQ(files[1].name, "mission.txt");
  EXPECT_EQ(files[1].kind, "ATTESTATION");
  EXPECT_EQ(files[1].designation, "Service fait");
}

// MFJ-14: a line that does not exist is told at the file; what no mémoire may carry is not taken.
TEST_F(ConsoleJoined, RefusesALineThatIsNoneAndFilesThatAreNotWhatTheySay) {
  const auto told = entry({{"geste", "joindre"}, {"pj_ligne", "7"}}, 200, bank_file);
  const auto refused =
      entry({{"geste", "deposer"}, {"confirme", "oui"}, {"jointes", field_of(told)}}, 400);
  EXPECT_EQ(refused["error"], "E_DEPOSIT_ENTRY");
  EXPECT_FALSE(refused["joined"][0]["fault"].get<std::string>().empty());
  EXPECT_EQ(entry({{"geste", "joindre"}}, 400, Upload{"a.pdf", "MZ\x90"})["error"], "E_SHELF_TYPE");
  EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
}

// MFJ-15: « Liste des pièces jointes disponibles », « + »; the manager takes them away.
TEST_F(ConsoleJoined, TakesWhatTheStructureKeeps) {
  shelve_bank_details();
  const auto listed = entry({{"geste", "ligne"}}, 200)["available"];
  ASSERT_THAT(listed, SizeIs(1));
  const auto row = std::to_string(listed[0]["row"].get<std::int64_t>());
  EXPECT_EQ(entry({{"geste", "plus-" + row}}, 200)["joined"][0]["name"], "rib.pdf");
  const auto file = console_.get("/jointes/" + row, depositor_);
  EXPECT_EQ(file.body, bank_file.bytes);
  const Fields removal{{"structure", siret}, {"geste", "retirer"}, {"piece", row}};
  sent("/jointes", removal, depositor_, 403);
  sent("/jointes", removal, manager_, 200);
  EXPECT_THAT(entry({{"geste", "ligne"}}, 200)["available"], IsEmpty());
  EXPECT_EQ(console_.get("/jointes/" + row, depositor_).status, 404U);
  EXPECT_THAT(house_.audited(),
              Contains("gere@ecluse.test remove_shelf 00000127100014/RIB/rib.pdf"));
}

// ORG-14, DOC-16: the bank details of the structure go with the mémoire by themselves; not for who
// may not see them.
TEST_F(ConsoleJoined, JoinsTheBankDetailsByThemselves) {
  shelve_bank_details();
  entry({{"geste", "deposer"}, {"confirme", "oui"}}, 200);
  auto concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(1));
  const auto& files = concluded[0].outcome.examined.pieces.at(0).attachments;
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].kind, "RIB");
  EXPECT_EQ(files[0].size, bank_file.bytes.size());
  const auto stranger = console_.person("autre@ecluse.test", lifecycle::partner_holder("ABC123"),
                                        "SUIVI_FLUX", Level::modification);
  auto form = typed_memoire();
  form["numero"] = "MJ-2026-2";
  form["partenaire"] = "ABC123";
  form["geste"] = "deposer";
  form["confirme"] = "oui";
  sent("/memoire", form, stranger, 200);
  concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(1));
  EXPECT_THAT(concluded[0].outcome.examined.pieces.at(0).attachments, IsEmpty());
}

// MFJ-20, MFJ-22, DOC-14: an attestation typed, kept for who typed it, joined, told by its
// presence; nobody else finds it, and who takes it out of the house stands in the audit.
TEST_F(ConsoleJoined, CarriesAnAttestation) {
  auto form = typed_attestation();
  form["partenaire"] = "ABC123";
  form["att_signe"] = "oui";
  const auto made = sent("/attestation", form, depositor_, 200)["files"][0];
  const auto row = std::to_string(made["row"].get<std::int64_t>());
  EXPECT_THAT(console_.get("/jointes/" + row, depositor_).body,
              testing::HasSubstr("Mme Ardent, juge d'instruction"));
  EXPECT_THAT(house_.audited(),
              Contains("depot@ecluse.test look_shelf -/ATTESTATION/attestation-26-00118.txt"));
  EXPECT_EQ(console_.get("/jointes/" + row, manager_).status, 404U);
  const auto blank = sent("/attestation", {{"partenaire", "ABC123"}}, depositor_, 400);
  EXPECT_EQ(blank["blocks"][0]["fields"][0]["data"], "person");
  entry({{"geste", "deposer"}, {"confirme", "oui"}, {"jointes", row + ":1"}}, 200);
  const auto concluded = house_.run();
  ASSERT_THAT(concluded, SizeIs(1));
  const auto& files = concluded[0].outcome.examined.pieces.at(0).attachments;
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].kind, "ATTESTATION");
  EXPECT_EQ(files[0].designation, "Attestation, cadre 2 signé");
}

}  // namespace
}  // namespace ecluse::tests
