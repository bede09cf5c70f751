// The lists of the space "Suivi des flux" (acceptance.md 4.12): their columns and orders, what
// hides the lines that one has done with, and what leaves as a file.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifecycle/audit.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Json = nlohmann::json;

/// Works, two invoices and a refused one.
class ConsoleLists : public testing::Test {
 protected:
  ConsoleLists() {
    works_.deposit(works_piece({"A4", "PDM-1"}));
    house().drop("ABC123", flux_name("FSO1100A", 901), made_invoice("F-2"));
    house().drop("ABC123", flux_name("FSO1100A", 902), made_invoice("F-1"));
    house().drop("ABC123", flux_name("FSO1100A", 903), made_invoice(std::string(30, '9')));
    house().run();
    console_.emplace(house());
    agent_ = console_->agent();
  }
  House& house() { return works_.house(); }
  std::string page(const std::string& target) {
    const auto reply = console_->get(target, agent_);
    EXPECT_EQ(reply.status, 200U) << target;
    return reply.body;
  }
  Json json(const std::string& target) { return Json::parse(page("/api" + target)); }
  std::vector<std::string> numbers(const std::string& target) {
    std::vector<std::string> all;
    const auto shown = json(target);
    for (const auto& piece : shown["pieces"]) all.push_back(piece["number"]);
    return all;
  }
  /// The whole of a file that is made while it is sent.
  std::string file(const std::string& target) {
    auto reply = console_->get(target, agent_);
    EXPECT_EQ(reply.status, 200U) << target;
    auto all = reply.body;
    while (reply.more) {
      const auto part = reply.more();
      if (!part) break;
      all += *part;
    }
    return all;
  }
  std::string path_of(const std::string& number) {
    return console_->led("/chercher?q=" + number, agent_);
  }

  WorksHouse works_;
  std::optional<ConsoleHouse> console_;
  std::string agent_;
};

/// SCR-04, SCR-08: the columns of each space, each head a link that sorts.
TEST_F(ConsoleLists, HaveTheColumnsOfTheirSpace) {
  const auto travaux = page("/rechercher?space=travaux");
  auto from = travaux.find("<thead");
  for (const auto* label : {"Type de pièce", "Numéro de dossier", "Fournisseur", "Destinataire",
                            "Service", "Maîtrise d", "Maîtrise d", "Numéro", "Date d", "Montant HT",
                            "Montant TTC", "État courant", "Téléchargée", "Action possible"}) {
    from = travaux.find(label, from + 1);
    ASSERT_NE(from, std::string::npos) << label;
  }
  EXPECT_THAT(travaux, HasSubstr("sens=asc&amp;space=travaux&amp;tri=number"));
}

/// SCR-05: what Synthèse of works shows.
TEST_F(ConsoleLists, HaveTheColumnsOfSynthese) {
  works_.deposit(works_piece(demand()));
  const auto waiting = page("/synthese?space=travaux");
  for (const auto* label :
       {"Numéro de marché", "Maîtrise d", "Date de l", "Numéro d", "Action possible"})
    EXPECT_THAT(waiting, HasSubstr(label));
}

/// SCR-04: sorted whatever the page, and by age where nothing else is asked.
TEST_F(ConsoleLists, AreSortedAcrossTheirPages) {
  EXPECT_THAT(numbers("/rechercher?space=factures&state=MISE_A_DISPOSITION&tri=number&sens=asc"),
              ElementsAre("F-1", "F-2"));
  EXPECT_THAT(numbers("/rechercher?space=factures&state=MISE_A_DISPOSITION&tri=number&sens=desc"),
              ElementsAre("F-2", "F-1"));
  EXPECT_THAT(numbers("/rechercher?space=factures&state=MISE_A_DISPOSITION"),
              ElementsAre("F-1", "F-2"));
}

/// ORG-13: a page that is asked to begin behind a piece of others answers as if there was none,
/// whatever it is sorted by: else amounts and states could be told by trying.
TEST_F(ConsoleLists, TellNothingOfThePiecesOfOthersByThePlaceOfAPage) {
  const auto row = path_of("F-1").substr(std::string("/piece/").size());
  const auto none = std::to_string(std::stoll(row) + 77);
  const auto others =
      console_->person("autre@depot.test", lifecycle::partner_holder("OPE001"), "SUIVI_FLUX");
  const auto shown = [&](const std::string& sort, const std::string& place) {
    auto text = json("/rechercher?sens=asc&tri=" + sort + "&avant=" + place).dump();
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + 1))
      text.replace(at, place.size(), "N");
    return text;
  };
  EXPECT_NE(shown("gross", row), shown("gross", none)) << "the house sees it";
  agent_ = others;
  for (const auto* sort : {"gross", "supplier", "number", "state", "state-at", "issued"})
    EXPECT_EQ(shown(sort, row), shown(sort, none)) << sort;
}

/// SCR-06: what was refused long ago, and what one has downloaded, can be hidden.
TEST_F(ConsoleLists, HideWhatIsDoneWith) {
  house().advance(std::chrono::hours{24 * 11});
  agent_ = console_->door().sign_in("agent@ecluse.test", house_password, "::1").value();
  EXPECT_EQ(numbers("/rechercher?space=factures").size(), 3U);
  EXPECT_EQ(numbers("/rechercher?space=factures&hide-refused=10").size(), 2U);
  EXPECT_EQ(numbers("/rechercher?space=factures&hide-refused=12").size(), 3U);
  page(path_of("F-1") + "/original");
  EXPECT_EQ(numbers("/rechercher?space=factures&hide-taken=yes").size(), 2U);
  EXPECT_EQ(json("/rechercher?number=F-1")["pieces"][0]["taken_label"], "oui");
}

