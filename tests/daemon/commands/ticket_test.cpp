#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/decided_root.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using tests::flux_name;
using tests::perform;

class TicketForms : public testing::Test {
 protected:
  tests::Said asked(const std::string& id, int piece = 0, Output output = Output::human) {
    TicketCommand command;
    command.root = home_.text();
    command.id = id;
    command.piece = piece;
    command.output = output;
    return perform(command, Language::fr);
  }
  tests::Said attach(const std::string& id, const std::string& reference,
                     const std::string& comment = "rejet contesté") {
    TicketCommand command;
    command.root = home_.text();
    command.id = id;
    command.attach = reference;
    command.comment = comment;
    return perform(command, Language::fr);
  }
  tests::DecidedRoot home_;
};

TEST_F(TicketForms, AreOfAPieceOrOfAFlux) {
  for (const auto& said : {asked("B-2"), asked(flux_name(2), 1)}) {
    ASSERT_EQ(said.status, ExitStatus::all_accepted) << said.err;
    EXPECT_THAT(said.out, AllOf(HasSubstr("N° objet : B-2\n"), HasSubstr("Type d'objet : Facture"),
                                HasSubstr("REF_DESTINATAIRE_INCONNU")));
  }
  EXPECT_THAT(asked(flux_name(2)).out, HasSubstr("Type d'objet : Flux\n"));
  for (const auto& said : {asked("nothing"), asked(flux_name(2), 2), asked("CPROCS0048716")})
    EXPECT_EQ(said.status, ExitStatus::nothing_to_do);
}

TEST_F(TicketForms, AreOneObjectForMachines) {
  const auto json = nlohmann::json::parse(asked("B-1", 0, Output::json).out);
  EXPECT_EQ(json["object_number"], "B-1");
  EXPECT_EQ(json["category"], "Factures");
  EXPECT_EQ(json["enclosures"][0]["name"], flux_name(1));
  EXPECT_TRUE(json["tickets"].empty());
}

TEST_F(TicketForms, TellTheTicketsAttached) {
  const auto done = attach("B-2", "cprocs0048716");
  EXPECT_EQ(done.status, ExitStatus::all_accepted) << done.err;
  EXPECT_EQ(done.out, "B-2 : ticket CPROCS0048716 joint\n");
  EXPECT_THAT(asked("B-2").out, HasSubstr("Ticket CPROCS0048716 [1] – "));
  EXPECT_THAT(asked("CPROCS0048716").out, HasSubstr("N° objet : B-2\n")) << "found by it";
  const auto shown =
      nlohmann::json::parse(perform(ShowCommand{home_.text(), "CPROCS0048716", Output::json}).out);
  EXPECT_EQ(shown["tickets"][0]["comment"], "rejet contesté");
  EXPECT_THAT(perform(ShowCommand{home_.text(), "B-2"}).out, HasSubstr("CPROCS0048716 [1]"));
  SearchCommand search;
  search.root = home_.text();
  search.ticket = "CPROCS 0048716";
  EXPECT_THAT(perform(search).out, HasSubstr("B-2"));
  const auto audit = perform(AuditCommand{home_.text(), {}, {}, 10, Output::json}).out;
  EXPECT_THAT(audit, HasSubstr("ABC123/B-2 CPROCS0048716: rejet contesté"));
}

TEST_F(TicketForms, RefuseWhatIsNoTicketAndWhatIsThere) {
  EXPECT_EQ(attach("B-1", "CPROCS48716").status, ExitStatus::usage);
  EXPECT_EQ(attach("B-1", "CPROCS0048716", " ").status, ExitStatus::usage);
  EXPECT_EQ(attach("nothing", "CPROCS0048716").status, ExitStatus::nothing_to_do);
  ASSERT_EQ(attach("B-1", "CPROCS0048716").status, ExitStatus::all_accepted);
  const auto twice = attach("B-1", "CPROCS0048716");
  EXPECT_EQ(twice.status, ExitStatus::all_rejected);
  EXPECT_THAT(twice.err, HasSubstr("déjà joint"));
}

}  // namespace
}  // namespace ecluse::daemon
