// The space "Suivi des flux" (acceptance.md 4.2, 4.12): what people find in the console, from the
// flux that come to the page that answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/acceptance/works.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using lifecycle::partner_holder;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Json = nlohmann::json;

constexpr const char* supplier_siret = "00000104000013";

/// A house where came works, a demand that waits for its valideur, an invoice, and a refused one.
class Console : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    works_ = std::make_unique<WorksHouse>();
    works_->deposit(works_piece({"A4", "PDM-1"}));
    works_->deposit(works_piece(demand()));
    auto& house = works_->house();
    house.drop("ABC123", flux_name("FSO1100A", 903), made_invoice("F-1"));
    house.drop("ABC123", flux_name("FSO1100A", 904), made_invoice(std::string(30, '9')));
    house.run();
    console_ = std::make_unique<ConsoleHouse>(house);
    agent_ = console_->agent();
    depositor_ = console_->person("depot@ecluse.test", partner_holder("ABC123"), "SUIVI_FLUX");
    nobody_ = console_->person("seul@ecluse.test", {}, "");
  }
  static void TearDownTestSuite() {
    console_.reset();
    works_.reset();
  }
  static std::string page(const std::string& target, const std::string& session = agent_) {
    const auto reply = console_->get(target, session);
    EXPECT_EQ(reply.status, 200U) << target;
    return reply.body;
  }
  static Json json(const std::string& target, const std::string& session = agent_) {
    return Json::parse(console_->get("/api" + target, session).body);
  }
  /// Follows the only answer of the search box.
  static std::string found(const std::string& question, const std::string& session = agent_) {
    return console_->led("/chercher?q=" + console::url_encoded(question), session);
  }

  static inline std::unique_ptr<WorksHouse> works_;
  static inline std::unique_ptr<ConsoleHouse> console_;
  static inline std::string agent_, depositor_, nobody_;
};

/// GAP-06, SCR-01, SCR-02: seven tabs, Archives among them, each a page.
TEST_F(Console, HasSevenTabs) {
  const auto home = page("/");
  std::size_t from = home.find("<nav class=\"tabs\"");
  for (const auto* label : {"Synthèse", "Rechercher", "Saisir mémoire", "Dépôt flux",
                            "Liste fiscale", "Tableau de bord", "Archives"}) {
    from = home.find(std::string(">") + label + "</a>", from);
    ASSERT_NE(from, std::string::npos) << label << ", in this order";
  }
  for (const auto& tab : console::tabs()) {
    const auto lit = page(std::string(tab.path));
    EXPECT_THAT(lit, HasSubstr("<a href=\"" + std::string(tab.path) + "\" aria-current=\"page\">"));
  }
}

/// « Où est ma facture ? »: what one is given leads to the page that says where, why and who.
TEST_F(Console, AnswersWhereAnInvoiceIs) {
  const auto refused = std::string(30, '9');
  for (const auto& question : {std::string("F-1"), std::string("PDM-1"), refused})
    EXPECT_THAT(found(question), StartsWith("/piece/")) << question;
  EXPECT_THAT(found(flux_name("FSO1100A", 903)), StartsWith("/flux/"));
  const auto told = json(found(refused));
  EXPECT_EQ(told["state"], "NON_CONFORME");
  EXPECT_THAT(told["why"].get<std::string>(), HasSubstr("20"));
  EXPECT_EQ(told["who"], "fournisseur");
  const auto shown = page(found(refused));
  EXPECT_THAT(shown,
              AllOf(HasSubstr("Où en est-on ?"), HasSubstr("Pourquoi ?"),
                    HasSubstr("Qui doit agir ?"), HasSubstr("Que faire ?"), HasSubstr("<mark>")));
}

/// ESP-01: counts by state and the last sign-in.
TEST_F(Console, CountsOnItsHomePage) {
  const auto home = json("");
  EXPECT_EQ(home["flux_total"], 4);
  EXPECT_EQ(home["waiting"], 1);
  EXPECT_EQ(home["to_look_at"].size(), 1U);
  const auto again = console_->door().sign_in("agent@ecluse.test", house_password, "::1").value();
  EXPECT_THAT(page("/", again), HasSubstr("Dernière connexion le 02/03/2026 10:00:00"));
}

