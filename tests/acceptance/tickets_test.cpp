// Tickets of support portals (acceptance.md SYS-09, NUM-06, SUP-01 to SUP-04, STS-27), from the
// form that is pasted into a portal to the reference that leads back to what it was about.
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifecycle/disk_posix.hpp"
#include "lifecycle/fsck.hpp"
#include "tests/acceptance/commands.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using daemon::ExitStatus;
using lifecycle::Level;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Json = nlohmann::json;

/// A house where an invoice was integrated and a mémoire came, with an agent who writes.
class Tickets : public testing::Test {
 protected:
  Tickets() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.drop("ABC123", flux_name("FSO1120A", 2), sample_bytes("memoire"));
    house_.run();
    console_.emplace(house_);
    agent_ = console_->person("support@ecluse.test", lifecycle::the_house(), "EXPLOITATION",
                              Level::modification);
    looker_ = console_->agent();
  }
  Answered ticket(const std::string& id, const std::string& reference = {},
                  Language language = Language::fr) {
    daemon::TicketCommand wish;
    wish.root = house_.root();
    wish.id = id;
    wish.attach = reference;
    wish.comment = reference.empty() ? "" : "le fournisseur conteste";
    return command(wish, language);
  }
  static Json json(const console::Reply& reply) { return Json::parse(reply.body); }
  std::string piece(const std::string& number) {
    return console_->led("/chercher?q=" + number, agent_);
  }

  House house_;
  std::optional<ConsoleHouse> console_;
  std::string agent_, looker_;
};

// SUP-01: the form of the portal, filled in, as text, in both languages.
TEST_F(Tickets, AreFilledInAsTextToBePasted) {
  const auto french = ticket("F-1").out;
  for (const auto* line :
       {"Catégorie * : Factures\n", "Sous-catégorie * : Question pour le destinataire de ma",
        "Type d'objet : Facture\n", "N° objet : F-1\n", "identifiant de l'organisation * : 0",
        "Émetteur – e-mail : (à compléter)", "Destinataire – SIRET : 2", "Destinataire – service",
        "Destinataire – raison sociale", "Résumé : F-1 : ", "Description longue :\nFlux FSO1100A",
        "Journal :\n- 02/03/2026 10:00", "Pièces jointes :\n- FSO1100A_ABC123_"})
    EXPECT_THAT(french, HasSubstr(line));
  EXPECT_THAT(ticket("F-1", {}, Language::en).out,
              AllOf(HasSubstr("Category * : Invoices"), HasSubstr("Long description :")));
  EXPECT_THAT(ticket(flux_name("FSO1100A", 1)).out, HasSubstr("Type d'objet : Flux\n"));
}

// SUP-01, SUP-03: a mémoire has a subcategory of its own, and tells neither cases nor persons.
TEST_F(Tickets, TellNothingPersonalOfAMemoire) {
  const auto text = ticket("MJ-2025-0017").out;
  EXPECT_THAT(text, AllOf(HasSubstr("Sous-catégorie * : Suivi du traitement d'un mémoire"),
                          Not(HasSubstr("25/00118")), Not(HasSubstr("FR76"))));
}

// SYS-09, NUM-06: attached from the command line or the console, with who, when and why; the one
// box, the search and the commands lead back.
TEST_F(Tickets, AreAttachedAndLeadBack) {
  const auto target = piece("F-1");
  const auto form = console::Fields{{"ticket", "cprocs0048716"}, {"commentaire", "litige"}};
  EXPECT_THAT(console_->get(target, agent_).body, HasSubstr("action=\"" + target + "/ticket\""));
  EXPECT_THAT(console_->get(target, looker_).body, Not(HasSubstr("name=\"ticket\"")));
  EXPECT_EQ(console_->post(target + "/ticket", form, looker_).status, 403U);
  EXPECT_THAT(console_->post(target + "/ticket", form, agent_).body,
              HasSubstr("F-1 : ticket CPROCS0048716 joint"));
  EXPECT_EQ(ticket(flux_name("FSO1120A", 2), "CPROCS0048685").status, ExitStatus::all_accepted);

  EXPECT_EQ(console_->led("/chercher?q=CPROCS0048716", looker_), target);
  EXPECT_THAT(console_->led("/chercher?q=cprocs%200048685", looker_), HasSubstr("/flux/"));
  EXPECT_THAT(console_->get(target, looker_).body,
              AllOf(HasSubstr("CPROCS0048716"), HasSubstr("support@ecluse.test"),
                    HasSubstr("litige"), HasSubstr("02/03/2026")));
  const auto found = json(console_->get("/api/rechercher?ticket=CPROCS0048685", looker_));
  EXPECT_EQ(found["pieces"][0]["number"], "MJ-2025-0017") << "a ticket of its flux is its own";
  daemon::SearchCommand search;
  search.root = house_.root();
  search.ticket = "CPROCS0048716";
  EXPECT_THAT(command(search).out, HasSubstr("F-1"));
  EXPECT_THAT(command(daemon::ShowCommand{house_.root(), "CPROCS0048685"}).out,
              HasSubstr("Ticket CPROCS0048685"));
  EXPECT_THAT(house_.audited(),
              Contains(HasSubstr("support@ecluse.test ticket ABC123/F-1 CPROCS0048716: litige")));
}

// SYS-09: what is no ticket, or there already, is refused; nothing of it enters what is proved.
TEST_F(Tickets, ThatAreNoneAreRefused) {
  EXPECT_EQ(ticket("F-1", "CPROCS48716").status, ExitStatus::usage);
  EXPECT_EQ(ticket("F-1", "CPROCS0048716").status, ExitStatus::all_accepted);
  EXPECT_EQ(ticket("F-1", "CPROCS0048716").status, ExitStatus::all_rejected);
  const auto reply = console_->post(piece("F-1") + "/ticket",
                                    {{"ticket", "CPROCS0048716"}, {"commentaire", "c"}}, agent_);
  EXPECT_EQ(reply.status, 400U);
  EXPECT_THAT(reply.body, HasSubstr("déjà joint"));
  const lifecycle::Root root(house_.root());
  const lifecycle::DiskPosix disk;
  EXPECT_THAT(lifecycle::fsck(disk, root, {}).value().flaws, IsEmpty());
}

// SUP-01: the same form on a page to copy from, with the address of whoever asks and of nobody
// else. SUP-02, SUP-03, SUP-04, STS-27: the words of the portal beside it.
TEST_F(Tickets, HaveAPageToCopyFromWithTheWordsOfThePortal) {
  const auto target = piece("F-1") + "/ticket";
  const auto sheet = json(console_->get("/api" + target, looker_));
  std::map<std::string, std::string> fields;
  for (const auto& one : sheet["fields"]) fields[one["field"]] = one["value"];
  EXPECT_EQ(fields["object_number"], "F-1");
  EXPECT_EQ(fields["email"], "agent@ecluse.test");
  EXPECT_THAT(sheet["description"].get<std::string>(), Not(HasSubstr("@")));
  const auto page = console_->get(target, looker_).body;
  for (const auto* word :
       {"Actions requises", "Tous (sauf clôturés)", "Clôturés", "Accepter la solution",
        "Refuser la solution", "Fournir des informations", "Fermer", "Ouvert", "Résolu", "Clôturé",
        "Question pour une entité publique", "Conseiller en direct", "Portail de support",
        "ClaudIA", "Mode déconnecté"})
    EXPECT_THAT(page, HasSubstr(word));
}

}  // namespace
}  // namespace ecluse::tests
