#include "lifecycle/ticket.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;

const std::string formats_head = "portal\tprefix\tfigures\n", words_head = "kind\tcode\tobject\n";

TicketRules rules() {
  return TicketRules::load(embedded::lifecycle("ticket_formats.tsv"),
                           embedded::lifecycle("ticket_words.tsv"))
      .value();
}

struct Typed {
  const char* text;
  const char* reference;  ///< empty: none
};

// SYS-09, NUM-06: CPROCS and seven figures.
TEST(TicketRules, KnowAReferenceHoweverItWasTyped) {
  for (const auto& [text, reference] :
       {Typed{"CPROCS0048716", "CPROCS0048716"}, Typed{" cprocs0048685\n", "CPROCS0048685"},
        Typed{"CPROCS 004 8716", "CPROCS0048716"}, Typed{"CPROCS004871", ""},
        Typed{"CPROCS00487161", ""}, Typed{"CPROCSOO48716", ""}, Typed{"XCPROCS0048716", ""},
        Typed{"", ""}, Typed{"F-1", ""}})
    EXPECT_EQ(rules().reference_in(text).value_or(""), reference) << text;
}

TEST(TicketRules, KnowOtherPortalsThatATableNames) {
  const auto own = TicketRules::load(formats_head + "Bief\tBIEF2\t4\n", words_head).value();
  EXPECT_EQ(own.reference_in("bief20001").value_or(""), "BIEF20001");
  EXPECT_FALSE(own.reference_in("CPROCS0048716"));
}

// SUP-03: what a ticket about a mémoire, an invoice, a flux is filed under.
TEST(TicketRules, FileATicketByItsObject) {
  const auto all = rules();
  EXPECT_EQ(all.filed_under("subcategory", "memoires"), "memoire");
  EXPECT_EQ(all.filed_under("subcategory", "factures"), "destinataire");
  EXPECT_EQ(all.filed_under("subcategory", "flux"), "entite_publique");
  EXPECT_EQ(all.filed_under("category", "flux"), "suivi_flux");
  EXPECT_EQ(all.filed_under("category", "rien"), "");
  for (const auto* object : {"flux", "factures", "travaux", "memoires", "tic"}) {
    EXPECT_NE(all.filed_under("category", object), "") << object;
    EXPECT_NE(all.filed_under("subcategory", object), "") << object;
  }
}

struct Wrong {
  std::string formats, words;
  const char* fault;
};

TEST(TicketRules, RefuseATableThatIsWrong) {
  for (const auto& [formats, words, fault] :
       {Wrong{"Bief\tbief\t4\n", "", "ticket_formats.tsv line 2"},
        Wrong{"Bief\tBIEF\t0\n", "", "ticket_formats.tsv line 2"},
        Wrong{"Bief\tBIEF\t21\n", "", "ticket_formats.tsv line 2"},
        Wrong{"Bief\t\t4\n", "", "ticket_formats.tsv line 2"},
        Wrong{"Bief\tBIEF\n", "", "ticket_formats.tsv"},
        Wrong{"", "mood\tbad\t-\n", "ticket_words.tsv line 2"},
        Wrong{"", "state\t\t-\n", "ticket_words.tsv line 2"}}) {
    const auto loaded = TicketRules::load(formats_head + formats, words_head + words);
    ASSERT_FALSE(loaded) << formats << words;
    EXPECT_EQ(loaded.error().code, "E_TABLE");
    EXPECT_THAT(loaded.error().detail, HasSubstr(fault));
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
