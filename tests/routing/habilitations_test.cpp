#include "routing/habilitations.hpp"

#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

PieceSummary piece() {
  PieceSummary summary;
  summary.supplier = "00000101600013";
  summary.recipient = "21990005700015";
  return summary;
}

TEST(Habilitations, LetAPartnerSpeakForItsStructuresOnly) {
  const auto table = Habilitations::load(
      "partner\trole\tstructure\nABC123\tdestinataire\t21990005700015\n"
      "OPE001\tcomptable\t*\nSSC777\t*\t00000101600013\n*\tvalideur\t*\n");
  ASSERT_TRUE(table);
  struct Row {
    const char *partner, *roles;
    bool allowed;
  };
  for (const auto& row :
       {Row{"ABC123", "destinataire", true}, Row{"ABC123", "destinataire|comptable", true},
        Row{"ABC123", "comptable", false}, Row{"ABC123", "fournisseur", false},
        Row{"OPE001", "destinataire|comptable", true}, Row{"OPE001", "destinataire", false},
        Row{"SSC777", "fournisseur", true}, Row{"SSC777", "destinataire", false},
        Row{"ZZZ999", "valideur", true}, Row{"ZZZ999", "ecluse", false}})
    EXPECT_EQ(table->allow(row.partner, row.roles, piece()), row.allowed)
        << row.partner << ' ' << row.roles;
  auto other = piece();
  other.recipient = "21990001600011";
  EXPECT_FALSE(table->allow("ABC123", "destinataire", other));
}

TEST(Habilitations, LetNobodySpeakUntilARowSaysSo) {
  const auto shipped = Habilitations::load(embedded_table("habilitations.tsv"));
  ASSERT_TRUE(shipped);
  EXPECT_FALSE(shipped->allow("ABC123", "destinataire|fournisseur|moe", piece()));
  EXPECT_TRUE(Habilitations::load(embedded_table("exemple_habilitations.tsv"))
                  ->allow("OPE001", "destinataire", piece()));
}

TEST(Habilitations, RefuseABadTable) {
  const std::string header = "partner\trole\tstructure\n";
  EXPECT_EQ(Habilitations::load(header + "A\tking\t*\n").error().detail, "line 2: role king");
  EXPECT_EQ(Habilitations::load(header + "A\tmoe\t\n").error().detail, "line 2: empty cell");
  EXPECT_FALSE(Habilitations::load("x\n"));
}

}  // namespace
}  // namespace ecluse::routing