/// ESP-14: no attachment, empty lists everywhere, never an error.
TEST_F(Console, ShowsEmptyListsToWhoeverIsAttachedToNothing) {
  for (const auto& route : console_->front().routes().all()) {
    if (route.method != "GET" || route.path.find('{') != std::string::npos) continue;
    if (route.right != console::Right::reader) continue;
    if (route.page.find("dossier") != std::string::npos) continue;
    const auto status = console_->get(route.path, nobody_).status;
    EXPECT_TRUE(status == 200 || status == 303) << route.path;
  }
  EXPECT_EQ(json("/rechercher", nobody_)["total"], 0);
  EXPECT_TRUE(json("/flux", nobody_)["flux"].empty());
  EXPECT_EQ(json("", nobody_)["flux_total"], 0);
}

/// ESP-11: a depositor sees the flux it deposited, no other, whatever address it tries.
TEST_F(Console, ShowsADepositorItsOwnFlux) {
  EXPECT_EQ(json("/flux", depositor_)["flux"].size(), 2U);
  EXPECT_EQ(json("/flux")["flux"].size(), 4U);
  const auto foreign = found("PDM-1");
  EXPECT_EQ(console_->get(foreign, depositor_).status, 404U);
  EXPECT_EQ(console_->get(foreign + "/original", depositor_).status, 404U);
  EXPECT_EQ(console_->get(foreign + "/certificat", depositor_).status, 404U);
  EXPECT_THAT(found("PDM-1", depositor_), Not(StartsWith("/piece/")));
  EXPECT_EQ(console_->get(found("F-1", depositor_) + "/certificat", depositor_).status, 200U);
}

/// ESP-03: how partners are connected is for gestionnaires and the house.
TEST_F(Console, KeepsPartnersForThoseWhoManage) {
  EXPECT_EQ(console_->get("/partenaires", depositor_).status, 403U);
  EXPECT_THAT(page("/partenaires"), HasSubstr("ABC123"));
}

/// ESP-18: search box, breadcrumb, and what waits for someone on the home page.
TEST_F(Console, LeadsByABoxABreadcrumbAndABadge) {
  const auto synthese = page("/synthese");
  EXPECT_THAT(synthese, AllOf(HasSubstr("role=\"search\""), HasSubstr("class=\"crumbs\"")));
  EXPECT_THAT(page("/"), HasSubstr("pièce(s) attendent une action"));
}

/// SCR-03: what needs an action, in Synthèse; nothing for whoever has nothing to do.
TEST_F(Console, ShowsWhatIsToDo) {
  EXPECT_EQ(json("/synthese")["flux"].size(), 1U);
  EXPECT_EQ(json("/synthese")["pieces"][0]["number"], "DP-1");
  EXPECT_THAT(page("/synthese", nobody_), HasSubstr("Rien à traiter."));
}

/// SCR-08, SCR-05: the columns of works.
TEST_F(Console, ShowsTheColumnsOfWorks) {
  const auto works = json("/rechercher?space=travaux")["pieces"].at(1);
  for (const auto* column :
       {"type_label", "supplier", "recipient", "service", "moe", "moa", "number", "issued", "net",
        "gross", "state_label", "marche", "engagement", "deposited", "state_at", "acts"})
    EXPECT_TRUE(works.contains(column)) << column;
  EXPECT_EQ(works["supplier"], supplier_siret);
}

/// SCR-10: a permalink for each flux and each piece.
TEST_F(Console, LinksFromEachNumberToItsDetail) {
  const auto rows = json("/rechercher")["pieces"];
  const auto list = page("/rechercher");
  for (const auto& row : rows)
    EXPECT_THAT(list, HasSubstr("href=\"/piece/" + row["row"].dump() + "\""));
}

/// SCR-07: keyset paging, 5 to 500 a page, the total.
TEST(ConsolePages, GoOneAfterTheOther) {
  House house;
  for (int n = 0; n < 8; ++n)
    house.drop("ABC123", flux_name("FSO1100A", n + 1), made_invoice("P-" + std::to_string(n)));
  house.run();
  ConsoleHouse console(house);
  const auto agent = console.agent();
  const auto first = Json::parse(console.get("/api/rechercher?taille=5", agent).body);
  EXPECT_EQ(first["pieces"].size(), 5U);
  EXPECT_EQ(first["total"], 8);
  const auto before = first["next_before"].dump();
  EXPECT_THAT(console.get("/rechercher?taille=5", agent).body, HasSubstr("avant=" + before));
  const auto second =
      Json::parse(console.get("/api/rechercher?taille=5&avant=" + before, agent).body);
  EXPECT_EQ(second["pieces"].size(), 3U);
  EXPECT_LT(second["pieces"][0]["row"], first["pieces"][4]["row"]);
  EXPECT_FALSE(second.contains("next_before"));
}

}  // namespace
}  // namespace ecluse::tests