/// STS-26: « Téléchargée » of the reader, and of whoever reads for the same depositor.
TEST_F(ConsoleLists, TellWhoHasDownloaded) {
  const auto depositor = lifecycle::partner_holder("ABC123");
  const auto one = console_->person("un@depot.test", depositor, "SUIVI_FLUX");
  const auto other = console_->person("deux@depot.test", depositor, "SUIVI_FLUX");
  const auto taken = [&](const std::string& session) {
    agent_ = session;
    return json("/rechercher?number=F-1")["pieces"][0]["taken_label"].get<std::string>();
  };
  const auto left = [&](const std::string& session, const std::string& by) {
    agent_ = session;
    return numbers("/rechercher?number=F-1&hide-taken=" + by).size();
  };
  const auto house_agent = agent_;
  EXPECT_EQ(taken(one), "non");
  const auto original = path_of("F-1") + "/original";
  page(original);
  EXPECT_EQ(taken(one), "oui");
  EXPECT_EQ(taken(other), "par la structure");
  EXPECT_EQ(taken(house_agent), "non");
  EXPECT_EQ(left(one, "yes"), 0U);
  EXPECT_EQ(left(other, "yes"), 1U);
  EXPECT_EQ(left(other, "structure"), 0U);
  EXPECT_EQ(left(house_agent, "structure"), 1U);
}

/// ESP-08: an engagement is shown once one of its pieces was put to payment, to whoever sees that
/// piece.
TEST_F(ConsoleLists, ShowEngagementsOnceOneOfTheirPiecesIsPaid) {
  house().drop("ABC123", flux_name("FSO1100A", 904), ordered_invoice("F-3", "EJ-7"));
  house().drop("ABC123", flux_name("FSO1100A", 905), ordered_invoice("F-4", "EJ-8"));
  house().run();
  EXPECT_THAT(numbers("/rechercher?engagement=EJ-7"), ElementsAre("F-3"));
  EXPECT_TRUE(json("/tableau?espace=engagements")["rows"].empty());
  EXPECT_EQ(works_.say("F-3", "MISE_EN_PAIEMENT"), std::vector<std::string>{});
  const auto shown = json("/tableau?espace=engagements");
  ASSERT_EQ(shown["rows"].size(), 1U);
  EXPECT_EQ(shown["rows"][0]["key"], "EJ-7");
  EXPECT_EQ(shown["rows"][0]["cells"][1]["count"], 1);
  EXPECT_THAT(page("/tableau?espace=engagements"),
              HasSubstr("/rechercher?engagement=EJ-7&amp;state=MISE_EN_PAIEMENT"));
  EXPECT_THAT(file("/exports/tableau?espace=engagements"),
              AllOf(HasSubstr("EJ-7"), Not(HasSubstr("EJ-8"))));
  agent_ = console_->person("autre@ecluse.test", lifecycle::partner_holder("OPE001"), "SUIVI_FLUX");
  EXPECT_TRUE(json("/tableau?espace=engagements")["rows"].empty());
}

/// EXP-01: all the results, as the list is asked, in both forms; the hash stays in the audit.
TEST_F(ConsoleLists, LeaveAsCsv) {
  const auto text = file("/exports/pieces?space=factures&tri=number&sens=asc");
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF"));
  EXPECT_LT(text.find("F-1;"), text.find("F-2;"));
  EXPECT_THAT(file("/exports/pieces?profil=rfc4180"), Not(StartsWith("\xEF\xBB\xBF")));
  const auto audit = lifecycle::read_audit(lifecycle::Root(house().root()).ledger(), {}).value();
  EXPECT_TRUE(std::any_of(audit.begin(), audit.end(), [&](const auto& row) {
    return row.what == "export" && row.sha256 == lifecycle::sha256_hex(text);
  }));
}

/// EXP-02: flux, liste fiscale and dashboards too.
TEST_F(ConsoleLists, AllLeaveAsCsv) {
  EXPECT_THAT(file("/exports/flux"), HasSubstr(flux_name("FSO1100A", 902)));
  EXPECT_THAT(file("/exports/tableau?espace=factures"), HasSubstr("MISE_A_DISPOSITION"));
  EXPECT_THAT(file("/exports/fiscale?structure=11000201100044&du=2026-01-01&au=2026-12-31"),
              StartsWith("\xEF\xBB\xBF"));
  for (const auto* list : {"/rechercher", "/flux", "/tableau"})
    EXPECT_THAT(page(list), HasSubstr("/exports/")) << list;
}

/// EXP-03, SCR-11: a flux, a dossier, with the hash of each file.
TEST_F(ConsoleLists, LeaveAsArchives) {
  const auto dossier = file("/exports/dossier?numero=F-1");
  EXPECT_THAT(dossier, HasSubstr(made_invoice("F-1")));
  EXPECT_THAT(dossier, HasSubstr(lifecycle::sha256_hex(made_invoice("F-1"))));
  const auto flux = json("/flux")["flux"][0]["row"].get<int>();
  EXPECT_THAT(file("/flux/" + std::to_string(flux) + "/archive"), HasSubstr("manifest.json"));
}

/// ESP-06: from a reject to a question that is nearly written.
TEST_F(ConsoleLists, LeadFromARejectToAQuestion) {
  const auto refused = page(path_of(std::string(30, '9')));
  EXPECT_THAT(refused, HasSubstr("mailto:?subject="));
  EXPECT_THAT(page(path_of("F-1")), Not(HasSubstr("mailto:")));
}

}  // namespace
}  // namespace ecluse::tests
