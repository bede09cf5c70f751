#include "routing/attachment_kinds.hpp"

#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

struct KindRow {
  const char *code, *designation, *file_name, *kind;
};

// DOC-13, DOC-14, DOC-15, DOC-16, CAD-R6: by code, then by words.
TEST(AttachmentKinds, AreToldByCodeDesignationOrName) {
  const auto kinds = AttachmentKinds::load(embedded_table("attachment_kinds.tsv")).value();
  for (const auto& row : {
           KindRow{"", "Réquisition à personne", "scan.pdf", "REQUISITION"},
           KindRow{"", "", "Attestation de service fait.pdf", "ATTESTATION"},
           KindRow{"", "Bordereau Frais", "1.pdf", "BORDEREAU_FRAIS"},
           KindRow{"RIB", "", "banque.pdf", "RIB"},
           KindRow{"", "", "mon-IBAN.pdf", "RIB"},
           KindRow{"", "", "Factures sous-traitants.pdf", "FACTURE_SOUS_TRAITANT"},
           KindRow{"FACTURE_PAIEMENT_DIRECT", "RIB", "rib.pdf", "FACTURE_SOUS_TRAITANT"},
           KindRow{"01", "Plan de distribution", "tribune.pdf", ""},
           KindRow{"", "", "", ""},
       })
    EXPECT_EQ(kinds.kind_of(row.code, row.designation, row.file_name), row.kind)
        << row.designation << ' ' << row.file_name;
}

TEST(AttachmentKinds, HaveNamesForPeople) {
  const auto kinds = AttachmentKinds::load(embedded_table("attachment_kinds.tsv")).value();
  ASSERT_FALSE(kinds.kinds().empty());
  EXPECT_EQ(kinds.kinds().front(), "REQUISITION");
  EXPECT_EQ(kinds.label("RIB", Language::fr), "RIB ou IBAN");
  EXPECT_EQ(kinds.label("RIB", Language::en), "Bank details");
  EXPECT_FALSE(kinds.label("", Language::fr));
}

TEST(AttachmentKinds, RefuseABadTable) {
  EXPECT_FALSE(AttachmentKinds::load("kind\n"));
  const auto loaded =
      AttachmentKinds::load("kind\tlabel_fr\tlabel_en\tcodes\twords\tsource\n\ta\ta\t-\t-\t-\n");
  EXPECT_EQ(loaded.error(), (Error{"E_TABLE", "line 2: no kind"}));
}

}  // namespace
}  // namespace ecluse::routing
